// The profile odbc on SQLite, over ODBC as any other database.
#include "tests/connectors-sql/SqlContract.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::test;

class SqlOnSqlite : public TestCase {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqlHand> m_hand;

    QString connection() const
    {
        return u"DRIVER=SQLite3;Database="_s + m_folder->filePath(u"people.sqlite"_s);
    }
    Settings settings(const Settings &more = {}) const
    {
        Settings all = sqlContract::tableSettings();
        all.insert(u"connectionString"_s, connection());
        all.insert(more);
        return all;
    }

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_hand = std::make_unique<SqlHand>(connection());
        if (m_hand->read(u"SELECT 1"_s) != u"1"_s)
            QSKIP("the package libsqliteodbc is not installed");
        sqlContract::seed(*m_hand);
    }
    void cleanup()
    {
        m_hand.reset();
        m_folder.reset();
    }

    void findsFiveNotations()
    {
        SqlBench bench(u"odbc"_s, settings());
        QVERIFY2(bench.isReady(), bench.isReady() ? "" : qPrintable(bench.problem().detail));
        sqlContract::findsFiveNotations(bench);
    }
    void findsThemWithWildcardsToo()
    {
        SqlBench bench(u"odbc"_s, settings({{u"dialect"_s, u"other"_s}}));
        sqlContract::findsFiveNotations(bench);
    }
    void leavesNearMissesOut()
    {
        SqlBench bench(u"odbc"_s, settings());
        sqlContract::leavesNearMissesOut(bench);
    }
    void findsNamesWithAnything()
    {
        SqlBench bench(u"odbc"_s, settings());
        sqlContract::findsNamesWithAnything(bench, *m_hand);
    }
    void readsOneCard()
    {
        SqlBench bench(u"odbc"_s, settings());
        sqlContract::readsOneCard(bench);
    }
    void writesACallOnce()
    {
        SqlBench bench(u"odbc"_s, settings(sqlContract::noteSettings()));
        QVERIFY2(bench.isReady(), bench.isReady() ? "" : qPrintable(bench.problem().userText));
        sqlContract::writesACallOnce(bench, *m_hand);
    }
    void aCallWhoseAnswerWasLostIsNotWrittenAgain()
    {
        // The first attempt arrived, and nobody heard of it.
        QCOMPARE(m_hand->write(u"INSERT INTO calls (id, call_key) VALUES (7, 'gesprek-1')"_s),
            QString());
        SqlBench bench(u"odbc"_s, settings(sqlContract::noteSettings()));
        const auto receipt = bench.log(callReport(u"gesprek-1"_s, u"1"_s));
        QVERIFY(receipt);
        QVERIFY(receipt->stoodAlready);
        QCOMPARE(receipt->id, u"7"_s);
        QCOMPARE(m_hand->read(u"SELECT COUNT(*) FROM calls"_s), u"1"_s);
    }
    void whatTheDatabaseRefusesIsSaid()
    {
        QCOMPARE(m_hand->write(u"INSERT INTO calls (id, call_key) VALUES (1, 'x')"_s), QString());
        Settings notes = sqlContract::noteSettings();
        notes.insert(u"noteWrite"_s, u"INSERT INTO calls (id, call_key) VALUES (1, :call_key)"_s);
        SqlBench bench(u"odbc"_s, settings(notes));
        const auto receipt = bench.log(callReport(u"gesprek-1"_s, u"1"_s));
        QVERIFY(!receipt);
        QVERIFY(!receipt.error().userText.isEmpty());
        QVERIFY2(
            receipt.error().detail.startsWith("SQLSTATE "_L1), qPrintable(receipt.error().detail));
    }
    void tellsATrial()
    {
        SqlBench bench(u"odbc"_s, settings());
        sqlContract::tellsATrial(bench);
    }

    void statementsOfOnesOwnAreTaken()
    {
        SqlBench bench(u"odbc"_s,
            {{u"connectionString"_s, connection()},
                {u"numberStatement"_s,
                    u"SELECT p.id AS ID, p.full_name AS Name, p.tel AS work, 'https://crm.example.nl/p?id=' || p.id AS url FROM people p WHERE p.tel LIKE :like_interleaved"_s}});
        QVERIFY2(bench.isReady(), bench.isReady() ? "" : qPrintable(bench.problem().userText));
        QCOMPARE(
            bench.connector().capabilities(), crm::Capabilities(crm::Capability::FindByNumber));
        const auto reply = bench.byNumber(u"+31612345673"_s);
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
        QCOMPARE(reply->cards.size(), 1);
        const crm::ContactCard card = reply->cards.constFirst();
        QCOMPARE(card.numbers.constFirst().kind, ContactNumberKind::Work);
        QCOMPARE(card.link, QUrl(u"https://crm.example.nl/p?id=3"_s));
    }

    void linksAreHttpsOnly()
    {
        SqlBench bench(u"odbc"_s,
            {{u"connectionString"_s, connection()},
                {u"numberStatement"_s,
                    u"SELECT id, full_name AS name, tel AS work, 'file:///etc/passwd' AS url FROM people WHERE tel LIKE :like_interleaved"_s}});
        const auto reply = bench.byNumber(u"+31612345673"_s);
        QVERIFY(reply);
        QVERIFY(reply->cards.constFirst().link.isEmpty());
    }

    void aWrongColumnIsAWrongSetting()
    {
        SqlBench bench(u"odbc"_s, settings({{u"columnPhone2"_s, u"mobiel"_s}}));
        const auto reply = bench.byNumber(u"+31612345673"_s);
        QVERIFY(!reply);
        QVERIFY2(reply.error().detail.startsWith("SQLSTATE "_L1), qPrintable(reply.error().detail));
        QVERIFY(!reply.error().userText.isEmpty());
        const auto trial = bench.tried(u"+31612345673"_s);
        QVERIFY(trial.isDone);
        QVERIFY(!trial.wentWell);
        QVERIFY(trial.steps.constLast().error);
    }

    void settingsThatCannotWorkAreRefused_data()
    {
        QTest::addColumn<Settings>("change");
        QTest::newRow("nothing to ask") << Settings{{u"table"_s, QString()}};
        QTest::newRow("no data source") << Settings{{u"connectionString"_s, QString()}};
        QTest::newRow("password in the open")
            << Settings{{u"connectionString"_s, u"DSN=x;pwd=geheim"_s}};
        QTest::newRow("table") << Settings{{u"table"_s, u"people; DROP TABLE people"_s}};
        QTest::newRow("no column") << Settings{{u"columnName"_s, QString()}};
        QTest::newRow("statement") << Settings{{u"numberStatement"_s, u"DROP TABLE people"_s}};
        QTest::newRow("writes without a look")
            << Settings{{u"noteWrite"_s, u"INSERT INTO calls (call_key) VALUES (:call_key)"_s}};
        QTest::newRow("writes without a key")
            << Settings{{u"noteLook"_s, u"SELECT id FROM calls WHERE call_key = :call_key"_s},
                   {u"noteWrite"_s, u"INSERT INTO calls (note) VALUES (:call_text)"_s}};
    }
    void settingsThatCannotWorkAreRefused()
    {
        QFETCH(Settings, change);
        const SqlBench bench(u"odbc"_s, settings(change));
        QVERIFY(!bench.isReady());
        QCOMPARE(bench.problem().code, ErrorCode::InvalidInput);
        QVERIFY(!bench.problem().userText.isEmpty());
    }

    void aMissingDriverIsSaid()
    {
        SqlBench bench(u"odbc"_s, settings({{u"connectionString"_s, u"DSN=die er niet is"_s}}));
        const auto reply = bench.byNumber(u"+31612345673"_s);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::InvalidInput);
        QVERIFY2(reply.error().detail.contains("IM002"_L1), qPrintable(reply.error().detail));
    }
};

BALIE_TEST(SqlOnSqlite)
#include "tst_SqlOnSqlite.moc"
