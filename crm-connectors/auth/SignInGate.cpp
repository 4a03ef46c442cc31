#include "crm-connectors/auth/SignInGate.h"

#include <algorithm>

namespace balie::crm {

namespace {

constexpr std::chrono::seconds margin{60};

}

class SignInGate::Ticket final : public Waiting {
public:
    explicit Ticket(std::shared_ptr<Seat> seat)
        : m_seat(std::move(seat))
    {
    }
    ~Ticket() override { m_seat->ready = {}; }
    Q_DISABLE_COPY_MOVE(Ticket)

private:
    std::shared_ptr<Seat> m_seat;
};

SignInGate::SignInGate(SignInMethod &method, Clock &clock)
    : m_method(method)
    , m_clock(clock)
    , m_delivery(clock.makeTimer([this] { deliver(); }))
{
}

SignInGate::~SignInGate() = default;

bool SignInGate::isGood() const
{
    if (m_generation == 0)
        return false;
    return !m_endsAt || (m_clock.now() < *m_endsAt && m_clock.wallMs() < m_endsAtWallMs);
}

std::unique_ptr<SignInGate::Waiting> SignInGate::wait(Need need, Ready ready)
{
    auto seat = std::make_shared<Seat>(Seat{std::move(ready)});
    auto ticket = std::make_unique<Ticket>(seat);
    const bool isNewer = need == Need::Newer && (m_method.canRenew() || m_generation == 0);
    if (m_isTrying) {
        m_seated.push_back(std::move(seat));
    } else if (!isNewer && isGood()) {
        m_served.emplace_back(std::move(seat), Expected<void>());
        m_delivery->start({});
    } else if (m_refusal && m_clock.now() < m_refusedUntil) {
        m_served.emplace_back(std::move(seat), unexpected(*m_refusal));
        m_delivery->start({});
    } else {
        m_seated.push_back(std::move(seat));
        m_isTrying = true;
        m_method.begin([this](const Expected<SignedIn> &result) { take(result); });
    }
    return ticket;
}

void SignInGate::take(const Expected<SignedIn> &result)
{
    m_isTrying = false;
    m_refusal.reset();
    Expected<void> outcome;
    if (result) {
        m_signedIn = *result;
        ++m_generation;
        m_endsAt.reset();
        if (m_signedIn.life) {
            // Of a short life a quarter, or it would be renewed with every request.
            const std::chrono::milliseconds life = *m_signedIn.life;
            const auto lasts = life - std::min<std::chrono::milliseconds>(margin, life / 4);
            m_endsAt = m_clock.now() + lasts;
            m_endsAtWallMs = m_clock.wallMs() + lasts.count();
        }
    } else {
        outcome = unexpected(result.error());
        const ErrorCode code = result.error().code;
        if (code == ErrorCode::BadCredentials || code == ErrorCode::InvalidInput) {
            m_refusal = result.error();
            m_refusedUntil = m_clock.now() + m_method.restAfterRefusal();
        }
    }
    for (std::shared_ptr<Seat> &seat : m_seated)
        m_served.emplace_back(std::move(seat), outcome);
    m_seated.clear();
    m_delivery->start({});
}

void SignInGate::deliver()
{
    // A handler may delete this and every ticket.
    const auto served = std::exchange(m_served, {});
    for (const auto &[seat, outcome] : served) {
        const Ready ready = std::exchange(seat->ready, {});
        if (ready)
            ready(outcome);
    }
}

} // namespace balie::crm
