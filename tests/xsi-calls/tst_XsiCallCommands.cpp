#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiCommands.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "tests/support/TestRegistry.h"
#include "tests/xsi-calls/FakeHttp.h"
#include "tests/xsi-calls/XsiStage.h"

using namespace balie;
using namespace balie::cti;
using namespace balie::test;
using namespace std::chrono_literals;
using P = xsi::Personality;
using S = xsi::CallState;

namespace {

const QByteArray started = R"(<?xml version="1.0"?>
<CallStartInfo xmlns="http://schema.broadsoft.com/xsi">
<callId>c2</callId><externalTrackingId>t2</externalTrackingId></CallStartInfo>)";

/// The own user with a server that the test plays, and the answers to commands.
struct Desk : XsiStage {
    Desk()
        : XsiStage({bob})
    {
        SignIn signIn;
        signIn.server = QUrl(u"https://xsp.example.nl"_s);
        signIn.user = me;
        signIn.password = u"x"_s;
        requests.open(signIn, [](const Error &) {});
        AssignedServices services;
        services.callTransfer = services.callPark = services.groupPark = true;
        commands.begin(DeviceId(me), services);
        devices.onChanged([this](const DeviceId &device) { commands.deviceChanged(device); });
    }

    void execute(const CallCommand &command)
    {
        answers = 0;
        commands.execute(command, [this](const Expected<CommandResult> &result) {
            ++answers;
            error = result ? std::nullopt : std::optional(result.error());
            created = result ? result->created : ConnectionId();
            parkedAt = result ? result->parkedAt : QString();
        });
        clock.settle();
    }
    void answer(int status = 200, const QByteArray &body = {})
    {
        http.answer(status, body);
        clock.settle();
    }
    /// Call 1 came in, the others go out.
    void tell(const QString &number, S state, const QString &with = caller,
        std::optional<qint64> startedMs = {})
    {
        CallOf call(u"c"_s + number, u"t"_s + number,
            number == "1"_L1 ? P::Terminator : P::Originator, state, with);
        call.allowRetrieve = state == S::Held;
        call.startTime = startedMs;
        event(me, u"CallUpdated"_s, call);
        clock.settle();
    }
    bool isError(ErrorCode code) const { return answers == 1 && error && error->code == code; }
    bool isDone() const { return answers == 1 && !error; }

    FakeHttp http;
    XsiRequests requests{clock, http, [] { return 0.0; }, nullptr};
    XsiCommands commands{clock, requests, devices};
    int answers = 0;
    std::optional<Error> error;
    ConnectionId created;
    QString parkedAt;
};

QString ask(const QString &method, const QString &rest)
{
    return method + u" /user/"_s + me + u"/calls/"_s + rest;
}

const ConnectionId first = XsiStage::id(u"t1"_s);
const ConnectionId second = XsiStage::id(u"t2"_s);

} // namespace

class XsiCallCommands : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void singles_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("destination");
        QTest::addColumn<QString>("mailbox");
        QTest::addColumn<QString>("asked");
        const auto row
            = [](const char *name, Service service, S state, const QString &destination,
                  const QString &method, const QString &asked, const QString &mailbox = {}) {
                  QTest::newRow(name)
                      << int(service) << int(state) << destination << mailbox << ask(method, asked);
              };
        const QString box = XsiCommands::voiceMailDevice().value();
        const QString put = u"PUT"_s;
        row("answer", Service::AnswerCall, S::Alerting, {}, put, u"c1/Talk"_s);
        row("retrieve", Service::RetrieveCall, S::Held, {}, put, u"c1/Talk"_s);
        row("hold", Service::HoldCall, S::Active, {}, put, u"c1/Hold"_s);
        row("hang up", Service::ClearConnection, S::Active, {}, u"DELETE"_s, u"c1"_s);
        row("reject", Service::ClearConnection, S::Alerting, {}, u"DELETE"_s, u"c1?decline=true"_s);
        row("transfer", Service::SingleStepTransfer, S::Active, u"020-123 45"_s, put,
            u"c1/BlindTransfer?address=02012345"_s);
        row("deflect", Service::DeflectCall, S::Alerting, bob, put,
            u"c1/BlindTransfer?address="_s + bob);
        row("to a mail box", Service::DeflectCall, S::Alerting, box, put,
            u"c1/VmTransfer?address="_s + bob, bob);
        row("to the own mail box", Service::SingleStepTransfer, S::Active, box, put,
            u"c1/VmTransfer"_s);
        row("park somewhere", Service::ParkCall, S::Active, u"701"_s, put,
            u"c1/Park?address=701"_s);
        row("park", Service::ParkCall, S::Active, {}, put, u"c1/GroupCallPark"_s);
        row("digits", Service::GenerateDigits, S::Active, u"12A*,"_s, put,
            u"c1/TransmitDTMF?playdtmf=12A*,"_s);
    }
    void singles()
    {
        QFETCH(int, service);
        QFETCH(int, state);
        QFETCH(QString, destination);
        QFETCH(QString, mailbox);
        QFETCH(QString, asked);
        Desk desk;
        desk.tell(u"1"_s, S(state));
        desk.execute({Service(service), first, {}, destination, DeviceId(mailbox)});
        QCOMPARE(desk.http.asked(), QStringList{asked});
        QCOMPARE(desk.answers, 0);
        desk.answer();
        QVERIFY(desk.isDone());
    }

    void errorsAreTheSwitchsOwn()
    {
        Desk desk;
        desk.tell(u"1"_s, S::Active);
        desk.execute({Service::SingleStepTransfer, first, {}, u"201"_s, {}});
        desk.answer(403, R"(<ErrorInfo><summary>Nee</summary></ErrorInfo>)");
        QVERIFY(desk.isError(ErrorCode::NotAllowed));
        QVERIFY(desk.error->userText.contains(u"Nee"_s));
        // A refused transfer is no transfer: what ends later was hung up.
        desk.posted();
        desk.tell(u"1"_s, S::Released);
        QCOMPARE(desk.posted().first().ended.first().reason, EndReason::Cleared);
    }

    void nothingIsAskedInVain()
    {
        Desk desk;
        for (const Service service :
            {Service::AnswerCall, Service::HoldCall, Service::AlternateCall, Service::ReconnectCall,
                Service::TransferCall, Service::DirectedPickup, Service::ParkCall}) {
            desk.execute({service, first, second, {}, {}});
            QVERIFY(desk.isError(ErrorCode::StateChanged));
        }
        desk.execute({Service::MakeCall, {}, {}, u"nobody"_s, {}});
        QVERIFY(desk.isError(ErrorCode::InvalidInput));
        desk.tell(u"1"_s, S::Active);
        desk.execute({Service::ConsultationCall, first, {}, u" "_s, {}});
        QVERIFY(desk.isError(ErrorCode::InvalidInput));
        desk.execute({Service::GenerateDigits, first, {}, u"12x"_s, {}});
        QVERIFY(desk.isError(ErrorCode::InvalidInput));
        QVERIFY(desk.http.asked().isEmpty());
    }

    void makeCallNamesItsCall()
    {
        const CallOf call(u"c2"_s, u"t2"_s, P::ClickToDial, S::Alerting, caller);
        for (const bool eventFirst : {true, false}) {
            Desk desk;
            desk.execute({Service::MakeCall, {}, {}, u"020 123"_s, {}});
            QCOMPARE(desk.http.asked(), QStringList{ask(u"POST"_s, u"New?address=020123"_s)});
            if (eventFirst)
                desk.event(me, u"CallOriginating"_s, call);
            desk.answer(201, started);
            if (!eventFirst) {
                QCOMPARE(desk.answers, 0);
                desk.event(me, u"CallOriginating"_s, call);
            }
            QVERIFY(desk.isDone());
            QCOMPARE(desk.created, second);
        }
        Desk desk; // no event: accepted all the same
        desk.execute({Service::MakeCall, {}, {}, u"201"_s, {}});
        desk.answer(201, started);
        desk.clock.advance(XsiCommands::createdWithin);
        QVERIFY(desk.isDone() && desk.created == ConnectionId());
    }

    void groupParkFallsBackToTheOwnLine()
    {
        for (const int status : {403, 404}) {
            Desk desk;
            desk.tell(u"1"_s, S::Active);
            const CallCommand command{Service::ParkCall, first, {}, {}, {}};
            desk.execute(command);
            desk.answer(status);
            QCOMPARE(desk.http.takeAsked().last(), ask(u"PUT"_s, u"c1/Park"_s));
            desk.answer();
            QVERIFY(desk.isDone());
            desk.posted();
            desk.tell(u"1"_s, S::Released);
            QCOMPARE(desk.posted().first().ended.first().reason, EndReason::Diverted);
            desk.tell(u"1"_s, S::Active); // it is not asked for again
            desk.execute(command);
            QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"PUT"_s, u"c1/Park"_s)});
        }
    }

    void aTransferMovesTheCallerToWhoWasConsulted_data()
    {
        QTest::addColumn<bool>("toggled");
        QTest::newRow("the caller waits") << false;
        QTest::newRow("the one consulted waits, after toggling") << true;
    }
    void aTransferMovesTheCallerToWhoWasConsulted()
    {
        QFETCH(bool, toggled);
        Desk desk;
        desk.tell(u"1"_s, toggled ? S::Active : S::Held, caller, 1'000);
        desk.tell(u"2"_s, toggled ? S::Held : S::Active, bob, 2'000);
        desk.execute(
            {Service::TransferCall, toggled ? first : second, toggled ? second : first, {}, {}});
        QCOMPARE(desk.http.asked(), QStringList{ask(u"PUT"_s, u"c1/ConsultTransfer/c2"_s)});
        desk.answer();
        QVERIFY(desk.isDone());
        desk.posted();
        desk.tell(u"1"_s, S::Released, caller, 1'000);
        desk.tell(u"2"_s, S::Released, bob, 2'000);
        const auto posted = desk.posted();
        const EndedConnection moved = posted.at(0).ended.first();
        QCOMPARE(moved.reason, EndReason::Transferred);
        QCOMPARE(moved.newDestination.device, DeviceId(bob));
        QCOMPARE(moved.movedTo, second.call);
        QCOMPARE(posted.at(1).ended.first().reason, EndReason::Merged);
    }

    void pickUp()
    {
        Desk desk;
        desk.event(
            bob, u"CallReceived"_s, CallOf(u"b1"_s, u"t1"_s, P::Terminator, S::Alerting, caller));
        desk.execute({Service::DirectedPickup, XsiStage::id(u"t1"_s, bob), {}, {}, {}});
        QCOMPARE(
            desk.http.asked(), QStringList{ask(u"POST"_s, u"DirectedCallPickup?address="_s + bob)});
        desk.answer(201, started);
        desk.event(me, u"CallOriginating"_s, CallOf(u"c2"_s, u"t2"_s, P::ClickToDial, S::Alerting));
        QVERIFY(desk.isDone());
        QCOMPARE(desk.created, second);
        const CallLink link{CallId(u"t1"_s), CallId(u"t2"_s), CallLink::Why::PickUp};
        const auto posted = desk.posted();
        QVERIFY(std::ranges::any_of(
            posted, [&](const DeviceSnapshot &each) { return each.links.contains(link); }));
    }

    void parkedAtTheOwnLineAndTakenBack()
    {
        Desk desk;
        desk.park();
        desk.tell(u"1"_s, S::Active);
        desk.execute({Service::ParkCall, first, {}, ownParkPlace().value(), {}});
        QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"PUT"_s, u"c1/Park"_s)});
        desk.answer();
        desk.tell(u"1"_s, S::Released);
        desk.park(caller);
        const Connection parked = desk.only(ownParkPlace().value());
        QCOMPARE(parked.id, XsiStage::id(u"t1"_s, ownParkPlace().value()));
        desk.execute({Service::DirectedPickup, parked.id, {}, {}, {}});
        QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"POST"_s, u"ParkRetrieve"_s)});
        desk.answer(201, started);
        desk.event(me, u"CallOriginating"_s, CallOf(u"c2"_s, u"t2"_s, P::ClickToDial, S::Alerting));
        QVERIFY(desk.isDone());
        QCOMPARE(desk.created, second);
        const CallLink link{CallId(u"t1"_s), CallId(u"t2"_s), CallLink::Why::PickUp};
        const auto posted = desk.posted();
        QVERIFY(std::ranges::any_of(
            posted, [&](const DeviceSnapshot &each) { return each.links.contains(link); }));
        desk.park();
        QVERIFY(desk.last(ownParkPlace().value()).connections.isEmpty());
        desk.execute({Service::DirectedPickup, parked.id, {}, {}, {}});
        QVERIFY(desk.isError(ErrorCode::StateChanged));
    }

    void refusedParkingIsNoParking()
    {
        Desk desk;
        desk.park();
        desk.tell(u"1"_s, S::Active);
        desk.execute({Service::ParkCall, first, {}, ownParkPlace().value(), {}});
        desk.answer(409);
        QVERIFY(desk.answers == 1 && desk.error);
        desk.park(caller); // somebody else's doing
        QVERIFY(desk.only(ownParkPlace().value()).id.call != first.call);
    }

    void theGroupSaysWhereItParked()
    {
        for (const QString &place : {groupParkPlace().value(), QString()}) {
            Desk desk;
            desk.tell(u"1"_s, S::Active);
            desk.execute({Service::ParkCall, first, {}, place, {}});
            QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"PUT"_s, u"c1/GroupCallPark"_s)});
            desk.http.answer(200, {},
                {{"Content-Location", "/v2.0/user/x/calls/ParkRetrieve?address=%2B31207019"}});
            desk.clock.settle();
            QVERIFY(desk.isDone());
            QCOMPARE(desk.parkedAt, u"+31207019"_s);
        }
    }

    // ---- Composites

    void consultation()
    {
        Desk desk;
        desk.tell(u"1"_s, S::Active);
        desk.execute({Service::ConsultationCall, first, {}, u"201"_s, {}});
        QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"PUT"_s, u"c1/Hold"_s)});
        desk.answer();
        QVERIFY(desk.http.asked().isEmpty()); // accepted is not held
        desk.tell(u"1"_s, S::Held);
        QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"POST"_s, u"New?address=201"_s)});
        desk.answer(201, started);
        desk.event(
            me, u"CallOriginating"_s, CallOf(u"c2"_s, u"t2"_s, P::ClickToDial, S::Alerting, bob));
        QVERIFY(desk.isDone());
        QCOMPARE(desk.created, second);
        QCOMPARE(desk.last().connections.last().consultationOf, first);
    }

    void consultationThatFails_data()
    {
        QTest::addColumn<int>("call"); // 0: cut off
        QTest::addColumn<int>("talk");
        QTest::newRow("taken back") << 403 << 200;
        QTest::newRow("not even that") << 403 << 403;
        QTest::newRow("one connection of many was cut") << 0 << 200;
    }
    void consultationThatFails()
    {
        QFETCH(int, call);
        QFETCH(int, talk);
        Desk desk;
        desk.tell(u"1"_s, S::Held); // at the telephone already
        desk.execute({Service::ConsultationCall, first, {}, u"201"_s, {}});
        QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"POST"_s, u"New?address=201"_s)});
        if (call == 0)
            desk.http.lose();
        else
            desk.answer(call);
        QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"PUT"_s, u"c1/Talk"_s)});
        QCOMPARE(desk.answers, 0);
        desk.answer(talk);
        QVERIFY(desk.isError(call == 0 ? ErrorCode::LinkLost : ErrorCode::NotAllowed));
        QVERIFY(desk.error->userText.contains(talk == 200 ? u"taken back"_s : u"still on hold"_s));
    }

    void holdThatFails_data()
    {
        QTest::addColumn<int>("service");
        QTest::newRow("consultation") << int(Service::ConsultationCall);
        QTest::newRow("alternate") << int(Service::AlternateCall);
    }
    void holdThatFails()
    {
        QFETCH(int, service);
        Desk desk;
        desk.tell(u"1"_s, S::Active);
        desk.tell(u"2"_s, S::Held, bob);
        const CallCommand command{Service(service), first, second, u"201"_s, {}};
        desk.execute(command);
        desk.answer(404);
        QVERIFY(desk.isError(ErrorCode::StateChanged));
        desk.execute(command);
        desk.answer();
        desk.clock.advance(XsiCommands::stepDeadline);
        QVERIFY(desk.isError(ErrorCode::Timeout));
        QVERIFY(desk.error->userText.contains(u"You are connected with it."_s));
        desk.execute(command);
        desk.answer();
        desk.tell(u"1"_s, S::Released);
        QVERIFY(desk.isError(ErrorCode::StateChanged));
        desk.tell(u"1"_s, S::Active);
        desk.execute(command);
        desk.answer();
        desk.commands.end();
        QVERIFY(desk.isError(ErrorCode::LinkLost));
        desk.tell(u"1"_s, S::Held); // says nothing to anybody
        QCOMPARE(desk.answers, 1);
    }

    void alternate()
    {
        Desk desk;
        desk.tell(u"1"_s, S::Active);
        desk.tell(u"2"_s, S::Held, bob);
        const CallCommand command{Service::AlternateCall, first, second, {}, {}};
        desk.execute(command);
        desk.answer();
        desk.tell(u"1"_s, S::Held);
        QCOMPARE(desk.http.takeAsked(),
            (QStringList{ask(u"PUT"_s, u"c1/Hold"_s), ask(u"PUT"_s, u"c2/Talk"_s)}));
        desk.answer();
        QVERIFY(desk.isDone());
        // The other one is refused: back to the first.
        desk.tell(u"1"_s, S::Active);
        desk.execute(command);
        desk.answer();
        desk.tell(u"1"_s, S::Held);
        desk.answer(403);
        QCOMPARE(desk.http.takeAsked().last(), ask(u"PUT"_s, u"c1/Talk"_s));
        desk.answer();
        QVERIFY(desk.isError(ErrorCode::NotAllowed));
        // The other one has gone: back to the first.
        desk.tell(u"1"_s, S::Active);
        desk.execute(command);
        desk.answer();
        desk.tell(u"2"_s, S::Released, bob);
        desk.tell(u"1"_s, S::Held);
        QCOMPARE(desk.http.takeAsked().last(), ask(u"PUT"_s, u"c1/Talk"_s));
        desk.answer();
        QVERIFY(desk.isError(ErrorCode::StateChanged));
    }

    void trackingIdMayChangeMeanwhile()
    {
        Desk desk;
        desk.tell(u"1"_s, S::Active);
        desk.execute({Service::ConsultationCall, first, {}, u"201"_s, {}});
        desk.answer();
        desk.event(
            me, u"CallTransferred"_s, CallOf(u"c1"_s, u"t7"_s, P::Terminator, S::Active, eve));
        QCOMPARE(desk.answers, 0);
        desk.event(me, u"CallHeld"_s, CallOf(u"c1"_s, u"t7"_s, P::Terminator, S::Held, eve));
        desk.clock.settle();
        QCOMPARE(desk.http.takeAsked().last(), ask(u"POST"_s, u"New?address=201"_s));
    }

    void reconnect()
    {
        Desk desk;
        desk.tell(u"1"_s, S::Held);
        desk.tell(u"2"_s, S::Active, bob);
        const CallCommand command{Service::ReconnectCall, second, first, {}, {}};
        desk.execute(command);
        QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"PUT"_s, u"c1/Reconnect"_s)});
        desk.answer();
        QVERIFY(desk.isDone());
        // With a third, Reconnect would end it.
        desk.tell(u"3"_s, S::Held, eve);
        desk.execute(command);
        QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"DELETE"_s, u"c2"_s)});
        desk.answer();
        QVERIFY(desk.http.asked().isEmpty());
        desk.tell(u"2"_s, S::Released, bob);
        QCOMPARE(desk.http.takeAsked(), QStringList{ask(u"PUT"_s, u"c1/Talk"_s)});
        desk.answer(404);
        QVERIFY(desk.isError(ErrorCode::StateChanged));
        // It does not end.
        desk.tell(u"2"_s, S::Active, bob);
        desk.execute(command);
        desk.answer();
        desk.clock.advance(XsiCommands::stepDeadline);
        QVERIFY(desk.isError(ErrorCode::Timeout));
        // The one on hold goes first.
        desk.execute(command);
        desk.answer();
        desk.tell(u"1"_s, S::Released);
        QVERIFY(desk.isError(ErrorCode::StateChanged));
        // The link goes.
        desk.tell(u"1"_s, S::Held);
        desk.execute(command);
        desk.requests.close(linkLostError());
        desk.clock.settle();
        QVERIFY(desk.isError(ErrorCode::LinkLost));
    }
};

BALIE_TEST(XsiCallCommands)
#include "tst_XsiCallCommands.moc"
