#pragma once

#include "base/Clock.h"
#include "crm-connectors/api/Connector.h"

namespace balie::crm {

/// An answer that is known at once, told in the next turn of the loop. Deleting it cancels.
template <typename T> class Later final : public ConnectorTask {
public:
    Later(Clock &clock, Expected<T> answer, Done<T> done)
        : m_answer(std::move(answer))
        , m_done(std::move(done))
        , m_timer(clock.makeTimer([this] {
            const Done<T> handler = std::exchange(m_done, {});
            const Expected<T> told = m_answer;
            handler(told);
        }))
    {
        m_timer->start(std::chrono::milliseconds(0));
    }

private:
    Expected<T> m_answer;
    Done<T> m_done;
    std::unique_ptr<Timer> m_timer;
};

} // namespace balie::crm
