// The profiles of GoldMine and Sage 50, on tables of the same names and columns; and the engine as
// a module.
#include "crm-connectors/profile/ProfileReader.h"
#include "tests/connectors-sql/SqlBench.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QPluginLoader>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::test;

class SqlProfiles : public TestCase {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqlHand> m_hand;

    /// A data source of this test alone, as an administrator would set one up.
    void makeDataSource()
    {
        QFile file(m_folder->filePath(u"odbc.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[klanten]\nDriver=SQLite3\nDatabase="
            + m_folder->filePath(u"klanten.sqlite"_s).toUtf8() + '\n');
        qputenv("ODBCINI", file.fileName().toUtf8());
    }
    void write(const QString &sql) { QCOMPARE(m_hand->write(sql), QString()); }

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        makeDataSource();
        m_hand = std::make_unique<SqlHand>(u"DSN=klanten"_s);
        if (m_hand->read(u"SELECT 1"_s) != u"1"_s)
            QSKIP("the package libsqliteodbc is not installed");
    }
    void cleanup()
    {
        m_hand.reset();
        qunsetenv("ODBCINI");
    }

    void goldMine()
    {
        write(
            u"CREATE TABLE CONTACT1 (ACCOUNTNO TEXT, RECID TEXT, COMPANY TEXT, CONTACT TEXT, LASTNAME TEXT, TITLE TEXT, DEPARTMENT TEXT, PHONE1 TEXT, PHONE2 TEXT, PHONE3 TEXT, U_COMPANY TEXT, U_CONTACT TEXT, U_LASTNAME TEXT)"_s);
        write(
            u"CREATE TABLE CONTSUPP (ACCOUNTNO TEXT, RECID TEXT, RECTYPE TEXT, CONTACT TEXT, U_CONTACT TEXT, TITLE TEXT, CONTSUPREF TEXT, PHONE TEXT)"_s);
        write(
            u"INSERT INTO CONTACT1 VALUES ('A1', 'R1', 'Bakker BV', 'Jan de Bakker', 'Bakker', 'Directeur', '', '(310)123-4567', '+31 20 123 4567', '', 'BAKKER BV', 'JAN DE BAKKER', 'BAKKER')"_s);
        write(
            u"INSERT INTO CONTSUPP VALUES ('A1', 'R2', 'P', 'E-mail Address', 'E-MAIL ADDRESS', '', 'jan@bakker.example', '')"_s);
        write(
            u"INSERT INTO CONTSUPP VALUES ('A1', 'R3', 'C', 'Piet Smit', 'PIET SMIT', 'Inkoop', '', '06-12345678')"_s);
        SqlBench bench(u"goldmine"_s, {{u"dsn"_s, u"klanten"_s}});
        QVERIFY2(bench.isReady(), bench.isReady() ? "" : qPrintable(bench.problem().userText));
        QVERIFY(!bench.connector().capabilities().testFlag(crm::Capability::LogCall));
        QCOMPARE(bench.namesByNumber(u"0201234567"_s), QStringList(u"Jan de Bakker"_s));
        QCOMPARE(bench.namesByNumber(u"+13101234567"_s), QStringList());
        QCOMPARE(bench.namesByNumber(u"0612345678"_s), QStringList(u"Piet Smit"_s));
        QCOMPARE(bench.namesByName(u"jan bakker"_s), QStringList(u"Jan de Bakker"_s));
        QCOMPARE(bench.namesByName(u"smit"_s), QStringList(u"Piet Smit"_s));
        const auto card = bench.card(u"A1"_s, u"Contact1"_s);
        QVERIFY2(card, card ? "" : qPrintable(card.error().detail));
        QCOMPARE(card->emails, QStringList(u"jan@bakker.example"_s));
        QCOMPARE(card->title, u"Directeur"_s);
        const auto other = bench.card(u"R3"_s, u"ContSupp"_s);
        QVERIFY(other);
        QCOMPARE(other->title, u"Inkoop"_s);
    }

    void sage50()
    {
        for (const QString &ledger : {u"SALES_LEDGER"_s, u"PURCHASE_LEDGER"_s})
            write(
                u"CREATE TABLE %1 (ACCOUNT_REF TEXT, NAME TEXT, CONTACT_NAME TEXT, TELEPHONE TEXT, TELEPHONE_2 TEXT, E_MAIL TEXT)"_s
                    .arg(ledger));
        write(
            u"INSERT INTO SALES_LEDGER VALUES ('ABS001', 'ABS Garages Ltd', 'Mike Hall', '0044 1908 123456', '', 'mike@abs.example')"_s);
        write(
            u"INSERT INTO PURCHASE_LEDGER VALUES ('CON001', 'Connections', '', '020-1234567', '', '')"_s);
        SqlBench bench(u"sage50"_s, {{u"dsn"_s, u"klanten"_s}});
        QVERIFY2(bench.isReady(), bench.isReady() ? "" : qPrintable(bench.problem().userText));
        QCOMPARE(bench.namesByNumber(u"+441908123456"_s), QStringList(u"Mike Hall"_s));
        const auto company = bench.byNumber(u"0201234567"_s);
        QVERIFY(company);
        QCOMPARE(company->cards.size(), 1);
        QCOMPARE(company->cards.constFirst().name, u"Connections"_s);
        QCOMPARE(company->cards.constFirst().kind, crm::CardKind::Company);
        QCOMPARE(company->cards.constFirst().key.type, u"PURCHASE_LEDGER"_s);
        QCOMPARE(bench.namesByName(u"garages"_s), QStringList(u"Mike Hall"_s));
        const auto card = bench.card(u"ABS001"_s, u"SALES_LEDGER"_s);
        QVERIFY(card);
        QCOMPARE(card->company, u"ABS Garages Ltd"_s);
    }

    void theModuleMakesConnectors()
    {
        QPluginLoader loader(QStringLiteral(BALIE_ENGINE_FOLDER "/sql.so"));
        QCOMPARE(loader.metaData().value("MetaData"_L1).toObject().value("engine"_L1).toString(),
            u"sql"_s);
        auto *const engine = qobject_cast<crm::Engine *>(loader.instance());
        QVERIFY2(engine, qPrintable(loader.errorString()));
        const auto profile
            = crm::ProfileReader::readFolder(QStringLiteral(BALIE_PROFILES "/sage50"));
        QVERIFY(profile);
        HeldClock clock;
        NoSession session;
        const PhoneNumbers numbers;
        const auto made = engine->make(*profile, {u"klanten"_s, {{u"dsn"_s, u"klanten"_s}}},
            {session, clock, numbers, [](const QString &) { return QString(); }});
        QVERIFY(made);
        QCOMPARE(made.value()->capabilities(),
            crm::Capability::FindByNumber | crm::Capability::FindByName | crm::Capability::GetCard);
        QVERIFY(QFile::exists(crm::SqlWorker::installedProgram()));
    }
};

BALIE_TEST(SqlProfiles)
#include "tst_SqlProfiles.moc"
