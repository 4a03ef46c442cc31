#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

/// What reads the benchmark's output relies on its keys, and on figures that were really measured.
class BenchReport : public balie::test::TestCase {
    Q_OBJECT

private:
    static QJsonObject run(const QStringList &arguments)
    {
        QProcess bench;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        bench.setProcessEnvironment(environment);
        bench.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QSignalSpy finished(&bench, &QProcess::finished);
        bench.start(u"" BALIE_BENCH ""_s, arguments);
        if (!finished.wait(120'000) || bench.exitCode() != 0)
            return {};
        return QJsonDocument::fromJson(bench.readAllStandardOutput()).object();
    }

private Q_SLOTS:
    void loadHasExactlyTheAgreedKeys()
    {
        const QJsonObject report = run(
            {u"console"_s, u"--users"_s, u"20"_s, u"--rate"_s, u"50"_s, u"--seconds"_s, u"1"_s});
        QCOMPARE(report.keys(),
            QStringList({u"all_live_s"_s, u"cpu_percent_of_core"_s, u"event_to_painted_ms"_s,
                u"handled_per_s"_s, u"longest_turn_ms"_s, u"rate"_s, u"requests_to_live"_s,
                u"resident_mb"_s, u"users"_s, u"visible"_s}));
        const QJsonObject latency = report.value("event_to_painted_ms"_L1).toObject();
        QCOMPARE(latency.keys(), QStringList({u"p50"_s, u"p95"_s, u"p99"_s}));
        QCOMPARE(report.value("users"_L1).toInt(), 20);
        QCOMPARE(report.value("visible"_L1).toInt(), 20);
        QCOMPARE(report.value("rate"_L1).toDouble(), 50.0);
        QVERIFY(report.value("handled_per_s"_L1).toDouble() > 0);
        QVERIFY(latency.value("p50"_L1).toDouble() > 0);
        QVERIFY(latency.value("p50"_L1).toDouble() <= latency.value("p99"_L1).toDouble());
        // A monitor and a snapshot for each of the twenty at least.
        QVERIFY(report.value("requests_to_live"_L1).toInt() >= 40);
    }

    void idleTellsWakeUpsAndPartsOfTheMemory()
    {
        const QJsonObject report = run(
            {u"console"_s, u"--users"_s, u"20"_s, u"--idle"_s, u"2"_s, u"--parts"_s});
        const QJsonObject wakeUps = report.value("wake_ups_per_minute"_L1).toObject();
        QCOMPARE(wakeUps.keys(), QStringList({u"all_threads"_s, u"gui"_s, u"link"_s}));
        QVERIFY(wakeUps.value("all_threads"_L1).toDouble() >= wakeUps.value("link"_L1).toDouble());
        QCOMPARE(report.value("tiles_painted"_L1).toInt(-1), 0);
        const QJsonObject parts = report.value("resident_parts_mb"_L1).toObject();
        QCOMPARE(parts.keys(), QStringList({u"anonymous"_s, u"files"_s, u"window"_s}));
        QVERIFY(parts.value("anonymous"_L1).toDouble() > 1);
        QVERIFY(parts.value("files"_L1).toDouble() > 1);
    }

    void afterABurstNoLampIsWrong()
    {
        const QJsonObject report
            = run({u"console"_s, u"--users"_s, u"20"_s, u"--burst"_s, u"60"_s});
        QVERIFY(report.value("events"_L1).toInt() >= 60);
        QVERIFY(report.contains("wrong_lamps"_L1));
        QVERIFY(report.value("wrong_lamps"_L1).toArray().isEmpty());
    }

    void contactsAreFoundAndPaintedAsTheyAreTyped()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"contacts.sqlite"_s);
        const QJsonObject searching
            = run({u"contacts"_s, u"--count"_s, u"500"_s, u"--queries"_s, u"20"_s, u"--file"_s, file});
        QCOMPARE(searching.value("contacts"_L1).toInt(), 500);
        for (const auto &search : {"find_1_letters"_L1, "find_more"_L1, "count_1_letters"_L1, "by_number"_L1})
            QVERIFY2(searching.value(search).toObject().value("samples"_L1).toInt() > 0, search.data());
        const QJsonObject typing
            = run({u"typing"_s, u"--names"_s, u"5"_s, u"--colleagues"_s, u"20"_s, u"--file"_s, file});
        for (const auto &letters : {"painted_1_letters"_L1, "painted_4_letters"_L1})
            QVERIFY2(typing.value(letters).toObject().value("samples"_L1).toInt() > 0, letters.data());
    }

    void customerSystemsAreAskedSideBySideAndADeadOneIsSpared()
    {
        const QJsonObject report = run({u"cards"_s, u"--systems"_s, u"3"_s, u"--slowest"_s, u"60"_s, u"--numbers"_s, u"2"_s});
        const auto samples = [&report](QLatin1StringView round) { return report.value(round).toObject().value("samples"_L1).toInt(); };
        QCOMPARE(samples("live_all"_L1), 2);
        QCOMPARE(samples("memory_first_card"_L1), 20);
        QCOMPARE(samples("one_dead_first_card"_L1), 1);
        QCOMPARE(samples("one_spared_all"_L1), 3);
        QCOMPARE(report.value("spared"_L1).toInt(), 1);
    }

    void theLinkToTheXspsKeepsToItsRateAndComesBack()
    {
        const QJsonObject report
            = run({u"xsi"_s, u"--users"_s, u"20"_s, u"--rate"_s, u"100"_s, u"--first"_s, u"5"_s});
        QCOMPARE(report.keys(),
            QStringList({u"all_live_s"_s, u"back_all_live_s"_s, u"back_first_live_s"_s,
                u"back_live_s"_s, u"back_peak_per_s"_s, u"first"_s, u"first_live_s"_s, u"live_s"_s,
                u"peak_per_s_at_pbx"_s, u"requests"_s, u"requests_per_s"_s, u"users"_s}));
        QVERIFY(report.value("peak_per_s_at_pbx"_L1).toInt() > 0);
        QCOMPARE(report.value("users"_L1).toInt(), 20);
        QVERIFY(report.value("requests"_L1).toInt() >= 60); // three packages a person
        const double live = report.value("live_s"_L1).toDouble();
        const double all = report.value("all_live_s"_L1).toDouble();
        QVERIFY(live > 0 && report.value("first_live_s"_L1).toDouble() <= all);
        QVERIFY(report.value("back_live_s"_L1).toDouble() > 0);
        const QJsonObject rate = report.value("requests_per_s"_L1).toObject();
        QVERIFY(rate.value("mean"_L1).toDouble() > 0);
        QVERIFY(rate.value("mean"_L1).toDouble() <= 100);
    }
};

BALIE_TEST(BenchReport)
#include "tst_BenchReport.moc"
