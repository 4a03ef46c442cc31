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
    ask(*m_line->spec().look, false,
        [this](const Expected<QCborMap> &answer) { onLooked(answer); });
}

void SqlNote::ask(const SqlStatement &statement, bool isWrite, Done<QCborMap> done)
{
    const QCborMap message = m_line->message(statement, m_parameters, isWrite);
    if (m_line->isWatched()) {
        done = [line = m_line.get(), message, beganAt = m_line->clock().now(), done = std::move(done)](
                   const Expected<QCborMap> &answer) {
            line->tell(line->shown(message, answer, line->clock().now() - beganAt));
            done(answer);
        };
    }
    m_task = m_line->worker().ask({[message](const QCborMap &) { return Expected<QCborMap>(message); },
                                      m_line->deadline()},
        std::move(done));
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
    ask(*m_line->spec().write, true,
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
