#pragma once

#include "crm-connectors/engines/sql/SqlLine.h"

namespace balie::crm {

/// Writes one call down: first a look whether it stands there, under its key, then the write. What
/// fails behind the look is told as an error; with the next attempt the look says whether it had
/// arrived. A write that a unique key refuses is looked for at once: an earlier attempt was slower
/// than the look. Deleting it cancels, but what was sent may still be written.
class SqlNote final : public ConnectorTask {
public:
    SqlNote(std::shared_ptr<SqlLine> line, const CallReport &report, Done<CallReceipt> done);

private:
    void onLooked(const Expected<QCborMap> &answer);
    void onWritten(const Expected<QCborMap> &answer);
    void look();
    void ask(const SqlStatement &statement, bool isWrite, Done<QCborMap> done);

    std::shared_ptr<SqlLine> m_line;
    SqlParameters m_parameters;
    Done<CallReceipt> m_done;
    std::optional<Error> m_refused; ///< why the write was
    std::unique_ptr<ConnectorTask> m_task;
};

} // namespace balie::crm
