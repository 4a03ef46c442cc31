// The flows in which two or three parties make, transfer, hold and end calls, as each monitor sees
// them.
#include "tests/simulator/Exchange.h"
#include "tests/support/TestRegistry.h"

using namespace balie::sim;
using balie::test::at;
using balie::test::Exchange;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class CallFlows : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anInsideCallFromDialToHangUp()
    {
        Exchange pbx;
        const auto made = pbx.ok(MakeCall{{"200"}, "201"});
        QCOMPARE(made.connection->device.value, std::string("200"));
        const CallId call = made.connection->call;
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{u"ServiceInitiated(initiated) 1/200 makeCall"_s,
                u"Originated(connected) 1/200 newCall"_s,
                u"Delivered(connected) 1/201 newCall"_s}));
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Delivered(alerting) 1/201 newCall"_s});
        QCOMPARE(pbx.last(EventType::Delivered).calling.device.value, std::string("200"));
        QCOMPARE(pbx.last(EventType::Delivered).called.device.value, std::string("201"));

        pbx.forget();
        pbx.ok(AnswerCall{at(call, "201")});
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Established(connected) 1/201 normal"_s});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Established(connected) 1/201 normal"_s});

        pbx.forget();
        pbx.ok(ClearConnection{at(call, "201")});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"ConnectionCleared(null) 1/201 normalClearing"_s});
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{u"ConnectionCleared(connected) 1/201 normalClearing"_s,
                u"ConnectionCleared(null) 1/200 normalClearing"_s}));
        QCOMPARE(pbx.engine.callCount(), 0U);
    }

    void aTerseSwitchLeavesOutWhatItMay()
    {
        Options options;
        options.serviceInitiated = false;
        options.clearing = ClearingStyle::OwnOnly;
        Exchange pbx(options);
        const CallId call = pbx.ok(MakeCall{{"200"}, "201"}).connection->call;
        QCOMPARE(pbx.seenAt("200").first(), u"Originated(connected) 1/200 newCall"_s);
        pbx.ok(AnswerCall{at(call, "201")});
        pbx.forget();
        pbx.ok(ClearConnection{at(call, "201")});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"ConnectionCleared(null) 1/201 normalClearing"_s});
        QCOMPARE(pbx.seenAt("200"), QStringList{u"ConnectionCleared(null) 1/200 normalClearing"_s});
    }

    void aPromptedCallWaitsForTheReceiver()
    {
        Exchange pbx;
        const CallId call = pbx.ok(MakeCall{{"200"}, "201", true}).connection->call;
        QCOMPARE(pbx.seenAt("200"), QStringList{u"ServiceInitiated(initiated) 1/200 makeCall"_s});
        QCOMPARE(pbx.stateOf("201"), QString());
        QVERIFY(pbx.connection("200").remote.presence == Party::Presence::NotKnown);
        pbx.ok(AnswerCall{at(call, "200")});
        QCOMPARE(pbx.stateOf("201"), u"1/alerting"_s);
        QCOMPARE(pbx.connection("200").remote.device.value, std::string("201"));

        const CallId second = pbx.ok(MakeCall{{"202"}, "203", true}).connection->call;
        pbx.pass(*pbx.engine.options().promptPickup - 1ms);
        QCOMPARE(pbx.stateOf("203"), QString());
        pbx.pass(1ms);
        QCOMPARE(pbx.engine.call(second)->members.size(), 2U);
    }

    void anOutsideCallerIsNamedWithTrunkAndDirectNumber()
    {
        Exchange pbx;
        pbx.ok(MakeCall{{"+31201111111"}, "+31203690200"});
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Delivered(alerting) 1/200 newCall"_s});
        const Event delivered = pbx.last(EventType::Delivered);
        QCOMPARE(delivered.calling.device.value, std::string("+31201111111"));
        QCOMPARE(delivered.called.device.value, std::string("200"));
        QCOMPARE(delivered.callingTrunk.value_or(DeviceId{}).value, std::string("9001"));
        QCOMPARE(delivered.networkCalled.value_or(DeviceId{}).value, std::string("+31203690200"));
        QCOMPARE(pbx.connection("200").remoteName, std::string("Van Dijk Installaties"));
    }

    void aWithheldNumberIsShownToNobody()
    {
        Exchange pbx;
        Device secret;
        secret.id = {"anoniem"};
        secret.category = DeviceCategory::Outside;
        secret.name = "Geheim";
        secret.withheld = true;
        pbx.engine.addDevice(secret);
        pbx.call("anoniem", "200");
        QVERIFY(pbx.connection("200").remote.presence == Party::Presence::Withheld);
        QVERIFY(pbx.connection("200").remote.device.empty());
        QVERIFY(pbx.connection("200").remoteName.empty());
        QVERIFY(pbx.engine.nameOf({"anoniem"}).empty());
    }

    void aCallerWhoGivesUpEndsTheRinging_data()
    {
        QTest::addColumn<int>("style");
        QTest::addColumn<QStringList>("seen");
        QTest::newRow("both") << int(ClearingStyle::Both)
                              << QStringList{
                                     u"ConnectionCleared(alerting) 1/+31201111111 callCancelled"_s,
                                     u"ConnectionCleared(null) 1/200 callCancelled"_s};
        QTest::newRow("own only") << int(ClearingStyle::OwnOnly)
                                  << QStringList{u"ConnectionCleared(null) 1/200 callCancelled"_s};
    }
    void aCallerWhoGivesUpEndsTheRinging()
    {
        QFETCH(int, style);
        QFETCH(QStringList, seen);
        Options options;
        options.clearing = static_cast<ClearingStyle>(style);
        Exchange pbx(options);
        const CallId call = pbx.call("+31201111111", "200");
        pbx.ok(ClearConnection{at(call, "+31201111111")});
        QCOMPARE(pbx.seenAt("200"), seen);
        QCOMPARE(pbx.engine.callCount(), 0U);
    }

    void anOutsideNumberIsReportedAsTheSwitchCan_data()
    {
        QTest::addColumn<int>("report");
        QTest::addColumn<QStringList>("seen");
        const QString reached = u"NetworkReached(connected) 1/+31612345678 normal"_s;
        const QString delivered = u"Delivered(connected) 1/+31612345678 newCall"_s;
        const QString established = u"Established(connected) 1/+31612345678 normal"_s;
        QTest::newRow("as inside")
            << int(OutsideReport::Delivered) << QStringList{delivered, established};
        QTest::newRow("both") << int(OutsideReport::NetworkReachedFirst)
                              << QStringList{reached, delivered, established};
        QTest::newRow("analogue") << int(OutsideReport::NetworkReachedOnly) << QStringList{reached};
    }
    void anOutsideNumberIsReportedAsTheSwitchCan()
    {
        QFETCH(int, report);
        QFETCH(QStringList, seen);
        Options options;
        options.serviceInitiated = false;
        options.outside = static_cast<OutsideReport>(report);
        Exchange pbx(options);
        const CallId call = pbx.ok(MakeCall{{"200"}, "06 - 1234 5678"}).connection->call;
        QCOMPARE(pbx.last(EventType::Originated).calledTrunk.value_or(DeviceId{}).value,
            std::string("9001"));
        pbx.pass(1s);
        pbx.ok(AnswerCall{at(call, "+31612345678")});
        QCOMPARE(pbx.seenAt("200").mid(1), seen);
        QCOMPARE(pbx.connection("200").answered.has_value(),
            seen.contains(u"Established(connected) 1/+31612345678 normal"_s));
        pbx.ok(ClearConnection{at(call, "200")});
        QVERIFY(!pbx.engine.device({"+31612345678"}));
    }

    void numbersAreUnderstoodHoweverTheyAreWritten_data()
    {
        QTest::addColumn<QString>("dialled");
        QTest::addColumn<QString>("device");
        const QString caller = u"+31201111111"_s;
        QTest::newRow("national") << u"020-111 1111"_s << caller;
        QTest::newRow("with brackets") << u"(020) 111.11.11"_s << caller;
        QTest::newRow("letterhead") << u"+31 (0)20 1111111"_s << caller;
        QTest::newRow("double zero") << u"0031201111111"_s << caller;
        QTest::newRow("abroad") << u"0049 30 1234567"_s << u"+49301234567"_s;
        QTest::newRow("emergency") << u"112"_s << u"112"_s;
        QTest::newRow("own direct number") << u"020 369 0201"_s << u"201"_s;
    }
    void numbersAreUnderstoodHoweverTheyAreWritten()
    {
        QFETCH(QString, dialled);
        QFETCH(QString, device);
        Exchange pbx;
        pbx.ok(MakeCall{{"200"}, dialled.toStdString()});
        QCOMPARE(QString::fromStdString(pbx.connection("200").remote.device.value), device);
        QCOMPARE(pbx.stateOf(qPrintable(device)), u"1/alerting"_s);
    }

    void offeredMayComeBeforeDelivered()
    {
        Options options;
        options.offered = true;
        Exchange pbx(options);
        pbx.ok(MakeCall{{"+31201111111"}, "200"});
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{
                u"Offered(alerting) 1/200 newCall"_s, u"Delivered(alerting) 1/200 newCall"_s}));
    }

    void holdAndRetrieveAreSeenAtBothEnds()
    {
        Exchange pbx;
        const CallId call = pbx.talk("201", "200");
        pbx.now = 5s;
        pbx.ok(HoldCall{at(call, "200")});
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Held(hold) 1/200 normal"_s});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Held(connected) 1/200 normal"_s});
        QCOMPARE(pbx.connection("200").held, std::optional<Millis>(5s));
        pbx.forget();
        pbx.ok(RetrieveCall{at(call, "200")});
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Retrieved(connected) 1/200 normal"_s});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Retrieved(connected) 1/200 normal"_s});
        QVERIFY(!pbx.connection("200").held);
        QCOMPARE(pbx.connection("200").answered, std::optional<Millis>(0s));
    }

    void answeringASecondCallHoldsTheFirst()
    {
        Exchange pbx;
        pbx.talk("201", "200");
        const CallId second = pbx.call("202", "200");
        pbx.ok(AnswerCall{at(second, "200")});
        QCOMPARE(pbx.stateOf("200"), u"1/hold 2/connected"_s);
        QCOMPARE(pbx.seenAt("200").first(), u"Held(hold) 1/200 normal"_s);
    }

    void aSwitchWithoutAutomaticHoldRefusesInstead()
    {
        Options options;
        options.autoHold = false;
        Exchange pbx(options);
        pbx.talk("201", "200");
        const CallId second = pbx.call("202", "200");
        QCOMPARE(pbx.refusal(AnswerCall{at(second, "200")}),
            u"stateIncompatibility/connectedCallExists"_s);
        QCOMPARE(
            pbx.refusal(MakeCall{{"200"}, "203"}), u"stateIncompatibility/connectedCallExists"_s);
        QCOMPARE(pbx.stateOf("200"), u"1/connected 2/alerting"_s);
    }

    void consultationThenTransfer_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<QString>("id");
        QTest::newRow("primary") << int(TransferIdPolicy::Primary) << u"1"_s;
        QTest::newRow("secondary") << int(TransferIdPolicy::Secondary) << u"2"_s;
        QTest::newRow("new") << int(TransferIdPolicy::New) << u"3"_s;
    }
    void consultationThenTransfer()
    {
        QFETCH(int, policy);
        QFETCH(QString, id);
        Options options;
        options.transferIds = static_cast<TransferIdPolicy>(policy);
        Exchange pbx(options);
        const CallId first = pbx.talk("+31201111111", "200");
        const auto consulted = pbx.ok(ConsultationCall{at(first, "200"), "201"});
        const CallId second = consulted.connection->call;
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{u"Held(hold) 1/200 consultation"_s,
                u"ServiceInitiated(initiated) 2/200 consultation"_s,
                u"Originated(connected) 2/200 consultation"_s,
                u"Delivered(connected) 2/201 consultation"_s}));
        QCOMPARE(pbx.seenAt("+31201111111"), QStringList{u"Held(connected) 1/200 consultation"_s});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Delivered(alerting) 2/201 consultation"_s});
        pbx.ok(AnswerCall{at(second, "201")});

        pbx.forget();
        const auto done = pbx.ok(TransferCall{at(first, "200"), at(second, "200")});
        QCOMPARE(QString::fromStdString(done.connection->call.value), id);
        QCOMPARE(done.connection->device.value, std::string("201"));
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Transferred(null) 1/200 transfer"_s});
        QCOMPARE(
            pbx.seenAt("+31201111111"), QStringList{u"Transferred(connected) 1/200 transfer"_s});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Transferred(connected) 1/200 transfer"_s});
        const Event event = pbx.last(EventType::Transferred);
        QCOMPARE(event.secondary->call.value, std::string("2"));
        QCOMPARE(event.destination.device.value, std::string("201"));
        QCOMPARE(event.changes.size(), 2U);
        const ConnectionId callerBefore{{"1"}, {"+31201111111"}};
        const ConnectionId targetBefore{{"2"}, {"201"}};
        QVERIFY(event.changes[0].before == callerBefore);
        QVERIFY(event.changes[1].before == targetBefore);
        QCOMPARE(pbx.stateOf("201"), id + u"/connected"_s);
        QCOMPARE(pbx.stateOf("200"), QString());
        QCOMPARE(pbx.connection("201").remote.device.value, std::string("+31201111111"));
        QCOMPARE(pbx.engine.callCount(), 1U);
    }

    void aTransferWhileTheTargetRingsLeavesItRinging()
    {
        Exchange pbx;
        const CallId first = pbx.talk("202", "200");
        const CallId second = pbx.ok(ConsultationCall{at(first, "200"), "201"}).connection->call;
        pbx.forget();
        const CallId joined
            = pbx.ok(TransferCall{at(first, "200"), at(second, "200")}).connection->call;
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Transferred(alerting) 1/200 transfer"_s});
        QCOMPARE(pbx.seenAt("202"), QStringList{u"Transferred(connected) 1/200 transfer"_s});
        pbx.ok(AnswerCall{at(joined, "201")});
        QCOMPARE(pbx.last(EventType::Established).lastRedirection.device.value, std::string("200"));
        QCOMPARE(pbx.last(EventType::Established).calling.device.value, std::string("202"));
    }

    void aStrayClearedMayFollowATransfer()
    {
        Options options;
        options.strayClearedAfterTransfer = true;
        Exchange pbx(options);
        const CallId call = pbx.talk("202", "200");
        pbx.ok(SingleStepTransferCall{at(call, "200"), "201", {}});
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{u"Transferred(null) 1/200 singleStepTransfer"_s,
                u"ConnectionCleared(null) 1/200 transfer"_s}));
        QCOMPARE(pbx.stateOf("201"), u"2/alerting"_s);
    }

    void takingBackAndGoingBetween()
    {
        Exchange pbx;
        const CallId first = pbx.talk("202", "200");
        const CallId second = pbx.ok(ConsultationCall{at(first, "200"), "201"}).connection->call;
        pbx.ok(AnswerCall{at(second, "201")});
        pbx.forget();
        pbx.ok(AlternateCall{at(first, "200"), at(second, "200")});
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{
                u"Held(hold) 2/200 alternate"_s, u"Retrieved(connected) 1/200 alternate"_s}));
        pbx.ok(AlternateCall{at(second, "200"), at(first, "200")});
        pbx.forget();
        pbx.ok(ReconnectCall{at(second, "200"), at(first, "200")});
        QCOMPARE(pbx.seenAt("200"),
            (QStringList{u"ConnectionCleared(null) 2/200 normalClearing"_s,
                u"Retrieved(connected) 1/200 normal"_s}));
        QCOMPARE(pbx.seenAt("201").last(), u"ConnectionCleared(null) 2/201 normalClearing"_s);
        QCOMPARE(pbx.stateOf("200"), u"1/connected"_s);
    }

    void aBlindTransferKeepsTheCallerAndRingsTheTarget_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<QString>("id");
        QTest::newRow("primary") << int(TransferIdPolicy::Primary) << u"1"_s;
        QTest::newRow("new") << int(TransferIdPolicy::New) << u"2"_s;
    }
    void aBlindTransferKeepsTheCallerAndRingsTheTarget()
    {
        QFETCH(int, policy);
        QFETCH(QString, id);
        Options options;
        options.transferIds = static_cast<TransferIdPolicy>(policy);
        Exchange pbx(options);
        const CallId call = pbx.talk("+31201111111", "200");
        const auto sent = pbx.ok(SingleStepTransferCall{at(call, "200"), "201", {}});
        QCOMPARE(QString::fromStdString(sent.connection->call.value), id);
        QCOMPARE(pbx.seenAt("200"), QStringList{u"Transferred(null) 1/200 singleStepTransfer"_s});
        QCOMPARE(pbx.seenAt("+31201111111"),
            (QStringList{u"Transferred(connected) 1/200 singleStepTransfer"_s,
                u"Delivered(connected) %1/201 singleStepTransfer"_s.arg(id)}));
        QCOMPARE(pbx.seenAt("201"),
            QStringList{u"Delivered(alerting) %1/201 singleStepTransfer"_s.arg(id)});
        const Event delivered = pbx.last(EventType::Delivered);
        QCOMPARE(delivered.calling.device.value, std::string("+31201111111"));
        QCOMPARE(delivered.lastRedirection.device.value, std::string("200"));
        QVERIFY(!pbx.last(EventType::Transferred).secondary);
        pbx.forget();
        pbx.ok(AnswerCall{{sent.connection->call, {"201"}}});
        QCOMPARE(pbx.seenAt("201"), QStringList{u"Established(connected) %1/201 normal"_s.arg(id)});
        QCOMPARE(pbx.seenAt("200"), QStringList());
    }

    void idsThatAreReusedAtOnceNeverMeetTheirPredecessor()
    {
        Options options;
        options.callIds = CallIdPolicy::ReuseAtOnce;
        Exchange pbx(options);
        const CallId first = pbx.talk("201", "202");
        pbx.ok(ClearConnection{at(first, "201")});
        const CallId second = pbx.call("203", "204");
        QCOMPARE(second.value, first.value);
        QCOMPARE(pbx.stateOf("201"), QString());
        QCOMPARE(pbx.stateOf("204"), u"1/alerting"_s);

        // Both ids of a transfer are free afterwards, and the next calls get them.
        const CallId held = pbx.talk("205", "200");
        const CallId asked = pbx.ok(ConsultationCall{at(held, "200"), "206"}).connection->call;
        pbx.ok(AnswerCall{at(asked, "206")});
        const CallId joined
            = pbx.ok(TransferCall{at(held, "200"), at(asked, "200")}).connection->call;
        QCOMPARE(joined.value, std::string("4"));
        QCOMPARE(pbx.call("200", "201").value, std::string("2"));
        QCOMPARE(pbx.stateOf("206"), u"4/connected"_s);
    }

    void longIdsDiffer()
    {
        Options options;
        options.callIds = CallIdPolicy::Long;
        Exchange pbx(options);
        const CallId first = pbx.call("201", "202");
        const CallId second = pbx.call("203", "204");
        QCOMPARE(first.value.size(), 32U);
        QVERIFY(first != second);
    }
};

BALIE_TEST(CallFlows)
#include "tst_CallFlows.moc"
