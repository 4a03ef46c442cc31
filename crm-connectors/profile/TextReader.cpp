#include "crm-connectors/profile/TextReader.h"

#include "crm-connectors/profile/TextFilters.h"
#include "crm-connectors/profile/TextLanguages.h"

#include <QJsonArray>
#include <QJsonObject>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

TextReader::TextReader(KnownVariables known, ProfileFaults &faults)
    : m_known(std::move(known))
    , m_faults(faults)
{
}

void TextReader::tell(const QString &place, const QString &reason) const
{
    m_faults.append({place, reason});
}

Text TextReader::text(const QJsonValue &value, const QString &place, TextLanguage language) const
{
    if (value.isObject())
        return ofObject(value.toObject(), place, language);
    if (!value.isString())
        tell(place, u"a text is wanted here"_s);
    Text text;
    text.language = language;
    text.pieces = pieces(value.toString(), place);
    return text;
}

JsonText TextReader::json(const QJsonValue &value, const QString &place) const
{
    JsonText json;
    if (value.isString()) {
        json.kind = JsonText::Kind::String;
        json.text = text(value, place);
    } else if (value.isArray()) {
        json.kind = JsonText::Kind::Array;
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            json.items << this->json(array.at(i), placeOf(place, i));
    } else if (value.isObject()) {
        std::optional<JsonText> known = special(value.toObject(), place);
        return known ? *std::move(known) : plainObject(value.toObject(), place);
    } else {
        json.constant = value;
    }
    return json;
}

QStringList TextReader::strings(const QJsonValue &array)
{
    QStringList list;
    const QJsonArray items = array.toArray();
    for (const QJsonValue item : items)
        list << item.toString();
    return list;
}

QVector<Step::Pair> TextReader::pairs(const QJsonValue &object, const QString &place) const
{
    QVector<Step::Pair> pairs;
    const QJsonObject members = object.toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QString here = placeOf(place, member.key());
        const QJsonValue value = member.value();
        if (value.isArray()) {
            const QJsonArray array = value.toArray();
            for (qsizetype i = 0; i < array.size(); ++i)
                pairs << Step::Pair{member.key(), text(array.at(i), placeOf(here, i)), false};
        } else if (value.isObject() && value.toObject().contains("json"_L1)) {
            pairs << Step::Pair{member.key(), {}, false,
                json(value.toObject().value("json"_L1), placeOf(here, u"json"_s))};
        } else if (value.isObject() && value.toObject().contains("leaveOutEmpty"_L1)) {
            const QJsonObject pair = value.toObject();
            pairs << Step::Pair{member.key(),
                text(pair.value("value"_L1), placeOf(here, u"value"_s)),
                pair.value("leaveOutEmpty"_L1).toBool()};
        } else {
            pairs << Step::Pair{member.key(), text(value, here), false};
        }
    }
    return pairs;
}

QVector<AuthSpec::FormField> TextReader::fields(
    const QJsonValue &object, const QString &place) const
{
    QVector<AuthSpec::FormField> fields;
    const QJsonObject members = object.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
        fields << AuthSpec::FormField{
            member.key(), text(member.value(), placeOf(place, member.key()))};
    return fields;
}

QString TextReader::variable(const QJsonValue &name, const QString &place) const
{
    const QString problem = m_known.problemOf(name.toString());
    if (!problem.isEmpty())
        tell(place, problem);
    return name.toString();
}

QVector<Text::Piece> TextReader::pieces(const QString &words, const QString &place) const
{
    QVector<Text::Piece> pieces;
    QString literal;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QChar c = words.at(i);
        if (c != u'{' && c != u'}') {
            literal += c;
        } else if (i + 1 < words.size() && words.at(i + 1) == c) {
            literal += c;
            ++i;
        } else if (c == u'}') {
            tell(place, u"a '}' without its '{'; a literal one is written '}}'"_s);
        } else {
            const qsizetype end = words.indexOf(u'}', i);
            if (end < 0) {
                tell(place, u"a '{' without its '}'; a literal one is written '{{'"_s);
                break;
            }
            pieces << piece(literal, words.mid(i + 1, end - i - 1), place);
            literal.clear();
            i = end;
        }
    }
    if (!literal.isEmpty())
        pieces << Text::Piece{literal, {}, {}};
    return pieces;
}

Text::Piece TextReader::piece(
    const QString &literal, const QString &inside, const QString &place) const
{
    QStringList parts = inside.split(u'|');
    Text::Piece piece{literal, variable(parts.takeFirst(), place), {}};
    for (const QString &filter : parts) {
        const QString problem = problemOfFilter(filter);
        if (!problem.isEmpty())
            tell(place, problem);
        else if (filter.startsWith("with:"_L1))
            variable(filter.sliced(5), place);
        piece.filters << filter;
    }
    return piece;
}

QString TextReader::list(const QJsonValue &name, const QString &place) const
{
    const QString list = variable(name, place);
    if (m_known.problemOf(list).isEmpty() && !m_known.isList(list))
        tell(place, u"'%1' is no list"_s.arg(list));
    return list;
}

TextReader TextReader::withItem() const
{
    TextReader inside(*this);
    inside.m_known.addItem();
    return inside;
}

Text TextReader::ofObject(
    const QJsonObject &object, const QString &place, TextLanguage language) const
{
    Text text;
    text.language = language;
    if (object.contains("join"_L1)) {
        text.kind = Text::Kind::Join;
        text.separator = object.value("join"_L1).toString();
        text.over = list(object.value("over"_L1), placeOf(place, u"over"_s));
        text.parts << withItem().text(object.value("of"_L1), placeOf(place, u"of"_s), language);
    } else if (object.contains("choose"_L1)) {
        text.kind = Text::Kind::Choose;
        text.over = variable(object.value("choose"_L1), placeOf(place, u"choose"_s));
        const QJsonObject cases = object.value("cases"_L1).toObject();
        for (auto one = cases.begin(); one != cases.end(); ++one) {
            const QString here = placeOf(placeOf(place, u"cases"_s), one.key());
            if (one.key().isEmpty())
                tell(here, u"a case wants a value; what is left goes into 'else'"_s);
            text.cases << one.key();
            text.parts << this->text(one.value(), here, language);
        }
        if (object.contains("else"_L1)) {
            text.cases << QString();
            text.parts << this->text(object.value("else"_L1), placeOf(place, u"else"_s), language);
        }
    } else if (object.contains("concat"_L1)) {
        text.kind = Text::Kind::Concat;
        const QJsonArray parts = object.value("concat"_L1).toArray();
        for (qsizetype i = 0; i < parts.size(); ++i)
            text.parts << this->text(
                parts.at(i), placeOf(placeOf(place, u"concat"_s), i), language);
    } else if (object.size() == 1) {
        const QString name = object.begin().key();
        const std::optional<TextLanguage> named = languageNamed(name);
        if (!named)
            tell(place, u"there is no language '%1'"_s.arg(name));
        text.language = named.value_or(language);
        text.pieces = pieces(object.begin().value().toString(), placeOf(place, name));
    } else {
        tell(place, u"this is no text"_s);
    }
    const qsizetype keys = object.contains("join"_L1) ? 3
        : object.contains("choose"_L1)                ? 2 + object.contains("else"_L1)
                                                      : 1;
    if (object.size() != keys)
        tell(place, u"only one of the languages, join, choose and concat goes at a time"_s);
    return text;
}

std::optional<JsonText> TextReader::special(const QJsonObject &object, const QString &place) const
{
    const QStringList names = object.keys();
    JsonText json;
    if (names == QStringList{u"if"_s, u"then"_s}) {
        json.kind = JsonText::Kind::If;
        const QJsonValue condition = object.value("if"_L1);
        if (condition.isObject())
            json.text = text(condition, placeOf(place, u"if"_s));
        else
            json.variable = variable(condition, placeOf(place, u"if"_s));
        json.items << this->json(object.value("then"_L1), placeOf(place, u"then"_s));
        return json;
    }
    if (names == QStringList{u"each"_s, u"of"_s}) {
        json.kind = JsonText::Kind::Each;
        json.variable = list(object.value("each"_L1), placeOf(place, u"each"_s));
        json.items << withItem().json(object.value("of"_L1), placeOf(place, u"of"_s));
        return json;
    }
    if (names == QStringList{u"is"_s, u"member"_s}) {
        json.kind = JsonText::Kind::Member;
        json.text = text(object.value("member"_L1), placeOf(place, u"member"_s));
        json.items << this->json(object.value("is"_L1), placeOf(place, u"is"_s));
        return json;
    }
    const bool isComposed = names == QStringList{u"join"_s, u"of"_s, u"over"_s}
        || names == QStringList{u"cases"_s, u"choose"_s}
        || names == QStringList{u"cases"_s, u"choose"_s, u"else"_s};
    if (!isComposed && names.size() != 1)
        return std::nullopt;
    const QString name = names.first();
    const QString inside = placeOf(place, name);
    const QJsonValue value = object.begin().value();
    if (isComposed || name == "concat"_L1) {
        json.kind = JsonText::Kind::String;
        json.text = text(object, place);
    } else if (name == "object"_L1) {
        if (!value.isObject())
            tell(inside, u"an object is wanted here"_s);
        return plainObject(value.toObject(), inside);
    } else if (name == "filled"_L1) {
        json.kind = JsonText::Kind::Filled;
        json.items << this->json(value, inside);
    } else if (name == "number"_L1 || name == "boolean"_L1) {
        json.kind = name == "number"_L1 ? JsonText::Kind::Number : JsonText::Kind::Boolean;
        json.text = text(value, inside);
    } else if (languageNamed(name)) {
        if (!value.isString())
            tell(inside, u"a string is wanted here; an object by the letter goes into 'object'"_s);
        json.kind = JsonText::Kind::String;
        json.text = text(object, place);
    } else {
        return std::nullopt;
    }
    return json;
}

JsonText TextReader::plainObject(const QJsonObject &object, const QString &place) const
{
    JsonText json;
    json.kind = JsonText::Kind::Object;
    for (auto member = object.begin(); member != object.end(); ++member) {
        json.names << member.key();
        json.items << this->json(member.value(), placeOf(place, member.key()));
    }
    return json;
}

} // namespace balie::crm
