#include "tests/connectors-conformance/PageChecks.h"

#include "tests/connectors-conformance/Expectations.h"
#include "tests/connectors-conformance/NoteChecks.h"
#include "tests/support/EventWait.h"

#include <QJsonArray>
#include <algorithm>

namespace balie::test::pageChecks {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More than a page of any profile, fewer than are fetched of one step.
constexpr int crowd = 130;
/// More than are fetched of one step.
constexpr int throng = 250;

bool hasCompanies(const ConnectorBench &bench)
{
    return bench.facts().whyNot(u"find.company"_s).isEmpty();
}

QString count(const ConnectorBench::Cards &answer, int people, int companies)
{
    if (const QString trouble = troubleOf(answer); !trouble.isEmpty())
        return trouble;
    const auto &cards = (*answer)->cards;
    const auto found = std::count_if(cards.cbegin(), cards.cend(),
        [](const crm::ContactCard &card) { return card.kind == crm::CardKind::Company; });
    if (found != companies || cards.size() - found != people)
        return u"%1 people and %2 companies are found, not %3 and %4"_s.arg(cards.size() - found)
            .arg(found)
            .arg(people)
            .arg(companies);
    return (*answer)->more ? u"there should be no more"_s : QString();
}

} // namespace

QString byNumber(ConnectorBench &bench)
{
    if (!bench.standIn().post(u"seed"_s, {{"many"_L1, crowd}, {"companies"_L1, crowd}}))
        return u"the stand-in cannot hold so many"_s;
    const QString people = count(bench.findByNumber(u"+31687654321"_s, 1000), crowd, 0);
    if (!people.isEmpty() || !hasCompanies(bench))
        return people;
    const QString companies = count(bench.findByNumber(u"+31201659876"_s, 1000), 0, crowd);
    return companies.isEmpty() ? QString() : u"companies: "_s + companies;
}

QString byName(ConnectorBench &bench)
{
    if (!bench.standIn().post(u"seed"_s, {{"many"_L1, crowd}, {"companies"_L1, crowd}}))
        return u"the stand-in cannot hold so many"_s;
    const QString people = count(bench.findByName(u"Menigte"_s, 1000), crowd, 0);
    const bool hasNames = bench.facts().whyNot(u"name.company"_s).isEmpty();
    if (!people.isEmpty() || !hasNames)
        return people;
    const QString companies = count(bench.findByName(u"Drommen"_s, 1000), 0, crowd);
    return companies.isEmpty() ? QString() : u"companies: "_s + companies;
}

QString lastOfMany(ConnectorBench &bench)
{
    if (!bench.standIn().post(u"seed"_s, {{"many"_L1, throng}, {"companies"_L1, throng}}))
        return u"the stand-in cannot hold so many"_s;
    for (const auto &[kind, key, number, people] :
        {std::tuple{u"mobile"_s, u"many-%1"_s.arg(throng), u"06 3334 3536"_s, 1},
            {u"main"_s, u"many-company-%1"_s.arg(throng), u"020 333 3637"_s, 0}}) {
        if (people == 0 && !hasCompanies(bench))
            continue;
        const QJsonArray phones{QJsonObject{{"kind"_L1, kind}, {"text"_L1, number}}};
        if (!bench.standIn().post(u"change"_s, {{"key"_L1, key}, {"phones"_L1, phones}}))
            return u"the stand-in does not change "_s + key;
        const QString wrong = count(bench.findByNumber(number), people, 1 - people);
        if (!wrong.isEmpty())
            return key + u": "_s + wrong;
    }
    return {};
}

QString sparing(ConnectorBench &bench)
{
    const auto found = bench.findByNumber(u"+31201234567"_s);
    if (const QString trouble = troubleOf(found); !trouble.isEmpty())
        return trouble;
    if ((*found)->cards.isEmpty())
        return u"nobody is found"_s;
    const auto company = bench.findByNumber(u"+31207654399"_s);
    (void)bench.findByName(u"Dekker"_s);
    (void)bench.getCard((*found)->cards.first().key);
    if (company && *company && !(*company)->cards.isEmpty())
        (void)bench.getCard((*company)->cards.first().key);
    bool isOver = false;
    crm::TrialHandlers handlers;
    handlers.done = [&isOver](bool, const QVector<crm::ContactCard> &) { isOver = true; };
    const auto trial
        = bench.connector().tryOut(bench.numbers().read(u"+31201234567"_s), std::move(handlers));
    if (!waitUntil([&isOver] { return isOver; }, 60'000))
        return u"the trial does not end"_s;
    if (bench.facts().whyNot(u"note.written"_s).isEmpty())
        (void)noteChecks::written(bench);
    const QJsonArray rules = bench.facts().fact(u"sparing"_s).toArray();
    const QJsonArray requests = bench.standIn().get(u"requests"_s).toArray();
    for (const QJsonValue &rule : rules) {
        // A $ at its end: the path's end.
        QString path = rule["path"_L1].toString();
        const bool isEnd = path.endsWith(u'$');
        if (isEnd)
            path.chop(1);
        const QJsonArray holds = rule["holds"_L1].toArray();
        int met = 0;
        for (const QJsonValue &request : requests) {
            const QString asked = request["path"_L1].toString();
            if (!(isEnd ? asked.endsWith(path) : asked.contains(path))
                || request["method"_L1].toString() != rule["method"_L1].toString(u"GET"_s))
                continue;
            ++met;
            const QString said = QUrl::fromPercentEncoding(request["query"_L1].toString().toUtf8())
                + u'&' + request["body"_L1].toString();
            for (const QJsonValue &one : holds) {
                if (!said.contains(one.toString()))
                    return u"%1 is asked without %2"_s.arg(asked, one.toString());
            }
        }
        if (met == 0)
            return u"nothing is asked of %1: strike it from systems.json"_s.arg(path);
    }
    return {};
}

} // namespace balie::test::pageChecks
