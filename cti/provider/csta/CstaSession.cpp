#include "cti/provider/csta/CstaSession.h"

#include "cti/provider/ProviderErrors.h"
#include "cti/provider/csta/CstaErrors.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Priority = RequestTable::Priority;
using Status = csta::SystemStatusValue;

namespace {

struct SessionText {
    Q_DECLARE_TR_FUNCTIONS(SessionText)
};

/// ".../csta/ed6" and Avaya's ".../csta/ed3/priv7"; the best one we speak where the answer names
/// none.
csta::Edition editionOf(const QString &protocolVersion, const QVector<csta::Edition> &spoken)
{
    static const QRegularExpression form(u"/csta/ed(\\d+)"_s);
    const int number = form.match(protocolVersion).captured(1).toInt();
    for (const csta::Edition edition : spoken) {
        if (int(edition) == number)
            return edition;
    }
    return spoken.value(0, csta::Edition::Ed3);
}

Error notReady(const csta::SystemStatusWord &status)
{
    return {ErrorCode::Busy,
        SessionText::tr(
            "The telephone system says that it is not ready. What is shown may be old."),
        u"system status %1"_s.arg(status.raw)};
}

Error notCsta(const csta::Message &answer, const QString &request)
{
    return {ErrorCode::Protocol,
        SessionText::tr("The server answers, but not as a telephone system does. Check the port."),
        u"%1 as answer to %2"_s.arg(answer.root, request)};
}

} // namespace

CstaSession::CstaSession(Clock &clock, CstaWire &wire, RequestTable &requests, LinkMachine &machine,
    const ServerProfile &profile)
    : m_clock(clock)
    , m_wire(wire)
    , m_requests(requests)
    , m_machine(machine)
    , m_profile(profile)
    , m_timer(clock.makeTimer([this] { resetTimer(); }))
{
}

void CstaSession::start(const SignIn &signIn)
{
    m_signIn = signIn;
    m_wire.setEncoding({m_profile.editions.value(0, csta::Edition::Ed3),
        m_profile.deflect == ServerProfile::DeflectForm::DeviceList, m_profile.deviceIdFirst});
    switch (m_profile.session) {
    case ServerProfile::Session::ApplicationSession:
        startApplicationSession();
        break;
    case ServerProfile::Session::SystemRegister:
        m_waitsForStatus = true;
        break;
    case ServerProfile::Session::None:
        askStatus();
        break;
    }
}

void CstaSession::startApplicationSession()
{
    csta::StartApplicationSession request;
    request.applicationId = u"Balie"_s;
    if (m_profile.login)
        request.login = csta::SessionLogin{
            m_signIn.user, m_signIn.password, m_signIn.ownDevice.value(), *m_profile.login};
    request.protocolVersions = m_profile.editions;
    request.versionSuffixes = m_profile.versionSuffixes;
    request.durationSeconds = m_profile.sessionSeconds;
    m_requests.submit(
        std::move(request), Priority::Command, [this](const auto &answer) { started(answer); });
}

void CstaSession::started(const Expected<csta::Message> &answer)
{
    if (!answer) {
        failStart(answer.error());
        return;
    }
    if (const auto *refusal = answer->as<csta::SessionRefused>()) {
        refusedBy(*refusal);
        return;
    }
    if (const auto *error = answer->as<csta::ErrorResponse>()) {
        failStart(errorFrom(*error));
        return;
    }
    const auto *session = answer->as<csta::SessionStarted>();
    if (!session) {
        failStart(notCsta(*answer, u"StartApplicationSession"_s));
        return;
    }
    m_sessionId = session->session;
    csta::EncoderOptions encoding = m_wire.encoding();
    encoding.edition = editionOf(session->protocolVersion, m_profile.editions);
    // An older edition has only the older form, whatever the switch does in its newest one.
    encoding.deflectToList = encoding.deflectToList && encoding.edition >= csta::Edition::Ed4;
    m_wire.setEncoding(encoding);
    armTimer(session->durationSeconds);
    welcome(answer->privateData);
}

void CstaSession::refusedBy(const csta::SessionRefused &refusal)
{
    const QString detail = refusal.definedError + refusal.applError;
    if (refusal.applError == "badCredentials"_L1
        || refusal.definedError == "invalidApplicationInfo"_L1) {
        m_machine.refused({ErrorCode::BadCredentials,
            SessionText::tr("User name or password is wrong. Correct them and sign in again."),
            detail});
    } else if (refusal.applError == "unknownDevice"_L1) {
        m_machine.refused({ErrorCode::InvalidInput,
            SessionText::tr("The telephone system does not know your own telephone %1. Correct it "
                            "and sign in again.")
                .arg(m_signIn.ownDevice.value()),
            detail});
    } else if (refusal.applError == "notPermitted"_L1) {
        m_machine.refused({ErrorCode::NotAllowed,
            SessionText::tr("You may not control telephone %1. Ask your administrator.")
                .arg(m_signIn.ownDevice.value()),
            detail});
    } else if (refusal.definedError == "requestedProtocolVersionNotSupported"_L1) {
        m_machine.refused({ErrorCode::NotSupported,
            SessionText::tr(
                "This telephone system speaks a version of CSTA that this program does not."),
            detail});
    } else if (refusal.definedError == "serverResourcesBusy"_L1
        || refusal.definedError == "maxNumberSessions"_L1) {
        m_machine.closed({ErrorCode::Busy,
            SessionText::tr("The telephone system has no room for another session now. It is tried "
                            "again by itself."),
            detail});
    } else {
        m_machine.refused({ErrorCode::Refused,
            SessionText::tr("The telephone system refused to sign you in."), detail});
    }
}

void CstaSession::startRegistration()
{
    m_requests.submit(
        csta::SystemRegister{}, Priority::Command, [this](const Expected<csta::Message> &raw) {
            const Expected<csta::Message> answer = withErrors(raw);
            if (!answer) {
                failStart(answer.error());
                return;
            }
            if (const auto *response = answer->as<csta::SystemRegisterResponse>())
                m_registerId = response->registerId;
            welcome(answer->privateData);
        });
}

void CstaSession::askStatus()
{
    m_requests.submit(
        csta::RequestSystemStatus{}, Priority::Command, [this](const Expected<csta::Message> &raw) {
            const Expected<csta::Message> answer = withErrors(raw);
            if (!answer) {
                failStart(answer.error());
                return;
            }
            const auto *response = answer->as<csta::RequestSystemStatusResponse>();
            if (!response) {
                failStart(notCsta(*answer, u"RequestSystemStatus"_s));
            } else if (response->status.value == Status::Normal
                || response->status.value == Status::Enabled) {
                welcome(answer->privateData);
            } else {
                failStart({ErrorCode::Busy,
                    SessionText::tr("The telephone system says that it is not ready. It is tried "
                                    "again by itself."),
                    u"system status %1"_s.arg(response->status.raw)});
            }
        });
}

void CstaSession::failStart(const Error &error)
{
    // A lost link and a deadline are the machine's business already.
    if (error.code == ErrorCode::LinkLost)
        return;
    if (error.code == ErrorCode::Refused && ++m_unexplained >= believedRefusals) {
        m_machine.closed({error.code,
            SessionText::tr("The telephone system keeps refusing to sign you in and does not say "
                            "why. Check user name, password and own telephone, and ask your "
                            "administrator whether this program may sign in. It is tried again by "
                            "itself."),
            error.detail});
        return;
    }
    if (isWorthRetrying(error.code) || error.code == ErrorCode::Protocol)
        m_machine.closed(error);
    else
        m_machine.refused(error);
}

void CstaSession::welcome(const csta::PrivateData &privateData)
{
    m_unexplained = 0;
    LinkMachine::Welcome welcome;
    welcome.ownDevice = m_signIn.ownDevice;
    welcome.userName = m_signIn.user;
    if (const auto &info = privateData.sessionInfo) {
        welcome.serverName = info->server;
        if (!info->device.isEmpty())
            welcome.ownDevice = DeviceId(info->device);
        welcome.voiceMailDevice = DeviceId(info->voiceMailDevice);
        if (!info->userName.isEmpty())
            welcome.userName = info->userName;
        welcome.entitlements = info->entitlements.value_or(Entitlements());
    }
    if (welcome.ownDevice.isEmpty()) {
        m_machine.refused({ErrorCode::InvalidInput,
            SessionText::tr("Say which telephone is yours: this telephone system does not."),
            u"no own device"_s});
        return;
    }
    m_machine.welcomed(welcome);
}

void CstaSession::armTimer(std::optional<int> grantedSeconds)
{
    const int seconds = grantedSeconds.value_or(m_profile.sessionSeconds);
    if (seconds <= 0)
        return; // no duration is no end
    m_sessionEnds = m_clock.now() + std::chrono::seconds(seconds);
    armTimerAgain();
}

/// At half of what is left: time enough to ask once more if that is not answered, either.
void CstaSession::armTimerAgain()
{
    constexpr Clock::Milliseconds tooLate = 1s;
    const Clock::Milliseconds left = m_sessionEnds - m_clock.now();
    if (left > tooLate) {
        m_resetDue = m_clock.now() + left / 2;
        m_timer->start(left / 2);
        return;
    }
    m_machine.closed(
        {ErrorCode::LinkLost, SessionText::tr("The telephone system has ended the session."),
            u"session not renewed in time"_s});
}

void CstaSession::stopTimer()
{
    m_timer->stop();
    m_resetDue.reset();
}

bool CstaSession::isResetNear() const
{
    return m_resetDue && *m_resetDue <= m_clock.now() + LinkMachine::probeInterval;
}

void CstaSession::resetTimer()
{
    m_requests.submit(csta::ResetApplicationSessionTimer{m_sessionId, m_profile.sessionSeconds},
        Priority::Command, [this](const Expected<csta::Message> &answer) {
            if (!answer) {
                if (answer.error().code != ErrorCode::LinkLost)
                    armTimerAgain();
                return;
            }
            if (const auto *reset = answer->as<csta::SessionTimerReset>()) {
                armTimer(reset->durationSeconds);
                m_machine.pbxAnswered();
                return;
            }
            m_machine.closed({ErrorCode::LinkLost,
                SessionText::tr("The telephone system has ended the session."),
                u"session timer not reset"_s});
        });
}

void CstaSession::sayGoodbye()
{
    stopTimer();
    // Past the window: it may be full, and the wire closes right behind this.
    if (!m_sessionId.isEmpty())
        m_requests.sendNow(csta::StopApplicationSession{m_sessionId});
    m_sessionId.clear();
}

void CstaSession::forget()
{
    stopTimer();
    m_sessionId.clear();
    m_registerId.clear();
    m_waitsForStatus = false;
    m_monitorsInDoubt = false;
    m_troubled = false;
}

bool CstaSession::takeMonitorsInDoubt()
{
    return std::exchange(m_monitorsInDoubt, false);
}

void CstaSession::probe()
{
    // While the PBX is not well the question is how it is, and only one probe's answer says that.
    const auto kind = m_troubled ? ServerProfile::Probe::RequestSystemStatus : m_profile.probe;
    // A reset that falls due before the next probe shows that the PBX lives just as well: one request
    // and not two, so that an idle console sleeps.
    const bool reset = !m_sessionId.isEmpty()
        && (kind == ServerProfile::Probe::SessionTimer || isResetNear());
    if (reset)
        resetTimer();
    if (reset && !m_troubled)
        return;
    const auto answered = [this](const Expected<csta::Message> &answer) {
        if (!answer)
            return;
        m_machine.pbxAnswered(); // an error is an answer, too
        if (const auto *response = answer->as<csta::RequestSystemStatusResponse>())
            statusIs(response->status);
    };
    if (kind == ServerProfile::Probe::SystemStatus)
        m_requests.submit(
            csta::SystemStatus{m_registerId, Status::Normal}, Priority::Command, answered);
    else
        m_requests.submit(csta::RequestSystemStatus{m_registerId}, Priority::Command, answered);
}

bool CstaSession::take(int invokeId, const csta::Message &message)
{
    if (const auto *status = message.as<csta::ServerSystemStatus>()) {
        (void)m_wire.send(invokeId, csta::SystemStatusAnswer{});
        if (std::exchange(m_waitsForStatus, false))
            startRegistration();
        else
            statusIs(status->status);
        return true;
    }
    if (message.as<csta::ServerRequestSystemStatus>()) {
        (void)m_wire.send(invokeId, csta::RequestSystemStatusAnswer{Status::Normal});
        return true;
    }
    if (const auto *termination = message.as<csta::SessionTerminated>()) {
        terminated(*termination);
        return true;
    }
    return false;
}

void CstaSession::statusIs(const csta::SystemStatusWord &status)
{
    switch (status.value) {
    case Status::Disabled:
    case Status::Initializing:
        m_monitorsInDoubt = true;
        m_troubled = true;
        m_machine.troubled(notReady(status));
        break;
    case Status::MessagesLost:
        // The PBX itself is well, and nothing promises that it says so again.
        m_machine.lostTrack(notReady(status));
        break;
    case Status::Normal:
    case Status::Enabled:
        m_troubled = false;
        m_machine.recovered();
        break;
    default:
        break;
    }
}

void CstaSession::terminated(const csta::SessionTerminated &termination)
{
    stopTimer();
    m_sessionId.clear();
    if (termination.serverReason == "takenOver"_L1) {
        m_machine.refused(takenOverError());
        return;
    }
    m_machine.closed(
        {ErrorCode::LinkLost, SessionText::tr("The telephone system has ended the session."),
            termination.definedReason + termination.serverReason});
}

} // namespace balie::cti
