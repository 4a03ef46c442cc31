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

    void end(const ConnectorPlace &place) override;
    void withdraw() override;

private:
    struct Asked {
        std::shared_ptr<ConnectorPlace> place;
        std::unique_ptr<Question<BusyReply>> question; ///< while it is open
    };

    void told(const ConnectorPlace &place, const Question<BusyReply>::Answer &answer);
    void finish();

    Clock &m_clock;
    Done<QVector<BusyReply>> m_done; ///< empty: over
    std::vector<Asked> m_open;
    QVector<BusyReply> m_replies;
    std::optional<Error> m_error; ///< the first
    std::unique_ptr<Timer> m_turn;
};

} // namespace balie::crm
