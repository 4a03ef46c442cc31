#include "tests/connectors-conformance/FindChecks.h"

#include "tests/connectors-conformance/Expectations.h"

#include <QJsonArray>

namespace balie::test::findChecks {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList textsOf(const QJsonValue &array)
{
    QStringList texts;
    const QJsonArray values = array.toArray();
    for (const QJsonValue &value : values)
        texts.append(value.toString());
    return texts;
}

QString difference(const QString &what, QStringList is, QStringList should)
{
    is.sort();
    should.sort();
    return is == should ? QString()
                        : what + u" found ["_s + is.mid(0, 12).join(u", "_s) + u"], not ["_s
            + should.mid(0, 12).join(u", "_s) + u']';
}

QString nameFinds(ConnectorBench &bench, const QString &text, const QStringList &keys)
{
    const auto answer = bench.findByName(text);
    if (const QString trouble = troubleOf(answer); !trouble.isEmpty())
        return text + u": "_s + trouble;
    for (const crm::ContactCard &card : (*answer)->cards) {
        if (card.match != crm::CardMatch::Name)
            return u"a card does not say that it matched by name"_s;
    }
    return difference(text, Expectations(bench.standIn()).keysOf(bench, (*answer)->cards), keys);
}

} // namespace

QString numberFinds(ConnectorBench &bench, const QString &number)
{
    const Expectations known(bench.standIn());
    const QJsonArray numbers = known.numbers();
    for (const QJsonValue &one : numbers) {
        if (one["number"_L1].toString() != number)
            continue;
        const auto answer = bench.findByNumber(number);
        if (const QString trouble = troubleOf(answer); !trouble.isEmpty())
            return number + u": "_s + trouble;
        for (const crm::ContactCard &card : (*answer)->cards) {
            if (card.match != crm::CardMatch::Number || card.matchedBy.isEmpty())
                return number + u": a card does not say by which number it matched"_s;
            if (card.key.connector != "tested"_L1)
                return u"a card does not say of which connector it is"_s;
        }
        return difference(number, known.keysOf(bench, (*answer)->cards),
            textsOf(one["contacts"_L1]) + textsOf(one["companies"_L1]));
    }
    return u"nothing is known of %1"_s.arg(number);
}

QString everyNumber(ConnectorBench &bench)
{
    const QJsonArray numbers = Expectations(bench.standIn()).numbers();
    QStringList trouble;
    for (const QJsonValue &one : numbers) {
        const QString number = one["number"_L1].toString();
        if (!one["companies"_L1].toArray().isEmpty()
            || !bench.facts().whyNot(u"find."_s + number).isEmpty())
            continue;
        if (const QString wrong = numberFinds(bench, number); !wrong.isEmpty())
            trouble.append(wrong);
    }
    return trouble.join(u'\n');
}

QString companyNumber(ConnectorBench &bench)
{
    QStringList trouble;
    for (const QString &number :
        {u"+31207654399"_s, u"+31201112233"_s, u"+31302345600"_s, u"+31302345601"_s}) {
        if (bench.facts().whyNot(u"find."_s + number).isEmpty())
            trouble.append(numberFinds(bench, number));
    }
    trouble.removeAll(QString());
    return trouble.join(u'\n');
}

QString askedTwice(ConnectorBench &bench)
{
    const QString first = numberFinds(bench, u"+31207654300"_s);
    return first.isEmpty() ? numberFinds(bench, u"+31612345680"_s) : first;
}

QString nameWithApostrophe(ConnectorBench &bench)
{
    return nameFinds(bench, u"d'Arnaud"_s, {u"apostrophe"_s});
}

QString nameWithUmlaut(ConnectorBench &bench)
{
    return nameFinds(bench, u"Müller"_s, {u"umlaut"_s});
}

QString nameWithInfix(ConnectorBench &bench)
{
    return nameFinds(bench, u"van den Berg"_s, {u"infix"_s});
}

QString nameParts(ConnectorBench &bench)
{
    const QString family = nameFinds(bench, u"Hofstra"_s, {u"mobile-e164"_s});
    return family.isEmpty() ? nameFinds(bench, u"Femke"_s, {u"mobile-e164"_s}) : family;
}

QString fullName(ConnectorBench &bench)
{
    return nameFinds(bench, u"Bram Dekker"_s, {u"work-fixed"_s});
}

QString nameOfNobody(ConnectorBench &bench)
{
    return nameFinds(bench, u"Niemand"_s, {});
}

QString injection(ConnectorBench &bench)
{
    const QStringList texts{u"zz' or '1'='1"_s, u"zz\\"_s, u"zz\\' or 1=1"_s,
        u"zz\") or (\"\"=\""_s, u"zz*) (objectClass=*"_s, u"zz,id,1;2"_s, u"zz}&{"_s,
        u"zz<x>&amp;"_s, u"zz+%00&a=b#c"_s};
    for (const QString &text : texts) {
        const auto answer = bench.findByName(text);
        if (const QString trouble = troubleOf(answer); !trouble.isEmpty())
            return text + u": "_s + trouble;
        if (!(*answer)->cards.isEmpty())
            return text + u" finds "_s + (*answer)->cards.first().name;
    }
    // What matches everything where it is not escaped. What is left of it may find anything.
    for (const QString &text : {u"Hofs%ra"_s, u"Hof_tra"_s}) {
        const auto answer = bench.findByName(text);
        if (const QString trouble = troubleOf(answer); !trouble.isEmpty())
            return text + u": "_s + trouble;
        for (const crm::ContactCard &card : (*answer)->cards) {
            if (card.familyName == "Hofstra"_L1 || card.name.contains("Hofstra"_L1))
                return text + u" is a pattern"_s;
        }
    }
    return {};
}

QString paging(ConnectorBench &bench)
{
    constexpr int mostOfStep = 200;
    const auto answer = bench.findByName(u"Paging"_s, 1000);
    if (const QString trouble = troubleOf(answer); !trouble.isEmpty())
        return trouble;
    const Expectations known(bench.standIn());
    const QStringList should = known.keysOfFamily(u"Paging"_s);
    const QStringList is = known.keysOf(bench, (*answer)->cards);
    if (should.size() <= mostOfStep) {
        if ((*answer)->more)
            return u"there should be no more"_s;
        return difference(u"Paging"_s, is, should);
    }
    if (is.size() < mostOfStep || !(*answer)->more)
        return u"%1 of %2 are found, and that there are more is %3"_s.arg(is.size())
            .arg(should.size())
            .arg((*answer)->more ? u"told"_s : u"not told"_s);
    return {};
}

} // namespace balie::test::findChecks
