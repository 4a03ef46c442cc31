#include "crm-connectors/profile/OperationReader.h"

#include "crm-connectors/profile/TextFilters.h"
#include "crm-connectors/profile/TextVariables.h"
#include "crm-connectors/profile/UrlRules.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct MethodName {
    QLatin1StringView key;
    HttpMethod method;
};
constexpr std::array methods{
    MethodName{"get"_L1, HttpMethod::Get},
    MethodName{"post"_L1, HttpMethod::Post},
    MethodName{"put"_L1, HttpMethod::Put},
    MethodName{"patch"_L1, HttpMethod::Patch},
    MethodName{"delete"_L1, HttpMethod::Delete},
};

/// The order in which a card shows its numbers, whatever the order in the file.
constexpr std::array fieldOrder{"id"_L1, "name"_L1, "given"_L1, "family"_L1, "company"_L1,
    "companyId"_L1, "companyType"_L1, "title"_L1, "department"_L1, "email"_L1, "owner"_L1,
    "ownerEmail"_L1, "revision"_L1, "work"_L1, "mobile"_L1, "home"_L1, "main"_L1, "assistant"_L1,
    "fax"_L1, "other"_L1, "activityAt"_L1, "activityText"_L1, "matchedNumber"_L1};

CardKind kindNamed(const QString &name)
{
    if (name == "company"_L1)
        return CardKind::Company;
    return name == "lead"_L1 ? CardKind::Lead : CardKind::Person;
}

Operation::Go goNamed(const QString &name)
{
    if (name == "first-found"_L1)
        return Operation::Go::FirstFound;
    return name == "in-order"_L1 ? Operation::Go::InOrder : Operation::Go::All;
}

NextPage::Kind nextNamed(const QString &name)
{
    if (name == "link"_L1)
        return NextPage::Kind::Link;
    if (name == "skip"_L1)
        return NextPage::Kind::Skip;
    return name == "number"_L1 ? NextPage::Kind::Number : NextPage::Kind::Token;
}

bool hasField(const Step &step, QLatin1StringView field)
{
    return step.card
        && std::any_of(step.card->fields.begin(), step.card->fields.end(),
            [&](const FieldMap &map) { return map.field == field; });
}

} // namespace

OperationReader::OperationReader(KnownVariables known, bool hasBase, ProfileFaults &faults)
    : m_known(std::move(known))
    , m_hasBase(hasBase)
    , m_faults(faults)
{
}

Operation OperationReader::read(
    const QJsonObject &object, const QString &place, Purpose purpose) const
{
    Operation operation;
    operation.go = goNamed(object.value("go"_L1).toString());
    KnownVariables known = m_known;
    known.addPage();
    const QJsonArray steps = object.value("steps"_L1).toArray();
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QString here = placeOf(placeOf(place, u"steps"_s), i);
        const Step step = this->step(steps.at(i).toObject(), here, TextReader(known, m_faults));
        known.addKept(step.keep.keys());
        checkPaging(step, here);
        if (purpose != Purpose::LogCall && (!step.idPath.isEmpty() || !step.standsStatus.isEmpty()))
            tell(here, u"idPath and standsStatus belong to logCall"_s);
        operation.steps << step;
    }
    checkCards(operation, place, purpose);
    return operation;
}

Step OperationReader::step(
    const QJsonObject &object, const QString &place, const TextReader &texts) const
{
    Step step;
    step.name = object.value("name"_L1).toString();
    if (object.contains("onlyIf"_L1))
        step.onlyIf = texts.variable(object.value("onlyIf"_L1), placeOf(place, u"onlyIf"_s));
    readRequest(step, object, place, texts);
    readBody(step, object, place, texts);
    step.isAtom = object.value("isAtom"_L1).toBool();
    step.items = object.value("items"_L1).toString();
    if (object.contains("card"_L1))
        step.card = card(object.value("card"_L1).toObject(), placeOf(place, u"card"_s));
    step.keep = readPaths(object.value("keep"_L1));
    if (object.contains("next"_L1))
        step.next = next(object.value("next"_L1).toObject(), placeOf(place, u"next"_s));
    step.nothingStatus = readStatuses(object.value("nothingStatus"_L1));
    step.idPath = object.value("idPath"_L1).toString();
    step.standsStatus = readStatuses(object.value("standsStatus"_L1));
    return step;
}

void OperationReader::readRequest(
    Step &step, const QJsonObject &object, const QString &place, const TextReader &texts) const
{
    for (const MethodName &name : methods) {
        if (!object.contains(name.key))
            continue;
        const QString here = placeOf(place, name.key);
        step.method = name.method;
        step.url = texts.text(object.value(name.key), here, TextLanguage::Path);
        UrlRules rules;
        rules.mayBeRelative = m_hasBase;
        rules.check(step.url, here, m_faults);
    }
    step.query = texts.pairs(object.value("query"_L1), placeOf(place, u"query"_s));
    step.headers = texts.pairs(object.value("headers"_L1), placeOf(place, u"headers"_s));
}

void OperationReader::readBody(
    Step &step, const QJsonObject &object, const QString &place, const TextReader &texts) const
{
    const auto begin = [&](Step::Body body) {
        if (step.body != Step::Body::None)
            tell(place, u"a request has one body: json, form or text"_s);
        if (step.method == HttpMethod::Get)
            tell(place, u"a GET has no body"_s);
        step.body = body;
    };
    if (object.contains("json"_L1)) {
        begin(Step::Body::Json);
        step.json = texts.json(object.value("json"_L1), placeOf(place, u"json"_s));
    }
    if (object.contains("form"_L1)) {
        begin(Step::Body::Form);
        step.form = texts.pairs(object.value("form"_L1), placeOf(place, u"form"_s));
    }
    if (object.contains("text"_L1)) {
        begin(Step::Body::Text);
        step.text = texts.text(object.value("text"_L1), placeOf(place, u"text"_s));
    }
    step.contentType = object.value("contentType"_L1).toString();
    if (step.body == Step::Body::None && !step.contentType.isEmpty())
        tell(placeOf(place, u"contentType"_s), u"there is no body that it could be of"_s);
    if (step.body == Step::Body::Text && step.contentType.isEmpty())
        tell(place, u"a text as body wants its contentType"_s);
}

CardMap OperationReader::card(const QJsonObject &object, const QString &place) const
{
    CardMap card;
    card.type = object.value("type"_L1).toString();
    card.typePath = object.value("typePath"_L1).toString();
    if (!card.type.isEmpty() && !card.typePath.isEmpty())
        tell(place, u"either type or typePath goes"_s);
    card.typeNames = readPaths(object.value("typeNames"_L1));
    card.kind = kindNamed(object.value("kind"_L1).toString());
    const QJsonObject kinds = object.value("kinds"_L1).toObject();
    for (auto kind = kinds.begin(); kind != kinds.end(); ++kind)
        card.kinds.insert(kind.key(), kindNamed(kind.value().toString()));
    const QJsonObject fields = object.value("fields"_L1).toObject();
    for (const QLatin1StringView name : fieldOrder) {
        if (fields.contains(name))
            card.fields << field(
                name, fields.value(name), placeOf(placeOf(place, u"fields"_s), name));
    }
    return card;
}

FieldMap OperationReader::field(
    const QString &name, const QJsonValue &value, const QString &place) const
{
    FieldMap map;
    map.field = name;
    const QJsonObject object = value.toObject();
    const QJsonValue paths = value.isObject() ? object.value("paths"_L1) : value;
    if (paths.isString())
        map.paths << paths.toString();
    const QJsonArray list = paths.toArray();
    for (const QJsonValue path : list)
        map.paths << path.toString();
    map.joint = object.value("joint"_L1).toString();
    map.filter = object.value("filter"_L1).toString();
    map.fixed = object.value("fixed"_L1).toString();
    if (!map.filter.isEmpty()) {
        const QString problem = problemOfFilter(map.filter);
        if (!problem.isEmpty() || map.filter.startsWith("with:"_L1))
            tell(placeOf(place, u"filter"_s),
                problem.isEmpty() ? u"a field knows no variables"_s : problem);
    }
    if (map.paths.isEmpty() == map.fixed.isEmpty())
        tell(place, u"a field has either paths or something fixed"_s);
    return map;
}

NextPage OperationReader::next(const QJsonObject &object, const QString &place) const
{
    NextPage next;
    next.kind = nextNamed(object.value("kind"_L1).toString());
    next.path = object.value("path"_L1).toString();
    next.size = object.value("size"_L1).toInt(next.size);
    next.first = object.value("first"_L1).toInt(next.first);
    const bool wantsPath = next.kind == NextPage::Kind::Link || next.kind == NextPage::Kind::Token;
    if (wantsPath && next.path.isEmpty())
        tell(place, u"a link or token wants its path"_s);
    return next;
}

/// Otherwise the same page would come for ever.
void OperationReader::checkPaging(const Step &step, const QString &place) const
{
    const QStringList used = variablesOf(step);
    const auto wants = [&](const QString &variable) {
        if (!used.contains(variable))
            tell(placeOf(place, u"next"_s), u"the request does not use %1"_s.arg(variable));
    };
    switch (step.next.kind) {
    case NextPage::Kind::None:
        for (const QString &variable : {u"page.skip"_s, u"page.number"_s, u"page.token"_s}) {
            if (used.contains(variable))
                tell(place, u"%1 is used, but next is missing"_s.arg(variable));
        }
        break;
    case NextPage::Kind::Link:
        break;
    case NextPage::Kind::Skip:
        wants(u"page.skip"_s);
        break;
    case NextPage::Kind::Number:
        wants(u"page.number"_s);
        break;
    case NextPage::Kind::Token:
        wants(u"page.token"_s);
        break;
    }
}

void OperationReader::checkCards(
    const Operation &operation, const QString &place, Purpose purpose) const
{
    if (purpose == Purpose::Test || purpose == Purpose::LogCall)
        return;
    const bool hasCard = std::any_of(operation.steps.begin(), operation.steps.end(),
        [](const Step &step) { return hasField(step, "id"_L1); });
    if (!hasCard)
        tell(place, u"no step makes a card with an id"_s);
}

void OperationReader::tell(const QString &place, const QString &reason) const
{
    m_faults.append({place, reason});
}

QHash<QString, QString> readPaths(const QJsonValue &object)
{
    QHash<QString, QString> paths;
    const QJsonObject members = object.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
        paths.insert(member.key(), member.value().toString());
    return paths;
}

QVector<int> readStatuses(const QJsonValue &array)
{
    QVector<int> statuses;
    const QJsonArray list = array.toArray();
    for (const QJsonValue status : list)
        statuses << status.toInt();
    return statuses;
}

} // namespace balie::crm
