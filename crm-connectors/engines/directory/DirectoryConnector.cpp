#include "crm-connectors/engines/directory/DirectoryConnector.h"

#include "crm-connectors/engines/directory/BusyQuestion.h"
#include "crm-connectors/engines/directory/DirectorySource.h"
#include "crm-connectors/engines/directory/NoteAppend.h"

#include <algorithm>

namespace balie::crm {

namespace {

std::shared_ptr<const Profile> patient(const Profile &profile)
{
    auto made = std::make_shared<Profile>(profile);
    made->request.timeout = std::max(profile.request.timeout, std::chrono::milliseconds(60'000));
    made->request.retries = std::max(profile.request.retries, 5);
    made->request.maxParallel = 1;
    return made;
}

/// "410: start anew" comes as an answer, not as a failure.
std::shared_ptr<const DirectorySpec> withStatuses(const DirectorySpec &spec)
{
    auto made = std::make_shared<DirectorySpec>(spec);
    made->records.nothingStatus += spec.startAnew;
    return made;
}

} // namespace

DirectoryConnector::DirectoryConnector(std::shared_ptr<const Profile> profile,
    std::shared_ptr<const DirectorySpec> spec, const ConnectorSetting &setting,
    const ConnectorTools &tools)
    : m_http(profile, setting, tools)
    , m_shared(std::make_shared<DirectoryLine>(DirectoryLine{
          std::make_shared<ConnectorLine>(profile, setting, tools),
          std::make_shared<ConnectorLine>(patient(*profile), setting, tools), withStatuses(*spec)}))
{
}

Capabilities DirectoryConnector::capabilities() const
{
    Capabilities can = m_http.capabilities() | Capability::Directory;
    if (m_shared->spec->note)
        can |= Capability::LogCall | Capability::WritesOnce;
    if (m_shared->spec->calendar)
        can |= Capability::Busy;
    return can;
}

std::unique_ptr<ConnectorTask> DirectoryConnector::findByNumber(
    const NumberLookup &lookup, Done<LookupReply> done)
{
    return m_http.findByNumber(lookup, std::move(done));
}

std::unique_ptr<ConnectorTask> DirectoryConnector::findByName(
    const NameLookup &lookup, Done<LookupReply> done)
{
    return m_http.findByName(lookup, std::move(done));
}

std::unique_ptr<ConnectorTask> DirectoryConnector::getCard(
    const CardKey &key, Done<ContactCard> done)
{
    return m_http.getCard(key, std::move(done));
}

std::unique_ptr<ConnectorTask> DirectoryConnector::logCall(
    const CallReport &report, Done<CallReceipt> done)
{
    if (!m_shared->spec->note)
        return m_http.logCall(report, std::move(done));
    return std::make_unique<NoteAppend>(m_shared, report, std::move(done));
}

std::unique_ptr<ConnectorTask> DirectoryConnector::busy(
    const BusyLookup &lookup, Done<BusyReply> done)
{
    if (!m_shared->spec->calendar)
        return m_http.busy(lookup, std::move(done));
    return std::make_unique<BusyQuestion>(m_shared, lookup, std::move(done));
}

std::unique_ptr<ConnectorTask> DirectoryConnector::tryOut(
    const PhoneNumber &number, TrialHandlers handlers)
{
    return m_http.tryOut(number, std::move(handlers));
}

QUrl DirectoryConnector::newContactLink(const PhoneNumber &number) const
{
    return m_http.newContactLink(number);
}

std::unique_ptr<ContactSource> DirectoryConnector::directory()
{
    return std::make_unique<DirectorySource>(m_shared);
}

} // namespace balie::crm
