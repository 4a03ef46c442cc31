#include "crm-connectors/engines/sql/SqlInquiry.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

SqlInquiry::SqlInquiry(
    std::shared_ptr<SqlLine> line, SqlLine::Sought sought, int rows, Watch watch, Done<Result> done)
    : m_line(std::move(line))
    , m_sought(std::move(sought))
    , m_rows(rows)
    , m_watch(std::move(watch))
    , m_done(std::move(done))
    , m_cards(*m_line)
{
    if (!m_watch && m_line->isWatched())
        m_watch = [shown = m_line.get()](const QCborMap &message, const Expected<QCborMap> &answer,
                      std::chrono::milliseconds took) { shown->tell(shown->shown(message, answer, took)); };
    askNext();
}

void SqlInquiry::askNext()
{
    const SqlQuery query = m_line->queries(m_sought.what).at(m_at);
    SqlWorker::Question question;
    question.deadline = m_line->deadline();
    question.message = [line = m_line.get(), query, sought = m_sought, rows = m_rows,
                           sent = m_sent](const QCborMap &opened) {
        Expected<QCborMap> message = line->message(query, sought, rows, opened);
        if (message)
            *sent = *message;
        return message;
    };
    m_beganAt = m_line->clock().now();
    m_task = m_line->worker().ask(
        std::move(question), [this](const Expected<QCborMap> &answer) { onAnswer(answer); });
}

void SqlInquiry::onAnswer(const Expected<QCborMap> &answer)
{
    if (m_watch)
        m_watch(*m_sent, answer, m_line->clock().now() - m_beganAt);
    const Done<Result> done = m_done;
    if (!answer) {
        const Error error = answer.error();
        done(unexpected(error));
        return;
    }
    const QVector<SqlQuery> &queries = m_line->queries(m_sought.what);
    m_cards.add(*answer, queries.at(m_at));
    m_more = m_more || answer->value("more"_L1).toBool();
    if (++m_at < queries.size()) {
        askNext();
        return;
    }
    done(Result{m_cards.takeCards(), m_more});
}

} // namespace balie::crm
