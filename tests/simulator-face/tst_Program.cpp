#include "cti/simulator/program/ControlLines.h"
#include "cti/simulator/program/ProgramOptions.h"
#include "tests/simulator-face/Wire.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;

class Program : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theControlLinesWork();
    void controlLinesThatCannotBeDoneSayWhy_data();
    void controlLinesThatCannotBeDoneSayWhy();
    void theCommandLine();
    void badCommandLines_data();
    void badCommandLines();
};

void Program::theControlLinesWork()
{
    ManualClock clock;
    PbxConfig config;
    config.office.activity = Activity::None;
    InMemoryPbx pbx(clock, config);
    for (const char *id : {"200", "201", "202"})
        pbx.pbx().setControlled({id}, true);
    ControlLines lines(pbx.pbx(), pbx.face(), pbx.xsi());
    const auto ok = [&](const char *line) { return lines.answer(line).value(u"ok"_s).toBool(); };
    const auto connectionsOf = [&](const char *device) {
        for (const auto &entry : lines.answer("truth").value(u"devices"_s).toArray()) {
            if (entry.toObject().value(u"device"_s) == QLatin1StringView(device))
                return entry.toObject().value(u"connections"_s).toArray();
        }
        return QJsonArray();
    };
    QVERIFY(ok("call 201 202"));
    QCOMPARE(connectionsOf("202").at(0).toObject().value(u"state"_s).toString(), u"alerting"_s);
    QVERIFY(ok("answer 202"));
    QCOMPARE(connectionsOf("202").at(0).toObject().value(u"state"_s).toString(), u"connected"_s);
    QVERIFY(ok("hangup 202"));
    QVERIFY(connectionsOf("202").isEmpty());
    QVERIFY(ok("  call   +31207654321 +31203690200  "));
    QCOMPARE(
        connectionsOf("200").at(0).toObject().value(u"remote"_s).toString(), u"+31207654321"_s);
    QVERIFY(ok("dnd 203 on"));
    QVERIFY(pbx.engine().truth({"203"})->doNotDisturb);
    QVERIFY(ok("forward 203 204"));
    QVERIFY(pbx.engine().truth({"203"})->forwarding[0].on);
    QVERIFY(ok("service 204 off"));
    QVERIFY(!pbx.engine().truth({"204"})->inService);
    QVERIFY(ok("burst 20"));
    QCOMPARE(lines.answer("requests").value(u"requests"_s), QJsonValue(0));
    QVERIFY(lines.answer("requests").contains(u"peak_per_s"_s));
    TestClient client(clock, pbx.dialer());
    QVERIFY(ok("drop"));
    clock.settle();
    QVERIFY(client.isClosed());
    QVERIFY(!lines.isFinished());
    QVERIFY(ok("quit"));
    QVERIFY(lines.isFinished());
}

void Program::controlLinesThatCannotBeDoneSayWhy_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"", "make coffee", "call 201", "call 999 201", "call 201 nobody",
             "answer 201", "hangup 201", "dnd 201 maybe", "burst 0", "truth now"})
        QTest::newRow(line) << QByteArray(line);
}

void Program::controlLinesThatCannotBeDoneSayWhy()
{
    QFETCH(QByteArray, line);
    ManualClock clock;
    PbxConfig config;
    config.office.activity = Activity::None;
    InMemoryPbx pbx(clock, config);
    ControlLines lines(pbx.pbx(), pbx.face(), pbx.xsi());
    const QJsonObject answer = lines.answer(line);
    QCOMPARE(answer.value(u"ok"_s), QJsonValue(false));
    QVERIFY(!answer.value(u"error"_s).toString().isEmpty());
}

void Program::theCommandLine()
{
    const auto plain = ProgramOptions::parse({u"balie-pbx"_s});
    QVERIFY(bool(plain));
    QCOMPARE(plain->pbx.office.users, 40);
    QCOMPARE(plain->servers.ws, std::optional<quint16>(0));
    QVERIFY(!plain->servers.tls);
    const auto load = ProgramOptions::parse({u"balie-pbx"_s, u"--users"_s, u"3000"_s, u"--rate"_s,
        u"1000"_s, u"--port"_s, u"7001"_s, u"--edition"_s, u"premium"_s, u"--stamp"_s, u"--seed"_s,
        u"9"_s, u"--speed"_s, u"60"_s});
    QVERIFY(bool(load));
    QCOMPARE(load->pbx.office.users, 3000);
    QVERIFY(load->pbx.office.activity == Activity::Load);
    QCOMPARE(load->pbx.office.eventsPerSecond, 1000.0);
    QCOMPARE(load->servers.ws, std::optional<quint16>(7001));
    QVERIFY(load->pbx.face.stamp);
    QVERIFY(load->pbx.face.edition == Edition::Premium);
    QCOMPARE(load->pbx.speed, 60.0);
}

void Program::badCommandLines_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown") << QStringList{u"--coffee"_s} << u"coffee"_s;
    QTest::newRow("stray") << QStringList{u"here"_s} << u"here"_s;
    QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s} << u"--port"_s;
    QTest::newRow("users") << QStringList{u"--users"_s, u"0"_s} << u"--users"_s;
    QTest::newRow("no number") << QStringList{u"--speed"_s, u"fast"_s} << u"--speed"_s;
    QTest::newRow("edition") << QStringList{u"--edition"_s, u"gold"_s} << u"gold"_s;
    QTest::newRow("scenario") << QStringList{u"--scenario"_s, u"night"_s} << u"night"_s;
    QTest::newRow("rate without load")
        << QStringList{u"--rate"_s, u"5"_s, u"--scenario"_s, u"idle"_s} << u"--rate"_s;
    QTest::newRow("half a certificate")
        << QStringList{u"--tls-cert"_s, u"a.pem"_s} << u"--tls-key"_s;
    QTest::newRow("TLS port without certificate")
        << QStringList{u"--tls-port"_s, u"1"_s} << u"--tls-cert"_s;
    QTest::newRow("address") << QStringList{u"--listen"_s, u"there"_s} << u"there"_s;
}

void Program::badCommandLines()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const auto refused = ProgramOptions::parse(QStringList{u"balie-pbx"_s} + arguments);
    QVERIFY(!refused);
    QVERIFY2(refused.error().contains(named), qPrintable(refused.error()));
    QVERIFY(!refused.error().contains(u'\n'));
}

} // namespace balie::test

using balie::test::Program;
BALIE_TEST(Program)
#include "tst_Program.moc"
