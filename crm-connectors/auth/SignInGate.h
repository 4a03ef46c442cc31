#pragma once

#include "base/Clock.h"
#include "crm-connectors/auth/SignInMethod.h"

#include <memory>
#include <vector>

namespace balie::crm {

/// Where requests wait until there is a sign-in. Only one attempt is made at a time; all that wait
/// share it. An attempt goes on when nobody waits any more: its answer may hold the only refresh
/// token that still works. A sign-in whose end is known is renewed a minute before it, when
/// somebody asks.
class SignInGate final {
public:
    enum class Need {
        Any, ///< one that holds as far as is known
        Newer, ///< than the one there is
    };
    using Ready = std::function<void(const Expected<void> &)>;
    /// Deleting it ends the wait.
    class Waiting {
    public:
        virtual ~Waiting() = default;
    };

    /// `method` outlives this.
    SignInGate(SignInMethod &method, Clock &clock);
    ~SignInGate();
    Q_DISABLE_COPY_MOVE(SignInGate)

    /// `ready` comes from a later turn of the loop.
    [[nodiscard]] std::unique_ptr<Waiting> wait(Need need, Ready ready);
    /// The last one that was got.
    const SignedIn &signedIn() const { return m_signedIn; }
    /// Counts those that were got; zero: none yet.
    quint64 generation() const { return m_generation; }

private:
    struct Seat {
        Ready ready;
    };
    class Ticket;

    bool isGood() const;
    void take(const Expected<SignedIn> &result);
    void deliver();

    SignInMethod &m_method;
    Clock &m_clock;
    SignedIn m_signedIn;
    quint64 m_generation = 0;
    /// By both clocks: one stands still while the machine sleeps, the other may be set.
    std::optional<std::chrono::milliseconds> m_endsAt;
    qint64 m_endsAtWallMs = 0;
    std::optional<Error> m_refusal;
    std::chrono::milliseconds m_refusedUntil{0};
    bool m_isTrying = false;
    std::vector<std::shared_ptr<Seat>> m_seated; ///< of the attempt under way
    std::vector<std::pair<std::shared_ptr<Seat>, Expected<void>>> m_served;
    std::unique_ptr<Timer> m_delivery;
};

} // namespace balie::crm
