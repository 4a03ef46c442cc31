#include "crm-connectors/host/ConnectorPlace.h"

#include "base/HostRules.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <utility>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ConnectorHost)
};

constexpr qsizetype lookupsInMind = 6;

} // namespace

ConnectorPlace::ConnectorPlace(HostedConnector hosted, int order, const HostLimits &limits,
    Clock &clock, Backoff::Random random, std::function<void()> changed)
    : m_hosted(std::move(hosted))
    , m_order(order)
    , m_limits(limits)
    , m_clock(clock)
    , m_breaker(limits, std::move(random))
    , m_changed(std::move(changed))
{
}

ConnectorPlace::~ConnectorPlace() = default;

bool ConnectorPlace::can(Capability capability) const
{
    return m_hosted.connector && m_hosted.connector->capabilities().testFlag(capability);
}

bool ConnectorPlace::mayOpen(const QUrl &link) const
{
    const QString scheme = link.scheme();
    return scheme == "https"_L1 || (scheme == "http"_L1 && isLoopback(link.host()))
        || (!scheme.isEmpty() && m_hosted.schemes.contains(scheme, Qt::CaseInsensitive));
}

void ConnectorPlace::clean(ContactCard &card) const
{
    card.key.connector = id();
    if (!card.companyKey.isEmpty())
        card.companyKey.connector = id();
    if (!mayOpen(card.link))
        card.link.clear();
    if (!mayOpen(card.companyLink))
        card.companyLink.clear();
}

std::optional<Error> ConnectorPlace::refusal() const
{
    switch (state()) {
    case ConnectorHealth::State::Parked:
        return Error{ErrorCode::NotSupported, m_hosted.parked, u"connector is parked"_s};
    case ConnectorHealth::State::SignedOut:
        return Error{ErrorCode::BadCredentials,
            Words::tr("%1 is not asked, because you are no longer signed in there.").arg(name()),
            u"signed out"_s};
    case ConnectorHealth::State::Limited:
        return Error{ErrorCode::Busy,
            Words::tr("%1 gets too many questions and is not asked before %2.")
                .arg(name(), clockTime(m_limitedUntilWallMs)),
            u"limit reached"_s};
    case ConnectorHealth::State::Broken:
        if (m_breaker.admits(m_clock.now()))
            return std::nullopt;
        if (m_breaker.state() == CircuitBreaker::State::Trying)
            return Error{ErrorCode::Unreachable,
                Words::tr("%1 did not work; whether it does now is just being tried.").arg(name()),
                u"circuit open, trial under way"_s};
        return Error{ErrorCode::Unreachable,
            Words::tr("%1 does not work and is not asked before %2.")
                .arg(name(), clockTime(m_brokenUntilWallMs)),
            u"circuit open"_s};
    case ConnectorHealth::State::Untried:
    case ConnectorHealth::State::Working:
    case ConnectorHealth::State::Slow:
        return std::nullopt;
    }
    return std::nullopt;
}

bool ConnectorPlace::begin()
{
    return m_breaker.begin();
}

void ConnectorPlace::answeredLookup(Milliseconds took, bool isLate)
{
    m_lastTook = took;
    m_late << isLate;
    if (m_late.size() > lookupsInMind)
        m_late.removeFirst();
    wellAgain();
}

void ConnectorPlace::answered()
{
    wellAgain();
}

void ConnectorPlace::failed(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    if (CircuitBreaker::isFault(error.code)) {
        const bool wasOpen = m_breaker.state() == CircuitBreaker::State::Open;
        m_breaker.failed(error.code, m_clock.now());
        if (m_breaker.state() == CircuitBreaker::State::Open && !wasOpen)
            m_brokenUntilWallMs
                = m_clock.wallMs() + (m_breaker.openUntil() - m_clock.now()).count();
    } else {
        m_breaker.succeeded(); // it is there and says no
        m_hasAnswered = true;
    }
    m_trouble = error;
    if (error.code == ErrorCode::BadCredentials)
        m_isSignedOut = true;
    if (error.code == ErrorCode::Busy)
        limit();
    tell();
}

void ConnectorPlace::abandoned()
{
    m_breaker.abandoned();
}

void ConnectorPlace::limit()
{
    const qint64 now = m_clock.wallMs();
    const qint64 told = m_hosted.connector ? m_hosted.connector->limitedUntilWallMs() : 0;
    // A system whose clock is wrong must not take itself out for days.
    m_limitedUntilWallMs = told > now ? std::min(told, now + 24LL * 3600 * 1000)
                                      : now + m_limits.limitedPause.count();
    m_limitOver = m_clock.makeTimer([this] {
        m_limitedUntilWallMs = 0;
        if (m_trouble && m_trouble->code == ErrorCode::Busy)
            m_trouble.reset();
        tell();
    });
    m_limitOver->start(Milliseconds(m_limitedUntilWallMs - now));
}

void ConnectorPlace::wellAgain()
{
    m_breaker.succeeded();
    m_hasAnswered = true;
    m_isSignedOut = false;
    m_limitedUntilWallMs = 0;
    if (m_limitOver)
        m_limitOver->stop();
    m_trouble.reset();
    tell();
}

void ConnectorPlace::signInChanged()
{
    m_isSignedOut = false;
    if (m_trouble && m_trouble->code == ErrorCode::BadCredentials)
        m_trouble.reset();
    tell();
}

void ConnectorPlace::tell()
{
    if (m_changed)
        m_changed();
}

bool ConnectorPlace::isSlow() const
{
    return m_late.size() >= 2 && 2 * m_late.count(true) > m_late.size();
}

ConnectorHealth::State ConnectorPlace::state() const
{
    using State = ConnectorHealth::State;
    if (isParked())
        return State::Parked;
    if (m_isSignedOut)
        return State::SignedOut;
    if (m_limitedUntilWallMs > m_clock.wallMs())
        return State::Limited;
    if (m_breaker.state() != CircuitBreaker::State::Closed)
        return State::Broken;
    if (isSlow())
        return State::Slow;
    return m_hasAnswered ? State::Working : State::Untried;
}

ConnectorHealth ConnectorPlace::health() const
{
    ConnectorHealth health;
    health.connector = id();
    health.name = name();
    health.state = state();
    health.schemes = QStringList{u"https"_s} + m_hosted.schemes;
    health.schemes.removeDuplicates();
    health.lastTook = m_lastTook;
    if (m_hosted.connector)
        health.capabilities = m_hosted.connector->capabilities();
    if (health.state == ConnectorHealth::State::Broken)
        health.untilWallMs = m_brokenUntilWallMs;
    if (health.state == ConnectorHealth::State::Limited)
        health.untilWallMs = m_limitedUntilWallMs;
    if (isParked())
        health.why = m_hosted.parked;
    else if (m_trouble)
        health.why = m_trouble->userText;
    else if (health.state == ConnectorHealth::State::Slow)
        health.why
            = Words::tr("%1 mostly answers too late for the call that is ringing.").arg(name());
    health.remedy = remedy(health.state);
    return health;
}

QString ConnectorPlace::clockTime(qint64 wallMs) const
{
    // Up to the next minute: "not before" must never name a time that has passed.
    const QTime time = QDateTime::fromMSecsSinceEpoch(wallMs + 59'999).time();
    return QLocale().toString(time, u"HH:mm"_s);
}

QString ConnectorPlace::remedy(ConnectorHealth::State state) const
{
    switch (state) {
    case ConnectorHealth::State::Parked:
        return m_hosted.remedy;
    case ConnectorHealth::State::SignedOut:
        return Words::tr("Sign in to %1 anew, or have its password looked at.").arg(name());
    case ConnectorHealth::State::Limited:
        return Words::tr("Wait; if it happens often, ask for a higher limit at %1.").arg(name());
    case ConnectorHealth::State::Slow:
        return Words::tr("Ask whoever looks after %1 to have its search by number made faster.")
            .arg(name());
    case ConnectorHealth::State::Broken:
    case ConnectorHealth::State::Untried:
    case ConnectorHealth::State::Working:
        break;
    }
    if (!m_trouble)
        return {};
    switch (m_trouble->code) {
    case ErrorCode::Untrusted:
        return Words::tr("Have the certificate of the server looked at, or add your office's own "
                         "authority.");
    case ErrorCode::Protocol:
        return Words::tr("Try the connector out in the settings: its profile may not fit this "
                         "version of %1.")
            .arg(name());
    case ErrorCode::NotAllowed:
        return Words::tr("Ask for the right to read there, for the user that is signed in.");
    case ErrorCode::InvalidInput:
        return Words::tr("Look at what is filled in for this connector.");
    case ErrorCode::Unreachable:
    case ErrorCode::LinkLost:
    case ErrorCode::Timeout:
        return Words::tr("Look at the network and at whether %1 itself works.").arg(name());
    default:
        return {};
    }
}

} // namespace balie::crm
