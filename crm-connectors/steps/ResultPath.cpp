#include "crm-connectors/steps/ResultPath.h"

#include <QJsonArray>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How many values one path may lead to: an answer is never trusted to be small.
constexpr qsizetype mostValues = 20'000;

void append(QVector<QJsonValue> &found, const QJsonValue &value)
{
    if (!value.isUndefined() && found.size() < mostValues)
        found.append(value);
}

void stepInto(QVector<QJsonValue> &found, const QJsonValue &value, const QString &name)
{
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        if (name == u'*') {
            for (const QJsonValue member : list)
                append(found, member);
            return;
        }
        bool isIndex = false;
        const int index = name.toInt(&isIndex);
        if (isIndex) {
            if (index >= 0 && index < list.size())
                append(found, list.at(index));
            return;
        }
        for (const QJsonValue member : list) {
            if (member.toObject().value("name"_L1).toString() == name) {
                append(found, member);
                return;
            }
        }
        return;
    }
    if (!value.isObject())
        return;
    const QJsonObject object = value.toObject();
    if (name == u'*') {
        for (auto member = object.begin(); member != object.end(); ++member) {
            // What is listed under names may tell them nowhere else.
            QJsonObject named = member.value().toObject();
            if (member.value().isObject() && !named.contains("@name"_L1)) {
                named.insert("@name"_L1, member.key());
                append(found, named);
            } else {
                append(found, member.value());
            }
        }
        return;
    }
    append(found, object.value(name));
}

QVector<QJsonValue> follow(const QJsonValue &from, const QStringList &names)
{
    QVector<QJsonValue> here;
    append(here, from);
    for (const QString &name : names) {
        QVector<QJsonValue> next;
        for (const QJsonValue &value : std::as_const(here))
            stepInto(next, value, name);
        here = next;
        if (here.isEmpty())
            break;
    }
    return here;
}

} // namespace

QStringList resultPath::namesOf(const ResultPath &path)
{
    QStringList names;
    qsizetype at = 0;
    while (at < path.size()) {
        if (path[at] == u'[') {
            const qsizetype end = path.indexOf(u']', at);
            names.append(path.mid(at + 1, (end < 0 ? path.size() : end) - at - 1));
            at = end < 0 ? path.size() : end + 1;
            if (at < path.size() && path[at] == u'.')
                ++at;
            continue;
        }
        qsizetype end = path.indexOf(u'.', at);
        if (end < 0)
            end = path.size();
        if (end > at)
            names.append(path.mid(at, end - at));
        at = end + 1;
    }
    return names;
}

QVector<QJsonValue> resultPath::all(const QJsonValue &from, const ResultPath &path)
{
    return follow(from, namesOf(path));
}

QJsonValue resultPath::first(const QJsonValue &from, const ResultPath &path)
{
    const QVector<QJsonValue> found = all(from, path);
    return found.isEmpty() ? QJsonValue(QJsonValue::Undefined) : found.first();
}

QString resultPath::text(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: {
        const qint64 whole = value.toInteger();
        const double number = value.toDouble();
        return double(whole) == number ? QString::number(whole) : QString::number(number, 'g', 15);
    }
    case QJsonValue::Object:
        return value.toObject().value("#text"_L1).toString();
    default:
        return {};
    }
}

QStringList resultPath::texts(const QJsonValue &from, const ResultPath &path)
{
    QStringList found;
    const QVector<QJsonValue> values = all(from, path);
    for (const QJsonValue &value : values) {
        const QString one = text(value).trimmed();
        if (!one.isEmpty())
            found.append(one);
    }
    return found;
}

bool resultPath::isTrue(const QJsonValue &value)
{
    const QString said = text(value).trimmed().toLower();
    return !said.isEmpty() && said != "false"_L1 && said != "no"_L1 && said != "0"_L1;
}

resultPath::Records resultPath::records(const QJsonValue &answer, const ResultPath &path)
{
    Records found;
    if (answer.isUndefined())
        return found;
    QStringList names = namesOf(path);
    const qsizetype star = names.indexOf(u"*"_s);
    if (star >= 0) {
        // An empty list has no members, which is no other shape.
        found.list = follow(answer, names);
        found.isThere = !found.list.isEmpty() || !follow(answer, names.first(star)).isEmpty();
        return found;
    }
    QVector<QJsonValue> there = follow(answer, names);
    if (there.isEmpty() && names.size() > 1) {
        names.removeLast();
        there = follow(answer, names);
        if (there.isEmpty() || !there.first().isArray())
            return found;
    }
    if (there.isEmpty())
        return found;
    const QJsonValue &value = there.first();
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (const QJsonValue member : list)
            append(found.list, member);
        found.isThere = true;
    } else if (value.isObject()) {
        found.list.append(value);
        found.isThere = true;
    } else {
        found.isThere = value.isNull();
    }
    return found;
}

} // namespace balie::crm
