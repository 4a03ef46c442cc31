#include "crm-connectors/profile/TextWalk.h"

#include "crm-connectors/profile/TextFilters.h"
#include "crm-connectors/profile/TextLanguages.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The wildcards of this variable are meant, and it holds nothing but them and digits.
bool isPattern(const QString &variable, const QString &value)
{
    return variable == "number.interleaved"_L1
        && std::all_of(value.begin(), value.end(),
            [](QChar c) { return c == u'%' || (c >= u'0' && c <= u'9'); });
}

void walkPieces(const Text &text, const Values &values, TextSink &sink)
{
    for (const Text::Piece &piece : text.pieces) {
        if (!piece.literal.isEmpty())
            sink.literal(piece.literal);
        if (piece.variable.isEmpty())
            continue;
        QVariant value = values.value(piece.variable);
        for (const QString &filter : piece.filters)
            value = filtered(value, filter, values);
        const QString plain = textOf(value);
        const bool isRaw = text.language == TextLanguage::Path || isPattern(piece.variable, plain);
        sink.value(piece.variable, isRaw ? plain : escaped(plain, text.language));
    }
}

void walkJoin(const Text &text, const Values &values, TextSink &sink)
{
    if (text.parts.isEmpty())
        return;
    Values inside = values;
    bool isFirst = true;
    for (const QString &item : values.list(text.over)) {
        if (!isFirst)
            sink.literal(text.separator);
        isFirst = false;
        inside.set(u"item"_s, item);
        walk(text.parts.first(), inside, sink);
    }
}

void walkChoice(const Text &text, const Values &values, TextSink &sink)
{
    const QString value = textOf(values.value(text.over));
    qsizetype at = value.isEmpty() ? -1 : text.cases.indexOf(value);
    if (at < 0)
        at = text.cases.indexOf(QString());
    if (at >= 0 && at < text.parts.size())
        walk(text.parts.at(at), values, sink);
}

} // namespace

void walk(const Text &text, const Values &values, TextSink &sink)
{
    switch (text.kind) {
    case Text::Kind::Pieces:
        walkPieces(text, values, sink);
        break;
    case Text::Kind::Join:
        walkJoin(text, values, sink);
        break;
    case Text::Kind::Choose:
        walkChoice(text, values, sink);
        break;
    case Text::Kind::Concat:
        for (const Text &part : text.parts)
            walk(part, values, sink);
        break;
    }
}

} // namespace balie::crm
