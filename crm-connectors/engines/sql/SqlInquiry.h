#pragma once

#include "crm-connectors/engines/sql/SqlCards.h"

namespace balie::crm {

/// All statements of one question, one after the other, their rows made into cards. The first error
/// ends it. Deleting it cancels.
class SqlInquiry final : public ConnectorTask {
public:
    struct Result {
        QVector<ContactCard> cards;
        bool more = false;
    };
    /// With each answer, for a trial: the message that was sent, and what came. Empty: the line is
    /// told, where somebody looks on.
    using Watch = std::function<void(
        const QCborMap &message, const Expected<QCborMap> &answer, std::chrono::milliseconds took)>;

    /// `done` comes from a later turn of the loop and may delete this; `watch` may not.
    SqlInquiry(std::shared_ptr<SqlLine> line, SqlLine::Sought sought, int rows, Watch watch,
        Done<Result> done);

private:
    void askNext();
    void onAnswer(const Expected<QCborMap> &answer);

    std::shared_ptr<SqlLine> m_line;
    SqlLine::Sought m_sought;
    int m_rows;
    Watch m_watch;
    Done<Result> m_done;
    SqlCards m_cards;
    bool m_more = false;
    qsizetype m_at = 0;
    std::shared_ptr<QCborMap> m_sent = std::make_shared<QCborMap>();
    Clock::Milliseconds m_beganAt{0};
    std::unique_ptr<ConnectorTask> m_task;
};

} // namespace balie::crm
