#include "cti/link/LinkMachine.h"

#include <QCoreApplication>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Link {
    Q_DECLARE_TR_FUNCTIONS(Link)
};

} // namespace

LinkMachine::LinkMachine(
    Clock &clock, Backoff::Random random, LinkDriver &driver, quint32 lastSession)
    : m_clock(clock)
    , m_driver(driver)
    , m_backoff(backoffBase, backoffCap, std::move(random))
    , m_deadline(clock.makeTimer([this] { deadlinePassed(); }))
    , m_silence(clock.makeTimer([this] { checkSilence(); }))
    , m_probe(clock.makeTimer([this] { sendProbe(); }))
    , m_probeDeadline(clock.makeTimer([this] { probeMissed(); }))
{
    m_status.since = clock.now();
    m_status.session = lastSession;
}

bool LinkMachine::isSignedIn() const
{
    return m_status.state == LinkState::Syncing || m_status.state == LinkState::Live
        || (m_status.state == LinkState::Stale && m_silence->isActive());
}

void LinkMachine::enter(LinkState state, std::optional<Error> error)
{
    leaveState();
    m_status.state = state;
    m_status.since = m_clock.now();
    m_status.error = std::move(error);
    if (state != LinkState::Backoff)
        m_status.nextAttempt.reset();
    tell();
}

void LinkMachine::tell()
{
    m_toldRoundTrip = m_status.roundTrip.value_or(m_toldRoundTrip);
    m_driver.linkChanged(m_status);
}

void LinkMachine::leaveState()
{
    // Only a link that has proved itself starts the next series of attempts from the beginning.
    if (m_status.state == LinkState::Live && m_clock.now() - m_status.since >= provenAfter)
        m_backoff.reset();
}

void LinkMachine::start(const QString &server)
{
    dropAndDisarm();
    const quint32 session = m_status.session;
    m_status = LinkStatus{};
    m_status.session = session;
    m_status.server = server;
    m_backoff.reset();
    connectNow();
}

void LinkMachine::stop()
{
    dropAndDisarm();
    enter(LinkState::Idle);
}

void LinkMachine::suspend()
{
    if (m_status.state == LinkState::Idle || m_status.state == LinkState::Refused)
        return;
    dropAndDisarm();
    enter(LinkState::Stale,
        Error{ErrorCode::LinkLost, Link::tr("The computer went to sleep."), u"suspended"_s});
    // The clock stands still while the machine sleeps: this only runs if nobody tells us that it
    // woke.
    m_deadline->start(backoffCap);
}

void LinkMachine::retryNow()
{
    switch (m_status.state) {
    case LinkState::Idle:
    case LinkState::Refused:
    case LinkState::Handshake:
        return;
    case LinkState::Connecting:
    case LinkState::Backoff:
        break;
    case LinkState::Syncing:
    case LinkState::Live:
    case LinkState::Stale:
        if (!isSignedIn())
            break;
        // Nobody knows whether the wire survived; it gets one short chance to prove it.
        m_lastHeard = m_clock.now();
        m_patience = suspectTimeout;
        m_pinged = true;
        if (!m_driver.pingWire())
            sendProbe();
        armSilence(m_lastHeard + m_patience);
        return;
    }
    dropAndDisarm();
    connectNow();
}

void LinkMachine::connectNow()
{
    enter(LinkState::Connecting);
    m_deadline->start(connectTimeout);
    m_driver.openWire();
}

void LinkMachine::opened()
{
    if (m_status.state != LinkState::Connecting)
        return;
    m_lastHeard = m_clock.now();
    m_deadline->start(handshakeTimeout);
    m_status.roundTrip.reset();
    enter(LinkState::Handshake);
}

void LinkMachine::heard()
{
    m_lastHeard = m_clock.now();
    if (!m_pinged)
        return;
    m_pinged = false;
    m_patience = deadAfter;
    armSilence(m_lastHeard + idlePingInterval);
}

void LinkMachine::closed(const Error &error, std::chrono::milliseconds atLeast)
{
    switch (m_status.state) {
    case LinkState::Idle:
    case LinkState::Backoff:
    case LinkState::Refused:
        return;
    default:
        lose(error, atLeast);
    }
}

void LinkMachine::welcomed(const Welcome &welcome)
{
    if (m_status.state != LinkState::Handshake)
        return;
    m_deadline->stop();
    ++m_status.session;
    m_status.serverName = welcome.serverName;
    m_status.ownDevice = welcome.ownDevice;
    m_status.voiceMailDevice = welcome.voiceMailDevice;
    m_status.ownVoiceMail = welcome.ownVoiceMail;
    m_status.userName = welcome.userName;
    m_status.entitlements = welcome.entitlements;
    m_pinged = false;
    m_patience = deadAfter;
    m_missedProbes = 0;
    m_pbxTroubled = false;
    armSilence(m_clock.now() + pingAfter);
    m_probeDue = m_clock.now() + probeInterval;
    m_probe->start(probeInterval);
    enter(LinkState::Syncing);
    m_driver.resync();
}

void LinkMachine::refused(const Error &error)
{
    if (m_status.state == LinkState::Idle)
        return;
    dropAndDisarm();
    enter(LinkState::Refused, error);
}

void LinkMachine::synced()
{
    if (m_status.state == LinkState::Syncing)
        enter(LinkState::Live);
}

void LinkMachine::answeredAfter(std::chrono::milliseconds roundTrip)
{
    if (!m_status.roundTrip)
        m_status.roundTrip = roundTrip; // told with the next state
}

void LinkMachine::pbxAnswered()
{
    if (!m_probeDeadline->isActive())
        return;
    m_probeDeadline->stop();
    m_missedProbes = 0;
    m_status.roundTrip = m_clock.now() - m_probeSent;
    // The stream is in order, so a PBX that was only slow has cost us nothing.
    if (m_status.state == LinkState::Stale && !m_pbxTroubled)
        enter(LinkState::Live);
    // A millisecond more or less would wake the user interface every minute.
    else if (m_status.state == LinkState::Live
        && std::chrono::abs(*m_status.roundTrip - m_toldRoundTrip) >= noticeableDelay)
        tell();
}

void LinkMachine::troubled(const Error &error)
{
    if (!isSignedIn())
        return;
    m_pbxTroubled = true;
    enter(LinkState::Stale, error);
}

void LinkMachine::recovered()
{
    if (!std::exchange(m_pbxTroubled, false))
        return;
    enter(LinkState::Syncing);
    m_driver.resync();
}

void LinkMachine::lostTrack(const Error &error)
{
    if (!isSignedIn() || m_pbxTroubled)
        return;
    enter(LinkState::Syncing, error);
    m_driver.resync();
}

void LinkMachine::lose(const Error &error, std::chrono::milliseconds atLeast)
{
    dropAndDisarm();
    leaveState(); // before the delay is drawn
    const auto delay = std::max(m_backoff.next(), atLeast);
    m_status.nextAttempt = m_clock.now() + delay;
    m_status.since = m_clock.now();
    enter(LinkState::Backoff, error);
    m_deadline->start(delay);
}

void LinkMachine::dropAndDisarm()
{
    for (Timer *timer : {m_deadline.get(), m_silence.get(), m_probe.get(), m_probeDeadline.get()})
        timer->stop();
    m_pinged = false;
    m_driver.dropWire();
}

void LinkMachine::deadlinePassed()
{
    switch (m_status.state) {
    case LinkState::Connecting:
        lose({ErrorCode::Unreachable,
            Link::tr("%1 does not answer. Check the address and the network.").arg(m_status.server),
            u"connect time-out"_s});
        break;
    case LinkState::Handshake:
        lose({ErrorCode::Timeout,
            Link::tr("%1 was reached but does not answer as a telephone system. Check the port.")
                .arg(m_status.server),
            u"handshake time-out"_s});
        break;
    case LinkState::Backoff:
    case LinkState::Stale:
        connectNow();
        break;
    default:
        break;
    }
}

void LinkMachine::armSilence(Clock::Milliseconds at)
{
    m_silence->start(at - m_clock.now());
}

void LinkMachine::checkSilence()
{
    const auto silent = m_clock.now() - m_lastHeard;
    if (m_pinged && silent >= m_patience) {
        lose({ErrorCode::LinkLost, Link::tr("The telephone system no longer answers."),
            u"nothing heard for %1 ms"_s.arg(silent.count())});
        return;
    }
    if (m_pinged) {
        armSilence(m_lastHeard + m_patience);
        return;
    }
    if (silent < pingAfter) {
        armSilence(m_lastHeard + pingAfter);
        return;
    }
    m_pinged = true;
    armSilence(m_lastHeard + m_patience);
    // A probe that falls due before the next ping would be one more wake-up for the same knowledge.
    if (m_probeDue <= m_clock.now() + idlePingInterval || !m_driver.pingWire())
        sendProbe();
}

void LinkMachine::sendProbe()
{
    m_probeDue = m_clock.now() + probeInterval;
    m_probe->start(probeInterval);
    if (m_probeDeadline->isActive())
        return;
    m_probeSent = m_clock.now();
    m_probeDeadline->start(probeTimeout);
    m_driver.askPbx();
}

void LinkMachine::probeMissed()
{
    const Error error{ErrorCode::Timeout, Link::tr("The telephone system does not answer."),
        u"probe not answered"_s};
    if (++m_missedProbes > 1) {
        lose(error);
        return;
    }
    if (m_status.state == LinkState::Live)
        enter(LinkState::Stale, error);
    sendProbe();
}

} // namespace balie::cti
