#pragma once

#include "crm-connectors/engines/sql/SqlLine.h"

namespace balie::crm {

/// One database: over ODBC, or an Access file through mdbtools.
class SqlConnector final : public Connector {
public:
    /// InvalidInput: what the profile or the settings say cannot work. `program` is the worker.
    static Expected<std::unique_ptr<Connector>> make(std::shared_ptr<const Profile> profile,
        const ConnectorSetting &setting, const ConnectorTools &tools, const QString &program);

    explicit SqlConnector(std::shared_ptr<SqlLine> line);

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
    std::unique_ptr<ContactSource> directory() override { return nullptr; }

    /// 0: none runs.
    qint64 workerId() const { return m_line->worker().processId(); }

private:
    template <typename T> std::unique_ptr<ConnectorTask> cannot(Done<T> done);

    std::shared_ptr<SqlLine> m_line;
};

} // namespace balie::crm
