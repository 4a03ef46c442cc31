#include "crm-connectors/engines/sql/SqlNote.h"

#include "crm-connectors/engines/sql/SqlParameters.h"

#include <QCborArray>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

SqlNote::SqlNote(std::shared_ptr<SqlLine> line, const CallReport &report, Done<CallReceipt> done)
    : m_line(std::move(line))
    , m_parameters(sqlParameters::ofCall(report))
    , m_done(std::move(done))
{
    look();
}

void SqlNote::look()
{
    m_task = m_line->worker().ask(question(*m_line->spec().look, false),
        [this](const Expected<QCborMap> &answer) { onLooked(answer); });
}

SqlWorker::Question SqlNote::question(const SqlStatement &statement, bool isWrite) const
{
    const QCborMap message = m_line->message(statement, m_parameters, isWrite);
    return {
        [message](const QCborMap &) { return Expected<QCborMap>(message); }, m_line->deadline()};
}

void SqlNote::onLooked(const Expected<QCborMap> &answer)
{
    const Done<CallReceipt> done = m_done;
    if (!answer) {
        const Error error = answer.error();
        done(unexpected(error));
        return;
    }
    const QCborArray rows = answer->value("rows"_L1).toArray();
    if (!rows.isEmpty()) {
        done(CallReceipt{rows.at(0).toArray().at(0).toString(), true});
        return;
    }
    if (m_refused) {
        const Error error = *m_refused;
        done(unexpected(error));
        return;
    }
    m_task = m_line->worker().ask(question(*m_line->spec().write, true),
        [this](const Expected<QCborMap> &written) { onWritten(written); });
}

void SqlNote::onWritten(const Expected<QCborMap> &answer)
{
    const Done<CallReceipt> done = m_done;
    if (answer) {
        done(CallReceipt{});
        return;
    }
    const Error error = answer.error();
    if (error.code == ErrorCode::Refused) {
        m_refused = error;
        look();
        return;
    }
    done(unexpected(error));
}

} // namespace balie::crm
