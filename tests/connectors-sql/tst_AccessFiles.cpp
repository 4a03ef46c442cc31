// A real Access file, read with mdbtools: as the profile access does, and over their ODBC driver,
// which takes no parameters.
#include "tests/connectors-sql/SqlContract.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::test;

class AccessFiles : public TestCase {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;

    Settings settings() const
    {
        return {{u"file"_s, m_file}, {u"table"_s, u"Users"_s}, {u"columnId"_s, u"UserId"_s},
            {u"columnName"_s, u"UserName"_s}, {u"columnPhone1"_s, u"PhoneNr"_s}};
    }

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        if (QStandardPaths::findExecutable(u"mdb-json"_s).isEmpty())
            QSKIP("the package mdbtools is not installed");
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"klanten van '24.mdb"_s);
        QVERIFY(QFile::copy(QStringLiteral(BALIE_SQL_DATA "/customers.mdb"), m_file));
    }

    void findsNumbers()
    {
        SqlBench bench(u"access"_s, settings());
        QVERIFY2(bench.isReady(), bench.isReady() ? "" : qPrintable(bench.problem().userText));
        QCOMPARE(bench.namesByNumber(u"0612345671"_s), QStringList(u"Anna Groen"_s));
        QCOMPARE(bench.namesByNumber(u"0612345672"_s), QStringList(u"Bram O'Brien"_s));
        QCOMPARE(bench.namesByNumber(u"0612345673"_s), QStringList(u"Chris M\u00fcller"_s));
        QCOMPARE(bench.namesByNumber(u"0612345674"_s), QStringList(u"Dirk de Wit"_s));
        QCOMPARE(bench.namesByNumber(u"0612345675"_s), QStringList(u"Eva Zwart"_s));
        // Two numbers in one field.
        QCOMPARE(bench.namesByNumber(u"0612345676"_s), QStringList(u"Groothandel De Vries"_s));
        QCOMPARE(bench.namesByNumber(u"0201234567"_s), QStringList(u"Groothandel De Vries"_s));
        QCOMPARE(bench.namesByNumber(u"0612345678"_s), QStringList());
    }

    void findsNamesAndCards()
    {
        SqlBench bench(u"access"_s, settings());
        QCOMPARE(bench.namesByName(u"o'brien"_s), QStringList(u"Bram O'Brien"_s));
        QCOMPARE(bench.namesByName(u"muller chris"_s), QStringList(u"Chris M\u00fcller"_s));
        QCOMPARE(bench.namesByName(u"'; DROP TABLE Users; --"_s), QStringList());
        const auto card = bench.card(u"4"_s);
        QVERIFY2(card, card ? "" : qPrintable(card.error().detail));
        QCOMPARE(card->name, u"Dirk de Wit"_s);
        QVERIFY(!bench.card(u"40"_s));
    }

    void cannotWrite()
    {
        SqlBench bench(u"access"_s, settings());
        QVERIFY(!bench.connector().capabilities().testFlag(crm::Capability::LogCall));
        QCOMPARE(bench.log(callReport(u"a"_s, u"1"_s)).error().code, ErrorCode::NotSupported);
    }

    void aChangedFileIsReadAgain()
    {
        SqlBench bench(u"access"_s, settings());
        QCOMPARE(bench.namesByNumber(u"0612345671"_s), QStringList(u"Anna Groen"_s));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray all = file.readAll();
        const auto utf16 = [](const QString &text) {
            return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        };
        const qsizetype at = all.indexOf(utf16(u"Anna Groen"_s));
        QVERIFY(at > 0);
        all.replace(at, 20, utf16(u"Anne Blauw"_s));
        QVERIFY(file.seek(0));
        QCOMPARE(file.write(all), all.size());
        QVERIFY(file.flush());
        QVERIFY(file.setFileTime(
            QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
        file.close();
        QCOMPARE(bench.namesByNumber(u"0612345671"_s), QStringList(u"Anne Blauw"_s));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("table") << u"table"_s << u"Klanten"_s << ErrorCode::InvalidInput;
        QTest::newRow("column") << u"columnId"_s << u"Nummer"_s << ErrorCode::InvalidInput;
        QTest::newRow("file") << u"file"_s << u"/nowhere/klanten.mdb"_s << ErrorCode::Unreachable;
        QTest::newRow("no Access file")
            << u"file"_s << QStringLiteral(BALIE_SQL_DATA "/make-customers.py")
            << ErrorCode::InvalidInput;
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(ErrorCode, code);
        Settings wrong = settings();
        wrong.insert(key, value);
        SqlBench bench(u"access"_s, wrong);
        QVERIFY(bench.isReady());
        const auto reply = bench.byNumber(u"0612345671"_s);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, code);
    }

    void aDriverWithoutParametersGetsHarmlessLiterals()
    {
        const QString connection = u"DRIVER=MDBTools;DBQ="_s + m_file;
        SqlBench bench(u"odbc"_s,
            {{u"connectionString"_s, connection},
                {u"numberStatement"_s,
                    u"SELECT UserId, UserName, PhoneNr FROM Users WHERE PhoneNr LIKE :like_interleaved"_s}});
        SqlHand hand(connection);
        const QString first = hand.read(u"SELECT UserName FROM Users"_s);
        if (first.startsWith("SQLSTATE 01000"_L1) || first.startsWith("SQLSTATE IM0"_L1))
            QSKIP("the package odbc-mdbtools is not installed");
        QCOMPARE(first, u"Anna Groen"_s);
        // mdbtools know no aliases, so nobody has a name; but the statement went through.
        const auto trial = bench.tried(u"0612345672"_s);
        QVERIFY2(trial.wentWell,
            trial.wentWell ? "" : qPrintable(trial.steps.constLast().error->detail));
        QVERIFY2(trial.steps.at(1).reply.contains("Bram"_L1), qPrintable(trial.steps.at(1).reply));
    }
};

BALIE_TEST(AccessFiles)
#include "tst_AccessFiles.moc"
