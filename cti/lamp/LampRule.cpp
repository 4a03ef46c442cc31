#include "cti/lamp/Lamp.h"

#include "cti/lamp/Durations.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace balie::cti {

namespace {

// ---- The conditions. Unknown (nullopt) is never true: a row that nobody vouches for does not
// hold.

constexpr bool yes(const std::optional<bool> &value)
{
    return value.value_or(false);
}

bool known(const PersonState &s)
{
    return s.knowledge == Knowledge::Known;
}

/// Queued connections are no calls of this person: somebody waits for them.
int calls(const PersonState &s)
{
    return s.alerting + s.connected + s.initiated + s.failed + s.held;
}

/// The forwarding that takes every call away, if one does.
const Forwarding *forwardedAlways(const PersonState &s)
{
    if (!s.services.forwarding)
        return nullptr;
    const auto &list = *s.services.forwarding;
    const auto found = std::find_if(list.cbegin(), list.cend(), [](const Forwarding &forwarding) {
        return forwarding.on
            && (forwarding.type == ForwardingType::Immediate
                || forwarding.type == ForwardingType::Night);
    });
    return found == list.cend() ? nullptr : &*found;
}

bool ringingOnACall(const PersonState &s)
{
    return s.alerting > 0 && s.connected + s.initiated + s.failed > 0;
}

bool dialling(const PersonState &s)
{
    return s.initiated > 0 || s.failed > 0 || (yes(s.services.offHook) && calls(s) == 0);
}

bool doNotDisturb(const PersonState &s)
{
    return yes(s.services.doNotDisturb);
}

bool forwarded(const PersonState &s)
{
    return forwardedAlways(s) || yes(s.services.intercepted);
}

bool agentAway(const PersonState &s)
{
    return s.services.agent == AgentState::Unavailable || s.services.agent == AgentState::WrapUp;
}

bool outOfService(const PersonState &s)
{
    return s.services.inService == false;
}

// ---- The table. The first row that holds gives the body; a badge of a row appears when the row
// holds and did not give the body. `ofTheSwitch` rows are believed only of a device whose state is
// known.

struct Row {
    int number;
    bool ofTheSwitch;
    bool (*holds)(const PersonState &);
    LampBody body;
    LampBadge badge;
};

constexpr std::array table{
    // clang-format off
    Row{ 1, false, [](const PersonState &s) { return s.knowledge == Knowledge::Refused; },    LampBody::Refused,        LampBadge::None},
    Row{ 2, false, [](const PersonState &s) { return s.knowledge == Knowledge::NotWatched; }, LampBody::NotWatched,     LampBadge::None},
    Row{ 2, false, [](const PersonState &s) { return s.knowledge == Knowledge::Waiting; },    LampBody::Waiting,        LampBadge::None},
    Row{ 3, true,  ringingOnACall,                                                            LampBody::RingingOnACall, LampBadge::None},
    Row{ 4, true,  [](const PersonState &s) { return s.alerting > 0; },                       LampBody::Ringing,        LampBadge::None},
    Row{ 5, true,  [](const PersonState &s) { return s.connected > 0; },                      LampBody::OnACall,        LampBadge::None},
    Row{ 6, true,  dialling,                                                                  LampBody::Dialling,       LampBadge::None},
    Row{ 7, true,  [](const PersonState &s) { return s.held > 0; },                           LampBody::OnHold,         LampBadge::OnHold},
    Row{ 8, true,  doNotDisturb,                                                              LampBody::DoNotDisturb,   LampBadge::DoNotDisturb},
    Row{ 9, true,  forwarded,                                                                 LampBody::Forwarded,      LampBadge::Forwarded},
    Row{10, true,  agentAway,                                                                 LampBody::AgentAway,      LampBadge::Agent},
    Row{11, true,  outOfService,                                                              LampBody::NoPhone,        LampBadge::None},
    Row{12, false, [](const PersonState &s) { return s.calendarBusy; },                       LampBody::CalendarBusy,   LampBadge::Calendar},
    Row{13, true,  known,                                                                     LampBody::Free,           LampBadge::None},
    // clang-format on
};

const Row &bodyRow(const PersonState &s)
{
    // One of the first three rows or the last one holds, whatever the state.
    return *std::find_if(table.begin(), table.end(), [&s](const Row &row) { return row.holds(s); });
}

/// Calls beside the one (row 3: two) that the body shows. Held ones have a badge of their own.
int furtherCalls(const PersonState &s, LampBody body)
{
    const int active = s.alerting + s.connected + s.initiated + s.failed;
    switch (body) {
    case LampBody::RingingOnACall:
        return active - 2;
    case LampBody::Ringing:
    case LampBody::OnACall:
    case LampBody::Dialling:
        return std::max(0, active - 1);
    case LampBody::OnHold:
        return s.held - 1;
    default:
        return 0;
    }
}

bool badgeApplies(LampBadge badge, const PersonState &s, const Row &body)
{
    switch (badge) {
    case LampBadge::None:
        return false;
    case LampBadge::Parked:
        return known(s) && (s.services.parkedAgainst.value_or(0) > 0 || s.queued > 0);
    case LampBadge::FurtherCalls:
        return furtherCalls(s, body.body) > 0;
    case LampBadge::SeatedElsewhere:
        return !s.seatedAt.isEmpty();
    case LampBadge::DeskNote:
        return !s.deskNote.isEmpty();
    default:
        return std::any_of(table.begin(), table.end(), [&](const Row &row) {
            return row.badge == badge && row.body != body.body && (!row.ofTheSwitch || known(s))
                && row.holds(s);
        });
    }
}

/// Nothing is known that could be stale of a device that is not watched or whose first state is not
/// in.
bool isStale(const PersonState &s)
{
    return s.stale && (s.knowledge == Knowledge::Known || s.knowledge == Knowledge::Refused);
}

/// "Check now" of somebody who is not watched: asked once, and every second older since.
bool wasCheckedOnce(const PersonState &s)
{
    return s.knowledge == Knowledge::NotWatched && s.newsAt > Clock::Milliseconds(0);
}

/// What that answer said.
PersonState asItWas(PersonState s)
{
    s.knowledge = Knowledge::Known;
    return s;
}

// ---- Words

QString translated(const char *text)
{
    return QCoreApplication::translate("Lamp", text);
}

QString forwardedWord(const PersonState &s)
{
    const Forwarding *const forwarding = forwardedAlways(s);
    if (!forwarding || forwarding->target.isEmpty())
        return translated(QT_TRANSLATE_NOOP("Lamp", "forwarded"));
    return translated(QT_TRANSLATE_NOOP("Lamp", "forwarded to %1")).arg(forwarding->target);
}

QString agentWord(const PersonState &s)
{
    return s.services.agent == AgentState::WrapUp
        ? translated(QT_TRANSLATE_NOOP("Lamp", "wrap-up"))
        : translated(QT_TRANSLATE_NOOP("Lamp", "unavailable"));
}

QString calendarWord(const PersonState &s)
{
    if (!s.calendarUntil.isValid())
        return translated(QT_TRANSLATE_NOOP("Lamp", "busy in the calendar"));
    // Whole days end at midnight, and "until 00:00" would say nothing.
    const QString until = s.calendarUntil.time() == QTime(0, 0)
        ? QLocale().toString(s.calendarUntil.date(), u"d MMM"_s)
        : QLocale().toString(s.calendarUntil.time(), u"HH:mm"_s);
    return translated(QT_TRANSLATE_NOOP("Lamp", "until %1")).arg(until);
}

QString bodyWord(const PersonState &s, LampBody body)
{
    switch (body) {
    case LampBody::Refused:
        return translated(QT_TRANSLATE_NOOP("Lamp", "private"));
    case LampBody::NotWatched:
        return translated(QT_TRANSLATE_NOOP("Lamp", "not watched"));
    case LampBody::Waiting:
        return translated(QT_TRANSLATE_NOOP("Lamp", "..."));
    case LampBody::RingingOnACall:
        return translated(QT_TRANSLATE_NOOP("Lamp", "ringing, on a call"));
    case LampBody::Ringing:
        return translated(QT_TRANSLATE_NOOP("Lamp", "ringing"));
    case LampBody::OnACall:
        return translated(QT_TRANSLATE_NOOP("Lamp", "on a call"));
    case LampBody::Dialling:
        return translated(QT_TRANSLATE_NOOP("Lamp", "dialling"));
    case LampBody::OnHold:
        return translated(QT_TRANSLATE_NOOP("Lamp", "on hold"));
    case LampBody::DoNotDisturb:
        return translated(QT_TRANSLATE_NOOP("Lamp", "do not disturb"));
    case LampBody::Forwarded:
        return forwardedWord(s);
    case LampBody::AgentAway:
        return agentWord(s);
    case LampBody::NoPhone:
        return translated(QT_TRANSLATE_NOOP("Lamp", "no phone"));
    case LampBody::CalendarBusy:
        return calendarWord(s);
    case LampBody::Free:
        return translated(QT_TRANSLATE_NOOP("Lamp", "free"));
    }
    Q_UNREACHABLE();
}

QString lasting(const QString &word, const Moment &since, Clock::Milliseconds now)
{
    if (!since)
        return word;
    return translated(QT_TRANSLATE_NOOP("Lamp", "%1 for %2"))
        .arg(word, durationInWords(now - *since));
}

/// The body in full: what a screen reader says where the tile has a picture.
QString bodySentence(const PersonState &s, LampBody body, Clock::Milliseconds now)
{
    const QString word = bodyWord(s, body);
    switch (body) {
    case LampBody::Waiting:
        return translated(QT_TRANSLATE_NOOP("Lamp", "first state not in yet"));
    case LampBody::Ringing:
        return lasting(word, s.ringingSince, now);
    case LampBody::RingingOnACall:
    case LampBody::OnACall:
        return lasting(word, s.talkingSince, now);
    case LampBody::OnHold:
        return lasting(word, s.heldSince, now);
    default:
        return word;
    }
}

void addConditionalForwardings(QStringList &parts, const PersonState &s)
{
    if (!s.services.forwarding)
        return;
    for (const Forwarding &forwarding : *s.services.forwarding) {
        if (!forwarding.on)
            continue;
        switch (forwarding.type) {
        case ForwardingType::Immediate:
        case ForwardingType::Night:
            break; // row 9
        case ForwardingType::Busy:
            parts += translated(QT_TRANSLATE_NOOP("Lamp", "when busy forwarded to %1"))
                         .arg(forwarding.target);
            break;
        case ForwardingType::NoAnswer:
            parts += translated(QT_TRANSLATE_NOOP("Lamp", "when not answered forwarded to %1"))
                         .arg(forwarding.target);
            break;
        case ForwardingType::DoNotDisturb:
            parts
                += translated(QT_TRANSLATE_NOOP("Lamp", "when not to be disturbed forwarded to %1"))
                       .arg(forwarding.target);
            break;
        }
    }
}

/// What the device has beside its body, in the order of the badges.
void addDeviceParts(
    QStringList &parts, const PersonState &s, LampBody body, Clock::Milliseconds now)
{
    const int parked = s.services.parkedAgainst.value_or(0);
    if (parked == 1)
        parts += translated(QT_TRANSLATE_NOOP("Lamp", "1 call parked"));
    else if (parked > 1)
        parts += translated(QT_TRANSLATE_NOOP("Lamp", "%1 calls parked")).arg(parked);
    if (s.queued == 1)
        parts += translated(QT_TRANSLATE_NOOP("Lamp", "1 call waiting"));
    else if (s.queued > 1)
        parts += translated(QT_TRANSLATE_NOOP("Lamp", "%1 calls waiting")).arg(s.queued);
    const int further = furtherCalls(s, body);
    if (further == 1)
        parts += translated(QT_TRANSLATE_NOOP("Lamp", "1 further call"));
    else if (further > 1)
        parts += translated(QT_TRANSLATE_NOOP("Lamp", "%1 further calls")).arg(further);
    if (body != LampBody::OnHold && s.held > 0) {
        const QString held = s.held == 1
            ? translated(QT_TRANSLATE_NOOP("Lamp", "1 call on hold"))
            : translated(QT_TRANSLATE_NOOP("Lamp", "%1 calls on hold")).arg(s.held);
        parts += lasting(held, s.heldSince, now);
    }
    if (body != LampBody::DoNotDisturb && doNotDisturb(s))
        parts += bodyWord(s, LampBody::DoNotDisturb);
    if (body != LampBody::Forwarded && forwarded(s))
        parts += forwardedWord(s);
    addConditionalForwardings(parts, s);
    if (yes(s.services.intercepted))
        parts += translated(QT_TRANSLATE_NOOP("Lamp", "calls are intercepted"));
    if (body != LampBody::AgentAway && agentAway(s))
        parts += agentWord(s);
    if (body != LampBody::NoPhone && outOfService(s))
        parts += bodyWord(s, LampBody::NoPhone);
}

} // namespace

Lamp lampFor(const PersonState &state)
{
    const Row &row = bodyRow(state);
    Lamp lamp;
    lamp.body = row.body;
    lamp.furtherCalls = furtherCalls(state, row.body);
    lamp.stale = isStale(state) || wasCheckedOnce(state);
    lamp.blinks
        = !lamp.stale && (row.body == LampBody::RingingOnACall || row.body == LampBody::Ringing);
    constexpr std::array order{LampBadge::Parked, LampBadge::FurtherCalls, LampBadge::OnHold,
        LampBadge::DoNotDisturb, LampBadge::Forwarded, LampBadge::Agent, LampBadge::SeatedElsewhere,
        LampBadge::Calendar, LampBadge::DeskNote};
    size_t count = 0;
    for (const LampBadge badge : order) {
        if (count < lamp.badges.size() && badgeApplies(badge, state, row))
            lamp.badges[count++] = badge;
    }
    return lamp;
}

QString lampWord(const PersonState &state)
{
    const QString word = bodyWord(state, bodyRow(state).body);
    if (wasCheckedOnce(state)) {
        const PersonState then = asItWas(state);
        return translated(QT_TRANSLATE_NOOP("Lamp", "%1, was: %2"))
            .arg(word, bodyWord(then, bodyRow(then).body));
    }
    return isStale(state) ? translated(QT_TRANSLATE_NOOP("Lamp", "was: %1")).arg(word) : word;
}

QString lampAge(const PersonState &state, Clock::Milliseconds now)
{
    if (!isStale(state) && !wasCheckedOnce(state))
        return {};
    return translated(QT_TRANSLATE_NOOP("Lamp", "%1 old")).arg(shortDuration(now - state.newsAt));
}

QString lampDescription(const PersonState &state, Clock::Milliseconds now)
{
    if (wasCheckedOnce(state)) {
        PersonState then = asItWas(state);
        then.stale = true;
        return bodyWord(state, LampBody::NotWatched) + ", "_L1 + lampDescription(then, now);
    }
    const LampBody body = bodyRow(state).body;
    QStringList parts{bodySentence(state, body, now)};
    if (known(state))
        addDeviceParts(parts, state, body, now);
    if (!state.seatedAt.isEmpty())
        parts += translated(QT_TRANSLATE_NOOP("Lamp", "sits at %1")).arg(state.seatedAt);
    if (body != LampBody::CalendarBusy && state.calendarBusy)
        parts += calendarWord(state);
    if (state.calendarBusy && state.calendarAt.count() > 0)
        parts += translated(QT_TRANSLATE_NOOP("Lamp", "calendar of %1 ago"))
                     .arg(durationInWords(now - state.calendarAt));
    if (!state.deskNote.isEmpty())
        parts += state.deskNote;
    if (isStale(state)) {
        // First: who listens must not hear "free" before hearing that it may no longer be so.
        parts.prepend(translated(QT_TRANSLATE_NOOP("Lamp", "state of %1 ago"))
                          .arg(durationInWords(now - state.newsAt)));
    }
    return parts.join(", "_L1);
}

Reachability reachability(const PersonState &state, ReachabilityHints hints)
{
    if (state.knowledge != Knowledge::Known || isStale(state))
        return Reachability::Unknown;
    const Reachability deputy = hints.deputyCanTakeIt ? Reachability::ViaDeputy : Reachability::No;
    switch (bodyRow(state).body) {
    case LampBody::Free:
        return Reachability::Yes;
    case LampBody::Forwarded:
    case LampBody::NoPhone:
        // Away from the desk, but nothing says that they are occupied.
        return hints.hasMobile ? Reachability::ViaMobile : deputy;
    case LampBody::CalendarBusy:
        return hints.deputyCanTakeIt ? deputy : hints.hasMobile ? Reachability::ViaMobile : deputy;
    default:
        // On the phone or not to be disturbed: their mobile would disturb the same person.
        return deputy;
    }
}

} // namespace balie::cti
