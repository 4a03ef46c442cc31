#include "base/ManualClock.h"
#include "desk/store/TableRepair.h"
#include "tests/store/Opened.h"
#include "tests/store/WithoutRights.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using sqlite::Database;
using test::Answer;
using test::number;
using test::statement;
using test::WithoutRights;
using Kind = StoreState::Kind;

namespace {

constexpr const char *manyRows
    = "CREATE TABLE filled (id INTEGER PRIMARY KEY, text TEXT);"
      "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 2000) "
      "INSERT INTO filled SELECT n, printf('%.200c', 'x') || n FROM c";

} // namespace

class StoreFaults : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void garbageIsKeptWholeAndAFreshFileBegun()
    {
        const QByteArray garbage = QByteArray("this is no database\n").repeated(500);
        write(garbage);
        Store store(path());
        store.open();
        Answer<void> written;
        store.write<void>(this, statement("CREATE TABLE t (v)"), written.receiver());
        BALIE_TRY_VERIFY(written.isThere());
        QVERIFY(written.result());
        QCOMPARE(store.state().kind, Kind::Fresh);
        QVERIFY(store.state().sentence.contains(QFileInfo(store.state().keptFile).fileName()));
        QCOMPARE(contents(store.state().keptFile), garbage);
        QVERIFY(QFileInfo(store.state().keptFile)
                    .fileName()
                    .contains(QRegularExpression(u"\\.damaged-20\\d{6}-\\d{6}$"_s)));

        Answer<int> repaired;
        store.repair(store.state().keptFile, this, repaired.receiver());
        BALIE_TRY_VERIFY(repaired.isThere());
        QVERIFY(!repaired.result());
        QVERIFY(!repaired.result().error().userText.isEmpty());
        QCOMPARE(contents(store.state().keptFile), garbage);
    }

    void anEmptyFileIsANewOne()
    {
        write({});
        Store store(path());
        store.open();
        BALIE_TRY_COMPARE(store.state().kind, Kind::Open);
    }

    void aMissingFolderIsMade()
    {
        Store store(m_folder.filePath(u"new/deep/desk.sqlite"_s));
        store.open();
        BALIE_TRY_COMPARE(store.state().kind, Kind::Open);
    }

    void aFolderInTheFilesPlaceIsSaid()
    {
        QVERIFY(QDir().mkpath(path()));
        Store store(path());
        store.open();
        Answer<int> read;
        store.read<int>(Lane::Caller, this, number("SELECT 1"), read.receiver());
        BALIE_TRY_VERIFY(read.isThere());
        QCOMPARE(read.result().error().code, ErrorCode::Io);
        QCOMPARE(store.state().kind, Kind::Unavailable);
        QVERIFY(!store.state().sentence.isEmpty());
    }

    void damagedPagesAreSeenAtOpening()
    {
        fill();
        QByteArray damaged = contents(path());
        // The rows are what was written last.
        damaged.replace(damaged.size() - 50 * 4096, 3 * 4096, QByteArray(3 * 4096, '\x5a'));
        write(damaged);
        Store store(path());
        store.open();
        BALIE_TRY_COMPARE(store.state().kind, Kind::Fresh);
        QCOMPARE(contents(store.state().keptFile), damaged);

        // What is readable comes back: everything but the rows of three pages.
        auto kept = Database::open(store.state().keptFile, Database::Mode::ReadOnly);
        auto into = Database::open(m_folder.filePath(u"into.sqlite"_s), Database::Mode::ReadWrite);
        QVERIFY(kept && into);
        QVERIFY(into->execute("CREATE TABLE filled (id INTEGER PRIMARY KEY, text TEXT)"));
        const int copied = copyReadableRows(*kept, *into, "filled").valueOr(-1);
        QVERIFY2(copied > 1'800 && copied < 2'000, qPrintable(QString::number(copied)));
        QCOMPARE(number("SELECT COUNT(*) FROM filled WHERE text = printf('%.200c', 'x') || id")(*into).valueOr(-1), copied);
    }

    void damageThatShowsInUseIsPutAside()
    {
        fill();
        Store store(path());
        store.open();
        BALIE_TRY_COMPARE(store.state().kind, Kind::Open);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(20 * 4096));
        QCOMPARE(file.write(QByteArray(30 * 4096, '\x5a')), 30 * 4096);
        file.close();

        Answer<int> read;
        store.read<int>(Lane::History, this, number("SELECT SUM(LENGTH(text)) FROM filled"), read.receiver());
        BALIE_TRY_VERIFY(read.isThere());
        QVERIFY(Database::isDamage(read.result().error()));
        BALIE_TRY_COMPARE(store.state().kind, Kind::Fresh);
        QVERIFY(QFile::exists(store.state().keptFile));

        Answer<void> written;
        Answer<int> readAgain;
        store.write<void>(this, statement("CREATE TABLE t (v); INSERT INTO t VALUES (3)"), written.receiver());
        BALIE_TRY_VERIFY(written.isThere());
        QVERIFY(written.result());
        store.read<int>(Lane::History, this, number("SELECT v FROM t"), readAgain.receiver());
        BALIE_TRY_VERIFY(readAgain.isThere());
        QCOMPARE(readAgain.result().valueOr(-1), 3);
    }

    void aFileLockedAtOpeningIsTriedAgain()
    {
        auto other = Database::open(path(), Database::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(other->execute("BEGIN IMMEDIATE"));
        ManualClock clock;
        Store store(path(), nullptr, &clock);
        store.open();
        Answer<void> written;
        store.write<void>(this, statement("CREATE TABLE t (v)"), written.receiver());
        BALIE_TRY_VERIFY(written.isThere());
        QCOMPARE(written.result().error().code, ErrorCode::Busy);
        QCOMPARE(store.state().kind, Kind::Unavailable);
        QVERIFY(!store.state().sentence.isEmpty());

        QVERIFY(other->execute("ROLLBACK"));
        clock.advance(std::chrono::seconds(10));
        BALIE_TRY_COMPARE(store.state().kind, Kind::Open);
        Answer<void> later;
        store.write<void>(this, statement("CREATE TABLE t (v)"), later.receiver());
        BALIE_TRY_VERIFY(later.isThere());
        QVERIFY(later.result());
    }

    void aFileLockedInUseIsSaidAndReadAllTheSame()
    {
        Store store(path());
        store.open();
        BALIE_TRY_COMPARE(store.state().kind, Kind::Open);
        auto other = Database::open(path(), Database::Mode::ReadWrite);
        QVERIFY(other);
        QVERIFY(other->execute("BEGIN IMMEDIATE"));
        Answer<void> written;
        store.write<void>(this, statement("CREATE TABLE t (v)"), written.receiver());
        BALIE_TRY_VERIFY(written.isThere());
        QCOMPARE(written.result().error().code, ErrorCode::Busy);
        BALIE_TRY_COMPARE(store.state().kind, Kind::Unavailable);
        Answer<int> read;
        store.read<int>(Lane::Caller, this, number("SELECT 8"), read.receiver());
        BALIE_TRY_VERIFY(read.isThere());
        QCOMPARE(read.result().valueOr(-1), 8);

        QVERIFY(other->execute("ROLLBACK"));
        store.write<void>(this, statement("CREATE TABLE t (v)"));
        BALIE_TRY_COMPARE(store.state().kind, Kind::Open);
        QVERIFY(store.state().sentence.isEmpty());
    }

    void endingDoesNotWaitForALockedFileWriteByWrite()
    {
        auto other = Database::open(path(), Database::Mode::ReadWrite);
        Store blocked(path());
        blocked.open();
        BALIE_TRY_COMPARE(blocked.state().kind, Kind::Open);
        QVERIFY(other && other->execute("BEGIN IMMEDIATE"));
        // Ten minutes if each waited; the test would be ended.
        for (int i = 0; i < 400; ++i)
            blocked.write<void>(this, statement("CREATE TABLE t (v)"));
    }

    void aFullDiskIsSaidUntilThereIsRoomAgain()
    {
        Store store(path());
        store.open();
        store.write<void>(this, statement("CREATE TABLE t (v); PRAGMA max_page_count = 1"));
        Answer<void> full;
        store.write<void>(this, statement("INSERT INTO t VALUES (randomblob(1000000))"), full.receiver());
        BALIE_TRY_VERIFY(full.isThere());
        QCOMPARE(full.result().error().code, ErrorCode::Io);
        BALIE_TRY_COMPARE(store.state().kind, Kind::Unavailable);
        QCOMPARE(store.state().sentence, full.result().error().userText);
        Answer<int> read;
        store.read<int>(Lane::Lint, this, number("SELECT COUNT(*) FROM t"), read.receiver());
        BALIE_TRY_VERIFY(read.isThere());
        QCOMPARE(read.result().valueOr(-1), 0);

        store.write<void>(this, statement("PRAGMA max_page_count = 100000"));
        Answer<void> fits;
        store.write<void>(this, statement("INSERT INTO t VALUES (randomblob(1000000))"), fits.receiver());
        BALIE_TRY_VERIFY(fits.isThere());
        QVERIFY(fits.result());
        BALIE_TRY_COMPARE(store.state().kind, Kind::Open);
    }

    void aReadOnlyFileIsReadOnly_data()
    {
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("file") << false;
        QTest::newRow("folder") << true;
    }
    void aReadOnlyFileIsReadOnly()
    {
        QFETCH(const bool, isFolder);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"desk.sqlite"_s);
        {
            Store store(file);
            store.open();
            store.write<void>(this, statement("CREATE TABLE t (v); INSERT INTO t VALUES (6)"));
        }
        const WithoutRights rights(folder.path());
        QVERIFY(rights.isDone());
        const auto reading = QFile::ReadOwner | QFile::ExeOwner;
        QVERIFY(QFile::setPermissions(isFolder ? folder.path() : file, reading));
        {
            ManualClock clock;
            Store store(file, nullptr, &clock);
            store.open();
            Answer<void> written;
            Answer<int> read;
            store.write<void>(this, statement("INSERT INTO t VALUES (7)"), written.receiver());
            store.read<int>(Lane::History, this, number("SELECT SUM(v) FROM t"), read.receiver());
            BALIE_TRY_VERIFY(written.isThere() && read.isThere());
            QCOMPARE(written.result().error().code, ErrorCode::NotAllowed);
            QCOMPARE(read.result().valueOr(-1), 6);
            QCOMPARE(store.state().kind, Kind::ReadOnly);
            QVERIFY(store.state().sentence.contains(file));

            // Tried again in vain, then with the right that the administrator gave.
            clock.advance(std::chrono::seconds(10));
            Answer<int> meanwhile;
            store.read<int>(Lane::History, this, number("SELECT SUM(v) FROM t"), meanwhile.receiver());
            BALIE_TRY_VERIFY(meanwhile.isThere());
            QCOMPARE(meanwhile.result().valueOr(-1), 6);
            QCOMPARE(store.state().kind, Kind::ReadOnly);
            QVERIFY(QFile::setPermissions(isFolder ? folder.path() : file, reading | QFile::WriteOwner));
            BALIE_TRY_VERIFY((clock.advance(std::chrono::seconds(10)), store.state().kind == Kind::Open));
            Answer<void> kept;
            Answer<int> readAgain;
            store.write<void>(this, statement("INSERT INTO t VALUES (7)"), kept.receiver());
            BALIE_TRY_VERIFY(kept.isThere());
            QVERIFY(kept.result());
            store.read<int>(Lane::History, this, number("SELECT SUM(v) FROM t"), readAgain.receiver());
            BALIE_TRY_VERIFY(readAgain.isThere());
            QCOMPARE(readAgain.result().valueOr(-1), 13);
        }
        QVERIFY(QFile::setPermissions(folder.path(), reading | QFile::WriteOwner));
    }

    void aFolderThatMayNotBeWrittenIsSaid()
    {
        const QTemporaryDir folder;
        const WithoutRights rights(folder.path());
        QVERIFY(rights.isDone());
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
        {
            Store store(folder.filePath(u"desk.sqlite"_s));
            store.open();
            BALIE_TRY_COMPARE(store.state().kind, Kind::Unavailable);
            QVERIFY(store.state().sentence.contains(folder.path()));
        }
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
    }

private:
    QString path()
    {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".sqlite"_s);
    }
    void write(const QByteArray &content)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    static QByteArray contents(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A file of ours with a table of some hundred pages.
    void fill()
    {
        Store store(path());
        store.open();
        Answer<void> filled;
        store.write<void>(this, statement(manyRows), filled.receiver());
        BALIE_TRY_VERIFY(filled.isThere());
        QVERIFY(filled.result());
    }

    QTemporaryDir m_folder;
};

BALIE_TEST(StoreFaults)
#include "tst_StoreFaults.moc"
