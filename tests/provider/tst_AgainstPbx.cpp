// The whole client against the simulated PBX in memory: provider, hand-over and switchboard, in
// virtual time.
#include "cti/provider/csta/CstaProvider.h"
#include "tests/provider/MemoryOffice.h"
#include "tests/provider/SimTransport.h"
#include "tests/support/TestRegistry.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using Office = balie::test::MemoryOffice;

namespace {

sim::DeviceId device(const char *id)
{
    return {id};
}

} // namespace

class AgainstPbx : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void signsInAndGoesLive()
    {
        Office office;
        office.signIn();
        QCOMPARE(office.link().state, LinkState::Live);
        QCOMPARE(office.link().ownDevice, DeviceId(u"200"_s));
        QVERIFY(office.link().entitlements.edition.size() > 0);
        QCOMPARE(office.own().knowledge, Knowledge::Known);
    }

    void aWrongPasswordIsRefusedAndNotTriedAgain()
    {
        Office office;
        office.signIn(u"wrong"_s);
        QCOMPARE(office.link().state, LinkState::Refused);
        QCOMPARE(office.link().error->code, ErrorCode::BadCredentials);
        const auto traced = office.trace.records.size();
        office.run(1h);
        QCOMPARE(office.trace.records.size(), traced);
    }

    void secretsNeverReachTheTrace()
    {
        Office office;
        office.signIn();
        QVERIFY(office.trace.records.size() > 4);
        for (const TraceRecord &record : office.trace.records)
            QVERIFY2(!record.payload.contains("<b:password>balie"), record.payload.constData());
    }

    void answersHoldsTransfers_data() { framings(); }
    void answersHoldsTransfers()
    {
        QFETCH(int, framing);
        Office office(Office::quiet(), sim::Framing(framing));
        office.watchAll();
        office.signIn();
        QCOMPARE(office.link().state, LinkState::Live);
        QVERIFY(office.control.call(device("+31201234567"), "200").hasValue());
        office.run();
        QCOMPARE(office.own().connections.size(), 1);
        const Connection ringing = office.own().connections[0];
        QCOMPARE(ringing.state, ConnectionState::Alerting);
        QCOMPARE(ringing.direction, Direction::Incoming);
        QCOMPARE(ringing.remote.device, DeviceId(u"+31201234567"_s));
        QVERIFY(ringing.actions.testFlag(Action::Answer));
        QVERIFY(office.execute({Service::AnswerCall, ringing.id}));
        QCOMPARE(office.own().connections[0].state, ConnectionState::Connected);
        QVERIFY(office.execute({Service::HoldCall, ringing.id}));
        QCOMPARE(office.own().connections[0].state, ConnectionState::Hold);
        QVERIFY(office.execute({Service::RetrieveCall, ringing.id}));
        const Expected<CommandResult> consulted
            = office.execute({.service = Service::ConsultationCall,
                .connection = ringing.id,
                .destination = u"201"_s});
        QVERIFY(consulted);
        QCOMPARE(office.own().connections.size(), 2);
        const Connection consultation = office.own().connections[1];
        QCOMPARE(consultation.id, consulted->created);
        QCOMPARE(consultation.consultationOf, ringing.id);
        QVERIFY(consultation.remoteAlerting);
        QVERIFY(consultation.actions.testFlag(Action::Transfer));
        QCOMPARE(office.at(u"201"_s).connections.size(), 1);
        QCOMPARE(office.shown(), office.truth());
        QVERIFY(office.control.answer(device("201")).hasValue());
        office.run();
        QVERIFY(office.own().connections[1].actions.testFlag(Action::Alternate));
        QVERIFY(office.execute({Service::TransferCall, consultation.id, ringing.id}));
        QVERIFY(office.own().connections.isEmpty());
        QCOMPARE(office.at(u"201"_s).connections.size(), 1);
        QCOMPARE(office.at(u"201"_s).connections[0].remote.device, DeviceId(u"+31201234567"_s));
        QCOMPARE(office.shown(), office.truth());
    }

    void aBlindTransferThatNobodyTakesComesBack()
    {
        Office office;
        office.watchAll();
        office.signIn();
        QVERIFY(office.control.call(device("+31201234567"), "200").hasValue());
        office.run();
        QCOMPARE(office.own().connections.size(), 1);
        const ConnectionId call = office.own().connections[0].id;
        QVERIFY(office.execute({Service::AnswerCall, call}));
        const QString colleague = office.plainColleague();
        QVERIFY(!colleague.isEmpty());
        office.pbx.pbx().setControlled({colleague.toStdString()}, true); // nobody is at the desk
        QVERIFY(office.execute({.service = Service::SingleStepTransfer,
            .connection = call,
            .destination = colleague}));
        QVERIFY(office.own().connections.isEmpty());
        QCOMPARE(office.shown(), office.truth());
        for (int i = 0; i < 120 && office.own().connections.isEmpty(); ++i)
            office.run(1s);
        QCOMPARE(office.own().connections.size(), 1);
        QCOMPARE(office.own().connections[0].recall, RecallReason::NoAnswer);
        QCOMPARE(office.own().connections[0].recalledFrom, DeviceId(colleague));
    }

    /// The standard has one word for calls that come back from park and from hold.
    void aParkedCallThatNobodyFetchesComesBackAsThat_data()
    {
        QTest::addColumn<bool>("privateData");
        QTest::addColumn<int>("reason");
        QTest::newRow("said so") << true << int(RecallReason::Park);
        QTest::newRow("not said") << false << int(RecallReason::Other);
    }
    void aParkedCallThatNobodyFetchesComesBackAsThat()
    {
        QFETCH(bool, privateData);
        QFETCH(int, reason);
        sim::PbxConfig config = Office::quiet();
        config.face.privateData = privateData;
        Office office(config, sim::Framing::Text, privateData ? QString() : u"generic"_s);
        office.signIn();
        office.pbx.pbx().setControlled({"200"}, true);
        QVERIFY(office.control.call(device("+31201234567"), "200"));
        office.run();
        const ConnectionId call = office.own().connections.value(0).id;
        QVERIFY(office.execute({Service::AnswerCall, call}));
        const auto parked = office.execute(
            {.service = Service::ParkCall, .connection = call, .destination = u"701"_s});
        QVERIFY2(parked, parked ? "" : qPrintable(parked.error().detail));
        QVERIFY(office.own().connections.isEmpty());
        for (int i = 0; i < 200 && office.own().connections.isEmpty(); ++i)
            office.run(1s);
        QCOMPARE(office.own().connections.size(), 1);
        QCOMPARE(int(office.own().connections[0].recall), reason);
        QCOMPARE(office.own().connections[0].recalledFrom, DeviceId(u"701"_s));
        // A call on hold is known to have been, whether or not the switch says so.
        QVERIFY(office.execute({Service::AnswerCall, office.own().connections[0].id}));
        QVERIFY(office.execute({Service::HoldCall, office.own().connections[0].id}));
        for (int i = 0; i < 200 && office.own().connections[0].state == ConnectionState::Hold; ++i)
            office.run(1s);
        QCOMPARE(office.own().connections[0].state, ConnectionState::Alerting);
        QCOMPARE(office.own().connections[0].recall, RecallReason::Hold);
    }

    void aCommandOnACallThatWentIsStateChangedAndCorrectsTheScreen()
    {
        Office office;
        office.signIn();
        QVERIFY(office.control.call(device("201"), "200").hasValue());
        office.run();
        QCOMPARE(office.own().connections.size(), 1);
        const ConnectionId call = office.own().connections[0].id;
        QVERIFY(office.control.hangUp(device("201")).hasValue());
        const auto answer = office.execute({Service::AnswerCall, call});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::StateChanged);
        QVERIFY(office.own().connections.isEmpty());
    }

    void numbersThatNobodyCanDialAreSaidSo()
    {
        Office office;
        office.signIn();
        for (const QString &number : {u""_s, u"  "_s, u"anna"_s}) {
            const auto answer
                = office.execute({.service = Service::MakeCall, .destination = number});
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, ErrorCode::InvalidInput);
            QVERIFY(!answer.error().userText.isEmpty());
        }
        const auto unknown
            = office.execute({.service = Service::MakeCall, .destination = u"599"_s});
        QVERIFY(!unknown || !office.own().connections.isEmpty());
    }

    void everybodyIsSynchronisedAgainAfterTheLinkWasLost()
    {
        Office office;
        office.watchAll();
        office.signIn();
        QVERIFY(office.control.call(device("201"), "202").hasValue());
        office.run();
        office.pbx.face().dropLinks();
        office.run(10ms);
        QVERIFY(office.link().state != LinkState::Live);
        QVERIFY(office.control.answer(device("202")).hasValue());
        QVERIFY(office.control.call(device("203"), "204").hasValue());
        office.run(3s);
        QCOMPARE(office.link().state, LinkState::Live);
        QCOMPARE(office.shown(), office.truth());
        QVERIFY(office.at(u"202"_s).connections.size() == 1);
    }

    /// After a lost link nobody remembers which call was put aside for which; the switch's call
    /// linkage tells, and without it nothing is claimed.
    void aConsultationIsRecognisedAgainAfterTheLinkWasLost_data()
    {
        QTest::addColumn<bool>("linkage");
        QTest::addColumn<bool>("alternated");
        QTest::newRow("linkage") << true << false;
        QTest::newRow("linkage, the caller is on the line") << true << true;
        QTest::newRow("none") << false << false;
    }
    void aConsultationIsRecognisedAgainAfterTheLinkWasLost()
    {
        QFETCH(bool, linkage);
        QFETCH(bool, alternated);
        sim::PbxConfig config = Office::quiet();
        config.face.callLinkage = linkage;
        Office office(config);
        office.watchAll();
        office.signIn();
        const QString colleague = office.plainColleague();
        office.pbx.pbx().setControlled({colleague.toStdString()}, true);
        QVERIFY(office.control.call(device("+31201234567"), "200"));
        office.run();
        const ConnectionId call = office.own().connections.value(0).id;
        QVERIFY(office.execute({Service::AnswerCall, call}));
        const auto consulted = office.execute(
            {.service = Service::ConsultationCall, .connection = call, .destination = colleague});
        QVERIFY(consulted);
        QVERIFY(office.control.answer({colleague.toStdString()}));
        office.run();
        if (alternated)
            QVERIFY(office.execute({Service::AlternateCall, consulted->created, call}));
        office.pbx.face().dropLinks();
        office.run(3s);
        QCOMPARE(office.link().state, LinkState::Live);
        QCOMPARE(office.shown(), office.truth());
        const Connection *consultation
            = office.client->switchboard().connection(consulted->created);
        const Connection *caller = office.client->switchboard().connection(call);
        QVERIFY(consultation && caller);
        QCOMPARE(caller->state == ConnectionState::Connected, alternated);
        QCOMPARE(consultation->consultationOf, linkage ? call : ConnectionId());
        QCOMPARE(caller->consultationOf, ConnectionId());
    }

    void aRestartedPbxIsFoundEmpty()
    {
        Office office;
        office.watchAll();
        office.signIn();
        QVERIFY(office.control.call(device("201"), "202").hasValue());
        office.run();
        QCOMPARE(office.at(u"202"_s).connections.size(), 1);
        office.pbx.restart();
        office.run(3s);
        QCOMPARE(office.link().state, LinkState::Live);
        QVERIFY(office.at(u"202"_s).connections.isEmpty());
    }

    void aSecondSignInTakesOver()
    {
        Office office;
        office.signIn();
        CstaProvider::Options options;
        options.transports = [&](const Endpoint &) {
            return std::make_unique<test::SimTransport>(office.pbx.dialer(), sim::Framing::Text);
        };
        HandOver elsewhere;
        CstaProvider second(elsewhere, office.clock, options);
        SignIn signIn;
        signIn.server = QUrl(u"wss://pbx.example.org/"_s);
        signIn.user = u"receptie"_s;
        signIn.password = u"balie"_s;
        signIn.ownDevice = DeviceId(u"200"_s);
        second.signIn(signIn);
        office.run();
        QCOMPARE(office.link().state, LinkState::Refused);
        QCOMPARE(office.link().error->code, ErrorCode::Refused);
        office.run(1h);
        QCOMPARE(office.link().state, LinkState::Refused);
    }

    void commandsThatWaitFailWithTheLink()
    {
        Office office;
        office.signIn();
        std::optional<Expected<CommandResult>> answer;
        office.client->execute({.service = Service::MakeCall, .destination = u"201"_s},
            [&](Expected<CommandResult> result) { answer = std::move(result); });
        office.pbx.face().dropLinks();
        office.run(50ms);
        QVERIFY(answer.has_value());
        if (!*answer)
            QCOMPARE(answer->error().code, ErrorCode::LinkLost);
    }

    void theDirectoryComesInPagesAndTheWatchListIsWrittenBack()
    {
        sim::PbxConfig config = Office::quiet();
        config.office.users = 450;
        Office office(config);
        office.signIn();
        QVector<DirectoryEntry> entries;
        int pages = 0;
        bool last = false;
        office.client->readAll([&](Expected<DirectoryPort::Page> page) {
            QVERIFY(page);
            ++pages;
            entries += page->entries;
            last = page->last;
        });
        office.run(2s);
        QVERIFY(last);
        QVERIFY(pages >= 3);
        QVERIFY(entries.size() >= 450);
        QVERIFY(std::ranges::any_of(entries, [](const auto &entry) {
            return entry.device == DeviceId(u"201"_s) && !entry.name.isEmpty();
        }));

        std::optional<Expected<WatchListPort::List>> list;
        office.client->read([&](Expected<WatchListPort::List> read) { list = std::move(read); });
        office.run();
        QVERIFY(list && *list);
        WatchListPort::List changed = **list;
        changed.devices = {DeviceId(u"201"_s), DeviceId(u"202"_s)};
        std::optional<Expected<WatchListPort::List>> written;
        office.client->write(
            changed, [&](Expected<WatchListPort::List> now) { written = std::move(now); });
        office.run();
        QVERIFY(written && *written);
        QCOMPARE((*written)->devices, changed.devices);
        std::optional<Expected<WatchListPort::List>> conflict;
        office.client->write(
            changed, [&](Expected<WatchListPort::List> now) { conflict = std::move(now); });
        office.run();
        QVERIFY(conflict && !*conflict);
        QCOMPARE(conflict->error().code, ErrorCode::StateChanged);
    }

    void doNotDisturbAndForwardingComeBackAsASnapshot()
    {
        Office office;
        office.signIn();
        QCOMPARE(office.own().services.doNotDisturb, std::optional(false));
        bool done = false;
        office.client->setDoNotDisturb(
            true, [&](Expected<void> answer) { done = answer.hasValue(); });
        office.client->setForwarding(
            {ForwardingType::Immediate, true, u"201"_s}, [](Expected<void>) {});
        office.run();
        QVERIFY(done);
        QCOMPARE(office.own().services.doNotDisturb, std::optional(true));
        QCOMPARE(office.own().services.forwarding->size(), 1);
        QCOMPARE(office.own().services.forwarding->first().target, u"201"_s);
    }

    /// A day of calls, with responses that come after the events they cause and with snapshots in
    /// segments.
    void aWorkingDayIsShownAsItIs_data()
    {
        QTest::addColumn<bool>("lateResponses");
        QTest::newRow("as the profile says") << false;
        QTest::newRow("late responses, segments") << true;
    }
    void aWorkingDayIsShownAsItIs()
    {
        QFETCH(bool, lateResponses);
        sim::PbxConfig config = Office::quiet();
        config.office.activity = sim::Activity::WorkingDay;
        config.office.pace = 20;
        config.face.responses
            = lateResponses ? sim::ResponseOrder::AfterEvents : sim::ResponseOrder::BeforeEvents;
        config.face.snapshotSegment = lateResponses ? 1 : 0;
        Office office(config);
        office.watchAll();
        office.signIn();
        int seen = 0;
        for (int step = 0; step < 600; ++step) {
            office.run(1s);
            QCOMPARE(office.link().state, LinkState::Live);
            seen += office.truth().isEmpty() ? 0 : 1;
            if (office.shown() != office.truth()) // a message may be under way
                office.run(20ms);
            QCOMPARE(office.shown(), office.truth());
        }
        QVERIFY(seen > 100);
    }

private:
    static void framings()
    {
        QTest::addColumn<int>("framing");
        QTest::newRow("text") << int(sim::Framing::Text);
        QTest::newRow("J.2") << int(sim::Framing::J2);
    }
};

BALIE_TEST(AgainstPbx)
#include "tst_AgainstPbx.moc"
