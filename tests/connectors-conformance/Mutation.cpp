#include "tests/connectors-conformance/Mutation.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Nobody but people reads them, or nothing of the wire hangs on them.
const QSet<QString> &untouched()
{
    static const QSet<QString> names{u"comment"_s, u"label"_s, u"help"_s, u"settings"_s, u"id"_s,
        u"version"_s, u"engine"_s, u"engineVersion"_s, u"messagePath"_s, u"text en"_s, u"$schema"_s,
        u"timeoutMs"_s, u"maxParallel"_s, u"minIntervalMs"_s, u"retries"_s, u"lifeSeconds"_s,
        u"secretFacts"_s, u"authoriseUrl"_s, u"authoriseExtra"_s, u"redirectPath"_s,
        u"redirectHost"_s, u"usesPkce"_s, u"scopes"_s, u"errorPath"_s};
    return names;
}

/// Members whose names go over the wire: a query, headers, a form, the fields of a body.
const QSet<QString> &wireNames()
{
    static const QSet<QString> names{
        u"query"_s, u"headers"_s, u"form"_s, u"json"_s, u"tokenForm"_s};
    return names;
}

QString changedText(const QString &text)
{
    // Another word of those that the profile writes, not of what is filled in: the last of it.
    static const QRegularExpression filled(u"\\{[^{}]*\\}"_s);
    QString masked = text;
    auto match = filled.globalMatch(text);
    while (match.hasNext()) {
        const auto one = match.next();
        masked.replace(
            one.capturedStart(), one.capturedLength(), QString(one.capturedLength(), u' '));
    }
    static const QRegularExpression word(u"[A-Za-z]{2,}"_s);
    qsizetype at = -1;
    auto words = word.globalMatch(masked);
    while (words.hasNext())
        at = words.next().capturedEnd();
    return at < 0 ? text + u'x' : text.left(at) + u'x' + text.mid(at);
}

class Mutator {
public:
    explicit Mutator(const QJsonObject &profile)
        : m_profile(profile)
    {
    }

    QVector<Mutant> all()
    {
        walk(m_profile, {}, false);
        return m_mutants;
    }

private:
    void add(const QStringList &place, const QString &what, const QJsonValue &value)
    {
        m_mutants.append(
            {u'/' + place.join(u'/') + u' ' + what, replaced(m_profile, place, value).toObject()});
    }

    /// Undefined takes the member out.
    static QJsonValue replaced(const QJsonValue &in, QStringList place, const QJsonValue &value)
    {
        if (place.isEmpty())
            return value;
        const QString step = place.takeFirst();
        if (in.isArray()) {
            QJsonArray array = in.toArray();
            const qsizetype index = step.toInt();
            const QJsonValue inner = replaced(array.at(index), place, value);
            if (inner.isUndefined())
                array.removeAt(index);
            else
                array.replace(index, inner);
            return array;
        }
        QJsonObject object = in.toObject();
        const QJsonValue inner = replaced(object.value(step), place, value);
        if (inner.isUndefined())
            object.remove(step);
        else
            object.insert(step, inner);
        return object;
    }

    void walk(const QJsonValue &value, const QStringList &place, bool isWire)
    {
        if (value.isObject())
            walkObject(value.toObject(), place, isWire);
        else if (value.isArray())
            walkArray(value.toArray(), place, isWire);
        else if (value.isString())
            add(place, u"other text"_s, changedText(value.toString()));
        else if (value.isBool())
            add(place, u"opposite"_s, !value.toBool());
        else if (value.isDouble())
            add(place, u"other number"_s, value.toDouble() + 7);
    }

    void walkObject(const QJsonObject &object, const QStringList &place, bool isWire)
    {
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString &name = it.key();
            const bool isName
                = place.isEmpty() || name != "name"_L1 || isWire || place.last() == "fields"_L1;
            if (!isWire && (untouched().contains(name) || !isName) && !isRecord(place))
                continue;
            if (place.isEmpty() && name == "name"_L1)
                continue;
            if (name == "text"_L1 && place.value(0) == "errors"_L1)
                continue;
            const QStringList inner = place + QStringList{name};
            if (isWire && !isText(object)) {
                add(inner, u"left out"_s, QJsonValue(QJsonValue::Undefined));
                QJsonObject renamed = object;
                renamed.remove(name);
                renamed.insert(name + u"x"_s, it.value());
                if (place.isEmpty())
                    continue;
                add(place, u"other name than "_s + name, renamed);
            } else if (isList(name)) {
                add(inner, u"left out"_s, QJsonValue(QJsonValue::Undefined));
            }
            walk(it.value(), inner, isWire || wireNames().contains(name));
        }
    }

    void walkArray(const QJsonArray &array, const QStringList &place, bool isWire)
    {
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QStringList inner = place + QStringList{QString::number(i)};
            if (place.size() < 2 || place.last() == "steps"_L1 || place.last() == "variants"_L1)
                add(inner, u"left out"_s, QJsonValue(QJsonValue::Undefined));
            if (place.value(0) == "numbers"_L1)
                continue;
            walk(array.at(i), inner, isWire);
        }
    }

    /// Inside of "fields" of a card a member "id" is a field of the card.
    static bool isRecord(const QStringList &place)
    {
        return !place.isEmpty()
            && (place.last() == "fields"_L1 || place.last() == "keep"_L1
                || place.last() == "facts"_L1 || place.last() == "card"_L1
                || place.last() == "cases"_L1);
    }

    /// A text, or another thing that means something: its names are the schema's.
    static bool isText(const QJsonObject &object)
    {
        static const QSet<QString> marks{u"choose"_s, u"join"_s, u"concat"_s, u"number"_s,
            u"boolean"_s, u"if"_s, u"each"_s, u"odata"_s, u"odata-like"_s, u"soql"_s,
            u"soql-like"_s, u"sosl"_s, u"sql"_s, u"vtql"_s, u"zoho"_s, u"afas"_s, u"xml"_s,
            u"plain"_s, u"path"_s, u"value"_s, u"json"_s, u"object"_s, u"cases"_s, u"regex"_s};
        const QStringList names = object.keys();
        return std::any_of(
            names.cbegin(), names.cend(), [](const QString &name) { return marks.contains(name); });
    }

    static bool isList(const QString &name)
    {
        return name == "nothingStatus"_L1 || name == "standsStatus"_L1 || name == "next"_L1
            || name == "idPath"_L1 || name == "onlyIf"_L1 || name == "go"_L1 || name == "items"_L1
            || name == "isAtom"_L1 || name == "filter"_L1 || name == "joint"_L1;
    }

    QJsonObject m_profile;
    QVector<Mutant> m_mutants;
};

} // namespace

QVector<Mutant> mutantsOf(const QJsonObject &profile)
{
    return Mutator(profile).all();
}

} // namespace balie::test
