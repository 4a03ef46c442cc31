#include "tests/support/TestRegistry.h"
#include "tests/xsi-calls/XsiStage.h"

using namespace balie;
using namespace balie::cti;
using namespace balie::test;
using namespace std::chrono_literals;
using xsi::CallState;
using xsi::Personality;
using State = ConnectionState;

namespace {

CallOf incoming(CallState state = CallState::Alerting)
{
    return {u"c1"_s, u"t1"_s, Personality::Terminator, state, caller};
}

} // namespace

class XsiFolding : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<int>("personality");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<int>("shown");
        QTest::addColumn<bool>("rings");
        QTest::addColumn<bool>("held");
        const auto row = [](const char *name, Personality p, CallState s, State shown,
                             bool rings = false, bool held = false, const QString &cause = {},
                             const QString &type = u"CallUpdated"_s) {
            QTest::newRow(name) << int(p) << int(s) << type << cause << int(shown) << rings << held;
        };
        row("rings here", Personality::Terminator, CallState::Alerting, State::Alerting);
        row("own telephone rings first", Personality::ClickToDial, CallState::Alerting,
            State::Initiated);
        row("rings there", Personality::Originator, CallState::Alerting, State::Connected, true);
        row("digits", Personality::Originator, CallState::Active, State::Initiated, false, false,
            {}, u"CallCollecting"_s);
        row("talks", Personality::Terminator, CallState::Active, State::Connected);
        row("held", Personality::Terminator, CallState::Held, State::Hold);
        row("held there", Personality::Originator, CallState::RemoteHeld, State::Connected, false,
            true);
        row("busy tone", Personality::Originator, CallState::Alerting, State::Connected, false,
            false, u"Busy"_s);
        row("announcement", Personality::Originator, CallState::Alerting, State::Connected, false,
            false, {}, u"CallReleasing"_s);
        row("failed click", Personality::ClickToDial, CallState::Alerting, State::Fail, false,
            false, u"Busy"_s);
        row("shadow", Personality::Terminator, CallState::Detached, State::Null);
        row("no word for it", Personality::Terminator, CallState::Unknown, State::Null);
    }
    void states()
    {
        QFETCH(int, personality);
        QFETCH(int, state);
        QFETCH(QString, type);
        QFETCH(QString, cause);
        QFETCH(int, shown);
        QFETCH(bool, rings);
        QFETCH(bool, held);
        XsiStage stage;
        CallOf call(u"c1"_s, u"t1"_s, Personality(personality), CallState(state), caller);
        call.releaseCause = cause;
        stage.event(me, type, call);
        const Connection connection = stage.only();
        QCOMPARE(int(connection.state), shown);
        QCOMPARE(connection.remoteAlerting, rings);
        QCOMPARE(connection.remoteHeld, held);
        QCOMPARE(!connection.failCause.isEmpty(), !cause.isEmpty() || type == "CallReleasing"_L1);
        QCOMPARE(connection.direction,
            State(shown) == State::Null                               ? Direction::Unknown
                : Personality(personality) == Personality::Terminator ? Direction::Incoming
                                                                      : Direction::Outgoing);
    }

    void carriesWhatTheCallSays()
    {
        XsiStage stage;
        CallOf call = incoming();
        call.remote.name = u"Carla"_s;
        call.redirections
            = {{remoteParty(bob), u"no-answer"_s}, {remoteParty(eve), u"user-busy"_s}};
        call.acd = xsi::AcdInfo{u"queue@example.nl"_s, u"Sales"_s, u"tel:800"_s, 3, 42'000};
        call.clientSessionInfo = u"about the invoice"_s;
        call.recallType = u"Call Park Recall"_s;
        call.recallFrom = remoteParty(bob);
        call.recordingState = u"Started"_s;
        stage.event(me, u"CallReceived"_s, call);
        const Connection connection = stage.only();
        QCOMPARE(connection.id, XsiStage::id(u"t1"_s));
        QCOMPARE(connection.remote.number, caller);
        QCOMPARE(connection.remote.name, u"Carla"_s);
        QCOMPARE(connection.redirections.size(), 2);
        QCOMPARE(connection.called.device, DeviceId(bob));
        QCOMPARE(connection.queue->queue.name, u"Sales"_s);
        QCOMPARE(connection.queue->waiting, 3);
        QCOMPARE(connection.queue->waited, 42s);
        QCOMPARE(connection.note, u"about the invoice"_s);
        QCOMPARE(connection.recall, RecallReason::Park);
        QCOMPARE(connection.recalledFrom, DeviceId(bob));
        QCOMPARE(connection.recording, RecordingState::Kept);
        stage.event(me, u"CallReceived"_s,
            CallOf(u"c2"_s, u"t2"_s, Personality::Terminator, CallState::Alerting, bob)
                .with([](xsi::Call &c) { c.remote.privacy = true; }));
        const Party hidden = stage.last().connections.last().remote;
        QVERIFY(hidden.withheld && hidden.device.isEmpty() && hidden.number.isEmpty());
    }

    void timesFollowTheServersClock()
    {
        XsiStage stage;
        const qint64 server = stage.clock.wallMs() - 3'600'000; // an hour behind us
        stage.clock.advance(200s);
        CallOf call = incoming();
        call.startTime = server + 200'000;
        stage.event(me, u"CallReceived"_s, call);
        QCOMPARE(*stage.only().startedAt, stage.clock.now());
        stage.clock.advance(10s);
        call.state = CallState::Active;
        call.answerTime = server + 209'000; // told a second late
        stage.event(me, u"CallAnswered"_s, call);
        QCOMPARE(*stage.only().answeredAt, stage.clock.now() - 1s);
        QCOMPARE(*stage.only().startedAt, stage.clock.now() - 10s);
        // The first answer is the one that counts.
        stage.clock.advance(5s);
        call.answerTime = server + 214'000;
        stage.event(me, u"CallAnswered"_s, call);
        QCOMPARE(*stage.only().answeredAt, stage.clock.now() - 6s);
        // Nothing has happened in the future, whatever that clock says.
        CallOf ahead(u"c2"_s, u"t2"_s, Personality::Terminator, CallState::Alerting, bob);
        ahead.startTime = server + 9'000'000;
        stage.snapshot(me, {call, ahead});
        for (const Connection &connection : stage.last().connections)
            QVERIFY(*connection.startedAt <= stage.clock.now());
    }

    void snapshotIsTheWholeTruth()
    {
        XsiStage stage;
        stage.event(me, u"CallReceived"_s, incoming());
        stage.event(me, u"CallReceived"_s,
            CallOf(u"c2"_s, u"t2"_s, Personality::Terminator, CallState::Alerting, bob));
        stage.posted();
        stage.devices.await(DeviceId(me));
        QVERIFY(!stage.devices.isKnown(DeviceId(me)));
        QCOMPARE(stage.last().connections.size(), 2); // stale, and still there
        QVERIFY(stage.posted().isEmpty());
        stage.snapshot(me, {incoming(CallState::Active)});
        const auto posted = stage.posted();
        QCOMPARE(posted.size(), 1);
        QVERIFY(posted.first().resynced);
        QVERIFY(stage.devices.isKnown(DeviceId(me)));
        QCOMPARE(posted.first().connections.size(), 1);
        QCOMPARE(posted.first().ended.size(), 1);
        QCOMPARE(posted.first().ended.first().last.id, XsiStage::id(u"t2"_s));
        QCOMPARE(posted.first().ended.first().reason, EndReason::Unknown);
    }

    void repeatsAreHarmless()
    {
        XsiStage stage;
        stage.event(me, u"CallReceived"_s, incoming());
        stage.event(me, u"CallAnswered"_s, incoming(CallState::Active));
        stage.posted();
        stage.event(me, u"CallAnswered"_s, incoming(CallState::Active));
        QVERIFY(stage.posted().isEmpty());
        stage.event(me, u"CallReleased"_s, incoming(CallState::Released));
        stage.event(me, u"CallReleased"_s, incoming(CallState::Released));
        const auto posted = stage.posted();
        QCOMPARE(posted.size(), 1);
        QCOMPARE(posted.first().ended.size(), 1);
        QCOMPARE(posted.first().ended.first().reason, EndReason::Cleared);
    }

    void endings_data()
    {
        QTest::addColumn<QString>("redirect");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<int>("reason");
        QTest::newRow("hung up") << QString() << QString() << int(EndReason::Cleared);
        QTest::newRow("sent on") << u"deflection"_s << QString() << int(EndReason::Diverted);
        QTest::newRow("forwarded") << u"no-answer"_s << QString() << int(EndReason::Diverted);
        QTest::newRow("handed on") << u"transfer"_s << QString() << int(EndReason::Transferred);
        QTest::newRow("failed") << QString() << u"Busy"_s << int(EndReason::Failed);
    }
    void endings()
    {
        QFETCH(QString, redirect);
        QFETCH(QString, cause);
        QFETCH(int, reason);
        XsiStage stage;
        CallOf call(u"c1"_s, u"t1"_s, Personality::Originator, CallState::Alerting, bob);
        stage.event(me, u"CallOriginated"_s, call);
        stage.posted();
        call.state = CallState::Released;
        call.releaseCause = cause;
        if (!redirect.isEmpty())
            call.redirect = xsi::Redirection{remoteParty(eve), redirect};
        stage.event(me, u"CallReleased"_s, call);
        const EndedConnection ended = stage.posted().first().ended.first();
        QCOMPARE(int(ended.reason), reason);
        QCOMPARE(ended.newDestination.device, DeviceId(redirect.isEmpty() ? QString() : eve));
        QCOMPARE(ended.cause, redirect.isEmpty() ? cause : redirect);
    }

    void newTrackingIdIsTheSameCall()
    {
        XsiStage stage;
        stage.event(me, u"CallReceived"_s, incoming());
        stage.event(me, u"CallAnswered"_s, incoming(CallState::Active));
        const Moment answered = stage.only().answeredAt;
        QVERIFY(answered);
        stage.clock.advance(5s);
        stage.posted();
        // Handed on by the far side, unannounced: rings at the next one, and we hear it.
        CallOf moved(u"c1"_s, u"t9"_s, Personality::Originator, CallState::Alerting, bob);
        stage.event(me, u"CallTransferred"_s, moved);
        const DeviceSnapshot posted = stage.posted().first();
        QCOMPARE(posted.links,
            (QVector<CallLink>{{CallId(u"t1"_s), CallId(u"t9"_s), CallLink::Why::Tracking}}));
        QCOMPARE(posted.ended.first().reason, EndReason::Merged);
        QCOMPARE(posted.ended.first().movedTo, CallId(u"t9"_s));
        QCOMPARE(stage.only().id, XsiStage::id(u"t9"_s));
        QVERIFY(stage.only().remoteAlerting);
        QCOMPARE(stage.only().answeredAt, answered);
        QCOMPARE(stage.only().direction, Direction::Incoming);
        QCOMPARE(stage.devices.callIdOf(XsiStage::id(u"t9"_s)), u"c1"_s);
        QCOMPARE(stage.devices.callIdOf(XsiStage::id(u"t1"_s)), QString());
    }

    void twoLegsOfOneCallStayApart()
    {
        XsiStage stage;
        stage.event(me, u"CallOriginated"_s,
            CallOf(u"c1"_s, u"t1"_s, Personality::Originator, CallState::Alerting, me));
        stage.event(me, u"CallReceived"_s,
            CallOf(u"c2"_s, u"t1"_s, Personality::Terminator, CallState::Alerting, me));
        QCOMPARE(stage.last().connections.size(), 2);
        const ConnectionId second = stage.last().connections.last().id;
        QVERIFY(second != XsiStage::id(u"t1"_s));
        QCOMPARE(stage.devices.callIdOf(second), u"c2"_s);
        QCOMPARE(*stage.devices.ownConnection(u"c1"_s), XsiStage::id(u"t1"_s));
        stage.event(me, u"CallReleased"_s,
            CallOf(u"c1"_s, u"t1"_s, Personality::Originator, CallState::Released, me));
        QCOMPARE(stage.only().id, second);
    }

    void idUsedAgainIsAnotherCall()
    {
        XsiStage stage;
        CallOf first = incoming(CallState::Active);
        first.startTime = 1'000;
        first.answerTime = 2'000;
        stage.event(me, u"CallAnswered"_s, first);
        stage.posted();
        CallOf next(u"c1"_s, u"t2"_s, Personality::Terminator, CallState::Alerting, bob);
        next.startTime = 9'000;
        stage.event(me, u"CallReceived"_s, next);
        const DeviceSnapshot posted = stage.posted().first();
        QCOMPARE(posted.ended.first().last.id, XsiStage::id(u"t1"_s));
        QVERIFY(posted.links.isEmpty());
        QVERIFY(!stage.only().answeredAt);
        QCOMPARE(stage.only().remote.device, DeviceId(bob));
    }

    void recallIsTheCallThatWentAway()
    {
        XsiStage stage;
        CallOf call = incoming(CallState::Active);
        call.startTime = 1'000;
        stage.event(me, u"CallAnswered"_s, call);
        call.state = CallState::Detached;
        stage.event(me, u"CallUpdated"_s, call);
        QVERIFY(stage.last().connections.isEmpty());
        QCOMPARE(stage.devices.ownCallCount(), 1); // the switch still counts it
        stage.posted();
        call.state = CallState::Alerting;
        call.extTrackingId = u"t2"_s;
        call.startTime = 9'000;
        call.recallType = u"Call Park Recall"_s;
        stage.event(me, u"CallReceived"_s, call);
        QCOMPARE(stage.posted().first().links,
            (QVector<CallLink>{{CallId(u"t1"_s), CallId(u"t2"_s), CallLink::Why::Recall}}));
        QCOMPARE(stage.only().recall, RecallReason::Park);
    }

    void clickToDialIsOneCall()
    {
        XsiStage stage;
        stage.event(me, u"CallOriginating"_s,
            CallOf(u"c1"_s, u"t1"_s, Personality::ClickToDial, CallState::Alerting, bob));
        stage.posted();
        stage.event(me, u"CallOriginated"_s,
            CallOf(u"c1"_s, u"t1"_s, Personality::Originator, CallState::Alerting, bob));
        const DeviceSnapshot posted = stage.posted().first();
        QVERIFY(posted.ended.isEmpty());
        QCOMPARE(posted.connections.size(), 1);
        QVERIFY(stage.only().remoteAlerting);
    }

    void services()
    {
        XsiStage stage({bob});
        QVERIFY(!stage.last(bob).services.doNotDisturb);
        QVERIFY(!stage.last(bob).services.forwarding);
        stage.data(bob, xsi::DoNotDisturbData{false, true});
        stage.data(bob,
            xsi::ForwardingData{xsi::ForwardingKind::Always, false, true, u"tel:+31612345678"_s});
        stage.data(bob, xsi::HookData{true});
        stage.data(bob, xsi::ParkedAgainstData{remoteParty(caller), u"p1"_s});
        DeviceServices services = stage.last(bob).services;
        QCOMPARE(services.doNotDisturb, true);
        QCOMPARE(services.forwarding->size(), 1);
        QCOMPARE(services.forwarding->first().target, u"+31612345678"_s);
        QCOMPARE(services.offHook, true);
        QCOMPARE(services.parkedAgainst, 1);
        stage.data(bob, xsi::ForwardingData{xsi::ForwardingKind::Always, false, false, {}});
        QVERIFY(stage.last(bob).services.forwarding->isEmpty());
        stage.data(bob, xsi::DoNotDisturbData{true, {}});
        stage.data(bob, xsi::ForwardingData{xsi::ForwardingKind::Always, true, {}, {}});
        stage.data(bob, xsi::ParkedAgainstData{{}, {}});
        services = stage.last(bob).services;
        QVERIFY(!services.doNotDisturb);
        QVERIFY(!services.forwarding);
        QCOMPARE(services.parkedAgainst, 0);
    }

    void whoWaitsAtTheOwnLine()
    {
        XsiStage stage;
        const QString place = ownParkPlace().value();
        QVERIFY(!stage.devices.snapshot(ownParkPlace())); // Call Park is not assigned
        stage.devices.await(ownParkPlace());
        QCOMPARE(stage.last(place).knowledge, Knowledge::Waiting);
        stage.park();
        QCOMPARE(stage.last(place).knowledge, Knowledge::Known);
        QVERIFY(stage.last(place).connections.isEmpty());
        stage.park(caller);
        const Connection parked = stage.only(place);
        QCOMPARE(parked.state, ConnectionState::Queued);
        QCOMPARE(parked.remote.number, caller);
        QCOMPARE(parked.actions, Actions(Action::PickUp));
        QVERIFY(parked.startedAt && parked.redirections.isEmpty());
        // Said again with every refresh: still the same one.
        stage.clock.advance(std::chrono::seconds(5));
        stage.park(caller);
        QCOMPARE(stage.only(place), parked);
        stage.park(bob);
        QVERIFY(stage.only(place).id != parked.id);
        QCOMPARE(stage.only(place).remote.device, DeviceId(bob));
        xsi::RemoteParty withheld;
        withheld.privacy = true;
        stage.data(me, xsi::ParkedAgainstData{withheld, {}});
        const ConnectionId nobody = stage.only(place).id;
        QVERIFY(stage.only(place).remote.withheld);
        stage.data(me, xsi::ParkedAgainstData{withheld, {}});
        QCOMPARE(stage.only(place).id, nobody);
        stage.park();
        QVERIFY(stage.last(place).connections.isEmpty());
        stage.devices.setServices({});
        stage.park(caller);
        QCOMPARE(stage.only(place).actions, Actions());
    }

    void whoWaitedBeforeWeLookedSinceWhenIsUnknown()
    {
        XsiStage stage;
        stage.park(caller);
        QVERIFY(!stage.only(ownParkPlace().value()).startedAt);
        stage.devices.await(ownParkPlace()); // the link was lost
        stage.park();
        QVERIFY(stage.last(ownParkPlace().value()).connections.isEmpty());
        QVERIFY(stage.last(ownParkPlace().value()).resynced);
        stage.park(caller);
        stage.devices.refuse(ownParkPlace());
        QCOMPARE(stage.last(ownParkPlace().value()).knowledge, Knowledge::Refused);
        QVERIFY(stage.last(ownParkPlace().value()).connections.isEmpty());
    }

    void theParkedCallGoesOnUnderItsId()
    {
        const QString place = ownParkPlace().value();
        for (const bool releasedFirst : {true, false}) {
            XsiStage stage;
            stage.park();
            stage.event(me, u"CallReceived"_s, incoming());
            const ConnectionId call = stage.only().id;
            stage.devices.noteParking(call);
            CallOf over = incoming();
            over.state = CallState::Released;
            if (releasedFirst)
                stage.event(me, u"CallReleased"_s, over);
            stage.park(caller);
            if (!releasedFirst)
                stage.event(me, u"CallReleased"_s, over);
            EndedConnection ended;
            for (const DeviceSnapshot &posted : stage.posted())
                ended = posted.ended.value(0, ended);
            QCOMPARE(ended.reason, EndReason::Diverted);
            QCOMPARE(ended.newDestination.device, ownParkPlace());
            const Connection parked = stage.only(place);
            QCOMPARE(parked.id.call, call.call);
            QCOMPARE(parked.redirections.last().from.device, DeviceId(me));
        }
        // Somebody else may be parked instead, and nothing is said of him.
        XsiStage stage;
        stage.park();
        stage.event(me, u"CallReceived"_s, incoming());
        stage.devices.noteParking(stage.only().id);
        stage.park(u"+31209999999"_s);
        QVERIFY(stage.only(place).redirections.isEmpty());
        QVERIFY(stage.only(place).id.call != stage.only().id.call);
    }

    void theParkedCallComesBack()
    {
        const QString place = ownParkPlace().value();
        for (const bool leavesFirst : {true, false}) {
            XsiStage stage;
            stage.park();
            stage.park(caller);
            const CallId was = stage.only(place).id.call;
            if (leavesFirst)
                stage.park();
            CallOf back = incoming();
            back.callId = u"c7"_s;
            back.extTrackingId = u"t7"_s;
            back.recallType = u"Call Park Recall"_s;
            stage.posted();
            stage.event(me, u"CallReceived"_s, back);
            QVERIFY(stage.last(place).connections.isEmpty());
            const CallLink link{was, CallId(u"t7"_s), CallLink::Why::Recall};
            QVERIFY(stage.posted().first().links.contains(link));
            stage.park();
            QVERIFY(stage.last(place).connections.isEmpty());
        }
    }

    void knowledge()
    {
        XsiStage stage({bob});
        stage.event(bob, u"CallReceived"_s, incoming());
        stage.devices.refuse(DeviceId(bob));
        QCOMPARE(stage.last(bob).knowledge, Knowledge::Refused);
        QVERIFY(stage.last(bob).connections.isEmpty());
        stage.event(bob, u"CallAnswered"_s, incoming(CallState::Active));
        QVERIFY(stage.last(bob).connections.isEmpty());
        stage.devices.await(DeviceId(bob));
        QCOMPARE(stage.last(bob).knowledge, Knowledge::Waiting);
        stage.snapshot(bob);
        QCOMPARE(stage.last(bob).knowledge, Knowledge::Known);
        const quint64 revision = stage.last(bob).revision;
        stage.handOver.take();
        stage.devices.drop(DeviceId(bob));
        const Batch batch = stage.handOver.take();
        QCOMPARE(batch.latest.first().knowledge, Knowledge::NotWatched);
        QVERIFY(batch.latest.first().revision > revision);
        QVERIFY(!stage.devices.snapshot(DeviceId(bob)));
        stage.devices.reset();
        QVERIFY(!stage.devices.snapshot(DeviceId(me)));
    }
};

BALIE_TEST(XsiFolding)
#include "tst_XsiFolding.moc"
