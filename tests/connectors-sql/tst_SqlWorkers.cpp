// The worker process: drivers that do harm, and what ends it.
#include "crm-connectors/engines/sql/SqlWire.h"
#include "tests/connectors-sql/SqlContract.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QProcess>
#include <QTemporaryDir>
#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::test;

class SqlWorkers : public TestCase {
    Q_OBJECT

private:
    static QString driver(const QString &harm)
    {
        return QStringLiteral("DRIVER=" BALIE_SQL_DRIVERS "/") + harm + u".so"_s;
    }
    static Settings settings(const QString &connection)
    {
        Settings all = sqlContract::tableSettings();
        all.insert(u"connectionString"_s, connection);
        return all;
    }
    static QCborMap opening(const QString &connection)
    {
        return {{u"do"_s, u"open"_s}, {u"connection"_s, connection}, {u"seconds"_s, 3}};
    }
    static std::optional<QCborMap> answer(QProcess &worker)
    {
        crm::sqlWire::Reader reader;
        std::optional<QCborMap> message;
        const bool came = QTest::qWaitFor(
            [&] {
                reader.add(worker.readAllStandardOutput());
                message = reader.next();
                return message.has_value() || worker.state() == QProcess::NotRunning;
            },
            patienceMs);
        return came ? message : std::nullopt;
    }

private Q_SLOTS:
    void aDriverThatCrashesIsAnError()
    {
        SqlBench bench(u"odbc"_s, settings(driver(u"crash"_s)));
        QVERIFY(bench.isReady());
        for (int i = 0; i < 2; ++i) {
            const auto reply = bench.byNumber(u"0612345671"_s);
            QVERIFY(!reply);
            QCOMPARE(reply.error().code, ErrorCode::Unreachable);
            QVERIFY2(reply.error().detail.startsWith("the worker ended"_L1),
                qPrintable(reply.error().detail));
        }
    }

    void aDriverThatHangsIsStoppedAtTheDeadline()
    {
        SqlBench bench(u"odbc"_s, settings(driver(u"hang"_s)));
        std::optional<Expected<crm::LookupReply>> first;
        std::optional<Expected<crm::LookupReply>> second;
        const crm::NumberLookup lookup{bench.numbers().read(u"0612345671"_s), 25};
        const auto task = bench.connector().findByNumber(
            lookup, [&](const Expected<crm::LookupReply> &reply) { first = reply; });
        const auto waiting = bench.connector().findByNumber(
            lookup, [&](const Expected<crm::LookupReply> &reply) { second = reply; });
        BALIE_TRY_VERIFY(bench.connector().workerId() != 0);
        const qint64 process = bench.connector().workerId();
        QVERIFY(!first);
        bench.clock().pass(std::chrono::seconds(4));
        QVERIFY(first);
        QVERIFY(!*first);
        QCOMPARE(first->error().code, ErrorCode::Timeout);
        QVERIFY(!second); // has its own deadline, and a worker of its own
        BALIE_TRY_VERIFY(
            bench.connector().workerId() != 0 && bench.connector().workerId() != process);
        BALIE_TRY_VERIFY(::kill(pid_t(process), 0) != 0);
        bench.clock().pass(std::chrono::seconds(4));
        BALIE_TRY_VERIFY(second.has_value());
        QCOMPARE(second->error().code, ErrorCode::Timeout);
    }

    void aWorkerThatWasKilledIsStartedAgain()
    {
        QTemporaryDir folder;
        const QString connection
            = u"DRIVER=SQLite3;Database="_s + folder.filePath(u"people.sqlite"_s);
        SqlHand hand(connection);
        if (hand.read(u"SELECT 1"_s) != u"1"_s)
            QSKIP("the package libsqliteodbc is not installed");
        sqlContract::seed(hand);
        SqlBench bench(u"odbc"_s, settings(connection));
        QCOMPARE(bench.namesByNumber(u"+31612345673"_s), QStringList(u"Chris M\u00fcller"_s));
        const qint64 process = bench.connector().workerId();
        QVERIFY(process != 0);
        ::kill(pid_t(process), SIGKILL);
        BALIE_TRY_VERIFY(bench.connector().workerId() == 0);
        QCOMPARE(bench.namesByNumber(u"+31612345673"_s), QStringList(u"Chris M\u00fcller"_s));
    }

    void aWithdrawnQuestionIsNotAnswered()
    {
        SqlBench bench(u"odbc"_s, settings(driver(u"hang"_s)));
        bool isAnswered = false;
        auto task = bench.connector().findByNumber({bench.numbers().read(u"0612345671"_s), 25},
            [&](const Expected<crm::LookupReply> &) { isAnswered = true; });
        BALIE_TRY_VERIFY(bench.connector().workerId() != 0);
        task.reset();
        bench.clock().pass(std::chrono::seconds(4));
        BALIE_TRY_VERIFY(bench.connector().workerId() == 0);
        QVERIFY(!isAnswered);
    }

    void aMissingWorkerIsSaid()
    {
        HeldClock clock;
        crm::SqlWorker worker(u"/nowhere/balie-sql"_s, clock, [] { return QCborMap(); });
        std::optional<Expected<QCborMap>> reply;
        const auto task
            = worker.ask({[](const QCborMap &) { return Expected<QCborMap>(QCborMap()); }},
                [&](const Expected<QCborMap> &came) { reply = came; });
        BALIE_TRY_VERIFY(reply.has_value());
        QCOMPARE(reply->error().code, ErrorCode::NotSupported);
    }

    void goesWhenItsParentGoes_data()
    {
        QTest::addColumn<bool>("hangs");
        QTest::newRow("idle") << false;
        QTest::newRow("while a driver hangs") << true;
    }
    void goesWhenItsParentGoes()
    {
        QFETCH(bool, hangs);
        QProcess worker;
        worker.start(workerProgram(), QStringList());
        worker.write(crm::sqlWire::framed(opening(driver(u"hang"_s))));
        const auto opened = answer(worker);
        QVERIFY(opened);
        QVERIFY(opened->contains("product"_L1));
        if (hangs)
            worker.write(crm::sqlWire::framed({{u"do"_s, u"query"_s}, {u"sql"_s, u"SELECT 1"_s}}));
        worker.closeWriteChannel();
        BALIE_TRY_VERIFY(worker.state() == QProcess::NotRunning);
        QCOMPARE(worker.exitStatus(), QProcess::NormalExit);
    }

    void nonsenseEndsIt()
    {
        QProcess worker;
        worker.start(workerProgram(), QStringList());
        worker.write(QByteArray("\xff\xff\xff\xff nonsense"));
        BALIE_TRY_VERIFY(worker.state() == QProcess::NotRunning);
        QCOMPARE(worker.exitCode(), 2);
    }

    void framesComeInAnyPieces()
    {
        const QCborMap message{{u"a"_s, 1}, {u"b"_s, u"caf\u00e9"_s}};
        const QByteArray two = crm::sqlWire::framed(message) + crm::sqlWire::framed(message);
        crm::sqlWire::Reader reader;
        int count = 0;
        for (const char byte : two) {
            reader.add(QByteArray(1, byte));
            while (const auto came = reader.next()) {
                QCOMPARE(*came, message);
                ++count;
            }
        }
        QCOMPARE(count, 2);
        reader.add(QByteArray("\0\0\0\x01\xff", 5));
        QVERIFY(!reader.next());
        QVERIFY(reader.isBroken());
    }
};

BALIE_TEST(SqlWorkers)
#include "tst_SqlWorkers.moc"
