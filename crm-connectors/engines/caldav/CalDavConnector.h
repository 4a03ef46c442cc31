#pragma once

#include "crm-connectors/engines/caldav/CalDavLine.h"

namespace balie::crm {

/// Calendars on a CalDAV server: tells when colleagues are busy, and knows nobody by number or
/// name.
class CalDavConnector final : public Connector {
public:
    explicit CalDavConnector(std::shared_ptr<CalDavLine> line);

    Capabilities capabilities() const override { return Capability::Busy; }
    std::unique_ptr<ConnectorTask> findByNumber(
        const NumberLookup &lookup, Done<LookupReply> done) override;
    std::unique_ptr<ConnectorTask> findByName(
        const NameLookup &lookup, Done<LookupReply> done) override;
    std::unique_ptr<ConnectorTask> getCard(const CardKey &key, Done<ContactCard> done) override;
    std::unique_ptr<ConnectorTask> logCall(
        const CallReport &report, Done<CallReceipt> done) override;
    std::unique_ptr<ConnectorTask> busy(const BusyLookup &lookup, Done<BusyReply> done) override;
    std::unique_ptr<ConnectorTask> tryOut(
        const PhoneNumber &number, TrialHandlers handlers) override;
    QUrl newContactLink(const PhoneNumber &) const override { return {}; }
    std::unique_ptr<ContactSource> directory() override { return nullptr; }

private:
    template <typename T> std::unique_ptr<ConnectorTask> cannot(Done<T> done);

    std::shared_ptr<CalDavLine> m_line;
};

} // namespace balie::crm
