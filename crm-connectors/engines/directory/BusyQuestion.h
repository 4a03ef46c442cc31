#pragma once

#include "crm-connectors/api/Connector.h"
#include "crm-connectors/engines/directory/DirectoryLine.h"
#include "crm-connectors/steps/Exchange.h"

namespace balie::crm {

/// When people are occupied, as many a request as the system takes, one request after the other.
/// Who is refused is left out: not known, not free. After an error nobody is told. Deleting it
/// cancels.
class BusyQuestion final : public ConnectorTask {
public:
    /// `done` comes from a later turn of the loop and may delete this.
    BusyQuestion(
        std::shared_ptr<const DirectoryLine> shared, BusyLookup lookup, Done<BusyReply> done);
    Q_DISABLE_COPY_MOVE(BusyQuestion)

private:
    void next();
    void take(const QJsonValue &body, const QStringList &asked);
    void finish(Expected<BusyReply> reply);

    std::shared_ptr<const DirectoryLine> m_shared;
    BusyLookup m_lookup;
    Done<BusyReply> m_done;
    qsizetype m_at = 0;
    BusyReply m_reply;
    std::unique_ptr<HttpCall> m_signIn;
    std::unique_ptr<Exchange> m_exchange;
};

} // namespace balie::crm
