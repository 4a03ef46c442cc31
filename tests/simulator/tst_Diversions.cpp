// Calls that end up elsewhere: park, pick-up, deflection, forwarding, busy, do not disturb,
// recalls.
#include "tests/simulator/Exchange.h"
#include "tests/support/TestRegistry.h"

using namespace balie::sim;
using balie::test::at;
using balie::test::Exchange;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class Diversions : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void parkAndTakeBack()
    {
        Exchange pbx;
        const CallId call = pbx.talk("202", "200");
        const auto parked = pbx.ok(ParkCall{at(call, "200"), {"701"}});
        QCOMPARE(parked.connection->device.value, std::string("701"));
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Diverted(null) 1/200 park"_s});
        QCOMPARE(pbx.seenAt("202"), QStringList{u"Queued(connected) 1/701 park"_s});
        QCOMPARE(pbx.seenAt("701"), QStringList{u"Queued(queued) 1/701 park"_s});
        QCOMPARE(pbx.last(EventType::Diverted).destination.device.value, std::string("701"));

        pbx.forget();
        pbx.ok(DirectedPickupCall{at(call, "701"), {"200"}});
        QCOMPARE(pbx.seenAt("701"), QStringList{u"Diverted(null) 1/701 callPickup"_s});
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{u"ServiceInitiated(initiated) 1/200 callPickup"_s,
                u"Established(connected) 1/200 callPickup"_s}));
        QCOMPARE(pbx.seenAt("202"), QStringList{u"Established(connected) 1/200 callPickup"_s});
        pbx.pass(10min);
        QCOMPARE(pbx.stateOf("200"), u"1/connected"_s);
    }

    void divertedMayBeToldToEverybody()
    {
        Options options;
        options.diverted = DivertedStyle::EveryDevice;
        Exchange pbx(options);
        const CallId call = pbx.talk("202", "200");
        pbx.ok(ParkCall{at(call, "200"), {"701"}});
        QCOMPARE(pbx.seenAt("202"),
            (QStringList{u"Diverted(connected) 1/200 park"_s, u"Queued(connected) 1/701 park"_s}));
    }

    void parkedTooLongComesBack()
    {
        Exchange pbx;
        const CallId call = pbx.talk("202", "200");
        pbx.ok(ParkCall{at(call, "200"), {"701"}});
        pbx.forget();
        pbx.pass(pbx.engine.options().parkRecall - 1ms);
        QCOMPARE(pbx.stateOf("701"), u"1/queued"_s);
        pbx.pass(1ms);
        QCOMPARE(pbx.seenAt("701"), QStringList{u"Diverted(null) 1/701 recall"_s});
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Delivered(alerting) 1/200 recall"_s});
        QVERIFY(pbx.connection("200").recall == RecallReason::Park);
        QCOMPARE(pbx.connection("200").lastRedirection.device.value, std::string("701"));
    }

    void parkingAtOnesOwnTelephone()
    {
        Exchange pbx;
        const CallId call = pbx.talk("202", "201");
        pbx.ok(ParkCall{at(call, "201"), {"201"}});
        QCOMPARE(pbx.stateOf("201"), u"1/queued"_s);
        pbx.ok(DirectedPickupCall{at(call, "201"), {"201"}});
        QCOMPARE(pbx.stateOf("201"), u"1/connected"_s);
    }

    void pickUpOfARingingCall()
    {
        Exchange pbx;
        const CallId call = pbx.call("202", "201");
        const auto picked = pbx.ok(DirectedPickupCall{at(call, "201"), {"200"}});
        QCOMPARE(picked.connection->call.value, call.value);
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Diverted(null) 1/201 callPickup"_s});
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{u"ServiceInitiated(initiated) 1/200 callPickup"_s,
                u"Established(connected) 1/200 callPickup"_s}));
        QCOMPARE(pbx.seenAt("202"), QStringList{u"Established(connected) 1/200 callPickup"_s});
        QCOMPARE(pbx.last(EventType::Established).lastRedirection.device.value, std::string("201"));
        QCOMPARE(pbx.last(EventType::Diverted).destination.device.value, std::string("200"));
    }

    void deflectToSomebodysMailBox()
    {
        Exchange pbx;
        const CallId call = pbx.call("+31201111111", "200");
        pbx.ok(DeflectCall{at(call, "200"), {"699"}, {"201"}});
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Diverted(null) 1/200 redirected"_s});
        QCOMPARE(pbx.seenAt("699"), QStringList{u"Delivered(alerting) 1/699 redirected"_s});
        QCOMPARE(pbx.last(EventType::Delivered).lastRedirection.device.value, std::string("200"));
        QCOMPARE(pbx.connection("699").mailbox.value_or(DeviceId{}).value, std::string("201"));
        pbx.forget();
        pbx.pass(pbx.engine.options().voiceMailAnswers);
        QCOMPARE(pbx.seenAt("+31201111111"), QStringList{u"Established(connected) 1/699 normal"_s});
        pbx.ok(ClearConnection{at(call, "+31201111111")});
        QCOMPARE(pbx.engine.truth(DeviceId{"201"})->messages, 1);
        QCOMPARE(pbx.engine.truth(DeviceId{"200"})->messages, 0);
    }

    void withoutAChosenBoxTheDivertersIsTaken()
    {
        Exchange pbx;
        const CallId deflected = pbx.call("+31201111111", "200");
        pbx.ok(DeflectCall{at(deflected, "200"), {"699"}, {}});
        QCOMPARE(pbx.connection("699").mailbox.value_or(DeviceId{}).value, std::string("200"));
        pbx.ok(ClearCall{at(deflected, "699")});
        const CallId sent = pbx.talk("+31201111111", "201");
        pbx.ok(SingleStepTransferCall{at(sent, "201"), "699", {}});
        QCOMPARE(pbx.connection("699").mailbox.value_or(DeviceId{}).value, std::string("201"));
    }

    void severalRingTogetherAndOneAnswers()
    {
        Exchange pbx;
        const CallId call = pbx.call("+31201111111", "200");
        pbx.ok(DeflectCall{at(call, "200"), {"201", "202"}, {}});
        QCOMPARE(pbx.stateOf("201"), u"1/alerting"_s);
        QCOMPARE(pbx.stateOf("202"), u"1/alerting"_s);
        pbx.forget();
        pbx.ok(AnswerCall{at(call, "202")});
        QCOMPARE(pbx.seenAt("201").last(), u"ConnectionCleared(null) 1/201 multipleAlerting"_s);
        QCOMPARE(pbx.seenAt("202"),
            (QStringList{u"Established(connected) 1/202 normal"_s,
                u"ConnectionCleared(connected) 1/201 multipleAlerting"_s}));
        QCOMPARE(pbx.engine.call(call)->members.size(), 2U);
    }

    void oneOfSeveralRefusesAndTheOtherRingsOn()
    {
        Exchange pbx;
        const CallId call = pbx.call("+31201111111", "200");
        pbx.ok(DeflectCall{at(call, "200"), {"201", "202"}, {}});
        pbx.ok(ClearConnection{at(call, "201")});
        QCOMPARE(pbx.stateOf("202"), u"1/alerting"_s);
        pbx.ok(ClearConnection{at(call, "202")});
        QCOMPARE(pbx.engine.callCount(), 0U);
    }

    void busy_data()
    {
        QTest::addColumn<bool>("atTarget");
        QTest::addColumn<bool>("callerFails");
        QTest::addColumn<QString>("targetState");
        QTest::addColumn<QString>("seenByCaller");
        QTest::newRow("plain") << false << false << u"1/connected"_s
                               << u"Failed(connected) 2/201 busy"_s;
        QTest::newRow("a leg at the target")
            << true << false << u"1/connected 2/fail"_s << u"Failed(connected) 2/201 busy"_s;
        QTest::newRow("caller in fail")
            << false << true << u"1/connected"_s << u"Failed(fail) 2/201 busy"_s;
    }
    void busy()
    {
        QFETCH(bool, atTarget);
        QFETCH(bool, callerFails);
        QFETCH(QString, targetState);
        QFETCH(QString, seenByCaller);
        Options options;
        options.failedAtTarget = atTarget;
        if (callerFails)
            options.failedAtCaller = ConnectionState::Fail;
        Exchange pbx(options);
        pbx.talk("202", "201");
        const CallId call = pbx.ok(MakeCall{{"200"}, "201"}).connection->call;
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{u"ServiceInitiated(initiated) 2/200 makeCall"_s,
                u"Originated(connected) 2/200 newCall"_s, seenByCaller}));
        QCOMPARE(pbx.stateOf("201"), targetState);
        pbx.forget();
        pbx.ok(ClearConnection{at(call, "200")});
        QCOMPARE(pbx.seenAt("200"), QStringList{u"ConnectionCleared(null) 2/200 normalClearing"_s});
        QCOMPARE(pbx.stateOf("201"), u"1/connected"_s);
    }

    void theSwitchGivesUpOnTheBusyTone()
    {
        Exchange pbx;
        pbx.talk("202", "201");
        pbx.call("200", "201");
        pbx.pass(pbx.engine.options().busyTone);
        QCOMPARE(pbx.seenAt("200"), QStringList{u"ConnectionCleared(null) 2/200 normalClearing"_s});
    }

    void badNumbers_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("cause");
        QTest::newRow("unknown extension") << u"299"_s << u"destNotObtainable"_s;
        QTest::newRow("letters") << u"abc"_s << u"invalidNumberFormat"_s;
        QTest::newRow("unknown direct number") << u"+31203690299"_s << u"destNotObtainable"_s;
        QTest::newRow("too short outside") << u"0123"_s << u"destNotObtainable"_s;
    }
    void badNumbers()
    {
        QFETCH(QString, number);
        QFETCH(QString, cause);
        Exchange strict;
        QCOMPARE(strict.refusal(MakeCall{{"200"}, number.toStdString()}),
            u"operation/invalidCalledDeviceId"_s);
        QVERIFY(strict.events().empty());
        Options options;
        options.unknownNumber = UnknownNumber::FailedEvent;
        Exchange lenient(options);
        lenient.ok(MakeCall{{"200"}, number.toStdString()});
        QVERIFY(lenient.seenAt("200").last().startsWith(u"Failed(connected) 1/"_s));
        QVERIFY(lenient.seenAt("200").last().endsWith(cause));
        QCOMPARE(lenient.refusal(MakeCall{{"201"}, ""}), u"operation/invalidCalledDeviceId"_s);
    }

    void immediateForwarding()
    {
        Exchange pbx;
        pbx.ok(SetForwarding{{"201"}, ForwardingKind::Immediate, true, "699", {}});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Forwarding"_s});
        QCOMPARE(pbx.last(EventType::Forwarding).forwarding->to.value, std::string("699"));
        pbx.forget();
        pbx.ok(MakeCall{{"202"}, "201"});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Diverted(null) 1/201 callForwardImmediate"_s});
        QCOMPARE(pbx.seenAt("202").last(), u"Delivered(connected) 1/699 callForwardImmediate"_s);
        QCOMPARE(
            pbx.seenAt("699"), QStringList{u"Delivered(alerting) 1/699 callForwardImmediate"_s});
        const Event delivered = pbx.last(EventType::Delivered);
        QCOMPARE(delivered.called.device.value, std::string("201"));
        QCOMPARE(delivered.lastRedirection.device.value, std::string("201"));
        QCOMPARE(pbx.connection("699").mailbox.value_or(DeviceId{}).value, std::string("201"));
    }

    void immediateForwardingMayBeToldToTheCallerOrToNobody()
    {
        Options options;
        options.diverted = DivertedStyle::EveryDevice;
        Exchange loud(options);
        loud.ok(SetForwarding{{"201"}, ForwardingKind::Immediate, true, "203", {}});
        loud.ok(MakeCall{{"202"}, "201"});
        QVERIFY(loud.seenAt("202").contains(u"Diverted(connected) 1/201 callForwardImmediate"_s));

        options.divertedOnImmediateForward = false;
        Exchange silent(options);
        silent.ok(SetForwarding{{"201"}, ForwardingKind::Immediate, true, "203", {}});
        silent.forget();
        silent.ok(MakeCall{{"202"}, "201"});
        QCOMPARE(silent.seenAt("201"), QStringList());
        QCOMPARE(
            silent.seenAt("203"), QStringList{u"Delivered(alerting) 1/203 callForwardImmediate"_s});
    }

    void forwardingWhenBusyUnansweredOrNotToBeDisturbed_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("cause");
        QTest::newRow("busy") << int(ForwardingKind::Busy) << u"callForwardBusy"_s;
        QTest::newRow("no answer") << int(ForwardingKind::NoAnswer) << u"callForwardNoAnswer"_s;
        QTest::newRow("do not disturb") << int(ForwardingKind::DoNotDisturb) << u"callForward"_s;
    }
    void forwardingWhenBusyUnansweredOrNotToBeDisturbed()
    {
        QFETCH(int, kind);
        QFETCH(QString, cause);
        const auto forwarding = static_cast<ForwardingKind>(kind);
        Exchange pbx;
        pbx.ok(SetForwarding{{"201"}, forwarding, true, "203", 7s});
        if (forwarding == ForwardingKind::Busy)
            pbx.talk("204", "201");
        if (forwarding == ForwardingKind::DoNotDisturb)
            pbx.ok(SetDoNotDisturb{{"201"}, true});
        pbx.call("202", "201");
        if (forwarding == ForwardingKind::NoAnswer) {
            pbx.pass(6999ms);
            QVERIFY(pbx.stateOf("201").endsWith(u"/alerting"_s));
            pbx.pass(1ms);
            QVERIFY(pbx.seenAt("201").last().startsWith(u"Diverted(null)"_s));
            QVERIFY(pbx.seenAt("203").last().endsWith(cause));
        }
        QVERIFY(pbx.stateOf("203").endsWith(u"/alerting"_s));
        QCOMPARE(pbx.connection("203").lastRedirection.device.value, std::string("201"));
    }

    void forwardingInACircleFailsAndDoesNotHang()
    {
        Exchange pbx;
        pbx.ok(SetForwarding{{"201"}, ForwardingKind::Immediate, true, "202", {}});
        pbx.ok(SetForwarding{{"202"}, ForwardingKind::Immediate, true, "203", {}});
        pbx.ok(SetForwarding{{"203"}, ForwardingKind::Immediate, true, "201", {}});
        pbx.call("200", "201");
        QCOMPARE(pbx.engine.callCount(), 1U);
        QCOMPARE(pbx.stateOf("200"), u"1/connected"_s);
        for (const char *device : {"201", "202", "203"})
            QCOMPARE(pbx.stateOf(device), QString());
        pbx.ok(SetForwarding{{"203"}, ForwardingKind::Immediate, false, "", {}});
        pbx.ok(ClearConnection{{{"1"}, {"200"}}});
        pbx.call("200", "201");
        QCOMPARE(pbx.stateOf("203"), u"2/alerting"_s);
    }

    void forwardingOutsideAndBackToTheBox()
    {
        Exchange pbx;
        pbx.ok(SetForwarding{{"201"}, ForwardingKind::Immediate, true, "06-12345205", {}});
        pbx.call("200", "201");
        QCOMPARE(pbx.stateOf("+31612345205"), u"1/alerting"_s);
    }

    void doNotDisturbFailsTheCall()
    {
        Exchange pbx;
        pbx.ok(SetDoNotDisturb{{"201"}, true});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"DoNotDisturb"_s});
        QVERIFY(pbx.last(EventType::DoNotDisturb).on);
        pbx.forget();
        pbx.ok(SetDoNotDisturb{{"201"}, true});
        QVERIFY(pbx.events().empty());
        pbx.ok(MakeCall{{"200"}, "201"});
        QCOMPARE(pbx.seenAt("200").last(), u"Failed(connected) 1/201 doNotDisturb"_s);
        QCOMPARE(pbx.seenAt("201"), QStringList());
    }

    void unansweredCallsGoToTheOwnersBox()
    {
        Exchange pbx;
        Device owner = *pbx.engine.device({"201"});
        owner.voiceMail = true;
        pbx.engine.addDevice(owner);
        pbx.call("202", "201");
        pbx.pass(pbx.engine.options().voiceMailNoAnswer);
        QCOMPARE(pbx.seenAt("201").last(), u"Diverted(null) 1/201 callForwardNoAnswer"_s);
        QCOMPARE(pbx.connection("699").mailbox.value_or(DeviceId{}).value, std::string("201"));
        pbx.pass(pbx.engine.options().voiceMailAnswers);
        QCOMPARE(pbx.stateOf("202"), u"1/connected"_s);
        QVERIFY(pbx.connection("202").answered);
        pbx.pass(pbx.engine.options().voiceMailLongest);
        QCOMPARE(pbx.seenAt("202").last(), u"ConnectionCleared(null) 1/202 timeout"_s);
        QCOMPARE(pbx.engine.callCount(), 0U);
        QCOMPARE(pbx.engine.truth(DeviceId{"201"})->messages, 1);
    }

    void anUnansweredTransferComesBack_data()
    {
        QTest::addColumn<bool>("announced");
        QTest::newRow("blind") << false;
        QTest::newRow("while it rang") << true;
    }
    void anUnansweredTransferComesBack()
    {
        QFETCH(bool, announced);
        Exchange pbx;
        const CallId call = pbx.talk("+31201111111", "200");
        CallId sent;
        if (announced) {
            const CallId asked = pbx.ok(ConsultationCall{at(call, "200"), "201"}).connection->call;
            sent = pbx.ok(TransferCall{at(call, "200"), at(asked, "200")}).connection->call;
        } else {
            sent = pbx.ok(SingleStepTransferCall{at(call, "200"), "201", {}}).connection->call;
        }
        pbx.forget();
        pbx.pass(pbx.engine.options().transferRecall - 1ms);
        QVERIFY(pbx.events().empty());
        pbx.pass(1ms);
        const QString id = QString::fromStdString(sent.value);
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Diverted(null) %1/201 recallNoAnswer"_s.arg(id)});
        QCOMPARE(
            pbx.seenAt("200"), QStringList{u"Delivered(alerting) %1/200 recallNoAnswer"_s.arg(id)});
        QCOMPARE(pbx.last(EventType::Delivered).lastRedirection.device.value, std::string("201"));
        QVERIFY(pbx.connection("200").recall == RecallReason::NoAnswer);
        QCOMPARE(pbx.connection("200").remote.device.value, std::string("+31201111111"));
        pbx.ok(AnswerCall{at(sent, "200")});
        QVERIFY(pbx.connection("200").recall == RecallReason::NoAnswer);
        pbx.pass(10min);
        QCOMPARE(pbx.stateOf("200"), id + u"/connected"_s);
    }

    void aTransferStillComesBackWhenTheTargetPassesItOn()
    {
        Exchange pbx;
        const CallId call = pbx.talk("+31201111111", "200");
        const CallId sent
            = pbx.ok(SingleStepTransferCall{at(call, "200"), "201", {}}).connection->call;
        pbx.ok(DeflectCall{at(sent, "201"), {"202"}, {}});
        pbx.pass(pbx.engine.options().transferRecall);
        QVERIFY(pbx.connection("200").recall == RecallReason::NoAnswer);
        QCOMPARE(pbx.connection("200").lastRedirection.device.value, std::string("202"));
    }

    void aTransferToTheVoiceMailIsTakenThere()
    {
        Exchange pbx;
        const CallId call = pbx.talk("+31201111111", "200");
        pbx.ok(SingleStepTransferCall{at(call, "200"), "699", {"203"}});
        pbx.pass(pbx.engine.options().transferRecall);
        QCOMPARE(pbx.stateOf("200"), QString());
        QCOMPARE(pbx.stateOf("699"), u"2/connected"_s);
        QCOMPARE(pbx.connection("699").mailbox.value_or(DeviceId{}).value, std::string("203"));
    }

    void aCallThatCannotComeBackRingsOn()
    {
        Exchange pbx;
        const CallId call = pbx.talk("+31201111111", "201");
        const CallId sent
            = pbx.ok(SingleStepTransferCall{at(call, "201"), "202", {}}).connection->call;
        pbx.ok(SetInService{{"201"}, false});
        pbx.pass(pbx.engine.options().transferRecall * 5);
        QCOMPARE(pbx.stateOf("202"), u"2/alerting"_s);
        pbx.ok(SetInService{{"201"}, true});
        pbx.pass(pbx.engine.options().transferRecall);
        QVERIFY(pbx.engine.call(sent)->members.back().device.value == "201");
    }

    void anAnsweredTransferDoesNotComeBack()
    {
        Exchange pbx;
        const CallId call = pbx.talk("+31201111111", "200");
        const CallId sent
            = pbx.ok(SingleStepTransferCall{at(call, "200"), "201", {}}).connection->call;
        pbx.pass(5s);
        pbx.ok(AnswerCall{at(sent, "201")});
        pbx.forget();
        pbx.pass(10min);
        QVERIFY(pbx.events().empty());
    }

    void aTransferToSomebodyBusyComesBackOrIsRefused()
    {
        Exchange pbx;
        pbx.talk("202", "201");
        const CallId call = pbx.talk("+31201111111", "200");
        pbx.ok(SingleStepTransferCall{at(call, "200"), "201", {}});
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{u"Transferred(null) 2/200 singleStepTransfer"_s,
                u"Delivered(alerting) 3/200 recallBusy"_s}));
        QVERIFY(pbx.connection("200").recall == RecallReason::Busy);
        QCOMPARE(pbx.connection("200").lastRedirection.device.value, std::string("201"));

        Options options;
        options.busyTransfer = BusyTransfer::Refuse;
        Exchange strict(options);
        strict.talk("202", "201");
        strict.ok(SetDoNotDisturb{{"203"}, true});
        strict.ok(SetInService{{"204"}, false});
        const CallId other = strict.talk("+31201111111", "200");
        const auto transferTo = [&](const char *to) {
            return strict.refusal(SingleStepTransferCall{at(other, "200"), to, {}});
        };
        QCOMPARE(transferTo("201"), u"systemResource/resourceBusy"_s);
        QCOMPARE(transferTo("203"), u"stateIncompatibility/invalidDestinationDeviceState"_s);
        QCOMPARE(transferTo("204"), u"systemResource/deviceOutOfService"_s);
        QVERIFY(strict.events().empty());
        QCOMPARE(strict.stateOf("200"), u"2/connected"_s);
    }

    void heldTooLongRings()
    {
        Exchange pbx;
        const CallId call = pbx.talk("+31201111111", "200");
        pbx.ok(HoldCall{at(call, "200")});
        pbx.forget();
        pbx.pass(pbx.engine.options().holdRecall);
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Delivered(alerting) 1/200 recall"_s});
        QVERIFY(pbx.connection("200").recall == RecallReason::Hold);
        pbx.ok(AnswerCall{at(call, "200")});
        QCOMPARE(pbx.stateOf("200"), u"1/connected"_s);
    }

    void heldForAConsultationWaitsForItsEnd()
    {
        Exchange pbx;
        const CallId call = pbx.talk("+31201111111", "200");
        const CallId asked = pbx.ok(ConsultationCall{at(call, "200"), "201"}).connection->call;
        pbx.ok(AnswerCall{at(asked, "201")});
        pbx.forget();
        pbx.pass(pbx.engine.options().holdRecall * 3);
        QVERIFY(pbx.events().empty());
        pbx.ok(ClearConnection{at(asked, "201")});
        pbx.pass(pbx.engine.options().holdRecall);
        QCOMPARE(pbx.stateOf("200"), u"1/alerting"_s);
    }

    void outOfServiceEndsItsCallsAndRefusesNewOnes()
    {
        Exchange pbx;
        pbx.talk("202", "201");
        pbx.ok(SetInService{{"201"}, false});
        QCOMPARE(pbx.seenAt("201"),
            (QStringList{u"ConnectionCleared(null) 1/201 destOutOfOrder"_s, u"OutOfService"_s}));
        QVERIFY(!pbx.engine.truth(DeviceId{"201"})->inService);
        QCOMPARE(pbx.refusal(MakeCall{{"201"}, "202"}), u"systemResource/deviceOutOfService"_s);
        pbx.ok(MakeCall{{"202"}, "201"});
        QVERIFY(pbx.seenAt("202").last().endsWith(u"destOutOfOrder"_s));
        pbx.forget();
        pbx.ok(SetInService{{"201"}, true});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"BackInService"_s});
    }
};

BALIE_TEST(Diversions)
#include "tst_Diversions.moc"
