#pragma once

#include "crm-connectors/api/Connector.h"
#include "crm-connectors/engines/directory/DirectoryLine.h"
#include "crm-connectors/steps/Exchange.h"

namespace balie::crm {

/// Puts the note of a call behind what stands in the record already. Looks there first: where the
/// call's key stands, an earlier attempt arrived after all. Somebody who changes the same text
/// within that moment loses his change. Deleting it cancels.
class NoteAppend final : public ConnectorTask {
public:
    /// `done` comes from a later turn of the loop and may delete this.
    NoteAppend(
        std::shared_ptr<const DirectoryLine> shared, CallReport report, Done<CallReceipt> done);
    Q_DISABLE_COPY_MOVE(NoteAppend)

private:
    void read();
    void write(const QString &before);
    void finish(Expected<CallReceipt> receipt);
    RequestManner manner() const;

    std::shared_ptr<const DirectoryLine> m_shared;
    CallReport m_report;
    Done<CallReceipt> m_done;
    std::unique_ptr<HttpCall> m_signIn;
    std::unique_ptr<Exchange> m_exchange;
};

} // namespace balie::crm
