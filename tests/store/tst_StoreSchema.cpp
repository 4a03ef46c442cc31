#include "desk/store/Schema.h"
#include "tests/store/Opened.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using sqlite::Database;
using test::Answer;
using test::number;

namespace {

Expected<void> makePeople(Database &database)
{
    return database.execute("CREATE TABLE people (name TEXT); INSERT INTO people VALUES ('Bram')");
}

Expected<void> addTown(Database &database)
{
    return database.execute("ALTER TABLE people ADD COLUMN town TEXT; UPDATE people SET town = 'Breda'");
}

Expected<void> fail(Database &database)
{
    return database.execute("CREATE TABLE half (v); SELECT nothing FROM nowhere");
}

} // namespace

class StoreSchema : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anOlderFileIsTakenStepByStepToToday()
    {
        auto database = opened();
        QVERIFY(database);
        QVERIFY(Schema::migrate(*database, {{makePeople}}));
        QCOMPARE(database->userVersion().valueOr(-1), 1);
        QVERIFY(Schema::migrate(*database, {{makePeople}, {addTown}}));
        QCOMPARE(database->userVersion().valueOr(-1), 2);
        QCOMPARE(number("SELECT COUNT(*) FROM people WHERE name = 'Bram' AND town = 'Breda'")(*database).valueOr(-1), 1);
        QVERIFY(Schema::migrate(*database, {{makePeople}, {addTown}}));
    }

    void aStepThatFailsLeavesTheFileAsItWas()
    {
        auto database = opened();
        QVERIFY(database);
        QVERIFY(Schema::migrate(*database, {{makePeople}}));
        QVERIFY(!Schema::migrate(*database, {{makePeople}, {addTown, fail}}));
        QCOMPARE(database->userVersion().valueOr(-1), 1);
        QCOMPARE(number("SELECT COUNT(*) FROM pragma_table_info('people')")(*database).valueOr(-1), 1);
        QCOMPARE(number("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'half'")(*database).valueOr(-1), 0);
    }

    void aFileOfANewerBalieIsNotTouched()
    {
        {
            auto database = opened();
            QVERIFY(database);
            QVERIFY(Schema::migrate(*database));
            QVERIFY(database->setUserVersion(99));
        }
        Store store(path());
        store.open();
        Answer<void> refused;
        store.write<void>(this, test::statement("CREATE TABLE t (v)"), refused.receiver());
        BALIE_TRY_VERIFY(refused.isThere());
        QCOMPARE(refused.result().error().code, ErrorCode::Refused);
        QCOMPARE(store.state().kind, StoreState::Kind::Unavailable);
        QVERIFY(!store.state().sentence.isEmpty());
        auto database = opened();
        QCOMPARE(database->userVersion().valueOr(-1), 99);
    }

    void anotherProgramsFileIsNotTouched()
    {
        {
            auto database = opened();
            QVERIFY(database);
            QVERIFY(database->execute("CREATE TABLE recipes (v); INSERT INTO recipes VALUES (1)"));
        }
        Store store(path());
        store.open();
        BALIE_TRY_COMPARE(store.state().kind, StoreState::Kind::Unavailable);
        auto database = opened();
        QCOMPARE(number("SELECT COUNT(*) FROM sqlite_schema")(*database).valueOr(-1), 1);
    }

private:
    QString path()
    {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".sqlite"_s);
    }
    Expected<Database> opened() { return Database::open(path(), Database::Mode::ReadWrite); }

    QTemporaryDir m_folder;
};

BALIE_TEST(StoreSchema)
#include "tst_StoreSchema.moc"
