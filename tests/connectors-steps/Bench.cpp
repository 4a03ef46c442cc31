#include "tests/connectors-steps/Bench.h"

namespace balie::test {

using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;

Text words(const QString &text)
{
    Text made;
    Text::Piece piece;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u'{', at);
        if (open < 0) {
            piece.literal += text.mid(at);
            break;
        }
        const qsizetype end = text.indexOf(u'}', open);
        piece.literal = text.mid(at, open - at);
        QStringList parts = text.mid(open + 1, end - open - 1).split(u'|');
        piece.variable = parts.takeFirst();
        piece.filters = parts;
        made.pieces.append(piece);
        piece = {};
        at = end + 1;
    }
    if (!piece.literal.isEmpty())
        made.pieces.append(piece);
    return made;
}

Step search(const QString &path, const QVector<Step::Pair> &query)
{
    const auto field = [](const QString &name, const QString &at) {
        FieldMap map;
        map.field = name;
        map.paths = {at};
        return map;
    };
    Step step;
    step.name = path;
    step.url = words(path);
    step.query = query;
    step.items = u"data"_s;
    step.card = CardMap();
    step.card->type = u"Contact"_s;
    step.card->fields
        = {field(u"id"_s, u"id"_s), field(u"name"_s, u"name"_s), field(u"work"_s, u"phone"_s),
            field(u"mobile"_s, u"mobile"_s), field(u"company"_s, u"account.name"_s)};
    return step;
}

Profile sampleProfile()
{
    Profile profile;
    profile.id = u"sample"_s;
    profile.name = u"Sample CRM"_s;
    profile.engine = u"http-json"_s;
    profile.request.baseUrl = words(u"https://crm.example/api"_s);
    profile.findByNumber = Operation();
    profile.findByNumber->steps
        = {search(u"/people"_s, {{u"q"_s, words(u"{number.nsn}"_s), false}})};
    profile.findByName = Operation();
    profile.findByName->steps
        = {search(u"/people"_s, {{u"name"_s, words(u"{name.text}"_s), false}})};
    Step write;
    write.name = u"call"_s;
    write.method = HttpMethod::Post;
    write.url = words(u"/calls"_s);
    write.body = Step::Body::Form;
    write.form
        = {{u"key"_s, words(u"{call.key}"_s), false}, {u"text"_s, words(u"{call.text}"_s), false}};
    write.idPath = u"id"_s;
    profile.logCall = Operation();
    profile.logCall->steps = {write};
    profile.links.card.insert(u"Contact"_s, words(u"https://crm.example/people/{card.id}"_s));
    return profile;
}

QJsonObject person(const QString &id, const QString &name, const QString &phone)
{
    return {{u"id"_s, id}, {u"name"_s, name}, {u"phone"_s, phone}};
}

QJsonObject people(const QVector<QJsonObject> &list)
{
    QJsonArray array;
    for (const QJsonObject &one : list)
        array.append(one);
    return {{u"data"_s, array}};
}

Bench::Bench(Profile profile)
{
    ConnectorSetting setting;
    setting.id = u"crm1"_s;
    system.answer = [](const HttpRequest &) { return jsonReply(people({})); };
    connector = std::make_unique<HttpConnector>(std::make_shared<const Profile>(std::move(profile)),
        setting, ConnectorTools{system, clock, numbers, {}});
}

void Bench::settle()
{
    clock.advance(std::chrono::minutes(2));
}

std::optional<Expected<LookupReply>> Bench::find(const QString &number, int limit)
{
    found.reset();
    task = connector->findByNumber({numbers.read(number), limit},
        [this](const Expected<LookupReply> &reply) { found = reply; });
    settle();
    return found;
}

std::optional<Expected<LookupReply>> Bench::findName(const QString &name)
{
    found.reset();
    task = connector->findByName(
        {name, 25}, [this](const Expected<LookupReply> &reply) { found = reply; });
    settle();
    return found;
}

std::optional<Expected<CallReceipt>> Bench::log(const CallReport &report)
{
    std::optional<Expected<CallReceipt>> receipt;
    task = connector->logCall(
        report, [&receipt](const Expected<CallReceipt> &told) { receipt = told; });
    settle();
    task.reset();
    return receipt;
}

QStringList Bench::names() const
{
    QStringList names;
    if (found && *found) {
        for (const ContactCard &card : (*found)->cards)
            names.append(card.name);
    }
    return names;
}

CallReport sampleReport()
{
    CallReport report;
    report.key = u"call-1"_s;
    report.card = {u"crm1"_s, u"Contact"_s, u"7"_s};
    report.number = u"+31612345678"_s;
    report.start = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
    report.seconds = 90;
    report.text = u"Belt morgen terug & vraagt naar O'Brien"_s;
    return report;
}

} // namespace balie::test
