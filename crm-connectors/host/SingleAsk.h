#pragma once

#include "crm-connectors/host/Pending.h"
#include "crm-connectors/host/Question.h"

#include <optional>

namespace balie::crm {

/// One thing asked of one connector: a card, or a note to be written.
template <typename T>
class SingleAsk final : public Pending, public std::enable_shared_from_this<SingleAsk<T>> {
public:
    SingleAsk(Clock &clock, Done<T> done)
        : m_clock(clock)
        , m_done(std::move(done))
    {
    }

    void begin(std::shared_ptr<ConnectorPlace> place, const typename Question<T>::Ask &ask,
        std::chrono::milliseconds limit)
    {
        m_place = place;
        m_question = std::make_unique<Question<T>>(place, m_clock);
        m_question->begin(ask, limit, [this, place](const typename Question<T>::Answer &answer) {
            if (answer.value)
                place->answered();
            finish(answer.value);
        });
    }
    /// It cannot be asked.
    void refuse(Error error)
    {
        m_error = std::move(error);
        m_turn = m_clock.makeTimer([this] { finish(unexpected(*m_error)); });
        m_turn->start(std::chrono::milliseconds(0));
    }

    void end(const ConnectorPlace &place) override
    {
        if (!m_done || m_place.get() != &place)
            return;
        m_question.reset();
        m_place.reset();
        refuse({ErrorCode::LinkLost,
            QCoreApplication::translate("ConnectorHost",
                "The settings of the customer systems were changed meanwhile. Try again."),
            QStringLiteral("connectors replaced")});
    }
    void withdraw() override
    {
        m_done = nullptr;
        m_question.reset();
        m_place.reset();
        m_turn.reset();
    }

private:
    void finish(const Expected<T> &value)
    {
        const auto self = this->shared_from_this();
        const Expected<T> told = value; // the question that holds it goes
        const auto done = m_done;
        withdraw();
        if (done)
            done(told);
    }

    Clock &m_clock;
    Done<T> m_done; ///< empty: over
    std::optional<Error> m_error;
    std::shared_ptr<ConnectorPlace> m_place; ///< while it is asked
    std::unique_ptr<Question<T>> m_question;
    std::unique_ptr<Timer> m_turn;
};

} // namespace balie::crm
