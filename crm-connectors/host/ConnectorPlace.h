#pragma once

#include "base/Clock.h"
#include "crm-connectors/api/ConnectorHealth.h"
#include "crm-connectors/host/CircuitBreaker.h"
#include "crm-connectors/host/HostedConnector.h"

#include <optional>

namespace balie::crm {

/// One connector in its place among the others, and how it goes with it. Lives as long as somebody
/// asks it something, also after another took its place. On the host's thread.
class ConnectorPlace {
public:
    using Milliseconds = std::chrono::milliseconds;

    /// `changed` is called when health() may have become another; never from the constructor.
    ConnectorPlace(HostedConnector hosted, int order, const HostLimits &limits, Clock &clock,
        Backoff::Random random, std::function<void()> changed);
    ~ConnectorPlace();

    const QString &id() const { return m_hosted.id; }
    const QString &name() const { return m_hosted.name; }
    const QByteArray &setup() const { return m_hosted.setup; }
    int order() const { return m_order; }
    void setOrder(int order) { m_order = order; }
    bool isParked() const { return !m_hosted.connector; }
    bool can(Capability capability) const;
    /// A link of a card that may be opened.
    bool mayOpen(const QUrl &link) const;
    /// What a connector must give anyway; what everything behind it relies on.
    void clean(ContactCard &card) const;
    Connector &connector() { return *m_hosted.connector; }

    /// Why it is not asked now: its sentence is for the user. Unreachable and Busy pass by
    /// themselves.
    std::optional<Error> refusal() const;
    /// One that is not refused is asked now. True: as the trial of a broken one.
    bool begin();
    /// It answered a look-up. `isLate`: after the ring's deadline.
    void answeredLookup(Milliseconds took, bool isLate);
    void answered();
    void failed(const Error &error);
    void abandoned(); ///< of the trial

    void signInChanged();
    /// Out of use: `changed` is not called any more.
    void retire() { m_changed = nullptr; }
    ConnectorHealth health() const;

private:
    ConnectorHealth::State state() const;
    bool isSlow() const;
    void wellAgain();
    void limit();
    void tell();
    QString clockTime(qint64 wallMs) const;
    QString remedy(ConnectorHealth::State state) const;

    HostedConnector m_hosted;
    int m_order;
    HostLimits m_limits;
    Clock &m_clock;
    CircuitBreaker m_breaker;
    std::function<void()> m_changed;
    std::unique_ptr<Timer> m_limitOver;
    std::optional<Error> m_trouble; ///< the last, until it is well again
    bool m_hasAnswered = false;
    bool m_isSignedOut = false;
    qint64 m_limitedUntilWallMs = 0; ///< 0: not limited
    qint64 m_brokenUntilWallMs = 0;
    Milliseconds m_lastTook{0};
    QVector<bool> m_late; ///< of the last look-ups
};

} // namespace balie::crm
