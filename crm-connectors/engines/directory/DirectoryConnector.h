#pragma once

#include "crm-connectors/engines/directory/DirectoryLine.h"
#include "crm-connectors/steps/HttpConnector.h"

namespace balie::crm {

/// A customer system that cannot be searched by number: its contacts are copied and searched here.
/// What else the profile says is carried out as by any HTTP connector.
class DirectoryConnector final : public Connector {
public:
    DirectoryConnector(std::shared_ptr<const Profile> profile,
        std::shared_ptr<const DirectorySpec> spec, const ConnectorSetting &setting,
        const ConnectorTools &tools);

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
    HttpConnector m_http;
    std::shared_ptr<const DirectoryLine> m_shared;
};

} // namespace balie::crm
