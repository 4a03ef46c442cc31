#include "cti/provider/csta/CstaProvider.h"

#include "cti/provider/ProviderErrors.h"
#include "cti/provider/csta/CommandRequests.h"
#include "cti/provider/csta/CstaErrors.h"

#include <QCoreApplication>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Priority = RequestTable::Priority;

namespace {

struct Link {
    Q_DECLARE_TR_FUNCTIONS(Link)
};

constexpr auto subProtocol = "csta-xml.v1"_L1; // docs/csta-profile.md
constexpr auto webSocketPath = "/csta"_L1;

QUrl completed(QUrl url)
{
    const bool webSocket = url.scheme() == "ws"_L1 || url.scheme() == "wss"_L1;
    if (webSocket && (url.path().isEmpty() || url.path() == "/"_L1))
        url.setPath(webSocketPath);
    return url;
}

} // namespace

CstaProvider::CstaProvider(HandOver &handOver, Clock &clock, Options options, QObject *parent)
    : Provider(parent)
    , m_handOver(handOver)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_profile(m_options.profile.value_or(*ServerProfile::named({})))
    , m_wire(
          clock, m_options.transports ? m_options.transports : networkTransports(), m_options.trace)
    , m_requests(
          clock, [this](int id, const csta::Request &request) { return m_wire.send(id, request); })
    , m_machine(clock, m_options.random ? m_options.random : Backoff::systemRandom(), *this,
          handOver.lastSession())
    , m_session(clock, m_wire, m_requests, m_machine, m_profile)
    , m_monitors(clock, handOver, m_requests, m_profile,
          {[this] { m_machine.synced(); }, [this](const Error &error) { m_machine.refused(error); },
              [this](const Error &error) { m_machine.closed(error); },
              [this](const QString &text) { m_wire.note(text); }})
    , m_ports(m_requests, m_profile)
{
    connect(&m_wire, &CstaWire::opened, this, [this] {
        m_machine.opened();
        m_requests.open();
        m_session.start(m_signIn);
    });
    connect(&m_wire, &CstaWire::heard, this, [this] { m_machine.heard(); });
    connect(
        &m_wire, &CstaWire::closed, this, [this](const Error &error) { m_machine.closed(error); });
    connect(&m_wire, &CstaWire::received, this, &CstaProvider::received);
    connect(&m_wire, &CstaWire::unreadable, this, &CstaProvider::unreadable);
    connect(&m_wire, &CstaWire::streamLost, this, &CstaProvider::streamLost);
}

CstaProvider::~CstaProvider()
{
    m_monitors.linkLost();
    m_requests.close(linkLostError());
}

void CstaProvider::signIn(const SignIn &signIn)
{
    signOut();
    const std::optional<ServerProfile> profile
        = m_options.profile ? m_options.profile : ServerProfile::named(signIn.profile);
    m_session.beginSignIn();
    m_signIn = signIn;
    m_signIn.server = completed(signIn.server);
    const QString account = m_signIn.server.toString() + u' ' + signIn.user + u' ' + signIn.profile;
    if (std::exchange(m_account, account) != account)
        m_monitors.reset();
    if (profile)
        m_profile = *profile;
    m_requests.setLimits(m_profile.outstanding, m_profile.requestsPerSecond);
    // For balie-trace replay, which has to be the same client again.
    m_wire.note(u"signing in: profile=%1 telephone=%2"_s.arg(
        m_profile.name, m_signIn.ownDevice.value()));
    m_machine.start(m_signIn.server.host());
    if (!profile) {
        m_machine.refused({ErrorCode::InvalidInput,
            Link::tr("There is no server profile called “%1”.").arg(signIn.profile),
            u"unknown profile"_s});
    } else if (isReadable(m_signIn.server) && !m_signIn.mayBeReadable) {
        m_machine.refused(readableError(m_signIn.server));
    }
}

void CstaProvider::signOut()
{
    if (m_machine.state() == LinkState::Idle)
        return;
    m_session.sayGoodbye();
    m_gently = true;
    m_machine.stop();
    m_signIn = {};
}

void CstaProvider::suspend()
{
    m_session.sayGoodbye();
    m_gently = true;
    m_machine.suspend();
}

void CstaProvider::openWire()
{
    const Endpoint endpoint{m_signIn.server, m_signIn.extraCaPem, subProtocol};
    if (const Expected<void> opened = m_wire.open(endpoint); !opened)
        m_machine.refused(opened.error());
}

void CstaProvider::dropWire()
{
    m_monitors.linkLost();
    m_session.forget();
    m_wire.drop(std::exchange(m_gently, false));
    m_unreadable.clear();
    // Last: whoever hears that his request failed may ask for something at once.
    m_requests.close(linkLostError());
}

void CstaProvider::resync()
{
    if (std::exchange(m_freshSession, false)) {
        m_session.takeMonitorsInDoubt();
        m_monitors.setOwnDevice(m_machine.status().ownDevice);
        m_monitors.beginSync(MonitorKeeper::Monitors::Gone);
    } else if (m_profile.resyncs) {
        m_monitors.beginSync(m_session.takeMonitorsInDoubt() ? MonitorKeeper::Monitors::Renew
                                                             : MonitorKeeper::Monitors::Stand);
    } else {
        m_machine.synced();
    }
}

void CstaProvider::linkChanged(const LinkStatus &status)
{
    m_wire.setSession(status.session);
    if (status.state == LinkState::Handshake)
        m_freshSession = true;
    m_wire.note(u"link state %1"_s.arg(int(status.state)));
    m_handOver.postLink(status);
}

void CstaProvider::received(int invokeId, const csta::Message &message)
{
    if (csta::isAnswer(message.kind)) {
        if (const auto sent = m_requests.sentAt(invokeId))
            m_machine.answeredAfter(m_clock.now() - *sent);
        switch (m_requests.answer(invokeId, message)) {
        case RequestTable::Match::Answered:
            break;
        case RequestTable::Match::Late:
            m_wire.note(u"%1 came too late"_s.arg(message.root));
            break;
        case RequestTable::Match::Unknown:
            m_wire.note(u"%1 answers nothing that was asked"_s.arg(message.root));
            break;
        }
        return;
    }
    if (m_session.take(invokeId, message))
        return;
    if (const auto *stop = message.as<csta::ServerMonitorStop>()) {
        (void)m_wire.send(invokeId, csta::MonitorStopAnswer{});
        m_monitors.monitorStopped(stop->monitor);
        return;
    }
    if (message.as<csta::ServerDevicesChanged>()) {
        (void)m_wire.send(invokeId, csta::DevicesChangedAnswer{});
        Q_EMIT directoryChanged();
        return;
    }
    if (message.as<csta::ServerCapsChanged>()) {
        (void)m_wire.send(invokeId, csta::CapsChangedAnswer{});
        return;
    }
    if (message.as<csta::Unknown>()) {
        m_wire.note(u"%1 is not known here"_s.arg(message.root));
        if (message.kind == csta::MessageKind::Request && invokeId != csta::EventInvokeId)
            (void)m_wire.send(invokeId, csta::NotSupportedAnswer{});
        return;
    }
    if (message.as<csta::PrivateEvent>()) {
        if (message.privateData.devicesChanged)
            Q_EMIT directoryChanged();
        if (message.privateData.watchListChanged)
            Q_EMIT watchListChanged(*message.privateData.watchListChanged);
        return;
    }
    m_monitors.take(message);
}

void CstaProvider::unreadable(const Error &error)
{
    m_wire.note(u"unreadable: %1"_s.arg(error.detail));
    const auto now = m_clock.now();
    m_unreadable.removeIf([&](Clock::Milliseconds at) { return now - at > 60s; });
    m_unreadable.append(now);
    const Error said{ErrorCode::Protocol,
        Link::tr("The telephone system sent something that cannot be read."), error.detail};
    // Before sign-in nothing but an answer to us can come, and it cannot be guessed.
    if (!m_machine.isSignedIn() || m_unreadable.size() > mostUnreadable)
        m_machine.closed(said);
    else if (m_profile.resyncs)
        m_machine.lostTrack(said);
}

void CstaProvider::streamLost(const Error &error)
{
    m_machine.closed({ErrorCode::Protocol,
        m_machine.isSignedIn() ? Link::tr(
            "The telephone system sent something that cannot be read. The connection is made anew.")
                               : Link::tr("%1 answers, but it is not a telephony (CSTA) port. "
                                          "Check the address and the port.")
                                     .arg(m_signIn.server.host()),
        error.detail});
}

void CstaProvider::setWatched(const QVector<DeviceId> &devices)
{
    m_monitors.setWatched(devices);
}

void CstaProvider::execute(const CallCommand &command, CallControlPort::Done done)
{
    if (!m_machine.isSignedIn()) {
        done(unexpected(linkLostError()));
        return;
    }
    Expected<csta::Request> request = requestFor(command, m_monitors, m_profile);
    if (!request) {
        done(unexpected(Error(request.error())));
        return;
    }
    m_requests.submit(std::move(*request), Priority::Command,
        [this, command, done = std::move(done)](
            const Expected<csta::Message> &answer) { commandAnswered(command, answer, done); });
}

void CstaProvider::commandAnswered(const CallCommand &command, const Expected<csta::Message> &raw,
    const CallControlPort::Done &done)
{
    const Expected<csta::Message> answer = withErrors(raw);
    if (!answer) {
        // The screen offered it and the switch knows better: what we show is old.
        if (answer.error().code == ErrorCode::StateChanged) {
            m_monitors.refresh(m_monitors.ownDevice());
            if (command.connection.device != m_monitors.ownDevice())
                m_monitors.refresh(command.connection.device);
        }
        done(unexpected(Error(answer.error())));
        return;
    }
    CommandResult result;
    if (const auto *response = answer->as<csta::CallResponse>();
        response && !response->connection.call.isEmpty()) {
        result.created = {CallId(response->connection.call), m_monitors.ownDevice()};
        if (command.service == Service::ConsultationCall)
            m_monitors.noteConsultation(command.connection, result.created.call);
    }
    done(result);
}

void CstaProvider::readDirectory(DirectoryPort::PageArrived arrived)
{
    m_ports.readDirectory(std::move(arrived));
}

void CstaProvider::searchDirectory(const QString &text, DirectoryPort::PageArrived arrived)
{
    Q_UNUSED(text)
    arrived(unexpected(notSupportedError(u"CSTA has no search"_s)));
}

void CstaProvider::readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived)
{
    Q_UNUSED(since)
    arrived(unexpected(notSupportedError(u"CSTA has no call log"_s)));
}

void CstaProvider::readWatchList(WatchListPort::Read done)
{
    m_ports.readWatchList(std::move(done));
}

void CstaProvider::writeWatchList(const WatchListPort::List &list, WatchListPort::Read done)
{
    m_ports.writeWatchList(list, std::move(done));
}

void CstaProvider::setDoNotDisturb(bool on, ServicesPort::Done done)
{
    m_ports.setDoNotDisturb(m_monitors.ownDevice(), on, std::move(done));
}

void CstaProvider::setForwarding(const Forwarding &forwarding, ServicesPort::Done done)
{
    m_ports.setForwarding(m_monitors.ownDevice(), forwarding, std::move(done));
}

} // namespace balie::cti
