#pragma once

#include "base/TraceSink.h"
#include "cti/link/LinkMachine.h"
#include "cti/provider/Provider.h"
#include "cti/provider/csta/CstaSession.h"
#include "cti/provider/csta/CstaWire.h"
#include "cti/provider/csta/MonitorKeeper.h"
#include "cti/provider/csta/ProfilePorts.h"

namespace balie::cti {

/// CSTA III over WebSocket, TCP or TLS (ECMA-269, -323, -354). Puts wire, session, monitors and
/// commands together and drives them by the link machine. Lives on the link's I/O thread.
class CstaProvider final : public Provider, private LinkDriver {
    Q_OBJECT

public:
    /// What a program injects; what is left empty is the real thing.
    struct Options {
        TransportFactory transports;
        Backoff::Random random;
        TraceSink *trace = nullptr; ///< must outlive the provider
        std::optional<ServerProfile> profile; ///< instead of the one that the sign-in names
    };
    /// Documents that cannot be read within a minute before the wire is given up.
    static constexpr int mostUnreadable = 3;

    /// `handOver` and `clock` must outlive the provider.
    CstaProvider(HandOver &handOver, Clock &clock, Options options, QObject *parent = nullptr);
    CstaProvider(HandOver &handOver, Clock &clock)
        : CstaProvider(handOver, clock, Options())
    {
    }
    ~CstaProvider() override;

    void signIn(const SignIn &signIn) override;
    void signOut() override;
    void reconnectNow() override { m_machine.retryNow(); }
    void suspend() override;
    void setWatched(const QVector<DeviceId> &devices) override;
    void refresh(const DeviceId &device) override { m_monitors.refresh(device); }
    void execute(const CallCommand &command, CallControlPort::Done done) override;
    void readDirectory(DirectoryPort::PageArrived arrived) override;
    void searchDirectory(const QString &text, DirectoryPort::PageArrived arrived) override;
    void readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived) override;
    void readWatchList(WatchListPort::Read done) override;
    void writeWatchList(const WatchListPort::List &list, WatchListPort::Read done) override;
    void setDoNotDisturb(bool on, ServicesPort::Done done) override;
    void setForwarding(const Forwarding &forwarding, ServicesPort::Done done) override;

private:
    // LinkDriver
    void openWire() override;
    void dropWire() override;
    bool pingWire() override { return m_wire.ping(); }
    void askPbx() override { m_session.probe(); }
    void resync() override;
    void linkChanged(const LinkStatus &status) override;

    void received(int invokeId, const csta::Message &message);
    void unreadable(const Error &error);
    void streamLost(const Error &error);
    void commandAnswered(const CallCommand &command, const Expected<csta::Message> &raw,
        const CallControlPort::Done &done);

    HandOver &m_handOver;
    Clock &m_clock;
    Options m_options;
    ServerProfile m_profile;
    SignIn m_signIn;
    QString m_account; ///< server, user and profile of what is known
    CstaWire m_wire;
    RequestTable m_requests;
    LinkMachine m_machine;
    CstaSession m_session;
    MonitorKeeper m_monitors;
    ProfilePorts m_ports;
    QVector<Clock::Milliseconds> m_unreadable; ///< moments of the last ones
    bool m_freshSession = false; ///< the next synchronisation is the first of a session
    bool m_gently = false; ///< the next drop sends its last words first
};

} // namespace balie::cti
