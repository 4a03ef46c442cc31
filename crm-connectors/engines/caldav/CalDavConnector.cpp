#include "crm-connectors/engines/caldav/CalDavConnector.h"

#include "crm-connectors/engines/caldav/CalDavTrial.h"
#include "crm-connectors/engines/caldav/FreeBusyQuestion.h"
#include "crm-connectors/steps/Later.h"

namespace balie::crm {

CalDavConnector::CalDavConnector(std::shared_ptr<CalDavLine> line)
    : m_line(std::move(line))
{
}

template <typename T> std::unique_ptr<ConnectorTask> CalDavConnector::cannot(Done<T> done)
{
    ConnectorLine &line = m_line->line();
    return std::make_unique<Later<T>>(
        line.clock(), unexpected(line.errors().notSupported()), std::move(done));
}

std::unique_ptr<ConnectorTask> CalDavConnector::findByNumber(
    const NumberLookup &, Done<LookupReply> done)
{
    return cannot(std::move(done));
}

std::unique_ptr<ConnectorTask> CalDavConnector::findByName(
    const NameLookup &, Done<LookupReply> done)
{
    return cannot(std::move(done));
}

std::unique_ptr<ConnectorTask> CalDavConnector::getCard(const CardKey &, Done<ContactCard> done)
{
    return cannot(std::move(done));
}

std::unique_ptr<ConnectorTask> CalDavConnector::logCall(const CallReport &, Done<CallReceipt> done)
{
    return cannot(std::move(done));
}

std::unique_ptr<ConnectorTask> CalDavConnector::busy(const BusyLookup &lookup, Done<BusyReply> done)
{
    return std::make_unique<FreeBusyQuestion>(
        m_line, m_line->line().session(), lookup, std::move(done));
}

std::unique_ptr<ConnectorTask> CalDavConnector::tryOut(const PhoneNumber &, TrialHandlers handlers)
{
    return std::make_unique<CalDavTrial>(m_line, std::move(handlers));
}

} // namespace balie::crm
