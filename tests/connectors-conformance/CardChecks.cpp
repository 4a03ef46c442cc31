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

/// One field of a card against what is known of the person; a field that the system does not tell
/// stands in the table.
class FieldCheck {
public:
    /// `who`: a row may be of this one alone ("card.find.companyOwner-molen").
    FieldCheck(const ConnectorBench &bench, QString cell, QString who)
        : m_facts(bench.facts())
        , m_cell(std::move(cell))
        , m_who(std::move(who))
    {
    }

    void compare(const QString &field, const QString &is, const QStringList &should)
    {
        const QString cell = m_cell + u'.' + field;
        const bool cannot
            = !m_facts.whyNot(cell).isEmpty() || !m_facts.whyNot(cell + u'-' + m_who).isEmpty();
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
    QString m_who;
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

bool isAllowed(const ConnectorBench &bench, const QUrl &url)
{
    const bool isHere = url.scheme() == "http"_L1 && url.host() == "127.0.0.1"_L1;
    return url.isValid()
        && (url.scheme() == "https"_L1 || isHere
            || bench.profile().links.schemes.contains(url.scheme()));
}

/// Against what systems.json says of this link: {id}, {second} (a profile keeps it behind the id),
/// {tail} (of vtiger's 12x345) and {base} are filled in.
QString linkTrouble(const ConnectorBench &bench, const QUrl &url, const crm::CardKey &key,
    const QString &kind, const QString &second = {})
{
    QString should = bench.facts().fact(u"links"_s)[kind].toString();
    if (should.isEmpty())
        return u"systems.json does not say how the link of a %1 looks"_s.arg(kind);
    if (!isAllowed(bench, url))
        return u"the link '%1' may not be opened"_s.arg(url.toString());
    const auto coded
        = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    should.replace(u"{base}"_s, bench.standIn().base());
    should.replace(u"{insite}"_s, bench.standIn().settings().value("insite"_L1).toString());
    should.replace(u"{id}"_s, coded(bench.ownId(key)));
    should.replace(u"{second}"_s, coded(second));
    should.replace(u"{tail}"_s, coded(key.id.section(u'x', -1)));
    const QString is = url.toString(QUrl::FullyEncoded);
    should = QUrl(should).toString(QUrl::FullyEncoded);
    return is == should ? QString() : u"the link is %1, not %2"_s.arg(is, should);
}

QString describedAs(ConnectorBench &bench, const Expectations &known, const crm::ContactCard &card,
    const QString &key, const QString &cell)
{
    const QJsonObject seed = known.contact(key);
    FieldCheck check(bench, cell, key);
    const QString given = seed["given"_L1].toString();
    const QString family = seed["family"_L1].toString();
    check.compare(u"name"_s, card.name, {given + u' ' + family, family + u", "_s + given});
    check.compare(u"given"_s, card.givenName, {given});
    check.compare(u"family"_s, card.familyName, {family, seed["surname"_L1].toString()});
    const QString company = seed["company"_L1].toString();
    check.compare(u"company"_s, card.company, {known.company(company)["name"_L1].toString()});
    check.compare(u"companyKey"_s, card.companyKey.id, {known.companyId(company)});
    check.compare(u"title"_s, card.title, {seed["title"_L1].toString()});
    check.compare(u"department"_s, card.department, {seed["department"_L1].toString()});
    check.compare(u"email"_s, card.emails.value(0), {textsOf(seed["emails"_L1]).value(0)});
    check.compare(u"owner"_s, card.ownerName, {seed["owner"_L1]["name"_L1].toString()});
    check.compare(u"ownerEmail"_s, card.ownerEmail, {seed["owner"_L1]["email"_L1].toString()});
    QStringList numbers;
    const QJsonArray phones = seed["phones"_L1].toArray();
    const bool hasOther = bench.facts().whyNot(u"find.+31101234503"_s).isEmpty();
    for (const QJsonValue &phone : phones) {
        const QString kind = phone["kind"_L1].toString();
        if (kind != "other"_L1 || hasOther)
            numbers.append(kind + u' ' + phone["text"_L1].toString());
    }
    numbers.sort();
    check.compare(key == "home-only"_L1 ? u"home"_s
            : key == "all-lines"_L1     ? u"lines"_s
                                        : u"numbers"_s,
        numberKinds(card), {numbers.join(u"; "_s)});
    QString trouble = check.trouble();
    if (trouble.isEmpty() && bench.facts().whyNot(u"card.link"_s).isEmpty()) {
        trouble = linkTrouble(bench, card.link, card.key, u"person"_s, known.secondId(key));
        if (trouble.isEmpty() && !card.companyKey.id.isEmpty())
            trouble = linkTrouble(bench, card.companyLink, card.companyKey, u"company"_s);
    }
    return trouble;
}

QString companyDescribedAs(ConnectorBench &bench, const Expectations &known,
    const crm::ContactCard &card, const QString &key, const QString &cell)
{
    if (card.kind != crm::CardKind::Company)
        return u"the company is no company"_s;
    const QJsonObject seed = known.company(key);
    FieldCheck check(bench, cell, key);
    check.compare(u"companyName"_s, card.name, {seed["name"_L1].toString()});
    QStringList numbers;
    const QJsonArray phones = seed["phones"_L1].toArray();
    for (const QJsonValue &phone : phones)
        numbers.append(phone["text"_L1].toString());
    // Their kind says nothing of a company.
    QStringList told;
    for (const ContactNumber &number : card.numbers)
        told.append(number.text);
    numbers.sort();
    told.sort();
    check.compare(numbers.size() == 1 ? u"companyNumber"_s : u"companyNumbers"_s,
        told.join(u"; "_s), {numbers.join(u"; "_s)});
    check.compare(u"companyEmail"_s, card.emails.value(0), {seed["email"_L1].toString()});
    check.compare(u"companyOwner"_s, card.ownerName, {seed["owner"_L1]["name"_L1].toString()});
    check.compare(
        u"companyOwnerEmail"_s, card.ownerEmail, {seed["owner"_L1]["email"_L1].toString()});
    QString trouble = check.trouble();
    if (trouble.isEmpty() && bench.facts().whyNot(u"card.link"_s).isEmpty()) {
        const QString own = u"company-"_s + key;
        const bool isOwn = bench.facts().fact(u"links"_s)[own].isString();
        trouble = linkTrouble(
            bench, card.link, card.key, isOwn ? own : u"company"_s, known.secondId(key));
    }
    return trouble;
}

struct Described {
    QString key;
    QString number;
    QString name;
};

/// Who is compared field by field: together they have every field that a person can have.
QVector<Described> described()
{
    return {{u"work-fixed"_s, u"+31201234567"_s, u"Bram Dekker"_s},
        {u"home-only"_s, u"+31302345678"_s, u"Wim Jonker"_s},
        {u"mobile-hyphen"_s, u"+31612345681"_s, u"Jeroen Postma"_s},
        {u"infix"_s, u"+31612345693"_s, u"van den Berg"_s},
        {u"all-lines"_s, u"+31101234501"_s, u"Saskia Meijer"_s}};
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

} // namespace

QString companyName(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QStringList trouble;
    for (const auto &[text, number, key] : {std::tuple{u"Kade"_s, u"+31207654399"_s, u"kade"_s},
             {u"Molen"_s, u"+31201112233"_s, u"molen"_s},
             {u"Water"_s, u"+31302345600"_s, u"sloot"_s}}) {
        const auto answer = bench.findByName(text);
        QString wrong = troubleOf(answer);
        if (wrong.isEmpty()) {
            const QVector<crm::ContactCard> &cards = (*answer)->cards;
            const QString id = known.companyId(key);
            const auto company = std::find_if(
                cards.cbegin(), cards.cend(), [&bench, &id](const crm::ContactCard &card) {
                    return bench.ownId(card.key) == id;
                });
            const auto found = cardOf(bench, number, id, wrong);
            if (company == cards.cend())
                wrong = u"is not found by its name"_s;
            else if (found && !(company->key == found->key))
                wrong = u"by its name it is another record: "_s + company->key.type;
            else if (wrong.isEmpty())
                wrong = companyDescribedAs(bench, known, *company, key, u"card.find"_s);
        }
        if (!wrong.isEmpty())
            trouble.append(key + u": "_s + wrong);
    }
    return trouble.join(u'\n');
}

QString foundCard(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QStringList trouble;
    for (const Described &one : described()) {
        if (!bench.facts().whyNot(u"find."_s + one.number).isEmpty())
            continue;
        QString wrong;
        const auto card = cardOf(bench, one.number, known.contactId(one.key), wrong);
        if (card)
            wrong = describedAs(bench, known, *card, one.key, u"card.find"_s);
        if (!wrong.isEmpty())
            trouble.append(one.key + u": "_s + wrong);
    }
    return trouble.join(u'\n');
}

QString namedCard(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QStringList trouble;
    for (const Described &one : described()) {
        const auto answer = bench.findByName(one.name);
        QString wrong = troubleOf(answer);
        if (wrong.isEmpty() && (*answer)->cards.size() != 1)
            wrong = u"%1 cards"_s.arg((*answer)->cards.size());
        if (wrong.isEmpty())
            wrong = describedAs(bench, known, (*answer)->cards.first(), one.key, u"card.find"_s);
        if (!wrong.isEmpty())
            trouble.append(one.key + u": "_s + wrong);
    }
    return trouble.join(u'\n');
}

QString gottenCard(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QStringList trouble;
    for (const Described &one : described()) {
        const auto found = bench.findByName(one.name);
        QString wrong = troubleOf(found);
        if (wrong.isEmpty() && (*found)->cards.isEmpty())
            wrong = u"not found"_s;
        if (wrong.isEmpty()) {
            const crm::ContactCard &before = (*found)->cards.first();
            const auto answer = bench.getCard(before.key);
            wrong = troubleOf(answer);
            if (wrong.isEmpty()
                && (!((*answer)->key == before.key) || (*answer)->kind != before.kind))
                wrong = u"the card is another record: %1 %2"_s.arg(
                    (*answer)->key.type, (*answer)->key.id);
            if (wrong.isEmpty())
                wrong = describedAs(bench, known, **answer, one.key, u"card.get"_s);
        }
        if (!wrong.isEmpty())
            trouble.append(one.key + u": "_s + wrong);
    }
    return trouble.join(u'\n');
}

QString fresh(ConnectorBench &bench)
{
    const QJsonArray lines{QJsonObject{{"kind"_L1, "work"_L1}, {"text"_L1, "040-5550301"_L1}},
        QJsonObject{{"kind"_L1, "mobile"_L1}, {"text"_L1, "06-55503020"_L1}},
        QJsonObject{{"kind"_L1, "home"_L1}, {"text"_L1, "040-5550303"_L1}},
        QJsonObject{{"kind"_L1, "other"_L1}, {"text"_L1, "040-5550304"_L1}}};
    const QJsonArray main{QJsonObject{{"kind"_L1, "main"_L1}, {"text"_L1, "040-5550305"_L1}}};
    bench.standIn().post(u"change"_s, {{"key"_L1, "all-lines"_L1}, {"phones"_L1, lines}});
    bench.standIn().post(u"change"_s, {{"key"_L1, "molen"_L1}, {"phones"_L1, main}});
    const Expectations known(bench.standIn());
    QString wrong;
    const auto person = cardOf(bench, u"+31405550301"_s, known.contactId(u"all-lines"_s), wrong);
    if (person)
        wrong = describedAs(bench, known, *person, u"all-lines"_s, u"card.find"_s);
    if (!wrong.isEmpty() || !bench.facts().whyNot(u"find.company"_s).isEmpty())
        return wrong;
    const auto company = cardOf(bench, u"+31405550305"_s, known.companyId(u"molen"_s), wrong);
    return company ? companyDescribedAs(bench, known, *company, u"molen"_s, u"card.find"_s) : wrong;
}

QString lead(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    const QJsonObject seed = known.contact(u"lead"_s);
    QStringList trouble;
    const auto compare = [&](const crm::ContactCard &card) {
        const QStringList is{card.name, card.givenName, card.familyName, card.company, card.title,
            card.emails.value(0), card.ownerName, numberKinds(card)};
        const QStringList should{seed["given"_L1].toString() + u' ' + seed["family"_L1].toString(),
            seed["given"_L1].toString(), seed["family"_L1].toString(),
            seed["companyName"_L1].toString(), seed["title"_L1].toString(),
            textsOf(seed["emails"_L1]).value(0), seed["owner"_L1]["name"_L1].toString(),
            u"mobile 06-55501020; work 010-5550101"_s};
        if (card.kind != crm::CardKind::Lead || is != should)
            trouble.append(is.join(u", "_s));
        trouble.append(linkTrouble(bench, card.link, card.key, u"lead"_s));
    };
    QVector<crm::CardKey> keys;
    for (const auto &answer : {bench.findByNumber(u"+31105550101"_s),
             bench.findByNumber(u"+31655501020"_s), bench.findByName(u"Brandsma"_s)}) {
        if (const QString wrong = troubleOf(answer); !wrong.isEmpty())
            return wrong;
        if ((*answer)->cards.size() != 1)
            return u"%1 cards"_s.arg((*answer)->cards.size());
        compare((*answer)->cards.first());
        keys.append((*answer)->cards.first().key);
    }
    const auto gotten = bench.getCard(keys.first());
    if (const QString wrong = troubleOf(gotten); !wrong.isEmpty())
        return wrong;
    compare(**gotten);
    keys.append((*gotten)->key);
    for (const crm::CardKey &key : keys) {
        if (!(key == keys.first()) || key.id != known.contactId(u"lead"_s))
            trouble.append(u"another record: %1 %2"_s.arg(key.type, key.id));
    }
    trouble.removeAll(QString());
    return trouble.join(u'\n');
}

QString sameKeys(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QString wrong;
    const auto person = cardOf(bench, u"+31612345680"_s, known.contactId(u"mobile-e164"_s), wrong);
    if (!person)
        return wrong;
    const auto named = bench.findByName(u"Hofstra"_s);
    if (const QString trouble = troubleOf(named); !trouble.isEmpty())
        return trouble;
    if ((*named)->cards.size() != 1 || !((*named)->cards.first().key == person->key)
        || (*named)->cards.first().kind != person->kind)
        return u"by name it is another record"_s;
    const auto gotten = bench.getCard(person->key);
    if (const QString trouble = troubleOf(gotten); !trouble.isEmpty())
        return trouble;
    if (!bench.facts().whyNot(u"card.find.companyKey"_s).isEmpty())
        return {};
    const auto company = cardOf(bench, u"+31207654399"_s, known.companyId(u"kade"_s), wrong);
    if (!company)
        return wrong;
    for (const crm::CardKey &key :
        {person->companyKey, (*named)->cards.first().companyKey, (*gotten)->companyKey}) {
        // Its own id alone: some profiles keep a second one behind it.
        if (key.type != company->key.type || key.connector != company->key.connector)
            return u"a person's company is a '%1', the company itself a '%2'"_s.arg(
                key.type, company->key.type);
    }
    return {};
}

QString companyCard(ConnectorBench &bench)
{
    const Expectations known(bench.standIn());
    QStringList trouble;
    for (const auto &[number, key] : {std::pair{u"+31207654399"_s, u"kade"_s},
             {u"+31201112233"_s, u"molen"_s}, {u"+31302345600"_s, u"sloot"_s}}) {
        QString wrong;
        const auto found = cardOf(bench, number, known.companyId(key), wrong);
        if (found)
            wrong = companyDescribedAs(bench, known, *found, key, u"card.find"_s);
        if (wrong.isEmpty()) {
            const auto answer = bench.getCard(found->key);
            wrong = troubleOf(answer);
            if (wrong.isEmpty() && !((*answer)->key == found->key))
                wrong = u"the card is another record: "_s + (*answer)->key.type;
            if (wrong.isEmpty())
                wrong = companyDescribedAs(bench, known, **answer, key, u"card.get"_s);
        }
        if (!wrong.isEmpty())
            trouble.append(key + u": "_s + wrong);
    }
    return trouble.join(u'\n');
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
    return linkTrouble(bench, url, {}, u"newContact"_s);
}

} // namespace balie::test::cardChecks
