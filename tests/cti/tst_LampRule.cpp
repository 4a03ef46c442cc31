#include "cti/lamp/Durations.h"
#include "cti/lamp/Lamp.h"
#include "tests/cti/Calls.h"
#include "tests/support/TestRegistry.h"

#include <algorithm>
#include <functional>

using namespace balie::cti;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

using Badges = std::array<LampBadge, 3>;
constexpr auto none = LampBadge::None;

PersonState idle()
{
    PersonState state;
    state.knowledge = Knowledge::Known;
    return state;
}

/// One row of the lamp rule: how to make it true, and what it then gives.
struct Row {
    const char *name;
    int number;
    std::function<void(PersonState &)> make;
    LampBody body;
    const char *word;
    LampBadge badge; ///< when an earlier row gives the body
};

const std::vector<Row> &rows()
{
    static const std::vector<Row> table{
        {"1 refused", 1, [](PersonState &s) { s.knowledge = Knowledge::Refused; },
            LampBody::Refused, "private", none},
        {"2 not watched", 2, [](PersonState &s) { s.knowledge = Knowledge::NotWatched; },
            LampBody::NotWatched, "not watched", none},
        {"2 waiting", 2, [](PersonState &s) { s.knowledge = Knowledge::Waiting; },
            LampBody::Waiting, "...", none},
        {"3 ringing, connected", 3,
            [](PersonState &s) { s.alerting = std::max(s.alerting, 1), s.connected = 1; },
            LampBody::RingingOnACall, "ringing, on a call", none},
        {"3 ringing, initiated", 3,
            [](PersonState &s) { s.alerting = std::max(s.alerting, 1), s.initiated = 1; },
            LampBody::RingingOnACall, "ringing, on a call", none},
        {"3 ringing, failed", 3,
            [](PersonState &s) { s.alerting = std::max(s.alerting, 1), s.failed = 1; },
            LampBody::RingingOnACall, "ringing, on a call", none},
        {"4 ringing", 4, [](PersonState &s) { s.alerting = 1; }, LampBody::Ringing, "ringing",
            none},
        {"5 connected", 5, [](PersonState &s) { s.connected = 1; }, LampBody::OnACall, "on a call",
            none},
        {"6 initiated", 6, [](PersonState &s) { s.initiated = 1; }, LampBody::Dialling, "dialling",
            none},
        {"6 failed", 6, [](PersonState &s) { s.failed = 1; }, LampBody::Dialling, "dialling", none},
        {"6 off hook", 6, [](PersonState &s) { s.services.offHook = true; }, LampBody::Dialling,
            "dialling", none},
        {"7 held", 7, [](PersonState &s) { s.held = 1; }, LampBody::OnHold, "on hold",
            LampBadge::OnHold},
        {"8 dnd", 8, [](PersonState &s) { s.services.doNotDisturb = true; }, LampBody::DoNotDisturb,
            "do not disturb", LampBadge::DoNotDisturb},
        {"9 forwarded", 9,
            [](PersonState &s) {
                s.services.forwarding = {{ForwardingType::Immediate, true, u"0612345205"_s}};
            },
            LampBody::Forwarded, "forwarded to 0612345205", LampBadge::Forwarded},
        {"10 unavailable", 10, [](PersonState &s) { s.services.agent = AgentState::Unavailable; },
            LampBody::AgentAway, "unavailable", LampBadge::Agent},
        {"11 no phone", 11, [](PersonState &s) { s.services.inService = false; }, LampBody::NoPhone,
            "no phone", none},
        {"12 calendar", 12,
            [](PersonState &s) {
                s.calendarBusy = true;
                s.calendarUntil = QDateTime(QDate(2026, 1, 5), QTime(14, 0));
            },
            LampBody::CalendarBusy, "until 14:00", LampBadge::Calendar},
        {"13 idle", 13, [](PersonState &) {}, LampBody::Free, "free", none},
    };
    return table;
}

bool has(const Lamp &lamp, LampBadge badge)
{
    return std::find(lamp.badges.begin(), lamp.badges.end(), badge) != lamp.badges.end();
}

} // namespace

/// The table of design and help: which row gives the body, which word stands beside it, what
/// becomes a badge.
class LampRule : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyRow()
    {
        for (const Row &row : rows()) {
            PersonState state = idle();
            row.make(state);
            const Lamp lamp = lampFor(state);
            QVERIFY2(lamp.body == row.body, row.name);
            QVERIFY2(lampWord(state) == QString::fromUtf8(row.word), row.name);
            QVERIFY2((lamp.badges == Badges{none, none, none}), row.name);
            QVERIFY2(lamp.blinks == (row.number == 3 || row.number == 4), row.name);
            QVERIFY2(!lamp.stale, row.name);
        }
    }

    void ofEveryTwoRowsTheFirstGivesTheBody()
    {
        for (const Row &first : rows()) {
            for (const Row &second : rows()) {
                if (second.number <= first.number)
                    continue;
                PersonState state = idle();
                second.make(state);
                first.make(state);
                const Lamp lamp = lampFor(state);
                const QByteArray what = QByteArray(first.name) + " with " + second.name;
                // Ringing and on a call are together what row 3 says; off hook is only dialling
                // without a call.
                const bool callMeetsCall = first.number == 4
                    && (second.number == 5 || second.number == 6)
                    && qstrcmp(second.name, "6 off hook") != 0;
                const bool offHookMeetsHeld
                    = qstrcmp(first.name, "6 off hook") == 0 && second.number == 7;
                if (callMeetsCall) {
                    QVERIFY2(lamp.body == LampBody::RingingOnACall, what);
                } else if (offHookMeetsHeld) {
                    QVERIFY2(lamp.body == LampBody::OnHold, what);
                } else {
                    QVERIFY2(lamp.body == first.body, what);
                    // What the switch told of a device that is refused now is not shown.
                    const bool shown = first.number > 2 || second.number == 12;
                    QVERIFY2(second.badge == none || has(lamp, second.badge) == shown, what);
                }
            }
        }
    }

    void whatIsNotKnownHidesWhatTheSwitchToldBefore()
    {
        for (const Knowledge knowledge :
            {Knowledge::NotWatched, Knowledge::Waiting, Knowledge::Refused}) {
            for (const Row &row : rows()) {
                PersonState state = idle();
                row.make(state);
                state.services.parkedAgainst = 1;
                state.queued = 1;
                state.knowledge = knowledge;
                const Lamp lamp = lampFor(state);
                QVERIFY2(lamp.body == LampBody::Refused || lamp.body == LampBody::NotWatched
                        || lamp.body == LampBody::Waiting,
                    row.name);
                QVERIFY2(
                    (lamp.badges[0] == (row.number == 12 ? LampBadge::Calendar : none)), row.name);
            }
        }
    }

    /// "Check now" of somebody outside the watch list: never a lamp that looks alive.
    void anAnswerAboutSomebodyNotWatchedHasItsAge()
    {
        for (const Row &row : rows()) {
            if (row.number < 3 || row.number == 12)
                continue;
            PersonState state = idle();
            row.make(state);
            const QString word = lampWord(state);
            state.knowledge = Knowledge::NotWatched;
            state.newsAt = 60s;
            const Lamp lamp = lampFor(state);
            QCOMPARE(lamp.body, LampBody::NotWatched);
            QVERIFY2(lamp.stale && !lamp.blinks, row.name);
            QCOMPARE(lampWord(state), u"not watched, was: "_s + word);
            QCOMPARE(lampAge(state, 100s), u"40 s old"_s);
            QVERIFY2(lampDescription(state, 100s)
                         .startsWith("not watched, state of 40 seconds ago, "_L1),
                qPrintable(lampDescription(state, 100s)));
            QCOMPARE(reachability(state, {true, true}), Reachability::Unknown);
            state.newsAt = 0s;
            QCOMPARE(lampWord(state), u"not watched"_s);
            QVERIFY2(!lampFor(state).stale && lampAge(state, 100s).isEmpty(), row.name);
        }
    }

    void badgesComeInOrderAndAtMostThree()
    {
        PersonState state = idle();
        state.connected = 2;
        state.held = 1;
        state.services.parkedAgainst = 1;
        state.services.doNotDisturb = true;
        state.services.forwarding = {{ForwardingType::Immediate, true, u"205"_s}};
        state.services.agent = AgentState::WrapUp;
        state.seatedAt = u"12"_s;
        state.calendarBusy = true;
        state.deskNote = u"back at 14:00"_s;
        // Taking the first away each time lets the next one move up.
        const std::vector<std::pair<LampBadge, std::function<void()>>> order{
            {LampBadge::Parked, [&] { state.services.parkedAgainst = 0; }},
            {LampBadge::FurtherCalls, [&] { state.connected = 1; }},
            {LampBadge::OnHold, [&] { state.held = 0; }},
            {LampBadge::DoNotDisturb, [&] { state.services.doNotDisturb = false; }},
            {LampBadge::Forwarded, [&] { state.services.forwarding = QVector<Forwarding>{}; }},
            {LampBadge::Agent, [&] { state.services.agent = AgentState::Available; }},
            {LampBadge::SeatedElsewhere, [&] { state.seatedAt.clear(); }},
            {LampBadge::Calendar, [&] { state.calendarBusy = false; }},
            {LampBadge::DeskNote, [&] { state.deskNote.clear(); }},
        };
        for (size_t i = 0; i < order.size(); ++i) {
            Badges expected{none, none, none};
            for (size_t k = 0; k < expected.size() && i + k < order.size(); ++k)
                expected[k] = order[i + k].first;
            QVERIFY2(lampFor(state).badges == expected, qPrintable(QString::number(i)));
            QCOMPARE(lampFor(state).body, LampBody::OnACall);
            order[i].second();
        }
        QCOMPARE(lampFor(state).badges, (Badges{none, none, none}));
    }

    void queuedConnectionsAreBadgesNotBodies()
    {
        PersonState state = idle();
        state.queued = 1;
        QCOMPARE(lampFor(state).body, LampBody::Free);
        QCOMPARE(lampFor(state).badges[0], LampBadge::Parked);
        QCOMPARE(lampFor(state).furtherCalls, 0);
    }

    void aSignedOutAgentIsNoStateOfThePerson()
    {
        for (const AgentState agent :
            {AgentState::SignedOut, AgentState::Available, AgentState::Busy}) {
            PersonState state = idle();
            state.services.agent = agent;
            QCOMPARE(lampFor(state), lampFor(idle()));
            QCOMPARE(lampDescription(state, 0ms), u"free"_s);
        }
        PersonState state = idle();
        state.services.agent = AgentState::WrapUp;
        QCOMPARE(lampWord(state), u"wrap-up"_s);
    }

    void onlyForwardingThatTakesEveryCallIsABody()
    {
        for (const ForwardingType type :
            {ForwardingType::Busy, ForwardingType::NoAnswer, ForwardingType::DoNotDisturb}) {
            PersonState state = idle();
            state.services.forwarding = {{type, true, u"205"_s}};
            QCOMPARE(lampFor(state).body, LampBody::Free);
            QVERIFY(lampDescription(state, 0ms).contains(u"forwarded to 205"_s));
        }
        PersonState state = idle();
        state.services.forwarding = {{ForwardingType::Night, true, u"205"_s}};
        QCOMPARE(lampFor(state).body, LampBody::Forwarded);
        state.services.forwarding = {{ForwardingType::Night, false, u"205"_s}};
        QCOMPARE(lampFor(state).body, LampBody::Free);
        state.services.intercepted = true;
        QCOMPARE(lampFor(state).body, LampBody::Forwarded);
        QCOMPARE(lampWord(state), u"forwarded"_s);
    }

    void aStaleLampKeepsItsBodyAndNeverBlinksNorSaysFree()
    {
        for (const Row &row : rows()) {
            PersonState state = idle();
            row.make(state);
            const LampBody fresh = lampFor(state).body;
            const bool knewSomething = row.number != 2;
            state.stale = true;
            state.newsAt = knewSomething ? 10s : 0s;
            const Lamp lamp = lampFor(state);
            QVERIFY2(lamp.body == fresh, row.name);
            QVERIFY2(!lamp.blinks, row.name);
            QVERIFY2(lamp.stale == knewSomething, row.name);
            QVERIFY2(lampAge(state, 50s) == (knewSomething ? u"40 s old"_s : QString()), row.name);
            QVERIFY2(lampWord(state) != u"free"_s, row.name);
            QVERIFY2(lampDescription(state, 50s).startsWith(u"state of 40 seconds ago"_s)
                    == knewSomething,
                row.name);
            QVERIFY2(reachability(state, {true, true}) == Reachability::Unknown, row.name);
        }
        QCOMPARE(lampAge(idle(), 50s), QString());
    }

    /// Every combination of every axis: what must hold whatever comes together.
    void invariantsOverAllCombinations()
    {
        qint64 count = 0;
        const std::array counts{0, 1, 2};
        const std::array bits{false, true};
        const std::array<std::optional<bool>, 3> maybe{std::nullopt, false, true};
        const std::array<std::optional<AgentState>, 4> agents{
            std::nullopt, AgentState::SignedOut, AgentState::Available, AgentState::WrapUp};
        // clang-format off
        for (const Knowledge knowledge :
             {Knowledge::NotWatched, Knowledge::Waiting, Knowledge::Known, Knowledge::Refused})
        for (const int alerting : counts)
        for (const int connected : counts)
        for (const int initiated : bits)
        for (const int failed : bits)
        for (const int held : counts)
        for (const int queued : bits)
        for (const auto &dnd : maybe)
        for (const bool forwarded : bits)
        for (const auto &inService : maybe)
        for (const auto &offHook : maybe)
        for (const auto &agent : agents)
        for (const bool calendar : bits)
        for (const bool stale : bits) {
            PersonState state;
            state.knowledge = knowledge;
            state.alerting = alerting;
            state.connected = connected;
            state.initiated = initiated;
            state.failed = failed;
            state.held = held;
            state.queued = queued;
            state.services.doNotDisturb = dnd;
            if (forwarded)
                state.services.forwarding = {{ForwardingType::Immediate, true, u"205"_s}};
            state.services.inService = inService;
            state.services.offHook = offHook;
            state.services.agent = agent;
            state.calendarBusy = calendar;
            state.stale = stale;
            const Lamp lamp = lampFor(state);
            ++count;

            const int calls = alerting + connected + initiated + failed + held;
            const bool mayBeFree = knowledge == Knowledge::Known && calls == 0 && dnd != true && !forwarded
                && inService != false && offHook != true && agent != AgentState::WrapUp && !calendar;
            const bool knows = knowledge == Knowledge::Known;
            const bool good = (lamp.body == LampBody::Free) == mayBeFree
                && (!lamp.blinks || (knows && alerting > 0 && !stale))
                && (knows == (lamp.body > LampBody::Waiting))
                && (!knows || alerting == 0 || lamp.body == LampBody::Ringing || lamp.body == LampBody::RingingOnACall)
                && (!lamp.stale || stale)
                && lamp.furtherCalls >= 0 && (knows || lamp.furtherCalls == 0)
                && (lamp.furtherCalls > 0) == has(lamp, LampBadge::FurtherCalls)
                // No body is repeated as a badge.
                && !(lamp.body == LampBody::OnHold && has(lamp, LampBadge::OnHold))
                && !(lamp.body == LampBody::DoNotDisturb && has(lamp, LampBadge::DoNotDisturb))
                && !(lamp.body == LampBody::Forwarded && has(lamp, LampBadge::Forwarded))
                && !(lamp.body == LampBody::CalendarBusy && has(lamp, LampBadge::Calendar))
                // Badges are in order, without gaps and without repetition.
                && (lamp.badges[1] == none || lamp.badges[0] < lamp.badges[1])
                && (lamp.badges[2] == none || (lamp.badges[1] < lamp.badges[2] && lamp.badges[1] != none))
                && (lamp.badges[1] == none || lamp.badges[0] != none)
                // Every call is shown or counted, unless there is more to show than three badges hold.
                && (!knows || calls == 0 || calls == lamp.furtherCalls + (lamp.body == LampBody::OnHold ? 0 : held)
                        + (lamp.body == LampBody::RingingOnACall ? 2 : 1))
                && (reachability(state, {}) == Reachability::Yes) == (lamp.body == LampBody::Free && !stale);
            if (!good) {
                QFAIL(qPrintable(u"body %1: knowledge %2 a%3 c%4 i%5 f%6 h%7 further %8"_s.arg(int(lamp.body))
                                     .arg(int(knowledge)).arg(alerting).arg(connected).arg(initiated)
                                     .arg(failed).arg(held).arg(lamp.furtherCalls)));
            }
        }
        // clang-format on
        QCOMPARE(count, 4LL * 3 * 3 * 2 * 2 * 3 * 2 * 3 * 2 * 3 * 3 * 4 * 2 * 2);
    }

    void theDescriptionSaysEverythingThatIsTrue()
    {
        PersonState state = idle();
        state.connected = 1;
        state.talkingSince = 60s;
        QCOMPARE(lampDescription(state, 300s), u"on a call for 4 minutes"_s);
        state.alerting = 2;
        state.held = 1;
        state.heldSince = 240s;
        state.queued = 1;
        state.services.parkedAgainst = 2;
        state.services.doNotDisturb = true;
        state.services.forwarding
            = {{ForwardingType::Immediate, true, u"205"_s}, {ForwardingType::Busy, true, u"206"_s}};
        state.services.intercepted = true;
        state.services.agent = AgentState::Unavailable;
        state.services.inService = false;
        state.seatedAt = u"desk 12"_s;
        state.calendarBusy = true;
        state.calendarUntil = QDateTime(QDate(2026, 1, 6), QTime(0, 0));
        state.deskNote = u"asks for mail only"_s;
        QCOMPARE(lampDescription(state, 300s),
            u"ringing, on a call for 4 minutes, 2 calls parked, 1 call waiting, 1 further call, "
            "1 call on hold for 1 minute, do not disturb, forwarded to 205, when busy forwarded to "
            "206, "
            "calls are intercepted, unavailable, no phone, sits at desk 12, until 6 jan., asks for mail only"_s);
    }

    void whoCanTakeACall()
    {
        PersonState state = idle();
        QCOMPARE(reachability(state, {}), Reachability::Yes);
        state.connected = 1;
        QCOMPARE(reachability(state, {true, true}), Reachability::ViaDeputy);
        QCOMPARE(reachability(state, {true, false}), Reachability::No);
        state = idle();
        state.services.inService = false;
        QCOMPARE(reachability(state, {true, true}), Reachability::ViaMobile);
        QCOMPARE(reachability(state, {false, true}), Reachability::ViaDeputy);
        state.knowledge = Knowledge::NotWatched;
        QCOMPARE(reachability(state, {true, true}), Reachability::Unknown);
    }

    void connectionsAreCountedByState()
    {
        auto device = snapshot(u"201"_s,
            {connection(u"1"_s, u"201"_s, ConnectionState::Connected),
                connection(u"2"_s, u"201"_s, ConnectionState::Connected),
                connection(u"3"_s, u"201"_s, ConnectionState::Alerting),
                connection(u"4"_s, u"201"_s, ConnectionState::Hold),
                connection(u"5"_s, u"201"_s, ConnectionState::Queued),
                connection(u"6"_s, u"201"_s, ConnectionState::Fail),
                connection(u"7"_s, u"201"_s, ConnectionState::Initiated)});
        device.connections[0].answeredAt = 20s;
        device.connections[1].answeredAt = 10s;
        device.connections[2].startedAt = 30s;
        device.connections[3].heldSince = 25s;
        device.services.doNotDisturb = true;
        device.at = 40s;
        PersonState rest;
        rest.deskNote = u"note"_s;
        const PersonState state = personState(device, false, rest);
        QCOMPARE(state.connected, 2);
        QCOMPARE(state.alerting, 1);
        QCOMPARE(state.held, 1);
        QCOMPARE(state.queued, 1);
        QCOMPARE(state.failed, 1);
        QCOMPARE(state.initiated, 1);
        QCOMPARE(state.talkingSince, Moment(10s));
        QCOMPARE(state.ringingSince, Moment(30s));
        QCOMPARE(state.heldSince, Moment(25s));
        QCOMPARE(state.services, device.services);
        QCOMPARE(state.deskNote, u"note"_s);
        QCOMPARE(state.newsAt, 40s);
        QVERIFY(state.stale);
        QVERIFY(!personState(device, true).stale);
    }

    void durationsInFiguresAndWords()
    {
        QCOMPARE(tabularDuration(-5s), u"0:00"_s);
        QCOMPARE(tabularDuration(42s), u"0:42"_s);
        QCOMPARE(tabularDuration(12min + 5s), u"12:05"_s);
        QCOMPARE(tabularDuration(59min + 59s + 999ms), u"59:59"_s);
        QCOMPARE(tabularDuration(1h + 2min + 10s), u"1:02:10"_s);
        QCOMPARE(durationInWords(1s), u"1 second"_s);
        QCOMPARE(durationInWords(42s), u"42 seconds"_s);
        QCOMPARE(durationInWords(119s), u"1 minute"_s);
        QCOMPARE(durationInWords(4min), u"4 minutes"_s);
        QCOMPARE(durationInWords(1h), u"1 hour"_s);
        QCOMPARE(durationInWords(5h), u"5 hours"_s);
        QCOMPARE(shortDuration(59s), u"59 s"_s);
        QCOMPARE(shortDuration(3min), u"3 min"_s);
        QCOMPARE(shortDuration(2h), u"2 h"_s);
    }
};

BALIE_TEST(LampRule)
#include "tst_LampRule.moc"
