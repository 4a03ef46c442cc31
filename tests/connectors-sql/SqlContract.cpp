#include "tests/connectors-sql/SqlContract.h"

namespace balie::test::sqlContract {

using namespace Qt::Literals::StringLiterals;

void seed(SqlHand &hand)
{
    const QStringList statements{
        u"CREATE TABLE people (id INTEGER PRIMARY KEY, full_name VARCHAR(80), firm VARCHAR(80), tel VARCHAR(60), gsm VARCHAR(60), mail VARCHAR(80))"_s,
        u"CREATE TABLE calls (id INTEGER PRIMARY KEY, call_key VARCHAR(80), person VARCHAR(20), direction VARCHAR(20), number VARCHAR(20), started VARCHAR(40), seconds INTEGER, note VARCHAR(2000))"_s,
        u"INSERT INTO people VALUES (1, 'Anna Groen', 'Groen BV', '+31612345671', NULL, 'anna@groen.example')"_s,
        u"INSERT INTO people VALUES (2, 'Bram O''Brien', 'Groen BV', NULL, '06-12345672', NULL)"_s,
        u"INSERT INTO people VALUES (3, 'Chris M\u00fcller', 'M\u00fcller en Zn', '+31 (0)6 1234 5673', '', NULL)"_s,
        u"INSERT INTO people VALUES (4, 'Dirk de Wit', NULL, '0031 6 12 34 56 74', NULL, NULL)"_s,
        u"INSERT INTO people VALUES (5, 'Eva Zwart', NULL, '06 12345675 toestel 12', NULL, NULL)"_s,
        u"INSERT INTO people VALUES (6, 'Bijna Raak', NULL, '+316123456719', '06-12345670', NULL)"_s,
        u"INSERT INTO people VALUES (7, 'Groothandel De Vries', 'De Vries', '020 123 45 67 / 06-12345671', NULL, NULL)"_s,
        u"INSERT INTO people VALUES (8, 'Duitse Firma', NULL, '+49 30 612345674', NULL, NULL)"_s,
    };
    for (const QString &statement : statements)
        QCOMPARE(hand.write(statement), QString());
}

Settings tableSettings()
{
    return {{u"table"_s, u"people"_s}, {u"columnId"_s, u"id"_s}, {u"columnName"_s, u"full_name"_s},
        {u"columnCompany"_s, u"firm"_s}, {u"columnPhone1"_s, u"tel"_s},
        {u"columnPhone2"_s, u"gsm"_s}, {u"columnEmail"_s, u"mail"_s},
        {u"cardAddress"_s, u"https://crm.example.nl/klant"_s}};
}

Settings noteSettings()
{
    return {{u"noteLook"_s, u"SELECT id FROM calls WHERE call_key = :call_key"_s},
        {u"noteWrite"_s,
            u"INSERT INTO calls (id, call_key, person, direction, number, started, seconds, note) SELECT COUNT(*) + 1, :call_key, :card_id, :call_direction, :call_number, :call_start, :call_seconds, :call_text FROM calls"_s}};
}

void findsFiveNotations(SqlBench &bench)
{
    QCOMPARE(bench.namesByNumber(u"0612345671"_s),
        QStringList({u"Anna Groen"_s, u"Groothandel De Vries"_s}));
    QCOMPARE(bench.namesByNumber(u"+31612345672"_s), QStringList(u"Bram O'Brien"_s));
    QCOMPARE(bench.namesByNumber(u"+31612345673"_s), QStringList(u"Chris M\u00fcller"_s));
    QCOMPARE(bench.namesByNumber(u"+31612345674"_s), QStringList(u"Dirk de Wit"_s));
    QCOMPARE(bench.namesByNumber(u"+31612345675"_s), QStringList(u"Eva Zwart"_s));
    const auto reply = bench.byNumber(u"0612345672"_s);
    QVERIFY(reply);
    const crm::ContactCard card = reply->cards.constFirst();
    QCOMPARE(card.match, crm::CardMatch::Number);
    QCOMPARE(card.matchedBy, u"06-12345672"_s);
    QCOMPARE(card.company, u"Groen BV"_s);
    QCOMPARE(card.key.id, u"2"_s);
    QCOMPARE(card.link, QUrl(u"https://crm.example.nl/klant/2"_s));
}

void leavesNearMissesOut(SqlBench &bench)
{
    QCOMPARE(bench.namesByNumber(u"+31612345678"_s), QStringList());
    // Found by the statement, thrown out by the comparison.
    QCOMPARE(bench.namesByNumber(u"+31612345671"_s).contains(u"Bijna Raak"_s), false);
    QCOMPARE(bench.namesByNumber(u"+31612345674"_s).contains(u"Duitse Firma"_s), false);
}

void findsNamesWithAnything(SqlBench &bench, SqlHand &hand)
{
    QCOMPARE(bench.namesByName(u"o'brien"_s), QStringList(u"Bram O'Brien"_s));
    QCOMPARE(bench.namesByName(u"Chris M\u00fcll"_s), QStringList(u"Chris M\u00fcller"_s));
    QCOMPARE(bench.namesByName(u"groen anna"_s), QStringList(u"Anna Groen"_s));
    QCOMPARE(bench.namesByName(u"groen bv"_s), QStringList({u"Anna Groen"_s, u"Bram O'Brien"_s}));
    for (const QString &evil : {u"'; DROP TABLE people; --"_s, u"\"; DROP TABLE people; --"_s,
             u"x' OR '1'='1"_s, u"\\' OR 1=1 -- "_s, u"`people`"_s, u"x\u2019 \U0001F600"_s})
        QCOMPARE(bench.namesByName(evil), QStringList());
    for (const QString &nothing : {u"%"_s, u"_ %"_s, u"  "_s})
        QCOMPARE(bench.namesByName(nothing), QStringList());
    QCOMPARE(hand.read(u"SELECT COUNT(*) FROM people"_s), u"8"_s);
    const auto some = bench.byName(u"e"_s, 2);
    QVERIFY(some);
    QCOMPARE(some->cards.size(), 2);
    QVERIFY(some->more);
}

void readsOneCard(SqlBench &bench)
{
    const auto card = bench.card(u"1"_s);
    QVERIFY2(card, card ? "" : qPrintable(card.error().detail));
    QCOMPARE(card->name, u"Anna Groen"_s);
    QCOMPARE(card->emails, QStringList(u"anna@groen.example"_s));
    QCOMPARE(card->numbers.size(), 1);
    QCOMPARE(bench.card(u"99"_s).hasValue(), false);
    QCOMPARE(bench.card(u"1 OR 1=1"_s).hasValue(), false);
    QCOMPARE(bench.card(u"1' OR '1'='1"_s).hasValue(), false);
}

void writesACallOnce(SqlBench &bench, SqlHand &hand)
{
    const crm::CallReport report = callReport(u"gesprek-1"_s, u"1"_s);
    const auto first = bench.log(report);
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    QVERIFY(!first->stoodAlready);
    const auto second = bench.log(report);
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    QVERIFY(second->stoodAlready);
    QCOMPARE(second->id, u"1"_s);
    QCOMPARE(hand.read(u"SELECT COUNT(*) FROM calls"_s), u"1"_s);
    QCOMPARE(hand.read(u"SELECT note FROM calls"_s), report.text);
    QCOMPARE(hand.read(u"SELECT started FROM calls"_s), u"2026-11-23 14:05:09"_s);
    QCOMPARE(hand.read(u"SELECT seconds FROM calls"_s), u"83"_s);
    QVERIFY(bench.log(callReport(u"gesprek-2"_s, u"1"_s)));
    QCOMPARE(hand.read(u"SELECT COUNT(*) FROM calls"_s), u"2"_s);
}

void tellsATrial(SqlBench &bench)
{
    const SqlBench::Trial trial = bench.tried(u"0612345671"_s);
    QVERIFY(trial.isDone);
    QVERIFY2(trial.wentWell,
        trial.steps.isEmpty() || !trial.steps.constLast().error
            ? ""
            : qPrintable(trial.steps.constLast().error->detail));
    QCOMPARE(trial.steps.size(), 3);
    QCOMPARE(trial.cards.size(), 2);
    QCOMPARE(trial.steps.at(0).kind, crm::TrialStep::Kind::SignIn);
    const crm::TrialStep asked = trial.steps.at(1);
    QVERIFY2(asked.request.startsWith("SELECT"_L1), qPrintable(asked.request));
    QVERIFY2(asked.request.contains("612345671"_L1), qPrintable(asked.request));
    QVERIFY2(asked.reply.contains("Bijna Raak"_L1), qPrintable(asked.reply));
    const QString mapping = trial.steps.at(2).mapping.join(u'\n');
    QVERIFY2(mapping.contains("name: Anna Groen"_L1), qPrintable(mapping));
    QVERIFY2(mapping.contains("Left out"_L1), qPrintable(mapping));
}

} // namespace balie::test::sqlContract
