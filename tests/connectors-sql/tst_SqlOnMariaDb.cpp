// The profile odbc on a real database server, with a password.
#include "tests/connectors-sql/MariaDbServer.h"
#include "tests/connectors-sql/SqlContract.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::test;

class SqlOnMariaDb : public TestCase {
    Q_OBJECT

private:
    std::unique_ptr<MariaDbServer> m_server;
    std::unique_ptr<SqlHand> m_hand;
    const QString m_password = u"g3heim;PWD={x}'"_s;

    Settings settings(const Settings &more = {}) const
    {
        Settings all = sqlContract::tableSettings();
        all.insert(u"connectionString"_s, m_server->connection(u"klanten"_s));
        all.insert(u"user"_s, u"balie"_s);
        all.insert(more);
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<MariaDbServer>();
        if (!m_server->missing().isEmpty())
            QSKIP(qPrintable(m_server->missing()));
        SqlHand root(m_server->connection(u"mysql"_s), u"root"_s);
        const QString made = root.write(u"CREATE DATABASE klanten CHARACTER SET utf8mb4"_s);
        if (made.contains("IM002"_L1) || made.contains("01000"_L1))
            QSKIP("the package odbc-mariadb is not installed");
        QCOMPARE(made, QString());
        QString quoted = m_password;
        quoted.replace(u'\'', "''"_L1);
        QCOMPARE(root.write(u"CREATE USER balie@localhost IDENTIFIED BY '"_s + quoted + u'\''),
            QString());
        QCOMPARE(root.write(u"GRANT SELECT, INSERT ON klanten.* TO balie@localhost"_s), QString());
        m_hand = std::make_unique<SqlHand>(m_server->connection(u"klanten"_s), u"root"_s);
        sqlContract::seed(*m_hand);
    }
    void cleanupTestCase()
    {
        m_hand.reset();
        m_server.reset();
    }

    void findsFiveNotations()
    {
        SqlBench bench(u"odbc"_s, settings(), m_password);
        sqlContract::findsFiveNotations(bench);
    }
    void findsThemWithWildcardsToo()
    {
        SqlBench bench(u"odbc"_s, settings({{u"dialect"_s, u"other"_s}}), m_password);
        sqlContract::findsFiveNotations(bench);
    }
    void leavesNearMissesOut()
    {
        SqlBench bench(u"odbc"_s, settings(), m_password);
        sqlContract::leavesNearMissesOut(bench);
    }
    void findsNamesWithAnything()
    {
        SqlBench bench(u"odbc"_s, settings(), m_password);
        sqlContract::findsNamesWithAnything(bench, *m_hand);
    }
    void readsOneCard()
    {
        SqlBench bench(u"odbc"_s, settings(), m_password);
        sqlContract::readsOneCard(bench);
    }
    void writesACallOnce()
    {
        SqlBench bench(u"odbc"_s, settings(sqlContract::noteSettings()), m_password);
        sqlContract::writesACallOnce(bench, *m_hand);
    }
    void tellsATrialWithoutThePassword()
    {
        SqlBench bench(u"odbc"_s, settings(), m_password);
        sqlContract::tellsATrial(bench);
        const auto trial = bench.tried(u"0612345671"_s);
        for (const crm::TrialStep &step : trial.steps)
            QVERIFY(!(step.request + step.reply + step.mapping.join(u' ')).contains(m_password));
    }

    void aWrongPasswordIsSaid()
    {
        SqlBench bench(u"odbc"_s, settings(), u"fout"_s);
        const auto reply = bench.byNumber(u"0612345671"_s);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::BadCredentials);
        QVERIFY(!reply.error().detail.contains("fout"_L1));
    }

    void aWrongColumnIsAWrongSetting()
    {
        SqlBench bench(u"odbc"_s, settings({{u"columnPhone2"_s, u"mobiel"_s}}), m_password);
        const auto reply = bench.byNumber(u"0612345671"_s);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::InvalidInput);
        QVERIFY2(reply.error().detail.contains("42S22"_L1), qPrintable(reply.error().detail));
    }

    void aMissingRightIsSaid()
    {
        SqlHand root(m_server->connection(u"klanten"_s), u"root"_s);
        QCOMPARE(root.write(u"CREATE USER lezer@localhost IDENTIFIED BY 'x'"_s), QString());
        QCOMPARE(root.write(u"GRANT SELECT ON klanten.* TO lezer@localhost"_s), QString());
        Settings own = settings(sqlContract::noteSettings());
        own.insert(u"user"_s, u"lezer"_s);
        SqlBench bench(u"odbc"_s, own, u"x"_s);
        const auto receipt = bench.log(callReport(u"gesprek-9"_s, u"1"_s));
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, ErrorCode::NotAllowed);
    }

    void aLostConnectionIsMadeAnew()
    {
        SqlBench bench(u"odbc"_s, settings(sqlContract::noteSettings()), m_password);
        QCOMPARE(bench.namesByNumber(u"0612345673"_s), QStringList(u"Chris M\u00fcller"_s));
        const qint64 process = bench.connector().workerId();
        SqlHand root(m_server->connection(u"klanten"_s), u"root"_s);
        QCOMPARE(root.write(u"KILL USER balie@localhost"_s), QString());
        QCOMPARE(bench.namesByNumber(u"0612345673"_s), QStringList(u"Chris M\u00fcller"_s));
        QCOMPARE(bench.connector().workerId(), process);

        // A write is not repeated by itself; the next attempt looks first.
        const crm::CallReport report = callReport(u"gesprek-3"_s, u"1"_s);
        QVERIFY(bench.log(callReport(u"gesprek-4"_s, u"1"_s)));
        QCOMPARE(root.write(u"KILL USER balie@localhost"_s), QString());
        QVERIFY(!bench.log(report));
        const auto again = bench.log(report);
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QVERIFY(!again->stoodAlready);
        QCOMPARE(
            m_hand->read(u"SELECT COUNT(*) FROM calls WHERE call_key = 'gesprek-3'"_s), u"1"_s);
    }

    void anAttemptThatOvertookTheLookIsFound()
    {
        // The look finds nothing; the unique key of what arrived meanwhile refuses the second one.
        QCOMPARE(m_hand->write(u"CREATE TABLE once (call_key VARCHAR(80) UNIQUE)"_s), QString());
        QCOMPARE(m_hand->write(u"CREATE TABLE looks (n INTEGER) ENGINE=MyISAM"_s), QString());
        QCOMPARE(m_hand->write(u"INSERT INTO once VALUES ('gesprek-5')"_s), QString());
        QCOMPARE(
            m_hand->write(
                u"CREATE TRIGGER seen BEFORE INSERT ON once FOR EACH ROW INSERT INTO looks VALUES (1)"_s),
            QString());
        SqlBench bench(u"odbc"_s,
            settings(
                {{u"noteLook"_s,
                     u"SELECT call_key FROM once WHERE call_key = :call_key AND EXISTS (SELECT 1 FROM looks)"_s},
                    {u"noteWrite"_s, u"INSERT INTO once VALUES (:call_key)"_s}}),
            m_password);
        const auto receipt = bench.log(callReport(u"gesprek-5"_s, u"1"_s));
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().detail));
        QVERIFY(receipt->stoodAlready);
        QCOMPARE(m_hand->read(u"SELECT COUNT(*) FROM looks"_s), u"1"_s);
    }

    void thePasswordIsNowhereToBeSeen()
    {
        SqlBench bench(u"odbc"_s, settings(), m_password);
        QVERIFY(bench.byNumber(u"0612345671"_s));
        const QString process = u"/proc/%1/"_s.arg(bench.connector().workerId());
        for (const QString &name : {u"cmdline"_s, u"environ"_s}) {
            QFile file(process + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray all = file.readAll();
            QVERIFY(!all.isEmpty());
            QVERIFY(!all.contains(m_password.toUtf8()));
        }
    }
};

BALIE_TEST(SqlOnMariaDb)
#include "tst_SqlOnMariaDb.moc"
