// Who watches the watchman: what the comparison with the PBX's truth must not let pass.
#include "base/ManualClock.h"
#include "cti/oracle/ObservedFacts.h"
#include "cti/oracle/ToldByXsi.h"
#include "cti/oracle/TruthFacts.h"
#include "cti/simulator/server/TruthJson.h"
#include "tests/faults/Console.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace balie::test {

class Oracle : public TestCase {
    Q_OBJECT

private:
    static DeviceSnapshot known(const QString &device)
    {
        DeviceSnapshot made;
        made.device = DeviceId(device);
        made.knowledge = Knowledge::Known;
        made.services.doNotDisturb = false;
        made.services.forwarding = QVector<Forwarding>();
        return made;
    }
    /// What is different when the console knows of 201 just this.
    static QStringList against(sim::InMemoryPbx &pbx, const std::optional<DeviceSnapshot> &snapshot,
        const QString &device = u"201"_s)
    {
        ManualClock clock;
        Switchboard board(clock);
        Batch batch;
        LinkStatus live;
        live.state = LinkState::Live;
        live.session = 1;
        batch.link = live;
        if (snapshot)
            batch.latest.append(*snapshot);
        board.apply(batch);
        return oracle::differences(oracle::factsOfTruth(sim::truthJson(pbx.pbx())),
            oracle::factsShown(board, {DeviceId(device)}), u"now"_s);
    }

    ManualClock m_clock;

private Q_SLOTS:
    void aConsoleThatShowsNothingIsWrong()
    {
        sim::InMemoryPbx pbx(m_clock, Console::quiet());
        QVERIFY(!against(pbx, std::nullopt).isEmpty());
        QCOMPARE(against(pbx, known(u"201"_s)), QStringList());
    }

    void whatIsNotKnownIsNotOff()
    {
        sim::InMemoryPbx pbx(m_clock, Console::quiet());
        DeviceSnapshot snapshot = known(u"201"_s);
        snapshot.services.doNotDisturb.reset();
        QCOMPARE(against(pbx, snapshot).size(), 1);
        snapshot.services.forwarding.reset();
        QCOMPARE(against(pbx, snapshot).size(), 2);
    }

    void aKnownDeviceMayNotBeShownAsAnythingElse_data()
    {
        QTest::addColumn<Knowledge>("knowledge");
        QTest::newRow("waiting") << Knowledge::Waiting;
        QTest::newRow("refused") << Knowledge::Refused;
        QTest::newRow("not watched") << Knowledge::NotWatched;
    }
    void aKnownDeviceMayNotBeShownAsAnythingElse()
    {
        QFETCH(Knowledge, knowledge);
        sim::InMemoryPbx pbx(m_clock, Console::quiet());
        DeviceSnapshot snapshot = known(u"201"_s);
        snapshot.knowledge = knowledge;
        QVERIFY(!against(pbx, snapshot).isEmpty());
    }

    void whoShieldsHisTelephoneIsShownAsThat()
    {
        sim::PbxConfig config = Console::quiet(300);
        config.office.seed = 1; // an office in which somebody does
        sim::InMemoryPbx pbx(m_clock, config);
        QString shielded;
        for (int device = 201; device < 490 && shielded.isEmpty(); ++device) {
            if (!pbx.engine().device({std::to_string(device)})->watchable)
                shielded = QString::number(device);
        }
        QVERIFY(!shielded.isEmpty());
        QVERIFY(!against(pbx, known(shielded), shielded).isEmpty());
        DeviceSnapshot refused;
        refused.device = DeviceId(shielded);
        refused.knowledge = Knowledge::Refused;
        QCOMPARE(against(pbx, refused, shielded), QStringList());
    }

    void halvesOfOneCallAreOneThreadAndOnlyThose()
    {
        const auto office = [](const QString &first, const QString &second) {
            oracle::Facts facts;
            for (const QString &device : {u"201"_s, u"202"_s}) {
                oracle::DeviceFacts &at = facts[device];
                at.device = device;
                at.connections.insert(first, {u"talking"_s, u"+311"_s});
                at.connections.insert(second, {u"held"_s, u"+312"_s});
            }
            return facts;
        };
        const oracle::Facts truth = office(u"7"_s, u"8"_s);
        const oracle::Facts shown = office(u"a"_s, u"b"_s);
        const auto byCall = [](const QString &, const QString &call) { return call == u"a"_s ? 1u : 2u; };
        QCOMPARE(oracle::threadFaults(truth, shown, byCall), QStringList());
        const auto byDevice = [](const QString &device, const QString &call) {
            return device.toULongLong() + (call == u"a"_s ? 0 : 100);
        };
        QCOMPARE(oracle::threadFaults(truth, shown, byDevice).size(), 2);
        const auto allOne = [](const QString &, const QString &) { return 1u; };
        QVERIFY(!oracle::threadFaults(truth, shown, allOne).isEmpty());
        // Two of which nobody can tell which is which.
        oracle::Facts alike = shown;
        for (oracle::DeviceFacts &device : alike) {
            for (auto &connection : device.connections)
                connection = {u"held"_s, u"+312"_s};
        }
        QCOMPARE(oracle::threadFaults(truth, alike, byDevice), QStringList());
    }

    void aDeviceThatThePbxDoesNotKnowIsWrong()
    {
        sim::InMemoryPbx pbx(m_clock, Console::quiet());
        QVERIFY(!against(pbx, known(u"4711"_s), u"4711"_s).isEmpty());
    }
};

} // namespace balie::test

using balie::test::Oracle;
BALIE_TEST(Oracle)
#include "tst_Oracle.moc"
