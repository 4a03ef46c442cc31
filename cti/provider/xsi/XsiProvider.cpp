#include "cti/provider/xsi/XsiProvider.h"

#include "base/http/HttpClient.h"
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "cti/xsi/Decoder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct XsiLink {
    Q_DECLARE_TR_FUNCTIONS(XsiLink)
};

std::unique_ptr<HttpPort> systemHttp(Clock &clock)
{
    return std::make_unique<HttpClient>(clock);
}

/// The same at every start of this installation for this account, and nobody can tell from it which
/// machine it is.
QString channelSetOf(const SignIn &signIn, const QString &instance)
{
    QByteArray machine = QSysInfo::machineUniqueId();
    if (machine.isEmpty())
        machine = QSysInfo::machineHostName().toUtf8();
    machine += '\n' + QDir::homePath().toUtf8() + '\n' + instance.toUtf8();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QByteArray account
        = signIn.server.host().toUtf8() + '\n' + signIn.user.toLower().toUtf8();
    hash.addData(QByteArrayLiteral("balie channel set\n") + machine + '\n' + account);
    return u"balie-"_s + QString::fromLatin1(hash.result().toHex().left(32));
}

QString nameOf(const xsi::Profile &profile, const SignIn &signIn)
{
    const QString name = QString(profile.firstName + u' ' + profile.lastName).simplified();
    return name.isEmpty() ? signIn.user : name;
}

} // namespace

XsiProvider::XsiProvider(HandOver &handOver, Clock &clock, Options options, QObject *parent)
    : Provider(parent)
    , m_handOver(handOver)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_http(m_options.http ? m_options.http(clock) : systemHttp(clock))
    , m_requests(
          clock, *m_http, m_options.random ? m_options.random : Backoff::systemRandom(), m_options.trace)
    , m_machine(clock, m_options.random ? m_options.random : Backoff::systemRandom(), *this,
          handOver.lastSession())
    , m_channel(clock, m_requests,
          {.opened = [this] { channelOpened(); },
              .heard = [this] { m_machine.heard(); },
              .answered = [this] { m_machine.pbxAnswered(); },
              .event = [this](const xsi::Event &event) { m_subscriptions.take(event); },
              .closed = [this](const Error &error) { channelClosed(error); },
              .terminated = [this](const QString &reason) { channelTerminated(reason); }})
    , m_devices(clock, handOver)
    , m_subscriptions(clock, m_requests, m_devices,
          m_options.random ? m_options.random : Backoff::systemRandom(),
          {.synced = [this] { m_machine.synced(); },
              .ownRefused = [this](const Error &error) { m_machine.refused(error); },
              .ownFailed = [this](const Error &error) { channelClosed(error); },
              .ownServiceRefused = [this](XsiPackage package) { serviceRefused(package); }})
    , m_commands(clock, m_requests, m_devices)
    , m_ports(m_requests)
    , m_ownServices(clock, m_requests, [this](const xsi::EventData &data) { serviceTold(data); })
{
    m_ports.onServiceChanged([this](XsiPackage package) { m_ownServices.changed(package); });
    m_requests.setTraceTag(m_options.traceTag);
    m_devices.onChanged([this](const DeviceId &device) { m_commands.deviceChanged(device); });
}

XsiProvider::~XsiProvider()
{
    XsiProvider::dropWire();
}

void XsiProvider::signIn(const SignIn &signIn)
{
    signOut();
    m_signIn = signIn;
    m_wasLive = false;
    // This and other notes are for balie-trace replay, which has to be the same client again.
    m_requests.note(u"signing in: %1"_s.arg(signIn.user));
    const QString account = signIn.server.toString() + u' ' + signIn.user
        + (signIn.xsi.basicCalls ? u" basic"_s : QString());
    if (std::exchange(m_account, account) != account) {
        m_channelSetId
            = m_options.channelSetId.isEmpty() ? channelSetOf(signIn, m_options.instance)
                                               : m_options.channelSetId;
        m_devices.reset();
        m_subscriptions.reset({.channelSetId = m_channelSetId,
            .applicationId = m_options.applicationId,
            .basicCalls = signIn.xsi.basicCalls});
    }
    m_machine.start(m_signIn.server.host());
}

void XsiProvider::signOut()
{
    if (m_machine.state() == LinkState::Idle)
        return;
    m_requests.note(u"signing out"_s);
    m_subscriptions.goodbye();
    m_channel.goodbye();
    m_machine.stop();
    m_signIn = {};
}

void XsiProvider::suspend()
{
    m_requests.note(u"suspending"_s);
    m_channel.goodbye();
    m_machine.suspend();
}

void XsiProvider::openWire()
{
    // Before anything is sent: the first request has the password in it already.
    if (isReadable(m_signIn.server) && !m_signIn.mayBeReadable) {
        m_machine.refused(readableError(m_signIn.server));
        return;
    }
    m_requests.setRate(m_options.requestsPerSecond.value_or(m_signIn.requestsPerSecond));
    m_requests.open(m_signIn, [this](const Error &error) { m_machine.refused(error); });
    m_askedAt = m_clock.now();
    m_requests.submit(aboutMe(u"profile"_s),
        [this](const Expected<HttpReply> &reply) { profileAnswered(reply); });
}

XsiRequest XsiProvider::aboutMe(const QString &what) const
{
    XsiRequest request{HttpMethod::Get, XsiContext::Action, {u"user"_s, m_signIn.user, what}};
    // Not held back by the rate: a sign-in that has to wait looks like a server that does not
    // answer.
    request.priority = XsiPriority::Command;
    return request;
}

void XsiProvider::profileAnswered(const Expected<HttpReply> &reply)
{
    if (m_machine.state() != LinkState::Connecting)
        return;
    const Expected<xsi::Profile> profile = reply
        ? xsi::decodeProfile(reply->body)
        : Expected<xsi::Profile>(unexpected(reply.error()));
    if (!profile) {
        signInFailed(profile.error());
        return;
    }
    m_profile = *profile;
    m_machine.opened();
    m_machine.answeredAfter(m_clock.now() - m_askedAt);
    m_requests.submit(aboutMe(u"services"_s),
        [this](const Expected<HttpReply> &answer) { servicesAnswered(answer); });
}

void XsiProvider::servicesAnswered(const Expected<HttpReply> &reply)
{
    if (m_machine.state() != LinkState::Handshake)
        return;
    const Expected<QStringList> names = reply ? xsi::decodeServices(reply->body)
                                              : Expected<QStringList>(unexpected(reply.error()));
    // An operator can switch the list off: then nothing is offered that needs a service.
    const bool hidden = !names
        && (names.error().code == ErrorCode::NotAllowed
            || names.error().code == ErrorCode::StateChanged);
    if (!names && !hidden) {
        signInFailed(names.error());
        return;
    }
    m_services = hidden ? AssignedServices() : AssignedServices::from(*names);
    m_channel.open(m_channelSetId, m_options.applicationId);
}

void XsiProvider::signInFailed(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadCredentials: // the requests say so themselves
        return;
    case ErrorCode::NotAllowed:
        m_machine.refused(error);
        return;
    case ErrorCode::InvalidInput:
        if (!isFromServer(error)) { // of the address or the certificates that we were given
            m_machine.refused(error);
            return;
        }
        [[fallthrough]];
    case ErrorCode::StateChanged:
        giveUp({ErrorCode::InvalidInput,
            XsiLink::tr("The telephone system does not know the user %1. Check the user name, "
                        "which has to be "
                        "complete with its domain, and the address.")
                .arg(m_signIn.user),
            error.detail});
        return;
    case ErrorCode::Protocol:
        m_machine.closed({ErrorCode::Protocol,
            XsiLink::tr("%1 answers, but not as a telephone system with Xsi. Check the address.")
                .arg(m_signIn.server.host()),
            error.detail});
        return;
    default:
        lose(error);
    }
}

/// With a server that has no room the next attempt is when it asked for it.
void XsiProvider::lose(const Error &error)
{
    const bool busy = error.code == ErrorCode::Busy;
    m_machine.closed(error, busy ? m_requests.heldFor() : std::chrono::milliseconds(0));
}

/// What cannot be right at the first sign-in is a fault of a moment where it once was.
void XsiProvider::giveUp(const Error &error)
{
    if (m_wasLive)
        m_machine.closed(error);
    else
        m_machine.refused(error);
}

void XsiProvider::channelOpened()
{
    if (m_machine.state() != LinkState::Handshake)
        return;
    LinkMachine::Welcome welcome;
    welcome.serverName = u"BroadWorks"_s;
    welcome.ownDevice = DeviceId(m_profile.userId.isEmpty() ? m_signIn.user : m_profile.userId);
    // Of others: whether they have a box shows when a call is sent there.
    if (m_services.callTransfer || m_services.voiceMail)
        welcome.voiceMailDevice = XsiCommands::voiceMailDevice();
    welcome.ownVoiceMail = m_services.voiceMail;
    welcome.userName = nameOf(m_profile, m_signIn);
    welcome.entitlements.watchesByList = true;
    welcome.entitlements.watchLimit = m_services.watchLimit();
    m_profile.userId = welcome.ownDevice.value();
    m_devices.setOwnDevice(welcome.ownDevice);
    m_devices.setServices(m_services);
    m_ownServices.begin(welcome.ownDevice);
    m_subscriptions.setOwn(welcome.ownDevice, m_services);
    m_commands.begin(welcome.ownDevice, m_services);
    m_ports.begin(m_profile, m_services);
    m_wasLive = true;
    m_machine.welcomed(welcome);
}

void XsiProvider::serviceRefused(XsiPackage package)
{
    if (package == XsiPackage::CallPark)
        m_devices.refuse(ownParkPlace());
    else
        m_ownServices.ask(package);
}

void XsiProvider::serviceTold(const xsi::EventData &data)
{
    xsi::Event event;
    event.data = data;
    m_devices.take(DeviceId(m_profile.userId), event);
}

void XsiProvider::channelClosed(const Error &error)
{
    if (error.code == ErrorCode::NotAllowed && m_machine.state() == LinkState::Handshake) {
        m_machine.refused({error.code,
            XsiLink::tr("You may sign in, but not be told what happens (Xsi-Events). Ask your "
                        "administrator."),
            error.detail});
        return;
    }
    if (error.code == ErrorCode::StateChanged && m_machine.state() == LinkState::Handshake) {
        giveUp({ErrorCode::InvalidInput,
            XsiLink::tr("%1 has no channel for events at this address. Check the names of the "
                        "contexts in Settings, BroadWorks, or ask your administrator whether "
                        "Xsi-Events is there.")
                .arg(m_signIn.server.host()),
            error.detail});
        return;
    }
    lose(error);
}

void XsiProvider::channelTerminated(const QString &reason)
{
    if (reason == "DuplicateChannelSet"_L1) {
        m_machine.refused(takenOverError());
        return;
    }
    m_machine.closed({ErrorCode::LinkLost,
        XsiLink::tr("The telephone system has ended the connection. It is made anew."),
        u"channel terminated: %1"_s.arg(reason)});
}

void XsiProvider::dropWire()
{
    m_commands.end();
    m_ports.end();
    m_ownServices.end();
    m_subscriptions.linkLost();
    m_channel.drop();
    // Last: whoever hears that his request failed may ask for something at once.
    m_requests.close(linkLostError());
}

bool XsiProvider::pingWire()
{
    m_channel.ping();
    return m_channel.isOpen();
}

void XsiProvider::linkChanged(const LinkStatus &status)
{
    m_requests.setSession(status.session);
    m_requests.note(u"link state %1"_s.arg(int(status.state)));
    m_handOver.postLink(status);
}

void XsiProvider::execute(const CallCommand &command, CallControlPort::Done done)
{
    if (!m_machine.isSignedIn()) {
        done(unexpected(linkLostError()));
        return;
    }
    noteCommand(command);
    m_commands.execute(command,
        [this, device = command.connection.device, done = std::move(done)](const auto &result) {
            // The screen offered it and the switch knows better: what we show is old.
            if (!result && result.error().code == ErrorCode::StateChanged) {
                m_subscriptions.refresh(m_machine.status().ownDevice);
                if (device != m_machine.status().ownDevice)
                    m_subscriptions.refresh(device);
            }
            done(result);
        });
}

void XsiProvider::noteCommand(const CallCommand &command)
{
    if (!m_options.trace)
        return;
    QJsonObject said{{u"service"_s, int(command.service)}};
    const auto put = [&said](const QString &key, const QString &value) {
        if (!value.isEmpty())
            said.insert(key, value);
    };
    put(u"call"_s, command.connection.call.value());
    put(u"device"_s, command.connection.device.value());
    put(u"secondCall"_s, command.second.call.value());
    put(u"secondDevice"_s, command.second.device.value());
    // Digits that are sent into a call may be a code.
    if (command.service != Service::GenerateDigits)
        put(u"to"_s, command.destination);
    put(u"mailboxOf"_s, command.mailboxOf.value());
    m_requests.note(u"command "_s
        + QString::fromUtf8(QJsonDocument(said).toJson(QJsonDocument::Compact)));
}

} // namespace balie::cti
