#include "tests/desk/support/CommandDesk.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using cti::Action;
using cti::ConnectionState;
using cti::Service;
using test::connection;
using test::dev;
using test::snapshot;
using Desk = test::CommandDesk;

namespace {

const Destination anna{u"201"_s, u"Anna"_s, {}};

} // namespace

class CallCommands : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void answersAndSaysNothing()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Alerting, Action::Answer)});
        QSignalSpy pending(&desk.actions, &CallActions::pendingChanged);
        desk.actions.answer(Desk::id(u"1"_s));
        QVERIFY(desk.actions.isPending(Desk::id(u"1"_s)));
        desk.control.accept();
        QVERIFY(!desk.actions.isPending(Desk::id(u"1"_s)));
        QCOMPARE(pending.size(), 2);
        QCOMPARE(desk.services(), QVector{Service::AnswerCall});
        QVERIFY(desk.notices.isEmpty());
    }

    void answeringHoldsTheActiveCallFirst()
    {
        Desk desk;
        const auto rings = Desk::own(u"2"_s, ConnectionState::Alerting, Action::Answer);
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::Hold), rings});
        desk.actions.answer(Desk::id(u"2"_s));
        QCOMPARE(desk.services(), QVector{Service::HoldCall});
        desk.control.accept();
        QCOMPARE(desk.services(), QVector{Service::HoldCall}); // accepted is not yet held
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, Action::Retrieve), rings});
        QCOMPARE(desk.services(), (QVector{Service::HoldCall, Service::AnswerCall}));
        QCOMPARE(desk.control.sent.last().connection, Desk::id(u"2"_s));
    }

    void aRefusedHoldLeavesTheRingingCallAlone()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::Hold),
            Desk::own(u"2"_s, ConnectionState::Alerting, Action::Answer)});
        desk.actions.answer(Desk::id(u"2"_s));
        desk.control.refuse(ErrorCode::Refused);
        QCOMPARE(desk.services(), QVector{Service::HoldCall});
        QCOMPARE(desk.notices.size(), 1);
        QCOMPARE(desk.notices.first().severity, Severity::Failure);
        QVERIFY(desk.notices.first().text.contains(u"The PBX said no."_s));
    }

    void doubleClicksDoNothingTwice()
    {
        Desk desk;
        desk.has({Desk::own(
            u"1"_s, ConnectionState::Connected, Action::Clear | Action::SingleStepTransfer)});
        desk.actions.hangUp(Desk::id(u"1"_s));
        desk.actions.hangUp(Desk::id(u"1"_s)); // under way
        desk.control.accept();
        desk.office.clock.advance(900ms);
        desk.actions.hangUp(Desk::id(u"1"_s)); // accepted, but within the second
        QCOMPARE(desk.control.sent.size(), 1);
        desk.office.clock.advance(100ms);
        desk.actions.hangUp(Desk::id(u"1"_s)); // still there: meant
        QCOMPARE(desk.control.sent.size(), 2);
        QVERIFY(desk.notices.isEmpty());
    }

    void aSecondPressIsNotForTheNextCall_data()
    {
        QTest::addColumn<ActionId>("action");
        QTest::newRow("hang up") << ActionId::HangUp;
        QTest::newRow("answer") << ActionId::Answer;
        QTest::newRow("transfer") << ActionId::BlindTransfer;
        QTest::newRow("voice mail") << ActionId::VoiceMail;
    }

    void aSecondPressIsNotForTheNextCall()
    {
        QFETCH(ActionId, action);
        Desk desk;
        const cti::Actions all = Action::Clear | Action::Answer | Action::Deflect;
        desk.has({Desk::own(u"1"_s, ConnectionState::Alerting, all),
            Desk::own(u"2"_s, ConnectionState::Alerting, all)});
        const auto give = [&](const QString &call) {
            switch (action) {
            case ActionId::HangUp:
                desk.actions.hangUp(Desk::id(call));
                break;
            case ActionId::Answer:
                desk.actions.answer(Desk::id(call));
                break;
            case ActionId::VoiceMail:
                desk.actions.toVoiceMail(Desk::id(call), dev(u"201"_s));
                break;
            default:
                desk.actions.blindTransfer(Desk::id(call), anna);
                break;
            }
        };
        give(u"1"_s);
        desk.control.accept();
        desk.has({Desk::own(u"2"_s, ConnectionState::Alerting, all)});
        desk.office.clock.advance(499ms);
        give(u"2"_s);
        QCOMPARE(desk.control.sent.size(), 1);
        desk.office.clock.advance(1ms);
        give(u"2"_s);
        QCOMPARE(desk.control.sent.size(), 2);
        QCOMPARE(desk.control.sent.last().connection, Desk::id(u"2"_s));
    }

    void consultingTwiceAtOnceDoesNotComplete()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::Consult)});
        desk.actions.consult(Desk::id(u"1"_s), anna);
        desk.control.accept();
        auto consulting = Desk::own(u"2"_s, ConnectionState::Connected, Action::Transfer);
        consulting.consultationOf = Desk::id(u"1"_s);
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, {}), consulting});
        desk.office.clock.advance(200ms);
        desk.actions.completeTransfer(Desk::id(u"2"_s));
        QCOMPARE(desk.control.sent.size(), 1);
        desk.office.clock.advance(300ms);
        desk.actions.completeTransfer(Desk::id(u"2"_s));
        QCOMPARE(desk.services().last(), Service::TransferCall);
    }

    void aNumberIsNotDialledTwiceWithinASecond()
    {
        Desk desk;
        desk.actions.dial({u"0612345678"_s, {}, {}});
        desk.control.accept();
        desk.actions.dial({u"06-12345678"_s, {}, {}}); // the same number, written otherwise
        QCOMPARE(desk.control.sent.size(), 1);
        desk.actions.dial({u"201"_s, {}, {}});
        QCOMPARE(desk.control.sent.size(), 2);
        desk.office.clock.advance(1s);
        desk.actions.dial({u"0612345678"_s, {}, {}});
        QCOMPARE(desk.control.sent.size(), 3);
    }

    void dialingClearsABusyTone_data()
    {
        QTest::addColumn<ConnectionState>("state");
        QTest::newRow("failed") << ConnectionState::Fail;
        QTest::newRow("connected to the tone") << ConnectionState::Connected;
    }

    void dialingClearsABusyTone()
    {
        QFETCH(ConnectionState, state);
        Desk desk;
        auto busy = Desk::own(u"1"_s, state, Action::Clear);
        busy.failCause = u"busy"_s;
        desk.has({busy});
        desk.actions.dial(anna);
        QCOMPARE(desk.services(), QVector{Service::ClearConnection});
        desk.control.accept();
        QCOMPARE(desk.control.sent.size(), 1); // accepted is not yet gone
        desk.has({});
        QCOMPARE(desk.services(), (QVector{Service::ClearConnection, Service::MakeCall}));
    }

    void holdAndTakeBackMayFollowQuickly()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::Hold)});
        desk.actions.hold(Desk::id(u"1"_s));
        desk.control.accept();
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, Action::Retrieve)});
        desk.actions.retrieve(Desk::id(u"1"_s));
        desk.control.accept();
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::Hold)});
        desk.actions.hold(Desk::id(u"1"_s));
        QCOMPARE(desk.services(),
            (QVector{Service::HoldCall, Service::RetrieveCall, Service::HoldCall}));
    }

    void whatCannotBeDialledIsSaid_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("empty") << QString();
        QTest::newRow("letters") << u"Jansen"_s;
        QTest::newRow("signs") << u"--"_s;
    }

    void whatCannotBeDialledIsSaid()
    {
        QFETCH(QString, typed);
        Desk desk;
        desk.has({Desk::own(
            u"1"_s, ConnectionState::Connected, Action::SingleStepTransfer | Action::Consult)});
        desk.actions.dial({typed, {}, {}});
        desk.actions.blindTransfer(Desk::id(u"1"_s), {typed, {}, {}});
        desk.actions.consult(Desk::id(u"1"_s), {typed, {}, {}});
        QVERIFY(desk.control.sent.isEmpty());
        QCOMPARE(desk.notices.size(), 3);
        for (const Notice &notice : std::as_const(desk.notices))
            QVERIFY(!notice.text.isEmpty());
    }

    void blindTransferTellsWhereTheCallWent()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::SingleStepTransfer)});
        const auto thread = desk.office.switchboard.threadOf(Desk::id(u"1"_s));
        desk.actions.blindTransfer(Desk::id(u"1"_s), anna);
        QVERIFY(desk.sentOn.isEmpty());
        desk.control.accept();
        QCOMPARE(desk.control.sent.first().destination, u"201"_s);
        QCOMPARE(desk.sentOn.size(), 1);
        QCOMPARE(desk.sentOn.first().first, thread);
        QVERIFY(thread != cti::CallThreadId::None);
        QCOMPARE(desk.notices, QVector{Notice::info(u"Sent to Anna."_s)});
    }

    void aCallThatWentMeanwhileIsNotSentAndThatIsSaid()
    {
        Desk desk;
        desk.actions.blindTransfer(Desk::id(u"1"_s), anna);
        QVERIFY(desk.control.sent.isEmpty());
        QCOMPARE(desk.notices.size(), 1);
        QVERIFY(!desk.notices.first().text.isEmpty());
    }

    void aRingingCallIsDeflected()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Alerting, Action::Answer | Action::Deflect)});
        desk.actions.blindTransfer(Desk::id(u"1"_s), anna);
        desk.control.accept();
        QCOMPARE(desk.services(), QVector{Service::DeflectCall});
        QCOMPARE(desk.sentOn.size(), 1);
    }

    void aHeldCallIsTakenBackWhereTheSwitchNeedsThat()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, Action::Retrieve)});
        desk.actions.blindTransfer(Desk::id(u"1"_s), anna);
        desk.control.accept();
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::SingleStepTransfer)});
        QCOMPARE(desk.services(), (QVector{Service::RetrieveCall, Service::SingleStepTransfer}));
    }

    void aSwitchWithoutSingleStepConsultsAndSaysSo()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::Consult)});
        desk.actions.blindTransfer(Desk::id(u"1"_s), anna);
        QCOMPARE(desk.services(), QVector{Service::ConsultationCall});
        desk.control.accept();
        auto consulting = Desk::own(u"2"_s, ConnectionState::Connected, Action::Reconnect);
        consulting.consultationOf = Desk::id(u"1"_s);
        const auto held = Desk::own(u"1"_s, ConnectionState::Hold, {});
        desk.has({held, consulting});
        QCOMPARE(desk.control.sent.size(), 1); // not until the switch allows it
        consulting.actions = Action::Transfer;
        desk.has({held, consulting});
        QCOMPARE(desk.services(), (QVector{Service::ConsultationCall, Service::TransferCall}));
        QCOMPARE(desk.control.sent.last().connection, Desk::id(u"2"_s));
        QCOMPARE(desk.control.sent.last().second, Desk::id(u"1"_s));
        desk.control.accept();
        QCOMPARE(desk.notices.size(), 1);
        QCOMPARE(desk.notices.first().severity, Severity::Warning);
    }

    void completesFromEitherHalf_data()
    {
        QTest::addColumn<QString>("call");
        QTest::newRow("consulted") << u"2"_s;
        QTest::newRow("caller") << u"1"_s;
    }

    void completesFromEitherHalf()
    {
        QFETCH(QString, call);
        Desk desk;
        auto consulting = Desk::own(u"2"_s, ConnectionState::Connected,
            Action::Transfer | Action::Alternate | Action::Reconnect);
        consulting.consultationOf = Desk::id(u"1"_s);
        consulting.remote = test::party(u"201"_s);
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, {}), consulting});
        const auto caller = desk.office.switchboard.threadOf(Desk::id(u"1"_s));
        desk.actions.completeTransfer(Desk::id(call));
        QCOMPARE(desk.services(), QVector{Service::TransferCall});
        QCOMPARE(desk.control.sent.first().connection, Desk::id(u"2"_s));
        QCOMPARE(desk.control.sent.first().second, Desk::id(u"1"_s));
        desk.control.accept();
        QCOMPARE(
            desk.sentOn.first().first, caller); // the caller goes on, whichever card was clicked
        QCOMPARE(desk.sentOn.first().second.number, u"201"_s);
    }

    void whatCannotBeCompletedWhileRingingGoesUnannounced()
    {
        Desk desk;
        auto consulting = Desk::own(u"2"_s, ConnectionState::Connected, Action::Reconnect);
        consulting.consultationOf = Desk::id(u"1"_s);
        consulting.remote = test::party(u"201"_s);
        consulting.remoteAlerting = true;
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, {}), consulting});
        desk.actions.completeTransfer(Desk::id(u"2"_s));
        QCOMPARE(desk.services(), QVector{Service::ReconnectCall});
        desk.control.accept();
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::SingleStepTransfer)});
        QCOMPARE(desk.services(), (QVector{Service::ReconnectCall, Service::SingleStepTransfer}));
        QCOMPARE(desk.control.sent.last().connection, Desk::id(u"1"_s));
        QCOMPARE(desk.control.sent.last().destination, u"201"_s);
        desk.control.accept();
        QCOMPARE(desk.notices.first().severity, Severity::Warning);
        QVERIFY(desk.notices.first().text.contains(u"without announcing"_s));
    }

    void aSwitchThatRefusesToCompleteWhileRingingGoesUnannounced_data()
    {
        QTest::addColumn<bool>("rings");
        QTest::newRow("rings: the nearest thing") << true;
        QTest::newRow("answered: the refusal is said") << false;
    }

    void aSwitchThatRefusesToCompleteWhileRingingGoesUnannounced()
    {
        QFETCH(bool, rings);
        Desk desk;
        auto consulting
            = Desk::own(u"2"_s, ConnectionState::Connected, Action::Transfer | Action::Reconnect);
        consulting.consultationOf = Desk::id(u"1"_s);
        consulting.remote = test::party(u"201"_s);
        consulting.remoteAlerting = rings;
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, {}), consulting});
        desk.actions.completeTransfer(Desk::id(u"2"_s));
        desk.control.refuse(ErrorCode::Refused);
        if (!rings) {
            QCOMPARE(desk.services(), QVector{Service::TransferCall});
            QCOMPARE(desk.notices.first().severity, Severity::Failure);
            return;
        }
        QVERIFY(desk.notices.isEmpty());
        QCOMPARE(desk.services(), (QVector{Service::TransferCall, Service::ReconnectCall}));
        desk.control.accept();
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::SingleStepTransfer)});
        QCOMPARE(desk.services().last(), Service::SingleStepTransfer);
        desk.control.accept();
        QCOMPARE(desk.notices.size(), 1);
        QCOMPARE(desk.notices.first().severity, Severity::Warning);
        QCOMPARE(desk.sentOn.size(), 1);
        QCOMPARE(desk.sentOn.first().second.number, u"201"_s);
    }

    void theCallerBehindAConsultationIsSentOn_data()
    {
        QTest::addColumn<bool>("consult");
        QTest::addColumn<Service>("then");
        QTest::newRow("blind") << false << Service::SingleStepTransfer;
        QTest::newRow("consult somebody else") << true << Service::ConsultationCall;
    }

    void theCallerBehindAConsultationIsSentOn()
    {
        QFETCH(bool, consult);
        QFETCH(Service, then);
        Desk desk;
        auto consulting
            = Desk::own(u"2"_s, ConnectionState::Connected, Action::Transfer | Action::Reconnect);
        consulting.consultationOf = Desk::id(u"1"_s);
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, Action::Alternate), consulting});
        if (consult)
            desk.actions.consult(Desk::id(u"1"_s), anna);
        else
            desk.actions.blindTransfer(Desk::id(u"1"_s), anna);
        QCOMPARE(desk.services(), QVector{Service::ReconnectCall});
        QCOMPARE(desk.control.sent.first().connection, Desk::id(u"2"_s));
        QCOMPARE(desk.control.sent.first().second, Desk::id(u"1"_s));
        desk.control.accept();
        desk.has({Desk::own(
            u"1"_s, ConnectionState::Connected, Action::SingleStepTransfer | Action::Consult)});
        QCOMPARE(desk.services(), (QVector{Service::ReconnectCall, then}));
        QCOMPARE(desk.control.sent.last().connection, Desk::id(u"1"_s));
        QCOMPARE(desk.control.sent.last().destination, u"201"_s);
        QVERIFY(desk.notices.isEmpty());
    }

    void ofTwoCallersNoneIsHungUpForATransfer()
    {
        Desk desk; // two callers whom the switch would join, but nobody consulted for the other
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, Action::Retrieve),
            Desk::own(u"2"_s, ConnectionState::Connected,
                Action::Transfer | Action::Reconnect | Action::Hold)});
        desk.actions.blindTransfer(Desk::id(u"1"_s), anna);
        QCOMPARE(desk.services(), QVector{Service::HoldCall});
    }

    void backToTheCallerAndAlternate()
    {
        Desk desk;
        auto consulting
            = Desk::own(u"2"_s, ConnectionState::Connected, Action::Alternate | Action::Reconnect);
        consulting.consultationOf = Desk::id(u"1"_s);
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, {}), consulting});
        desk.actions.alternate(Desk::id(u"2"_s));
        desk.control.accept();
        desk.actions.backToCaller(Desk::id(u"1"_s));
        QCOMPARE(desk.services(), (QVector{Service::AlternateCall, Service::ReconnectCall}));
        QCOMPARE(desk.control.sent.last().connection, Desk::id(u"2"_s));
        QCOMPARE(desk.control.sent.last().second, Desk::id(u"1"_s));
    }

    void voiceMailNamesTheBox()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::SingleStepTransfer),
            Desk::own(u"2"_s, ConnectionState::Alerting, Action::Deflect)});
        desk.actions.toVoiceMail(Desk::id(u"1"_s), dev(u"201"_s), u"Anna"_s);
        desk.office.clock.advance(1s); // another press
        desk.actions.toVoiceMail(Desk::id(u"2"_s), {});
        QCOMPARE(desk.services(), (QVector{Service::SingleStepTransfer, Service::DeflectCall}));
        QCOMPARE(desk.control.sent.at(0).destination, u"699"_s);
        QCOMPARE(desk.control.sent.at(0).mailboxOf, dev(u"201"_s));
        QCOMPARE(desk.control.sent.at(1).mailboxOf, dev(u"200"_s));
        cti::LinkStatus status = desk.office.switchboard.link();
        status.ownVoiceMail = false;
        desk.office.tell(status);
        const qsizetype said = desk.notices.size();
        desk.actions.toVoiceMail(Desk::id(u"3"_s), {});
        QCOMPARE(desk.notices.size(), said + 1);
        QVERIFY(desk.notices.last().text.contains(u"no voice mail box"_s));
    }

    void pullsBackWhatRingsElsewhere()
    {
        Desk desk;
        auto there = connection(u"7"_s, u"201"_s, ConnectionState::Alerting, u"0612"_s);
        there.actions = Action::PickUp;
        desk.office.tell(snapshot(u"201"_s, {there}));
        desk.actions.pullBack(there.id);
        QCOMPARE(desk.services(), QVector{Service::DirectedPickup});
        QCOMPARE(desk.control.sent.first().connection, there.id);
    }

    void everyDisabledCommandSaysWhy_data()
    {
        QTest::addColumn<ActionId>("action");
        QTest::addColumn<ConnectionState>("state");
        QTest::addColumn<int>("allowed");
        QTest::addColumn<bool>("enabled");
        const auto row = [](const char *name, ActionId action, ConnectionState state,
                             cti::Actions allowed, bool enabled) {
            QTest::newRow(name) << action << state << static_cast<int>(allowed) << enabled;
        };
        row("answer ringing", ActionId::Answer, ConnectionState::Alerting, Action::Answer, true);
        row("answer talking", ActionId::Answer, ConnectionState::Connected, Action::Clear, false);
        row("answer not offered", ActionId::Answer, ConnectionState::Alerting, {}, false);
        row("hang up", ActionId::HangUp, ConnectionState::Connected, Action::Clear, true);
        row("hang up ringing", ActionId::HangUp, ConnectionState::Alerting, Action::Answer, false);
        row("hold", ActionId::HoldOrRetrieve, ConnectionState::Connected, Action::Hold, true);
        row("hold ringing", ActionId::HoldOrRetrieve, ConnectionState::Alerting, Action::Answer,
            false);
        row("transfer", ActionId::BlindTransfer, ConnectionState::Connected,
            Action::SingleStepTransfer, true);
        row("transfer by consulting", ActionId::BlindTransfer, ConnectionState::Connected,
            Action::Consult, true);
        row("transfer ringing", ActionId::BlindTransfer, ConnectionState::Alerting, Action::Deflect,
            true);
        row("transfer ringing, no deflect", ActionId::BlindTransfer, ConnectionState::Alerting,
            Action::Answer, false);
        row("transfer held", ActionId::BlindTransfer, ConnectionState::Hold, Action::Retrieve,
            true);
        row("transfer dialling", ActionId::BlindTransfer, ConnectionState::Initiated, Action::Clear,
            false);
        row("complete without consultation", ActionId::CompleteTransfer, ConnectionState::Connected,
            Action::Clear, false);
        row("back without consultation", ActionId::BackToCaller, ConnectionState::Connected,
            Action::Clear, false);
        row("alternate alone", ActionId::Alternate, ConnectionState::Connected, Action::Clear,
            false);
        row("voice mail", ActionId::VoiceMail, ConnectionState::Connected,
            Action::SingleStepTransfer, true);
        row("voice mail not offered", ActionId::VoiceMail, ConnectionState::Connected,
            Action::Clear, false);
        row("park", ActionId::Park, ConnectionState::Connected, Action::Park, true);
        row("park not offered", ActionId::Park, ConnectionState::Connected, Action::Clear, false);
    }

    void everyDisabledCommandSaysWhy()
    {
        QFETCH(ActionId, action);
        QFETCH(ConnectionState, state);
        QFETCH(int, allowed);
        QFETCH(bool, enabled);
        Desk desk;
        desk.has({Desk::own(u"1"_s, state, cti::Actions(allowed))});
        const auto before = desk.actions.availability(action, Desk::id(u"1"_s));
        QCOMPARE(before.enabled, enabled);
        QCOMPARE(before.why.isEmpty(), enabled);
        desk.office.lose();
        const auto lost = desk.actions.availability(action, Desk::id(u"1"_s));
        QVERIFY(!lost.enabled);
        QVERIFY(lost.why.contains(u"connection to the PBX"_s));
    }

    void withoutACallOrALinkNothingIsSent()
    {
        Desk desk;
        desk.actions.answer(Desk::id(u"nowhere"_s));
        desk.actions.completeTransfer({});
        desk.actions.backToCaller({});
        desk.actions.alternate({});
        desk.actions.toVoiceMail({}, {});
        desk.office.lose();
        desk.actions.dial({u"201"_s, {}, {}});
        QVERIFY(desk.control.sent.isEmpty());
        QCOMPARE(desk.notices.size(), 6);
    }

    void aLostLinkEndsAPlanAndNothingIsReplayed()
    {
        Desk desk;
        const auto rings = Desk::own(u"2"_s, ConnectionState::Alerting, Action::Answer);
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::Hold), rings});
        desk.actions.answer(Desk::id(u"2"_s));
        desk.control.accept();
        desk.office.lose();
        QVERIFY(!desk.actions.isPending(Desk::id(u"2"_s)));
        QCOMPARE(desk.notices.size(), 1);
        desk.office.goLive();
        desk.has({Desk::own(u"1"_s, ConnectionState::Hold, Action::Retrieve), rings});
        QCOMPARE(desk.services(), QVector{Service::HoldCall});
    }

    void aStateThatNeverComesIsSaid()
    {
        Desk desk;
        desk.has({Desk::own(u"1"_s, ConnectionState::Connected, Action::Hold),
            Desk::own(u"2"_s, ConnectionState::Alerting, Action::Answer)});
        desk.actions.answer(Desk::id(u"2"_s));
        desk.control.accept();
        desk.office.clock.advance(CallPlans::patience);
        QVERIFY(!desk.actions.isPending(Desk::id(u"2"_s)));
        QCOMPARE(desk.notices.size(), 1);
        QVERIFY(!desk.office.clock.nextDeadline());
    }
};

BALIE_TEST(CallCommands)
#include "tst_CallCommands.moc"
