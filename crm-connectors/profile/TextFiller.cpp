#include "crm-connectors/profile/TextFiller.h"

#include "crm-connectors/profile/TextFilters.h"
#include "crm-connectors/profile/TextWalk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <cmath>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

class PlainSink final : public TextSink {
public:
    void literal(const QString &text) override { filled += text; }
    void value(const QString &, const QString &value) override { filled += value; }

    QString filled;
};

QString filledIn(const Text &text, const Values &values)
{
    PlainSink sink;
    walk(text, values, sink);
    return sink.filled;
}

QJsonValue numberFrom(const QString &text)
{
    bool isNumber = false;
    const qint64 whole = text.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return whole;
    const double number = text.trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}

bool truthFrom(const QString &text)
{
    const QString word = text.trimmed().toLower();
    return word == "true"_L1 || word == "1"_L1 || word == "yes"_L1 || word == "on"_L1;
}

} // namespace

QString TextFiller::text(const Text &text) const
{
    return filledIn(text, m_values);
}

QString TextFiller::line(const Text &text) const
{
    return filtered(filledIn(text, m_values), u"line"_s).toString();
}

QJsonValue TextFiller::json(const JsonText &json) const
{
    switch (json.kind) {
    case JsonText::Kind::Constant:
        return json.constant;
    case JsonText::Kind::String:
        return text(json.text);
    case JsonText::Kind::Number:
        return numberFrom(text(json.text));
    case JsonText::Kind::Boolean:
        return truthFrom(text(json.text));
    case JsonText::Kind::Array:
        return array(json);
    case JsonText::Kind::Object:
        return object(json);
    case JsonText::Kind::If: {
        const bool isEmpty = json.variable.isEmpty()
            ? text(json.text).isEmpty()
            : textOf(m_values.value(json.variable)).isEmpty();
        if (isEmpty || json.items.isEmpty())
            return QJsonValue(QJsonValue::Undefined);
        return this->json(json.items.first());
    }
    case JsonText::Kind::Filled: {
        const QJsonValue value = this->json(json.items.value(0));
        const bool isEmpty = value.isNull() || (value.isString() && value.toString().isEmpty());
        return isEmpty ? QJsonValue(QJsonValue::Undefined) : value;
    }
    case JsonText::Kind::Each:
        return each(json);
    case JsonText::Kind::Member:
        return QJsonObject{{text(json.text), this->json(json.items.value(0))}};
    }
    Q_UNREACHABLE();
}

QByteArray TextFiller::jsonBody(const JsonText &json) const
{
    const QJsonValue value = this->json(json);
    if (value.isUndefined())
        return {};
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    // A document of Qt is an object or an array only.
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.sliced(1, wrapped.size() - 2);
}

NamedTexts TextFiller::pairs(const QVector<Step::Pair> &pairs) const
{
    NamedTexts named;
    for (const Step::Pair &pair : pairs) {
        const QString value
            = pair.json ? QString::fromUtf8(jsonBody(*pair.json)) : text(pair.value);
        if (!value.isEmpty() || !pair.leaveOutEmpty)
            named.emplace_back(pair.name, value);
    }
    return named;
}

NamedTexts TextFiller::headers(const QVector<Step::Pair> &pairs) const
{
    NamedTexts named = this->pairs(pairs);
    for (auto &[name, value] : named)
        value = filtered(value, u"line"_s).toString();
    return named;
}

QJsonValue TextFiller::array(const JsonText &json) const
{
    QJsonArray array;
    for (const JsonText &item : json.items) {
        const QJsonValue value = this->json(item);
        if (item.kind == JsonText::Kind::Each) {
            for (const QJsonValue each : value.toArray())
                array.append(each);
        } else if (!value.isUndefined()) {
            array.append(value);
        }
    }
    return array;
}

QJsonValue TextFiller::object(const JsonText &json) const
{
    QJsonObject object;
    for (qsizetype i = 0; i < json.items.size() && i < json.names.size(); ++i) {
        const QJsonValue value = this->json(json.items.at(i));
        if (!value.isUndefined())
            object.insert(json.names.at(i), value);
    }
    return object;
}

QJsonValue TextFiller::each(const JsonText &json) const
{
    QJsonArray array;
    if (json.items.isEmpty())
        return array;
    for (const QString &item : m_values.list(json.variable)) {
        Values inside = m_values;
        inside.set(u"item"_s, item);
        const QJsonValue value = TextFiller(std::move(inside)).json(json.items.first());
        if (!value.isUndefined())
            array.append(value);
    }
    return array;
}

QByteArray encodedPairs(const NamedTexts &pairs)
{
    QByteArray encoded;
    for (const auto &[name, value] : pairs) {
        if (!encoded.isEmpty())
            encoded += '&';
        encoded += QUrl::toPercentEncoding(name, "$") + '=' + QUrl::toPercentEncoding(value);
    }
    return encoded;
}

} // namespace balie::crm
