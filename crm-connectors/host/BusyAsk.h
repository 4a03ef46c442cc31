#pragma once

#include "crm-connectors/host/Pending.h"
#include "crm-connectors/host/Question.h"

#include <optional>

namespace balie::crm {

/// One question after calendars, at every connector that has some.
class BusyAsk final : public Pending, public std::enable_shared_from_this<BusyAsk> {
public:
    BusyAsk(Clock &clock, Done<QVector<BusyReply>> done);

    /// One of them cannot be asked.
    void addError(const Error &error);
    /// `places` are such that refuse nothing now.
    void begin(const std::vector<std::shared_ptr<ConnectorPlace>> &places, const BusyLookup &lookup,
        std::chrono::milliseconds limit);

    void end() override;
    void withdraw() override;

private:
    void told(const Question<BusyReply>::Answer &answer);
    void finish();

    Clock &m_clock;
    Done<QVector<BusyReply>> m_done; ///< empty: over
    std::vector<std::unique_ptr<Question<BusyReply>>> m_questions;
    size_t m_open = 0;
    QVector<BusyReply> m_replies;
    std::optional<Error> m_error; ///< the first
    std::unique_ptr<Timer> m_turn;
};

} // namespace balie::crm
