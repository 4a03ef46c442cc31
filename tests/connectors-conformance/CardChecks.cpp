#include "tests/connectors-conformance/CardChecks.h"

#include "tests/connectors-conformance/Expectations.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace balie::test::cardChecks {

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

/// One field of a card against what is known of the person; a field that the system does not tell
/// stands in the table.
class FieldCheck {
public:
    FieldCheck(const ConnectorBench &bench, QString cell)
        : m_facts(bench.facts())
        , m_cell(std::move(cell))
    {
    }

    void compare(const QString &field, const QString &is, const QStringList &should)
    {
        const QString cell = m_cell + u'.' + field;
        const bool cannot = !m_facts.whyNot(cell).isEmpty();
        if (cannot && should.contains(is))
            tell(u"%1 is told after all: strike it from the table"_s.arg(cell));
        else if (!cannot && !should.contains(is))
            tell(u"%1 is '%2', not '%3'"_s.arg(cell, is, should.join(u"' or '"_s)));
    }
    QString trouble() const { return m_trouble.join(u'\n'); }

private:
    void tell(const QString &text) { m_trouble.append(text); }

    const SystemFacts &m_facts;
    QString m_cell;
    QStringList m_trouble;
};

QString numberKinds(const crm::ContactCard &card)
{
    QStringList kinds;
    for (const ContactNumber &number : card.numbers) {
        const QString kind = number.kind == ContactNumberKind::Work ? u"work "_s
            : number.kind == ContactNumberKind::Mobile              ? u"mobile "_s
            : number.kind == ContactNumberKind::Home                ? u"home "_s
            : number.kind == ContactNumberKind::Main                ? u"main "_s
                                                                    : u"other "_s;
        kinds.append(kind + number.text);
    }
    kinds.sort();
    kinds.removeDuplicates();
    return kinds.join(u"; "_s);
}

QString describedAs(ConnectorBench &bench, const Expectations &known, const crm::ContactCard &card,
    const QString &key, const QString &cell)
{
    const QJsonObject seed = known.contact(key);
    FieldCheck check(bench, cell);
    const QString given = seed["given"_L1].toString();
    const QString family = seed["family"_L1].toString();
    check.compare(u"name"_s, card.name, {given + u' ' + family, family + u", "_s + given});
    check.compare(u"given"_s, card.givenName, {given});
    check.compare(u"family"_s, card.familyName, {family, seed["surname"_L1].toString()});
    const QString company = seed["company"_L1].toString();
    check.compare(u"company"_s, card.company, {known.company(company)["name"_L1].toString()});
    check.compare(u"companyKey"_s, card.companyKey.id, {known.companyId(company)});
    check.compare(u"title"_s, card.title, {seed["title"_L1].toString()});
    check.compare(u"email"_s, card.emails.value(0), {textsOf(seed["emails"_L1]).value(0)});
    check.compare(u"owner"_s, card.ownerName, {seed["owner"_L1]["name"_L1].toString()});
    check.compare(u"ownerEmail"_s, card.ownerEmail, {seed["owner"_L1]["email"_L1].toString()});
    QStringList numbers;
    const QJsonArray phones = seed["phones"_L1].toArray();
    for (const QJsonValue &phone : phones)
        numbers.append(phone["kind"_L1].toString() + u' ' + phone["text"_L1].toString());
    numbers.sort();
    check.compare(key == "home-only"_L1 ? u"home"_s : u"numbers"_s, numberKinds(card),
        {numbers.join(u"; "_s)});
    return check.trouble();
}

/// Who has this key, out of a search for a number.
std::optional<crm::ContactCard> cardOf(
    ConnectorBench &bench, const QString &number, const QString &id, QString &trouble)
{
    const auto answer = bench.findByNumber(number);
    trouble = troubleOf(answer);
    if (!trouble.isEmpty())
        return std::nullopt;
    for (const crm::ContactCard &card : (*answer)->cards) {
        if (bench.ownId(card.key) == id)
            return card;
    }
    trouble = u"%1 is not found"_s.arg(number);
    return std::nullopt;
}

bool isAllowed(const ConnectorBench &bench, const QUrl &url)
{
    const bool isHere = url.scheme() == "http"_L1 && url.host() == "127.0.0.1"_L1;
    return url.isValid()
        && (url.scheme() == "https"_L1 || isHere
            || bench.profile().links.schemes.contains(url.scheme()));
}

/// The id as it stands, or what stands behind its last separator (vtiger: 12x345).
bool holds(const QUrl &url, const QString &id)
{
    const QString text = QUrl::fromPercentEncoding(url.toEncoded());
    const QString tail = id.mid(id.lastIndexOf(u'x') + 1);
    return text.contains(id, Qt::CaseInsensitive)
        || (id.contains(u' ') && text.contains(id.section(u' ', -1)))
        || (!tail.isEmpty() && tail != id && text.endsWith(u'=' + tail));
}

QString linkTrouble(
    const ConnectorBench &bench, const QUrl &url, const QString &id, bool isCompany = false)
{
    if (url.isEmpty())
        return u"there is no link"_s;
    if (!isAllowed(bench, url))
        return u"the link %1 may not be opened"_s.arg(url.toString());
    if (!holds(url, id))
        return u"the link %1 does not hold %2"_s.arg(url.toString(), id);
    const QString shape = isCompany ? QString() : bench.facts().fact(u"link"_s).toString();
    const QString told
        = url.toString(QUrl::FullyEncoded)
              .replace(QRegularExpression(u"^http://127\\.0\\.0\\.1:\\d+"_s), u"{base}"_s);
    if (!shape.isEmpty() && !told.startsWith(shape))
        return u"the link is %1, not %2..."_s.arg(told, shape);
    return {};
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
    const QString first = numberFinds(bench, u"+31207654399"_s);
    return first.isEmpty() ? numberFinds(bench, u"+31201112233"_s) : first;
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

QString companyName(ConnectorBench &bench)
{
    const auto answer = bench.findByName(u"Kade"_s);
    if (const QString trouble = troubleOf(answer); !trouble.isEmpty())
        return trouble;
    const Expectations known(bench.standIn());
    const auto company = std::find_if(
        (*answer)->cards.cbegin(), (*answer)->cards.cend(), [&](const crm::ContactCard &card) {
            return bench.ownId(card.key) == known.companyId(u"kade"_s);
        });
    if (company == (*answer)->cards.cend())
        return u"the company is not found by its name"_s;
    if (company->name != known.company(u"kade"_s)["name"_L1].toString()
        || company->kind != crm::CardKind::Company)
        return u"the company is told as '%1'"_s.arg(company->name);
    if (company->numbers.size() != 1 || company->numbers.first().text.right(2) != "99"_L1)
        return u"the company's number is not told"_s;
    return {};
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

QString foundCard(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QStringList trouble;
    for (const auto &[number, key] : {std::pair{u"+31201234567"_s, u"work-fixed"_s},
             {u"+31302345678"_s, u"home-only"_s}, {u"+31612345681"_s, u"mobile-hyphen"_s}}) {
        if (!bench.facts().whyNot(u"find."_s + number).isEmpty())
            continue;
        QString wrong;
        const auto card = cardOf(bench, number, known.contactId(key), wrong);
        if (card)
            wrong = describedAs(bench, known, *card, key, u"card.find"_s);
        if (!wrong.isEmpty())
            trouble.append(key + u": "_s + wrong);
    }
    return trouble.join(u'\n');
}

QString namedCard(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QStringList trouble;
    for (const auto &[name, key] :
        {std::pair{u"Bram Dekker"_s, u"work-fixed"_s}, {u"Wim Jonker"_s, u"home-only"_s}}) {
        const auto answer = bench.findByName(name);
        QString wrong = troubleOf(answer);
        if (wrong.isEmpty() && (*answer)->cards.size() != 1)
            wrong = u"%1 cards"_s.arg((*answer)->cards.size());
        if (wrong.isEmpty()) {
            const crm::ContactCard &card = (*answer)->cards.first();
            wrong = describedAs(bench, known, card, key, u"card.find"_s);
            if (wrong.isEmpty() && bench.facts().whyNot(u"card.link"_s).isEmpty())
                wrong = linkTrouble(bench, card.link, card.key.id);
        }
        if (!wrong.isEmpty())
            trouble.append(key + u": "_s + wrong);
    }
    return trouble.join(u'\n');
}

QString gottenCard(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QString wrong;
    const auto found = cardOf(bench, u"+31201234567"_s, known.contactId(u"work-fixed"_s), wrong);
    if (!found)
        return wrong;
    const auto answer = bench.getCard(found->key);
    if (const QString trouble = troubleOf(answer); !trouble.isEmpty())
        return trouble;
    const crm::ContactCard &card = **answer;
    if (!(card.key == found->key) || card.kind != found->kind)
        return u"the card is another record: %1 %2"_s.arg(card.key.type, card.key.id);
    return describedAs(bench, known, card, u"work-fixed"_s, u"card.get"_s);
}

QString companyCard(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QString wrong;
    const auto found = cardOf(bench, u"+31207654399"_s, known.companyId(u"kade"_s), wrong);
    if (!found)
        return wrong;
    const QString name = known.company(u"kade"_s)["name"_L1].toString();
    const QString email = known.company(u"kade"_s)["email"_L1].toString();
    if (found->kind != crm::CardKind::Company || found->name != name)
        return u"the company is told as '%1'"_s.arg(found->name);
    const auto answer = bench.getCard(found->key);
    if (const QString trouble = troubleOf(answer); !trouble.isEmpty())
        return trouble;
    if ((*answer)->name != name || (*answer)->kind != crm::CardKind::Company
        || !(*answer)->numbers.isEmpty() != !found->numbers.isEmpty())
        return u"the company's card is told as '%1'"_s.arg((*answer)->name);
    for (const QString &told : found->emails + (*answer)->emails) {
        if (told != email)
            return u"the company's e-mail is told as "_s + told;
    }
    return linkTrouble(bench, found->link, found->key.id, true);
}

QString goneCard(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QString wrong;
    const auto found = cardOf(bench, u"+31201234567"_s, known.contactId(u"work-fixed"_s), wrong);
    if (!found)
        return wrong;
    // The last of all, because some stand-ins count their ids.
    const QString last = known.keysOfFamily(u"Paging"_s).last();
    crm::CardKey key = found->key;
    key.id = known.contactId(last);
    if (const QString trouble = troubleOf(bench.getCard(key)); !trouble.isEmpty())
        return trouble;
    bench.standIn().post(u"change"_s, {{"key"_L1, last}, {"remove"_L1, true}});
    const auto answer = bench.getCard(key);
    if (!answer)
        return u"no answer at all"_s;
    if (*answer)
        return u"a card that is gone is told as '%1'"_s.arg((*answer)->name);
    if (answer->error().code != ErrorCode::InvalidInput
        || !answer->error().detail.endsWith("no such record"_L1))
        return u"a card that is gone: "_s + troubleOf(answer);
    return {};
}

QString markup(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QString wrong;
    const auto card = cardOf(bench, u"+31612345694"_s, known.contactId(u"markup"_s), wrong);
    if (!card)
        return wrong;
    return card->name.contains("<b>Bobby</b>"_L1) && card->name.contains("Tafel & \"Co\""_L1)
        ? QString()
        : u"the name is told as "_s + card->name;
}

QString link(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    const QString id = known.contactId(u"work-fixed"_s);
    QString wrong;
    const auto card = cardOf(bench, u"+31201234567"_s, id, wrong);
    if (!card)
        return wrong;
    return linkTrouble(bench, card->link, card->key.id);
}

QString newContact(ConnectorBench &bench)
{
    // Some systems say only at the sign-in where they are.
    if (const QString trouble = troubleOf(bench.findByNumber(u"+31655500000"_s));
        !trouble.isEmpty())
        return trouble;
    const QUrl url = bench.connector().newContactLink(bench.numbers().read(u"06 55500000"_s));
    const bool can = bench.connector().capabilities().testFlag(crm::Capability::NewContact);
    if (can == url.isEmpty())
        return u"the capability and the address say different things"_s;
    if (!can)
        return u"there is no form for a new contact"_s;
    return isAllowed(bench, url) && url.toString().contains("655500000"_L1)
        ? QString()
        : u"the form's address is "_s + url.toString();
}

} // namespace balie::test::cardChecks
