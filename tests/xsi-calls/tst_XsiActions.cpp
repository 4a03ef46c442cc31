#include "tests/support/TestRegistry.h"
#include "tests/xsi-calls/XsiStage.h"

using namespace balie;
using namespace balie::cti;
using namespace balie::test;
using xsi::CallState;
using xsi::Personality;

namespace {

CallOf own(CallState state, const QString &id = u"1"_s, const QString &with = caller)
{
    CallOf call(u"c"_s + id, u"t"_s + id, Personality::Terminator, state, with);
    call.allowAnswer = state == CallState::Alerting;
    call.allowRetrieve = state == CallState::Held;
    return call;
}

CallOf dialled(CallState state, const QString &id)
{
    return {u"c"_s + id, u"t"_s + id, Personality::Originator, state, bob};
}

constexpr Actions talking = Action::Clear | Action::Hold | Action::Consult | Action::GenerateDigits
    | Action::SingleStepTransfer | Action::Park;

} // namespace

class XsiActions : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void byState_data()
    {
        QTest::addColumn<QVector<balie::xsi::Call>>("calls");
        QTest::addColumn<QVector<int>>("actions");
        const auto row = [](const char *name, const QVector<xsi::Call> &calls,
                             std::initializer_list<Actions> expected) {
            QVector<int> numbers;
            for (const Actions actions : expected)
                numbers.append(actions.toInt());
            QTest::newRow(name) << calls << numbers;
        };
        CallOf deaf = own(CallState::Alerting);
        deaf.allowAnswer = false;
        CallOf stuck = own(CallState::Held);
        stuck.allowRetrieve = false;
        CallOf busy = dialled(CallState::Alerting, u"2"_s);
        busy.releaseCause = u"Busy"_s;
        row("rings", {own(CallState::Alerting)},
            {Action::Answer | Action::Clear | Action::Deflect});
        row("rings at a telephone that cannot be told", {deaf}, {Action::Clear | Action::Deflect});
        row("talks", {own(CallState::Active)}, {talking});
        row("on hold", {own(CallState::Held)}, {Action::Clear | Action::Retrieve});
        row("on hold at a telephone that cannot be told", {stuck}, {Actions(Action::Clear)});
        row("rings there", {dialled(CallState::Alerting, u"1"_s)}, {Actions(Action::Clear)});
        row("a call and its consultation",
            {own(CallState::Held), dialled(CallState::Active, u"2"_s)},
            {Action::Clear | Action::Alternate,
                talking | Action::Alternate | Action::Reconnect | Action::Transfer});
        row("a call and its consultation, which rings",
            {own(CallState::Held), dialled(CallState::Alerting, u"2"_s)},
            {Actions(Action::Clear), Action::Clear | Action::Reconnect | Action::Transfer});
        row("a call and its consultation, which is busy", {own(CallState::Held), busy},
            {Actions(Action::Clear), Action::Clear | Action::Reconnect});
        row("two on hold", {own(CallState::Held), own(CallState::Held, u"2"_s, eve)},
            {Action::Clear | Action::Retrieve, Action::Clear | Action::Retrieve});
    }
    void byState()
    {
        QFETCH(QVector<balie::xsi::Call>, calls);
        QFETCH(QVector<int>, actions);
        XsiStage stage;
        stage.snapshot(me, calls);
        QVector<int> offered;
        for (const Connection &connection : stage.last().connections)
            offered.append(connection.actions.toInt());
        QCOMPARE(offered, actions);
    }

    void aTelephoneThatCannotBeToldIsNotToldToHold()
    {
        XsiStage stage;
        CallOf call = own(CallState::Alerting);
        call.allowAnswer = false;
        stage.event(me, u"CallReceived"_s, call);
        stage.event(me, u"CallAnswered"_s, own(CallState::Active));
        constexpr Actions atTheTelephone = Action::Hold | Action::Consult;
        QCOMPARE(stage.only().actions, talking & ~atTheTelephone);
        // Another telephone of the same user rings, and that one can.
        stage.event(me, u"CallReceived"_s, own(CallState::Alerting, u"2"_s, eve));
        QCOMPARE(stage.last().connections.first().actions, talking);
        stage.devices.noteDeafTelephone();
        QCOMPARE(stage.last().connections.first().actions, talking & ~atTheTelephone);
    }

    void withoutCallTransferNothingIsSentOn()
    {
        XsiStage stage;
        stage.snapshot(me,
            {own(CallState::Held), dialled(CallState::Active, u"2"_s),
                own(CallState::Alerting, u"3"_s, eve)});
        stage.devices.setServices({});
        constexpr Actions needed
            = Action::SingleStepTransfer | Action::Transfer | Action::Deflect | Action::Park;
        for (const Connection &connection : stage.last().connections)
            QVERIFY(!(connection.actions & needed));
        QVERIFY(stage.last().connections.at(1).actions & Action::Consult);
        QCOMPARE(stage.changes.last(), me); // posted again
    }

    void colleaguesCallsArePickedUp()
    {
        XsiStage stage({bob});
        stage.event(bob, u"CallReceived"_s, own(CallState::Alerting));
        QCOMPARE(stage.only(bob).actions, Actions(Action::PickUp));
        stage.event(bob, u"CallAnswered"_s, own(CallState::Active));
        QCOMPARE(stage.only(bob).actions, Actions());
        stage.event(bob, u"CallReleased"_s, own(CallState::Released));
        stage.devices.setServices({});
        stage.event(bob, u"CallReceived"_s, own(CallState::Alerting));
        QCOMPARE(stage.only(bob).actions, Actions());
    }

    void consultationIsRememberedByCall()
    {
        XsiStage stage;
        stage.snapshot(me, {own(CallState::Held)});
        stage.devices.noteConsultation(XsiStage::id(u"t1"_s), u"c2"_s);
        stage.event(me, u"CallOriginated"_s, dialled(CallState::Alerting, u"2"_s));
        QCOMPARE(stage.last().connections.last().consultationOf, XsiStage::id(u"t1"_s));
        // Also when the one on hold gets another tracking id, and after a gap.
        CallOf moved = own(CallState::Held);
        moved.extTrackingId = u"t8"_s;
        stage.event(me, u"CallTransferred"_s, moved);
        QCOMPARE(stage.last().connections.last().consultationOf, XsiStage::id(u"t8"_s));
        stage.snapshot(me, {moved, dialled(CallState::Active, u"2"_s)});
        QCOMPARE(stage.last().connections.last().consultationOf, XsiStage::id(u"t8"_s));
        moved.state = CallState::Released;
        stage.event(me, u"CallReleased"_s, moved);
        QCOMPARE(stage.only().consultationOf, ConnectionId());
    }

    void assignedNames()
    {
        const AssignedServices services = AssignedServices::from({u"Call Transfer"_s, u"CallPark"_s,
            u"Directed Call Pickup with Barge-in"_s, u"Voice Messaging User"_s, u"do not disturb"_s,
            u"Call Forwarding Always"_s, u"Call Forwarding Busy"_s, u"Call Forwarding No Answer"_s,
            u"BroadWorks Receptionist - Office"_s, u"Basic Call Logs"_s, u"Call Waiting"_s});
        AssignedServices expected;
        expected.callTransfer = expected.callPark = expected.groupPark = true;
        expected.directedPickup = expected.voiceMail = expected.doNotDisturb = true;
        expected.forwardingAlways = expected.forwardingBusy = expected.forwardingNoAnswer = true;
        expected.receptionist = expected.basicCallLogs = true;
        expected.receptionistType = u"office"_s;
        QCOMPARE(services, expected);
        QCOMPARE(AssignedServices::from({}), AssignedServices());
    }
};

BALIE_TEST(XsiActions)
#include "tst_XsiActions.moc"
