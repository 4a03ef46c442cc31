#pragma once

#include "base/TraceSink.h"
#include "base/http/HttpPort.h"
#include "cti/link/LinkMachine.h"
#include "cti/provider/Provider.h"
#include "cti/provider/xsi/XsiChannel.h"
#include "cti/provider/xsi/XsiCommands.h"
#include "cti/provider/xsi/XsiDevices.h"
#include "cti/provider/xsi/XsiOwnServices.h"
#include "cti/provider/xsi/XsiPorts.h"
#include "cti/provider/xsi/XsiRequests.h"
#include "cti/provider/xsi/XsiSubscriptions.h"

namespace balie::cti {

/// BroadWorks Xsi (Xsi Interface Specification R2020.07): Xsi-Actions for what is asked, Xsi-Events
/// for what happens. Reads the profile and the services, opens the channel, subscribes, and is live
/// once the own calls are known; other people come in by and by. The link machine drives it; its
/// pings and probes are the channel's heartbeat. Lives on the link's I/O thread.
class XsiProvider final : public Provider, private LinkDriver {
    Q_OBJECT

public:
    /// What a program injects; what is left empty is the real thing.
    struct Options {
        std::function<std::unique_ptr<HttpPort>(Clock &)> http{};
        Backoff::Random random{};
        TraceSink *trace = nullptr; ///< must outlive the provider
        QString traceTag{}; ///< see XsiRequests::setTraceTag()
        std::optional<int> requestsPerSecond{}; ///< instead of what the sign-in says
        /// Made from the machine, its user, the server, the account and `instance` if empty:
        /// subscriptions belong to it, so that one of an earlier run is found again.
        QString channelSetId{};
        /// What tells programs apart that run at one time on one machine: two that share a channel
        /// set would each get half of the events.
        QString instance{};
        /// One channel set for each user and application: whoever signs in last takes over.
        QString applicationId = QStringLiteral("balie");
    };

    /// `handOver` and `clock` must outlive the provider.
    XsiProvider(HandOver &handOver, Clock &clock, Options options, QObject *parent = nullptr);
    XsiProvider(HandOver &handOver, Clock &clock)
        : XsiProvider(handOver, clock, Options())
    {
    }
    ~XsiProvider() override;

    void signIn(const SignIn &signIn) override;
    /// Deletes subscriptions and channel as last words; what has not been sent when the provider
    /// goes is found again, and deleted or used, by the next sign-in.
    void signOut() override;
    void whenSilent(std::function<void()> silent) override
    {
        m_requests.whenSilent(std::move(silent));
    }
    void reconnectNow() override { m_machine.retryNow(); }
    void suspend() override;
    void setWatched(const QVector<DeviceId> &devices) override
    {
        m_subscriptions.setWatched(devices);
    }
    void refresh(const DeviceId &device) override { m_subscriptions.refresh(device); }
    void execute(const CallCommand &command, CallControlPort::Done done) override;
    // The ports answer LinkLost themselves while nobody is signed in.
    void readDirectory(DirectoryPort::PageArrived arrived) override
    {
        m_ports.readDirectory(std::move(arrived));
    }
    void searchDirectory(const QString &text, DirectoryPort::PageArrived arrived) override
    {
        m_ports.searchDirectory(text, std::move(arrived));
    }
    void readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived) override
    {
        m_ports.readCallLog(since, std::move(arrived));
    }
    void readWatchList(WatchListPort::Read done) override { m_ports.readWatchList(std::move(done)); }
    void writeWatchList(const WatchListPort::List &list, WatchListPort::Read done) override
    {
        m_ports.writeWatchList(list, std::move(done));
    }
    void setDoNotDisturb(bool on, ServicesPort::Done done) override
    {
        m_ports.setDoNotDisturb(on, std::move(done));
    }
    void setForwarding(const Forwarding &forwarding, ServicesPort::Done done) override
    {
        m_ports.setForwarding(forwarding, std::move(done));
    }

private:
    // LinkDriver
    void openWire() override;
    void dropWire() override;
    bool pingWire() override;
    void askPbx() override { m_channel.beat(); }
    void resync() override { m_subscriptions.beginSync(); }
    void linkChanged(const LinkStatus &status) override;

    void profileAnswered(const Expected<HttpReply> &reply);
    void servicesAnswered(const Expected<HttpReply> &reply);
    void signInFailed(const Error &error);
    void lose(const Error &error);
    void giveUp(const Error &error);
    void channelOpened();
    void serviceRefused(XsiPackage package);
    void serviceTold(const xsi::EventData &data);
    void channelClosed(const Error &error);
    void channelTerminated(const QString &reason);
    void noteCommand(const CallCommand &command);
    XsiRequest aboutMe(const QString &what) const;

    HandOver &m_handOver;
    Clock &m_clock;
    Options m_options;
    std::unique_ptr<HttpPort> m_http;
    SignIn m_signIn;
    QString m_account; ///< server, user and kind of events of what is known
    QString m_channelSetId;
    XsiRequests m_requests;
    LinkMachine m_machine;
    XsiChannel m_channel;
    XsiDevices m_devices;
    XsiSubscriptions m_subscriptions;
    XsiCommands m_commands;
    XsiPorts m_ports;
    XsiOwnServices m_ownServices;
    xsi::Profile m_profile;
    AssignedServices m_services;
    Clock::Milliseconds m_askedAt{0};
    bool m_wasLive = false; ///< since the user signed in
};

} // namespace balie::cti
