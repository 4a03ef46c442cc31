// The main job under each server profile, against a simulated PBX with the habits of such a switch.
#include "cti/provider/csta/ServerProfile.h"
#include "tests/provider/MemoryOffice.h"
#include "tests/support/TestRegistry.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

/// A switch as that profile expects it.
sim::FaceOptions faceFor(const QString &profile)
{
    sim::FaceOptions face;
    if (profile == "balie"_L1)
        return face;
    face.privateData = false;
    face.callLinkage = false;
    face.monitorExistingCalls = false;
    if (profile == "generic"_L1) {
        face.naming = sim::XmlNaming::PrefixOnEveryElement;
        face.responses = sim::ResponseOrder::AfterEvents;
    } else if (profile == "openscape"_L1) {
        face.editions = {4, 3};
        face.session = sim::SessionKind::SystemRegister;
        face.naming = sim::XmlNaming::NoNamespace;
        face.heartbeat = 30s;
    } else if (profile == "avaya-like"_L1) {
        face.editions = {3};
        face.deviceIdFirst = true;
        face.loginNamespace = "http://www.avaya.com/csta";
        face.responses = sim::ResponseOrder::AfterEvents;
        face.snapshotSegment = 1;
        face.maxSessionDuration = 180s;
    } else if (profile == "eltex"_L1) {
        face.editions = {3};
        face.loginNamespace = "http://www.eltex.org/csta";
        face.naming = sim::XmlNaming::PrefixOnEveryElement;
    }
    return face;
}

sim::PbxConfig configFor(const QString &profile)
{
    sim::PbxConfig config = test::MemoryOffice::quiet();
    config.face = faceFor(profile);
    // A switch that sends Diverted only where the call goes away, and one that tells everybody.
    config.office.options.diverted = profile == "avaya-like"_L1 ? sim::DivertedStyle::OnlyDiverting
                                                                : sim::DivertedStyle::EveryDevice;
    return config;
}

sim::Framing framingFor(const QString &profile)
{
    return profile == "balie"_L1 ? sim::Framing::Text : sim::Framing::J2;
}

} // namespace

class Profiles : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theMainJobIsDone_data() { profiles(); }
    void theMainJobIsDone()
    {
        QFETCH(QString, profile);
        test::MemoryOffice office(configFor(profile), framingFor(profile), profile);
        office.watchAll();
        office.signIn();
        QCOMPARE(office.link().state, LinkState::Live);
        QCOMPARE(office.link().ownDevice, DeviceId(u"200"_s));
        // A switch that knows no users does not know either that somebody sits at 200.
        office.pbx.pbx().setControlled({"200"}, true);
        const QString colleague = office.plainColleague();
        office.pbx.pbx().setControlled({colleague.toStdString()}, true);
        QCOMPARE(office.at(colleague).knowledge, Knowledge::Known);
        QCOMPARE(office.at(colleague).services.doNotDisturb, std::optional(false));

        // In, answered, put aside, taken back.
        QVERIFY(office.control.call({"+31201234567"}, "200"));
        office.run();
        QCOMPARE(office.own().connections.size(), 1);
        const ConnectionId call = office.own().connections[0].id;
        QCOMPARE(office.own().connections[0].state, ConnectionState::Alerting);
        QCOMPARE(office.own().connections[0].direction, Direction::Incoming);
        QCOMPARE(office.own().connections[0].remote.number, u"+31201234567"_s);
        QVERIFY(offered(office, 0, Action::Answer));
        QVERIFY(office.execute({Service::AnswerCall, call}));
        QCOMPARE(office.own().connections[0].state, ConnectionState::Connected);
        QVERIFY(office.execute({Service::HoldCall, call}));
        QCOMPARE(office.own().connections[0].state, ConnectionState::Hold);
        QVERIFY(offered(office, 0, Action::Retrieve));
        QVERIFY(office.execute({Service::RetrieveCall, call}));
        QCOMPARE(office.own().connections[0].state, ConnectionState::Connected);
        QCOMPARE(office.shown(), office.truth());

        // Asked about, answered by the colleague, handed over.
        const auto consulted = office.execute(
            {.service = Service::ConsultationCall, .connection = call, .destination = colleague});
        QVERIFY(consulted);
        QCOMPARE(office.own().connections.size(), 2);
        QCOMPARE(office.own().connections[1].id, consulted->created);
        QCOMPARE(office.own().connections[1].consultationOf, call);
        QVERIFY(office.own().connections[1].remoteAlerting);
        QCOMPARE(office.shown(), office.truth());
        QVERIFY(office.control.answer({colleague.toStdString()}));
        office.run();
        QVERIFY(!office.own().connections[1].remoteAlerting);
        QVERIFY(offered(office, 1, Action::Transfer));
        QVERIFY(office.execute({Service::TransferCall, consulted->created, call}));
        QVERIFY(office.own().connections.isEmpty());
        QCOMPARE(office.at(colleague).connections.size(), 1);
        QCOMPARE(office.at(colleague).connections[0].remote.number, u"+31201234567"_s);
        QCOMPARE(office.shown(), office.truth());
        QVERIFY(office.control.hangUp({colleague.toStdString()}));
        office.run();
        QVERIFY(office.at(colleague).connections.isEmpty());

        // Our own call, ended by us.
        const auto made = office.execute({.service = Service::MakeCall, .destination = colleague});
        QVERIFY(made);
        QCOMPARE(office.own().connections.size(), 1);
        QCOMPARE(office.own().connections[0].id, made->created);
        QCOMPARE(office.own().connections[0].direction, Direction::Outgoing);
        QCOMPARE(office.at(colleague).connections[0].state, ConnectionState::Alerting);
        QVERIFY(office.execute({Service::ClearConnection, made->created}));
        QVERIFY(office.own().connections.isEmpty());
        QVERIFY(office.at(colleague).connections.isEmpty());
        QCOMPARE(office.shown(), office.truth());
        strictly(office);
    }

    void aRingingCallIsSentOn_data() { profiles(); }
    void aRingingCallIsSentOn()
    {
        QFETCH(QString, profile);
        test::MemoryOffice office(configFor(profile), framingFor(profile), profile);
        office.watchAll();
        office.signIn();
        office.pbx.pbx().setControlled({"200"}, true);
        const QString colleague = office.plainColleague();
        office.pbx.pbx().setControlled({colleague.toStdString()}, true);
        QVERIFY(office.control.call({"+31201234567"}, "200"));
        office.run();
        QVERIFY(office.execute({.service = Service::DeflectCall,
            .connection = office.own().connections.value(0).id,
            .destination = colleague}));
        QVERIFY(office.own().connections.isEmpty());
        QCOMPARE(office.at(colleague).connections.size(), 1);
        QCOMPARE(office.at(colleague).connections[0].remote.number, u"+31201234567"_s);
        QCOMPARE(office.shown(), office.truth());
        strictly(office);
    }

    void theLinkStaysUpAndComesBack_data() { profiles(); }
    void theLinkStaysUpAndComesBack()
    {
        QFETCH(QString, profile);
        test::MemoryOffice office(configFor(profile), framingFor(profile), profile);
        office.watchAll();
        office.signIn();
        for (int minute = 0; minute < 30; ++minute) { // probes, timers and heartbeats go by
            office.run(1min);
            QCOMPARE(office.link().state, LinkState::Live);
            QCOMPARE(office.link().session, 1u);
        }
        QVERIFY(office.control.call({"201"}, "202"));
        office.run();
        office.pbx.face().dropLinks();
        office.run(10ms);
        QVERIFY(office.link().state != LinkState::Live);
        office.run(3s);
        QCOMPARE(office.link().state, LinkState::Live);
        QCOMPARE(office.link().session, 2u);
        QVERIFY(!office.truth().isEmpty());
        QCOMPARE(office.shown(), office.truth());
        strictly(office);
    }

    void aMakersSignInIsChecked_data()
    {
        QTest::addColumn<QString>("profile");
        for (const char *profile : {"balie", "avaya-like", "eltex"})
            QTest::newRow(profile) << QString::fromLatin1(profile);
    }
    void aMakersSignInIsChecked()
    {
        QFETCH(QString, profile);
        test::MemoryOffice office(configFor(profile), framingFor(profile), profile);
        office.signIn(u"Wr0ng-secret"_s);
        QCOMPARE(office.link().state, LinkState::Refused);
        QCOMPARE(office.link().error->code, ErrorCode::BadCredentials);
        for (const TraceRecord &record : std::as_const(office.trace.records))
            QVERIFY(!record.payload.contains("Wr0ng-secret"));
    }

private:
    static void profiles()
    {
        QTest::addColumn<QString>("profile");
        for (const QString &profile : ServerProfile::names())
            QTest::newRow(qPrintable(profile)) << profile;
    }
    static bool offered(const test::MemoryOffice &office, int row, Action action)
    {
        return office.own().connections.value(row).actions.testFlag(action);
    }
    /// The server is strict: it counts what a lenient one would let pass.
    static void strictly(test::MemoryOffice &office)
    {
        const sim::FaceCounters &counters = office.pbx.face().counters();
        QCOMPARE(counters.outOfOrder, 0);
        QCOMPARE(counters.unknownElement, 0);
        QCOMPARE(counters.missingMandatory, 0);
        QCOMPARE(counters.notXml, 0);
    }
};

BALIE_TEST(Profiles)
#include "tst_Profiles.moc"
