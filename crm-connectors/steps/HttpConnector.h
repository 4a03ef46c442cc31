#pragma once

#include "crm-connectors/api/Connector.h"
#include "crm-connectors/steps/ConnectorLine.h"

namespace balie::crm {

/// A customer system that is reached over HTTP, as its profile says: what the engines http-json,
/// odata and sdata make. Has no calendar and no directory.
class HttpConnector final : public Connector {
public:
    HttpConnector(std::shared_ptr<const Profile> profile, const ConnectorSetting &setting,
        const ConnectorTools &tools);
    ~HttpConnector() override;

    Capabilities capabilities() const override;
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
    QUrl newContactLink(const PhoneNumber &number) const override;
    std::unique_ptr<ContactSource> directory() override;

private:
    std::shared_ptr<ConnectorLine> m_line;
};

} // namespace balie::crm
