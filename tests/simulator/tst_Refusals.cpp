// What cannot be done is refused with the right group and value, and changes nothing.
#include "tests/simulator/Exchange.h"
#include "tests/support/TestRegistry.h"

using namespace balie::sim;
using balie::test::at;
using balie::test::Exchange;
using namespace Qt::Literals::StringLiterals;

namespace {

using Prepare = CallId (*)(Exchange &);
using Try = Command (*)(const CallId &);

CallId nothing(Exchange &)
{
    return {"1"};
}
CallId ringing(Exchange &pbx)
{
    return pbx.call("201", "200");
}
CallId talking(Exchange &pbx)
{
    return pbx.talk("201", "200");
}
CallId held(Exchange &pbx)
{
    const CallId call = pbx.talk("201", "200");
    pbx.ok(HoldCall{at(call, "200")});
    pbx.ok(MakeCall{{"200"}, "202"});
    pbx.forget();
    return call;
}
CallId hearingBusy(Exchange &pbx)
{
    pbx.talk("203", "202");
    const CallId call = pbx.talk("201", "200");
    pbx.ok(ConsultationCall{at(call, "200"), "202"});
    pbx.forget();
    return call;
}

struct Case {
    const char *name;
    Prepare prepare;
    Try tried;
    const char *refusal;
};

const Case cases[] = {
    {"make from an unknown device", nothing,
        [](const CallId &) {
            return Command(MakeCall{{"999"}, "200"});
        },
        "operation/invalidCallingDeviceId"},
    {"make from a park slot", nothing,
        [](const CallId &) {
            return Command(MakeCall{{"701"}, "200"});
        },
        "operation/invalidCallingDeviceId"},
    {"make while dialling", ringing,
        [](const CallId &) {
            return Command(MakeCall{{"201"}, "202"});
        },
        "stateIncompatibility/connectedCallExists"},
    {"answer what is not there", nothing,
        [](const CallId &c) { return Command(AnswerCall{at(c, "200")}); },
        "operation/invalidConnectionId"},
    {"answer twice", talking, [](const CallId &c) { return Command(AnswerCall{at(c, "200")}); },
        "stateIncompatibility/invalidConnectionState"},
    {"answer somebody else's call", ringing,
        [](const CallId &c) { return Command(AnswerCall{at(c, "202")}); },
        "operation/invalidConnectionId"},
    {"clear what is gone", nothing,
        [](const CallId &c) { return Command(ClearConnection{at(c, "200")}); },
        "operation/invalidConnectionId"},
    {"hold while ringing", ringing, [](const CallId &c) { return Command(HoldCall{at(c, "200")}); },
        "stateIncompatibility/invalidConnectionState"},
    {"hold the ringing tone", ringing,
        [](const CallId &c) { return Command(HoldCall{at(c, "201")}); },
        "stateIncompatibility/invalidConnectionState"},
    {"retrieve what is not held", talking,
        [](const CallId &c) { return Command(RetrieveCall{at(c, "200")}); },
        "stateIncompatibility/invalidConnectionState"},
    {"retrieve while dialling", held,
        [](const CallId &c) { return Command(RetrieveCall{at(c, "200")}); },
        "stateIncompatibility/connectedCallExists"},
    {"consult while ringing", ringing,
        [](const CallId &c) {
            return Command(ConsultationCall{at(c, "200"), "202"});
        },
        "stateIncompatibility/invalidConnectionState"},
    {"consult nobody", talking,
        [](const CallId &c) {
            return Command(ConsultationCall{at(c, "200"), "888"});
        },
        "operation/invalidCalledDeviceId"},
    {"alternate with a ringing one", held,
        [](const CallId &c) {
            return Command(AlternateCall{at(c, "200"), at({"2"}, "200")});
        },
        "stateIncompatibility/invalidActiveConnectionState"},
    {"alternate without a held one", talking,
        [](const CallId &c) {
            return Command(AlternateCall{at({"9"}, "200"), at(c, "200")});
        },
        "operation/invalidHeldConnectionId"},
    {"alternate the wrong way round", held,
        [](const CallId &c) {
            return Command(AlternateCall{at({"2"}, "200"), at(c, "200")});
        },
        "stateIncompatibility/invalidHeldConnectionState"},
    {"transfer of two devices", held,
        [](const CallId &c) {
            return Command(TransferCall{at(c, "200"), at({"2"}, "202")});
        },
        "operation/notSameDevice"},
    {"transfer to a busy tone", hearingBusy,
        [](const CallId &c) {
            return Command(TransferCall{at(c, "200"), at({"3"}, "200")});
        },
        "stateIncompatibility/invalidActiveConnectionState"},
    {"transfer with a call that is gone", held,
        [](const CallId &c) {
            return Command(TransferCall{at(c, "200"), at({"7"}, "200")});
        },
        "operation/invalidActiveConnectionId"},
    {"send on while ringing", ringing,
        [](const CallId &c) {
            return Command(SingleStepTransferCall{at(c, "200"), "202", {}});
        },
        "stateIncompatibility/invalidActiveConnectionState"},
    {"send on to nobody", talking,
        [](const CallId &c) {
            return Command(SingleStepTransferCall{at(c, "200"), "888", {}});
        },
        "operation/invalidDestinationDeviceId"},
    {"send the caller to himself", talking,
        [](const CallId &c) {
            return Command(SingleStepTransferCall{at(c, "200"), "201", {}});
        },
        "operation/notDifferentDevices"},
    {"deflect an answered call", talking,
        [](const CallId &c) {
            return Command(DeflectCall{at(c, "200"), {"202"}, {}});
        },
        "stateIncompatibility/invalidConnectionState"},
    {"deflect to nobody", ringing,
        [](const CallId &c) {
            return Command(DeflectCall{at(c, "200"), {"888"}, {}});
        },
        "operation/invalidDestinationDeviceId"},
    {"deflect to nothing", ringing,
        [](const CallId &c) {
            return Command(DeflectCall{at(c, "200"), {}, {}});
        },
        "operation/invalidDestinationDeviceId"},
    {"deflect to the caller", ringing,
        [](const CallId &c) {
            return Command(DeflectCall{at(c, "200"), {"201"}, {}});
        },
        "operation/notDifferentDevices"},
    {"park while ringing", ringing,
        [](const CallId &c) {
            return Command(ParkCall{at(c, "200"), {"701"}});
        },
        "stateIncompatibility/invalidConnectionState"},
    {"park nowhere", talking,
        [](const CallId &c) {
            return Command(ParkCall{at(c, "200"), {"777"}});
        },
        "operation/invalidParkToDeviceId"},
    {"park at the voice mail", talking,
        [](const CallId &c) {
            return Command(ParkCall{at(c, "200"), {"699"}});
        },
        "operation/invalidParkToObjectType"},
    {"pick up one's own", ringing,
        [](const CallId &c) {
            return Command(DirectedPickupCall{at(c, "200"), {"200"}});
        },
        "operation/notDifferentDevices"},
    {"pick up what was answered", talking,
        [](const CallId &c) {
            return Command(DirectedPickupCall{at(c, "200"), {"202"}});
        },
        "stateIncompatibility/invalidConnectionState"},
    {"pick up with a park slot", ringing,
        [](const CallId &c) {
            return Command(DirectedPickupCall{at(c, "200"), {"701"}});
        },
        "operation/invalidPickUpDeviceId"},
    {"do not disturb of a park slot", nothing,
        [](const CallId &) {
            return Command(SetDoNotDisturb{{"701"}, true});
        },
        "operation/invalidDeviceId"},
    {"forward to oneself", nothing,
        [](const CallId &) {
            return Command(SetForwarding{{"201"}, ForwardingKind::Busy, true, "201", {}});
        },
        "operation/invalidForwardingDestination"},
    {"forward to nobody", nothing,
        [](const CallId &) {
            return Command(SetForwarding{{"201"}, ForwardingKind::Busy, true, "", {}});
        },
        "operation/invalidForwardingDestination"},
    {"service of an unknown device", nothing,
        [](const CallId &) {
            return Command(SetInService{{"999"}, false});
        },
        "operation/invalidDeviceId"},
};

} // namespace

class Refusals : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void areStatedAndChangeNothing_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Case &each : cases)
            QTest::newRow(each.name) << index++;
    }
    void areStatedAndChangeNothing()
    {
        QFETCH(int, index);
        const Case &each = cases[index];
        Exchange pbx;
        const CallId call = each.prepare(pbx);
        const auto before = pbx.engine.truth();
        QCOMPARE(pbx.refusal(each.tried(call)), QString::fromLatin1(each.refusal));
        QVERIFY(pbx.events().empty());
        QVERIFY(pbx.engine.truth() == before);
    }

    void aTakenParkSlotIsRefused()
    {
        Exchange pbx;
        pbx.ok(ParkCall{at(pbx.talk("201", "200"), "200"), {"701"}});
        const CallId second = pbx.talk("202", "200");
        QCOMPARE(pbx.refusal(ParkCall{at(second, "200"), {"701"}}),
            u"stateIncompatibility/invalidParkToDeviceState"_s);
        QCOMPARE(pbx.refusal(ParkCall{at(second, "200"), {"702"}}), QString());
    }

    void thePickUpThatComesLateIsRefused()
    {
        Exchange pbx;
        const CallId call = pbx.call("202", "201");
        pbx.ok(DirectedPickupCall{at(call, "201"), {"203"}});
        QCOMPARE(pbx.refusal(DirectedPickupCall{at(call, "201"), {"200"}}),
            u"operation/invalidConnectionId"_s);
    }
};

BALIE_TEST(Refusals)
#include "tst_Refusals.moc"
