// Statements as administrators write them, and those that are made for a table.
#include "crm-connectors/engines/sql/SqlDialect.h"
#include "crm-connectors/engines/sql/SqlParameters.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::crm;

namespace {

const QStringList &known()
{
    static const QStringList names{u"nsn"_s, u"number_e164"_s};
    return names;
}

Expected<SqlStatement> reading(const QString &text)
{
    return SqlStatement::read(text, SqlStatement::Use::Read, known());
}

} // namespace

class SqlStatements : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void namesBecomeQuestionMarks()
    {
        const auto statement
            = reading(u" select a from t where b = :nsn or c=:number_e164 or d=:nsn ;\n"_s);
        QVERIFY(statement);
        QCOMPARE(statement->text(), u"select a from t where b = ? or c=? or d=?"_s);
        QCOMPARE(statement->names(), QStringList({u"nsn"_s, u"number_e164"_s, u"nsn"_s}));
        const QCborArray values
            = statement->values({{u"nsn"_s, u"61"_s}, {u"number_e164"_s, u"+3161"_s}});
        QCOMPARE(values, QCborArray({u"61"_s, u"+3161"_s, u"61"_s}));
    }

    void quotesCommentsAndCastsAreLeftAlone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("quotes") << u"SELECT ':nsn ; ?' FROM t"_s;
        QTest::newRow("doubled quote") << u"SELECT 'it''s :nsn' FROM t"_s;
        QTest::newRow("names") << u"SELECT \":nsn\", `:x`, [a;b] FROM t"_s;
        QTest::newRow("cast") << u"SELECT a::text FROM t"_s;
        QTest::newRow("line comment") << u"SELECT a -- :what? ;\nFROM t"_s;
        QTest::newRow("comment") << u"SELECT a /"_s + u"* :what? ; *"_s + u"/ FROM t"_s;
    }
    void quotesCommentsAndCastsAreLeftAlone()
    {
        QFETCH(QString, text);
        const auto statement = reading(text);
        QVERIFY(statement);
        QCOMPARE(statement->text(), text);
        QVERIFY(statement->names().isEmpty());
    }

    void whatCouldDoHarmIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no search") << u"DELETE FROM t"_s;
        QTest::newRow("looks like one") << u"SELECTED FROM t"_s;
        QTest::newRow("two") << u"SELECT 1; DROP TABLE t"_s;
        QTest::newRow("unknown") << u"SELECT :password"_s;
        QTest::newRow("colon") << u"SELECT a : b"_s;
        QTest::newRow("question mark") << u"SELECT a FROM t WHERE b = ?"_s;
        QTest::newRow("open quote") << u"SELECT 'a FROM t"_s;
    }
    void whatCouldDoHarmIsRefused()
    {
        QFETCH(QString, text);
        const auto statement = reading(text);
        QVERIFY(!statement);
        QCOMPARE(statement.error().code, ErrorCode::InvalidInput);
        QVERIFY(!statement.error().userText.isEmpty());
    }

    void writesAreInsertsOrProcedures()
    {
        const auto may = [](const QString &text) {
            return SqlStatement::read(text, SqlStatement::Use::Write, known()).hasValue();
        };
        QVERIFY(may(u"INSERT INTO t VALUES (:nsn)"_s));
        QVERIFY(may(u"call note(:nsn)"_s));
        QVERIFY(may(u"EXEC dbo.note :nsn"_s));
        QVERIFY(!may(u"DELETE FROM t"_s));
        QVERIFY(!may(u"UPDATE t SET a = 1"_s));
        QVERIFY(!may(u"SELECT 1"_s));
    }

    void namesOfTablesAreLookedAt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("plain") << u"people"_s << true;
        QTest::newRow("schema") << u"dbo.people"_s << true;
        QTest::newRow("blank") << u"Telefoon zakelijk"_s << true;
        QTest::newRow("accents") << u"Pers\u00f6nlich_1"_s << true;
        QTest::newRow("quote") << u"people\""_s << false;
        QTest::newRow("backquote") << u"people`"_s << false;
        QTest::newRow("bracket") << u"people]"_s << false;
        QTest::newRow("apostrophe") << u"people'--"_s << false;
        QTest::newRow("statement") << u"people; DROP TABLE people"_s << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("only a dot") << u"."_s << false;
        QTest::newRow("colon") << u"a:nsn"_s << false;
    }
    void namesOfTablesAreLookedAt()
    {
        QFETCH(QString, name);
        QFETCH(bool, isFine);
        const QHash<QString, QString> columns{
            {u"id"_s, u"id"_s}, {u"name"_s, u"name"_s}, {u"phone1"_s, u"tel"_s}};
        QCOMPARE(SqlTable::make(name, columns, SqlTable::Search::Digits).hasValue(), isFine);
        QHash<QString, QString> other = columns;
        other.insert(u"phone2"_s, name);
        QCOMPARE(SqlTable::make(u"t"_s, other, SqlTable::Search::Digits).hasValue(), isFine);
    }

    void everyDialectComparesInItsOwnWay()
    {
        const QHash<QString, QString> columns{
            {u"id"_s, u"id"_s}, {u"name"_s, u"n"_s}, {u"phone1"_s, u"tel"_s}};
        const auto table = SqlTable::make(u"s.t"_s, columns, SqlTable::Search::Digits);
        QVERIFY(table);
        QCOMPARE(table->findByNumber(SqlDialect::MariaDb),
            u"SELECT `id` AS id, `n` AS name, `tel` AS phone1 FROM `s`.`t` WHERE REGEXP_REPLACE(`tel`, '[^0-9]', '') LIKE :like_nsn"_s);
        QVERIFY(
            table->findByNumber(SqlDialect::PostgreSql)
                .endsWith("WHERE regexp_replace(\"tel\", '[^0-9]', '', 'g') LIKE :like_nsn"_L1));
        QVERIFY(table->findByNumber(SqlDialect::SqlServer).contains("REPLACE([tel], ' ', '')"_L1));
        // In double quotes SQLite takes an unknown column for a text.
        QVERIFY(table->findByName(SqlDialect::Sqlite).contains("[n] LIKE :name_like "_L1));
        QVERIFY(table->findByNumber(SqlDialect::Access)
                    .endsWith("WHERE [tel] LIKE :like_interleaved"_L1));
        QVERIFY(table->findByNumber(SqlDialect::Other)
                    .endsWith("FROM s.t WHERE tel LIKE :like_interleaved"_L1));
        QVERIFY(table->findByName(SqlDialect::PostgreSql).contains("ILIKE :name_like"_L1));
        const auto slow = SqlTable::make(u"t"_s, columns, SqlTable::Search::Interleaved);
        QVERIFY(slow->findByNumber(SqlDialect::MariaDb).contains(":like_interleaved"_L1));
        QVERIFY(!SqlTable::make(u"t"_s, {{u"id"_s, u"id"_s}}, SqlTable::Search::Digits));
    }

    void valuesHoldTheNumberInItsForms()
    {
        const PhoneNumbers numbers;
        const SqlParameters values
            = sqlParameters::ofNumber(numbers.read(u"06-12345678"_s), numbers);
        QCOMPARE(values.value(u"number_e164"_s).toString(), u"+31612345678"_s);
        QCOMPARE(values.value(u"number_nat"_s).toString(), u"0612345678"_s);
        QCOMPARE(values.value(u"nsn"_s).toString(), u"612345678"_s);
        QCOMPARE(values.value(u"like_nsn"_s).toString(), u"%612345678%"_s);
        QCOMPARE(values.value(u"like_interleaved"_s).toString(), u"%6%1%2%3%4%5%6%7%8%"_s);
        QCOMPARE(sqlParameters::ofName(u" jan  de [b] 100% "_s).value(u"name_like"_s).toString(),
            u"%jan%de%_b_%100%"_s);
    }
};

BALIE_TEST(SqlStatements)
#include "tst_SqlStatements.moc"
