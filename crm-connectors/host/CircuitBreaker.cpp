#include "crm-connectors/host/CircuitBreaker.h"

#include <utility>

namespace balie::crm {

CircuitBreaker::CircuitBreaker(const HostLimits &limits, Backoff::Random random)
    : m_limit(limits.failuresInARow)
    , m_least(limits.leastPause)
    , m_backoff(limits.firstPause, limits.longestPause, std::move(random))
{
}

bool CircuitBreaker::isFault(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unreachable:
    case ErrorCode::Timeout:
    case ErrorCode::Untrusted:
    case ErrorCode::Protocol:
    case ErrorCode::LinkLost:
        return true;
    default:
        return false;
    }
}

bool CircuitBreaker::admits(Milliseconds now) const
{
    return m_state == State::Closed || (m_state == State::Open && now >= m_openUntil);
}

bool CircuitBreaker::begin()
{
    if (m_state == State::Closed)
        return false;
    m_state = State::Trying;
    return true;
}

void CircuitBreaker::succeeded()
{
    m_state = State::Closed;
    m_failures = 0;
    m_backoff.reset();
}

void CircuitBreaker::failed(ErrorCode code, Milliseconds now)
{
    ++m_failures;
    switch (m_state) {
    case State::Open:
        return; // asked before it opened: nothing new
    case State::Trying:
        open(now);
        return;
    case State::Closed:
        if (code == ErrorCode::Timeout || m_failures >= m_limit)
            open(now);
        return;
    }
}

void CircuitBreaker::abandoned()
{
    if (m_state == State::Trying)
        m_state = State::Open;
}

void CircuitBreaker::open(Milliseconds now)
{
    m_state = State::Open;
    m_openUntil = now + m_least + m_backoff.next();
}

} // namespace balie::crm
