#include "tests/store/Opened.h"
#include "tests/support/TestRegistry.h"

#include <QProcess>
#include <QSignalSpy>
#include <atomic>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using test::Answer;
using test::number;
using test::statement;

namespace {

/// Counts to a number that takes minutes unless it is interrupted.
constexpr const char *endless
    = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) "
      "SELECT COUNT(*) FROM (SELECT n FROM c LIMIT 20000000000)";

/// An endless reading that tells when it has begun.
struct Endless {
    std::atomic<int> begun = 0;
    auto job()
    {
        return [this](sqlite::Database &database) {
            ++begun;
            return number(endless)(database);
        };
    }
};

} // namespace

class StoreJobs : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void jobsHandedInBeforeOpeningWaitForIt()
    {
        Store store(path());
        Answer<int> answer;
        store.write<void>(nullptr, statement("CREATE TABLE t (v)"));
        store.write<void>(nullptr, statement("INSERT INTO t VALUES (7)"));
        Answer<void> last;
        store.write<void>(nullptr, statement("INSERT INTO t VALUES (8)"), last.receiver());
        QCOMPARE(store.state().kind, StoreState::Kind::Closed);
        store.open();
        QCOMPARE(store.state().kind, StoreState::Kind::Opening);
        BALIE_TRY_VERIFY(last.isThere());
        QVERIFY(last.result());
        QCOMPARE(store.state().kind, StoreState::Kind::Open);
        store.read<int>(Lane::History, nullptr, number("SELECT SUM(v) FROM t"), answer.receiver());
        BALIE_TRY_VERIFY(answer.isThere());
        QCOMPARE(answer.result().valueOr(-1), 15);
    }

    void writesAreAnsweredInTheirOrder()
    {
        Store store(path());
        store.open();
        store.write<void>(nullptr, statement("CREATE TABLE t (v)"));
        QVector<int> order;
        for (int i = 0; i < 200; ++i) {
            store.write<int>(
                this, [i](sqlite::Database &) -> Expected<int> { return i; },
                [&order](Expected<int> answer) { order.append(answer.valueOr(-1)); });
        }
        BALIE_TRY_COMPARE(order.size(), 200);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void aReaderSeesWhatWasAnsweredBefore()
    {
        Store store(path());
        store.open();
        store.write<void>(nullptr, statement("CREATE TABLE t (v)"));
        QVector<int> counts;
        for (int i = 1; i <= 50; ++i) {
            store.write<void>(this, statement("INSERT INTO t VALUES (1)"), [&, i](Expected<void>) {
                store.read<int>(Lane::Caller, this, number("SELECT COUNT(*) FROM t"),
                    [&counts, i](Expected<int> count) { counts.append(count.valueOr(-1) - i); });
            });
        }
        BALIE_TRY_COMPARE(counts.size(), 50);
        QVERIFY(std::all_of(counts.begin(), counts.end(), [](int ahead) { return ahead >= 0; }));
    }

    void aNewerReadingInterruptsTheOlderOfItsLaneAndContext()
    {
        Store store(path());
        store.open();
        QObject other;
        Endless running;
        Endless elsewhere;
        Answer<int> first;
        Answer<int> waiting;
        Answer<int> newest;
        Answer<int> ofOther;
        store.read<int>(Lane::Search, this, running.job(), first.receiver());
        BALIE_TRY_COMPARE(running.begun, 1);
        store.read<int>(Lane::Search, &other, number("SELECT 9"), ofOther.receiver());
        store.read<int>(Lane::Search, this, number("SELECT 1"), waiting.receiver());
        store.read<int>(Lane::Search, this, number("SELECT 2"), newest.receiver());
        BALIE_TRY_VERIFY(newest.isThere() && ofOther.isThere() && first.isThere());
        QCOMPARE(first.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(newest.result().valueOr(-1), 2);
        QCOMPARE(ofOther.result().valueOr(-1), 9);
        // The one between may have been served, or not; it was answered once.
        QVERIFY(waiting.isThere());
        QCOMPARE(waiting.times(), 1);
    }

    void interruptingNeverHitsTheNextReading()
    {
        Store store(path());
        store.open();
        int cancelled = 0;
        int answered = 0;
        QVector<int> wrong;
        QObject contexts[2];
        for (int i = 0; i < 2'000; ++i) {
            // Every second reading is of a context that replaces nothing of its own after it.
            store.read<int>(Lane::Search, &contexts[0],
                number("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) "
                       "SELECT COUNT(*) FROM (SELECT n FROM c LIMIT 2000)"),
                [&](Expected<int> count) { count ? ++answered : ++cancelled; });
            store.read<int>(Lane::Caller, &contexts[1], number("SELECT 5"), [&wrong](Expected<int> five) {
                if (five.valueOr(-1) != 5)
                    wrong.append(1);
            });
            if (i % 16 == 0)
                QCoreApplication::processEvents();
        }
        BALIE_TRY_COMPARE(answered + cancelled, 2'000);
        Answer<int> last;
        store.read<int>(Lane::Caller, this, number("SELECT 6"), last.receiver());
        BALIE_TRY_VERIFY(last.isThere());
        QCOMPARE(last.result().valueOr(-1), 6);
        QVERIFY2(wrong.isEmpty(), "a caller's reading was interrupted");
        QVERIFY(answered > 0);
    }

    void aCallerIsLookedUpBeforeWhatComesBelow()
    {
        Store store(path());
        store.open();
        Endless below;
        Answer<int> more;
        Answer<int> caller;
        store.read<int>(Lane::SearchMore, this, below.job(), more.receiver());
        BALIE_TRY_COMPARE(below.begun, 1);
        store.read<int>(Lane::Caller, this, number("SELECT 3"), caller.receiver());
        BALIE_TRY_VERIFY(caller.isThere());
        QCOMPARE(caller.result().valueOr(-1), 3);
        // It goes on afterwards by itself, until it is withdrawn.
        BALIE_TRY_COMPARE(below.begun, 2);
        QVERIFY(!more.isThere());
        store.cancel(Lane::SearchMore);
        BALIE_TRY_VERIFY(more.isThere());
        QCOMPARE(more.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(more.times(), 1);
    }

    void listsDoNotWaitForSearches()
    {
        Store store(path());
        store.open();
        Endless list;
        Answer<int> all;
        Answer<int> search;
        store.read<int>(Lane::Export, this, list.job(), all.receiver());
        BALIE_TRY_COMPARE(list.begun, 1);
        store.read<int>(Lane::Search, this, number("SELECT 4"), search.receiver());
        BALIE_TRY_VERIFY(search.isThere());
        QVERIFY(!all.isThere());
    }

    void nothingIsAnsweredToWhoIsGone()
    {
        Store store(path());
        store.open();
        bool isCalled = false;
        auto context = std::make_unique<QObject>();
        store.write<void>(context.get(), statement("CREATE TABLE t (v)"),
            [&isCalled](Expected<void>) { isCalled = true; });
        context.reset();
        Answer<int> tables;
        store.write<int>(
            this, number("SELECT COUNT(*) FROM sqlite_schema WHERE name = 't'"), tables.receiver());
        BALIE_TRY_VERIFY(tables.isThere());
        QCOMPARE(tables.result().valueOr(-1), 1); // written all the same
        QVERIFY(!isCalled);
    }

    void anAnswerMayDeleteTheStore()
    {
        auto store = std::make_unique<Store>(path());
        store->open();
        int answers = 0;
        for (int i = 0; i < 3; ++i) {
            store->write<void>(this, statement("CREATE TABLE IF NOT EXISTS t (v)"), [&](Expected<void>) {
                ++answers;
                store.reset();
            });
        }
        BALIE_TRY_VERIFY(!store);
        QCoreApplication::processEvents();
        QCOMPARE(answers, 1);
    }

    void endingWritesWhatWasHandedIn()
    {
        {
            Store store(path());
            store.open();
            store.write<void>(nullptr, statement("CREATE TABLE t (v)"));
            for (int i = 0; i < 300; ++i)
                store.write<void>(nullptr, statement("INSERT INTO t VALUES (1)"));
            Endless reading;
            store.read<int>(Lane::History, this, reading.job(), [](Expected<int>) { });
        }
        Store again(path());
        again.open();
        Answer<int> count;
        again.read<int>(Lane::History, this, number("SELECT COUNT(*) FROM t"), count.receiver());
        BALIE_TRY_VERIFY(count.isThere());
        QCOMPARE(count.result().valueOr(-1), 300);
    }

    void aReaderCannotWrite()
    {
        Store store(path());
        store.open();
        Answer<void> written;
        store.read<void>(Lane::Lint, this, statement("CREATE TABLE t (v)"), written.receiver());
        BALIE_TRY_VERIFY(written.isThere());
        QVERIFY(!written.result());
    }

    void killingLosesNothingThatWasAnswered()
    {
        auto *random = QRandomGenerator::global();
        for (int round = 0; round < 5; ++round) {
            const QString file = m_folder.filePath(u"killed-%1.sqlite"_s.arg(round));
            QProcess writer;
            writer.start(QCoreApplication::applicationDirPath() + u"/store-writer"_s, {file});
            QByteArray told;
            const int enough = random->bounded(1, 400);
            QTRY_VERIFY_WITH_TIMEOUT((told += writer.readAllStandardOutput(), told.count('\n') >= enough),
                test::patienceMs);
            writer.kill();
            QVERIFY(writer.waitForFinished());
            told += writer.readAllStandardOutput();
            // The last line may be cut off.
            told.truncate(told.lastIndexOf('\n'));
            const int answered = told.mid(told.lastIndexOf('\n') + 1).toInt();
            QVERIFY(answered >= enough);

            Store store(file);
            store.open();
            Answer<int> count;
            Answer<int> newest;
            store.read<int>(Lane::History, this, number("SELECT COUNT(*) FROM lines"), count.receiver());
            store.read<int>(Lane::Lint, this, number("SELECT MAX(id) FROM lines"), newest.receiver());
            BALIE_TRY_VERIFY(count.isThere() && newest.isThere());
            QCOMPARE(store.state().kind, StoreState::Kind::Open);
            QVERIFY(newest.result().valueOr(0) >= answered);
            QCOMPARE(count.result().valueOr(0), newest.result().valueOr(-1));
        }
    }

private:
    QString path()
    {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".sqlite"_s);
    }

    QTemporaryDir m_folder;
};

BALIE_TEST(StoreJobs)
#include "tst_StoreJobs.moc"
