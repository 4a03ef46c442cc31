#include "tests/simulator-xsi/XsiClient.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::sim;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const OutsideCall dijk{{"+31201234567"}, "200", 300s, 300s};

QByteArray callIdOf(const XsiClient::Reply &reply)
{
    return reply.document.childText("callId"_L1).toLatin1();
}

/// The reception with a channel and all its own calls on it.
struct Desk {
    explicit Desk(const QByteArray &package = "Standard Call", PbxConfig config = {})
        : client(std::move(config))
    {
        client.openChannel();
        client.subscribe("200", package);
        client.takeEvents();
    }

    /// Somebody outside calls and the reception answers.
    QByteArray conversation(const OutsideCall &call = dijk)
    {
        client.pbx().perform(call);
        const QByteArray id = ringing();
        client.calls("PUT", id + "/Talk");
        client.takeEvents();
        return id;
    }
    /// The call that rings at the reception.
    QByteArray ringing()
    {
        for (const SeenEvent &event : client.takeEvents()) {
            if (event.type == "CallReceivedEvent"_L1)
                return event.call("callId"_L1).toLatin1();
        }
        return {};
    }
    /// The reception calls a colleague, who answers.
    QByteArray talkTo(const char *device)
    {
        const QByteArray id = callIdOf(client.calls("POST", QByteArray("New?address=") + device));
        client.advance(1s);
        answerAt(device);
        client.takeEvents();
        return id;
    }
    void answerAt(const char *device)
    {
        const auto truth = client.pbx().engine().truth({device});
        for (const ConnectionTruth &connection : truth->connections) {
            if (connection.state == ConnectionState::Alerting)
                client.pbx().apply(AnswerCall{{connection.call, {device}}});
        }
    }
    QStringList states()
    {
        QStringList result;
        for (const SeenEvent &event : client.takeEvents()) {
            if (event.type != "HookStatusEvent"_L1)
                result.append(event.type + u' ' + event.call("state"_L1));
        }
        return result;
    }

    XsiClient client;
};

} // namespace

class XsiCalls final : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void clickToDialRingsTheOwnPhoneFirst()
    {
        Desk desk;
        const auto reply = desk.client.calls("POST", "New?address=201");
        QCOMPARE(reply.status, 201);
        const QByteArray id = callIdOf(reply);
        QVERIFY(headerValue(reply.headers, "Location").endsWith("/calls/" + id));
        auto events = desk.client.takeEvents();
        QCOMPARE(events.front().type, u"CallOriginatingEvent"_s);
        QCOMPARE(events.front().call("personality"_L1), u"Click-to-Dial"_s);
        QCOMPARE(events.front().call("state"_L1), u"Alerting"_s);

        desk.client.advance(1s);
        events = desk.client.takeEvents();
        QCOMPARE(events.front().type, u"CallOriginatedEvent"_s);
        QCOMPARE(events.front().call("callId"_L1).toLatin1(), id);
        QCOMPARE(events.front().call("personality"_L1), u"Originator"_s);
        QCOMPARE(events.front().remote("userId"_L1).toUtf8(), desk.client.idOf("201"));

        desk.answerAt("201");
        QCOMPARE(desk.states(), QStringList{u"CallAnsweredEvent Active"_s});
        QCOMPARE(desk.client.calls("DELETE", id).status, 200);
        events = desk.client.takeEvents();
        QCOMPARE(events.front().type, u"CallReleasedEvent"_s);
        QCOMPARE(events.front().call("releasingParty"_L1), u"localRelease"_s);
        QCOMPARE(desk.client.calls("DELETE", id).status, 404);
    }

    void anOutsideCallIsAnsweredHeldAndRetrieved()
    {
        Desk desk;
        desk.client.pbx().perform(dijk);
        const auto received = desk.client.takeEvents();
        QCOMPARE(received.front().type, u"CallReceivedEvent"_s);
        QCOMPARE(received.front().call("personality"_L1), u"Terminator"_s);
        QCOMPARE(received.front().remote("name"_L1), u"Van Dijk Installaties"_s);
        QCOMPARE(received.front().remote("address"_L1), u"tel:+31201234567"_s);
        QCOMPARE(received.front().remote("callType"_L1), u"Network"_s);
        QVERIFY(received.front().data.descendant("allowAnswer"_L1));
        const QByteArray id = received.front().call("callId"_L1).toLatin1();

        QCOMPARE(desk.client.calls("PUT", id + "/Talk").status, 200);
        QCOMPARE(desk.client.takeEvents().front().type, u"CallAnsweredEvent"_s);
        QCOMPARE(desk.client.calls("PUT", id + "/Hold").status, 200);
        QCOMPARE(desk.states(), QStringList{u"CallHeldEvent Held"_s});
        QCOMPARE(desk.client.calls("PUT", id + "/Hold").status, 409);
        QCOMPARE(desk.client.calls("PUT", id + "/Talk").status, 200);
        QCOMPARE(desk.states(), QStringList{u"CallRetrievedEvent Active"_s});
    }

    void aBlindTransferIsToldToTheOneWhoIsMoved()
    {
        Desk desk;
        const QByteArray talk = desk.talkTo("201");
        desk.client.become({"201"});
        const auto mine = desk.client.calls("GET");
        const QByteArray id = mine.document.descendant("callId"_L1)->text.toLatin1();
        desk.client.become({"200"});
        desk.client.subscribe("201", "Standard Call");
        desk.client.takeEvents();
        // The reception moves 201 on to 202.
        QCOMPARE(desk.client.calls("PUT", talk + "/BlindTransfer?address=202").status, 200);
        QStringList seen;
        QString tracking;
        for (const SeenEvent &event : desk.client.takeEvents()) {
            if (event.target.toUtf8() == desk.client.idOf("200"))
                seen.append(u"own "_s + event.type);
            else if (event.type == "CallTransferredEvent"_L1) {
                seen.append(event.type + u' ' + event.call("state"_L1));
                QCOMPARE(event.call("callId"_L1).toLatin1(), id);
                QCOMPARE(event.remote("userId"_L1).toUtf8(), desk.client.idOf("202"));
                tracking = event.call("extTrackingId"_L1);
            }
        }
        QCOMPARE(seen,
            (QStringList{u"own CallReleasedEvent"_s, u"CallTransferredEvent Alerting"_s,
                u"own HookStatusEvent"_s}));
        desk.client.advance(500ms);
        desk.answerAt("202");
        const auto answered = desk.client.takeEvents();
        QCOMPARE(answered.front().type, u"CallAnsweredEvent"_s);
        QCOMPARE(answered.front().call("extTrackingId"_L1), tracking);
        QVERIFY(answered.front().call("answerTime"_L1).toLongLong() < desk.client.clock().wallMs());
    }

    void aWithheldCallerStaysPrivateWhereverHeGoes()
    {
        Desk desk;
        desk.client.subscribe("202", "Standard Call");
        desk.client.takeEvents();
        desk.client.pbx().apply(MakeCall{{"anoniem1"}, "+31203690200", false});
        const auto received = desk.client.takeEvents();
        QCOMPARE(received.front().type, u"CallReceivedEvent"_s);
        QVERIFY(received.front().data.descendant("privacy"_L1));
        QVERIFY(received.front().remote("address"_L1).isEmpty());
        const QByteArray id = received.front().call("callId"_L1).toLatin1();
        QCOMPARE(desk.client.calls("PUT", id + "/Talk").status, 200);
        desk.client.takeEvents();

        QCOMPARE(desk.client.calls("PUT", id + "/BlindTransfer?address=202").status, 200);
        bool told = false;
        for (const SeenEvent &event : desk.client.takeEvents()) {
            if (event.type != "CallReceivedEvent"_L1)
                continue;
            told = true;
            QCOMPARE(event.target.toUtf8(), desk.client.idOf("202"));
            QVERIFY(event.data.descendant("remoteParty"_L1)->child("privacy"_L1));
            QVERIFY(event.remote("address"_L1).isEmpty());
        }
        QVERIFY(told);
    }

    void aConsultationTransferJoinsTheTwoOthers()
    {
        Desk desk;
        const QByteArray caller = desk.conversation();
        desk.client.advance(1s);
        const QByteArray asked = callIdOf(desk.client.calls("POST", "New?address=201"));
        QCOMPARE(desk.client.takeEvents().front().type, u"CallHeldEvent"_s);
        desk.client.advance(1s);
        desk.answerAt("201");
        desk.client.subscribe("201", "Standard Call");
        desk.client.takeEvents();
        // The consulted one is not whom to move.
        QCOMPARE(desk.client.calls("PUT", asked + "/ConsultTransfer/" + caller).status, 409);
        QVERIFY(desk.client.takeEvents().empty());
        QCOMPARE(desk.client.calls("PUT", caller + "/ConsultTransfer/" + asked).status, 200);
        int released = 0;
        QString moved;
        for (const SeenEvent &event : desk.client.takeEvents()) {
            released += event.type == "CallReleasedEvent"_L1 ? 1 : 0;
            if (event.type == "CallTransferredEvent"_L1)
                moved = event.call("state"_L1) + u' ' + event.remote("address"_L1);
        }
        QCOMPARE(released, 2);
        QCOMPARE(moved, u"Active tel:+31201234567"_s);
        QVERIFY(desk.client.pbx().engine().truth({"200"})->connections.empty());
    }

    void whatTheOtherSideHoldsIsRemoteHeld()
    {
        Desk desk;
        desk.talkTo("201");
        const CallId call = desk.client.pbx().engine().truth({"201"})->connections.front().call;
        desk.client.pbx().apply(HoldCall{{call, {"201"}}});
        QCOMPARE(desk.states(), QStringList{u"CallHeldEvent Remote Held"_s});
        desk.client.pbx().apply(RetrieveCall{{call, {"201"}}});
        QCOMPARE(desk.states(), QStringList{u"CallRetrievedEvent Active"_s});
    }

    void aBusyTargetIsReleasing()
    {
        Desk desk;
        desk.client.pbx().apply(SetDoNotDisturb{{"203"}, true});
        desk.client.calls("POST", "New?address=203");
        desk.client.takeEvents();
        desk.client.advance(1s);
        const auto events = desk.client.takeEvents();
        const auto releasing = std::ranges::find(events, u"CallReleasingEvent"_s, &SeenEvent::type);
        QVERIFY(releasing != events.end());
        QCOMPARE(releasing->call("state"_L1), u"Active"_s);
        QCOMPARE(releasing->data.descendant("internalReleaseCause"_L1)->text,
            u"Temporarily Unavailable"_s);
    }

    void aRingingCallIsDeflected()
    {
        Desk desk;
        desk.client.subscribe("201", "Standard Call");
        desk.client.pbx().perform(dijk);
        const QByteArray id = desk.ringing();
        QCOMPARE(desk.client.calls("PUT", id + "/BlindTransfer?address=201").status, 200);
        QString from;
        for (const SeenEvent &event : desk.client.takeEvents()) {
            if (event.type == "CallReceivedEvent"_L1) {
                const XmlElement *redirection = event.data.descendant("redirection"_L1);
                QVERIFY(redirection);
                QCOMPARE(redirection->childText("reason"_L1), u"deflection"_s);
                from = redirection->child("party"_L1)->childText("userId"_L1);
            }
        }
        QCOMPARE(from.toUtf8(), desk.client.user());
    }

    void decliningEndsTheCallAndSilencingDoesNot()
    {
        Desk desk;
        desk.client.pbx().perform(dijk);
        QCOMPARE(desk.client.calls("DELETE", desk.ringing()).status, 200);
        QCOMPARE(desk.states(), (QStringList{u"CallReleasedEvent Released"_s}));
        QVERIFY2(desk.client.pbx().engine().callCount() == 1, "the caller still hears it ring");
        desk.client.pbx().clearAllCalls();
        desk.client.takeEvents();

        desk.client.pbx().perform(dijk);
        const QByteArray id = desk.ringing();
        QCOMPARE(desk.client.calls("DELETE", id + "?decline=yes").status, 400);
        QCOMPARE(desk.client.calls("DELETE", id + "?decline=true").status, 200);
        QCOMPARE(desk.client.pbx().engine().callCount(), 0u);
    }

    void reconnectReleasesAllOthers()
    {
        Desk desk;
        const QByteArray caller = desk.conversation();
        const QByteArray asked = callIdOf(desk.client.calls("POST", "New?address=201"));
        desk.client.advance(1s);
        QCOMPARE(desk.client.calls("PUT", asked + "/Reconnect").status, 409);
        QCOMPARE(desk.client.calls("PUT", caller + "/Reconnect").status, 200);
        const auto truth = desk.client.pbx().engine().truth({"200"});
        QCOMPARE(truth->connections.size(), 1u);
        QVERIFY(truth->connections.front().state == ConnectionState::Connected);
        QVERIFY(desk.states().contains(u"CallRetrievedEvent Active"_s));
    }

    void parkingTellsWhereAndUnparkingRingsFirst()
    {
        Desk desk;
        const QByteArray id = desk.conversation();
        desk.client.subscribe("701", "Call Park");
        desk.client.takeEvents();
        const auto parked = desk.client.calls("PUT", id + "/GroupCallPark");
        QCOMPARE(parked.status, 200);
        const QByteArray place = headerValue(parked.headers, "Content-Location");
        QVERIFY2(place.endsWith("/calls/ParkRetrieve?address=701"), place.constData());
        bool told = false;
        for (const SeenEvent &event : desk.client.takeEvents()) {
            if (event.type == "CallParkedAgainstEvent"_L1) {
                const XmlElement *party = event.data.child("parkedParty"_L1);
                QVERIFY(party);
                QCOMPARE(party->childText("address"_L1), u"tel:+31201234567"_s);
                told = true;
            }
        }
        QVERIFY(told);

        const QByteArray path = place.mid(place.indexOf("ParkRetrieve"));
        const auto back = desk.client.calls("POST", path);
        QCOMPARE(back.status, 201);
        QCOMPARE(desk.states(), QStringList{u"CallOriginatingEvent Alerting"_s});
        desk.client.advance(1s);
        QStringList seen;
        for (const SeenEvent &event : desk.client.takeEvents()) {
            seen.append(event.type);
            if (event.type == "CallAnsweredEvent"_L1) {
                QCOMPARE(event.call("callId"_L1).toLatin1(), callIdOf(back));
                QCOMPARE(event.remote("address"_L1), u"tel:+31201234567"_s);
            }
            if (event.type == "CallParkedAgainstEvent"_L1)
                QVERIFY(!event.data.child("parkedParty"_L1));
        }
        QVERIFY2(
            seen.contains(u"CallAnsweredEvent"_s) && seen.contains(u"CallParkedAgainstEvent"_s),
            qPrintable(seen.join(u'|')));
        QCOMPARE(desk.client.calls("POST", path).status, 403);
    }

    void whoHangsUpInTheParkFreesThePlace()
    {
        Desk desk;
        const QByteArray id = desk.conversation();
        desk.client.subscribe("200", "Call Park");
        QCOMPARE(desk.client.calls("PUT", id + "/Park").status, 200);
        QCOMPARE(desk.client.calls("PUT", id + "/Park").status, 404);
        desk.client.takeEvents();
        const auto caller = desk.client.pbx().engine().truth({"+31201234567"});
        QVERIFY(desk.client.pbx()
                    .apply(ClearConnection{{caller->connections.front().call, caller->device}})
                    .ok());
        QStringList seen;
        for (const SeenEvent &event : desk.client.takeEvents()) {
            seen.append(event.type);
            QVERIFY(!event.data.child("parkedParty"_L1));
        }
        QCOMPARE(seen, QStringList{u"CallParkedAgainstEvent"_s});
    }

    void parkedAndForgottenItComesBack()
    {
        Desk desk;
        const QByteArray id = desk.conversation();
        QCOMPARE(desk.client.calls("PUT", id + "/Park?address=202").status, 200);
        desk.client.takeEvents();
        desk.client.live(62s);
        const auto events = desk.client.takeEvents();
        const auto received = std::ranges::find(events, u"CallReceivedEvent"_s, &SeenEvent::type);
        QVERIFY(received != events.end());
        QCOMPARE(received->call("recallType"_L1), u"Call Park Recall"_s);
    }

    void pickingUpTakesTheCallFromAColleague()
    {
        Desk desk;
        desk.client.subscribe("202", "Standard Call");
        desk.client.pbx().apply(MakeCall{{"202"}, "201"});
        desk.client.takeEvents();
        QCOMPARE(desk.client.calls("POST", "DirectedCallPickup?address=203").status, 403);
        QCOMPARE(desk.client.calls("POST", "DirectedCallPickup?address=201").status, 201);
        desk.client.advance(1s);
        QStringList caller;
        QStringList own;
        for (const SeenEvent &event : desk.client.takeEvents()) {
            if (!event.type.startsWith("Call"_L1))
                continue;
            (event.target.toUtf8() == desk.client.idOf("202") ? caller : own).append(event.type);
        }
        QCOMPARE(caller, (QStringList{u"CallPickedUpEvent"_s, u"CallAnsweredEvent"_s}));
        QCOMPARE(own,
            (QStringList{
                u"CallOriginatingEvent"_s, u"CallOriginatedEvent"_s, u"CallAnsweredEvent"_s}));
    }

    void whatIsForgottenOnHoldRingsAgain()
    {
        Desk desk;
        const QByteArray id = desk.conversation();
        desk.client.calls("PUT", id + "/Hold");
        desk.client.takeEvents();
        desk.client.live(92s);
        const auto events = desk.client.takeEvents();
        const auto received = std::ranges::find(events, u"CallReceivedEvent"_s, &SeenEvent::type);
        QVERIFY(received != events.end());
        QCOMPARE(received->call("callId"_L1).toLatin1(), id);
        QCOMPARE(received->call("recallType"_L1), u"Automatic Hold/Retrieve Recall"_s);
        QCOMPARE(desk.client.calls("PUT", id + "/Talk").status, 200);
        QCOMPARE(desk.states(), QStringList{u"CallRetrievedEvent Active"_s});
    }

    void advancedTellsOfRedirectionAndOfWhatNeverRang()
    {
        Desk desk("Advanced Call");
        const QByteArray id = desk.conversation();
        desk.client.calls("PUT", id + "/BlindTransfer?address=201");
        auto events = desk.client.takeEvents();
        QCOMPARE(events.front().type, u"CallRedirectedEvent"_s);
        QCOMPARE(events.front().call("state"_L1), u"Detached"_s);
        QCOMPARE(
            events.front().data.descendant("redirect"_L1)->childText("reason"_L1), u"transfer"_s);

        desk.client.pbx().apply(
            SetForwarding{{"200"}, ForwardingKind::Immediate, true, "202", std::nullopt});
        desk.client.pbx().perform(OutsideCall{{"+31612345001"}, "200", 300s, 300s});
        const QStringList seen = desk.states();
        QVERIFY2(seen.contains(u"CallReceivedEvent Alerting"_s)
                && seen.contains(u"CallRedirectedEvent Detached"_s),
            qPrintable(seen.join(u'|')));
        Desk plain;
        plain.client.pbx().apply(
            SetForwarding{{"200"}, ForwardingKind::Immediate, true, "202", std::nullopt});
        plain.client.pbx().perform(dijk);
        QVERIFY(plain.states().isEmpty());
    }

    void aNoteTravelsWithTheCall()
    {
        Desk desk;
        const QByteArray id = desk.talkTo("201");
        desk.client.subscribe("201", "Standard Call");
        desk.client.takeEvents();
        QCOMPARE(
            desk.client.calls("PUT", id + "/ClientSessionInfo?info=over%20de%20offerte").status,
            200);
        const auto events = desk.client.takeEvents();
        QCOMPARE(events.size(), 2u);
        for (const SeenEvent &event : events) {
            QCOMPARE(event.type, u"CallClientSessionInfoUpdatedEvent"_s);
            QCOMPARE(event.call("clientSessionInfo"_L1), u"over de offerte"_s);
        }
    }

    void aPhoneThatCannotBeToldIsNotOffered()
    {
        PbxConfig config;
        config.xsi.remoteTalk = {{{"200"}, false}};
        Desk desk("Standard Call", config);
        desk.client.pbx().perform(dijk);
        const auto events = desk.client.takeEvents();
        QVERIFY(!events.front().data.descendant("allowAnswer"_L1));
        const QByteArray id = events.front().call("callId"_L1).toLatin1();
        QCOMPARE(desk.client.calls("PUT", id + "/Talk").status, 403);
        desk.answerAt("200");
        QCOMPARE(desk.client.takeEvents().front().type, u"CallAnsweredEvent"_s);
        QCOMPARE(desk.client.calls("PUT", id + "/Hold").status, 403);
        QVERIFY(desk.client.takeEvents().empty());
        // Held at the telephone it stays held.
        const auto truth = desk.client.pbx().engine().truth({"200"});
        desk.client.pbx().apply(HoldCall{{truth->connections.front().call, {"200"}}});
        QVERIFY(!desk.client.takeEvents().front().data.descendant("allowRetrieve"_L1));
        QCOMPARE(desk.client.calls("PUT", id + "/Talk").status, 403);
        QCOMPARE(desk.client.calls("PUT", id + "/Reconnect").status, 403);
        QVERIFY(desk.client.takeEvents().empty());
    }

    void tonesAndServicesThatAreNotThere()
    {
        Desk desk;
        const QByteArray id = desk.conversation();
        QCOMPARE(desk.client.calls("PUT", id + "/TransmitDTMF?playdtmf=12%23,A").status, 200);
        QCOMPARE(desk.client.calls("PUT", id + "/TransmitDTMF?playdtmf=x").status, 400);
        QCOMPARE(desk.client.calls("PUT", id + "/TransmitDTMF?digits=1").status, 400);
        QCOMPARE(desk.client.face().counters().tones, 4); // a comma is a pause
        QCOMPARE(desk.client.calls("PUT", id + "/Record").status, 403);
        QCOMPARE(desk.client.calls("GET", "HookStatus").document.childText("hookStatus"_L1),
            u"Off-Hook"_s);
        QCOMPARE(desk.client
                     .action("POST", "user/" + desk.client.user() + "/calls/Conference",
                         "<Conference xmlns=\"http://schema.broadsoft.com/xsi\"/>")
                     .status,
            403);
    }

    void voiceMailTakesTheCall()
    {
        Desk desk;
        const QByteArray id = desk.conversation();
        QCOMPARE(desk.client.calls("PUT", id + "/VmTransfer").status, 403);
        QCOMPARE(desk.client.calls("PUT", id + "/VmTransfer?address=201").status, 200);
        const auto box = desk.client.pbx().engine().truth({"699"});
        QCOMPARE(box->connections.size(), 1u);
        QCOMPARE(box->connections.front().mailbox->value, std::string("201"));
    }
};

BALIE_TEST(XsiCalls)
#include "tst_XsiCalls.moc"
