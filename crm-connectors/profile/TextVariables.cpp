#include "crm-connectors/profile/TextVariables.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

void collect(const Text &text, QStringList &names)
{
    if (!text.over.isEmpty())
        names << text.over;
    for (const Text::Piece &piece : text.pieces) {
        if (!piece.variable.isEmpty())
            names << piece.variable;
        for (const QString &filter : piece.filters) {
            if (filter.startsWith("with:"_L1))
                names << filter.sliced(5);
        }
    }
    for (const Text &part : text.parts)
        collect(part, names);
}

void collect(const JsonText &json, QStringList &names)
{
    if (!json.variable.isEmpty())
        names << json.variable;
    collect(json.text, names);
    for (const JsonText &item : json.items)
        collect(item, names);
}

void collect(const QVector<Step::Pair> &pairs, QStringList &names)
{
    for (const Step::Pair &pair : pairs) {
        collect(pair.value, names);
        if (pair.json)
            collect(*pair.json, names);
    }
}

} // namespace

QStringList variablesOf(const Text &text)
{
    QStringList names;
    collect(text, names);
    names.removeDuplicates();
    return names;
}

QStringList variablesOf(const JsonText &json)
{
    QStringList names;
    collect(json, names);
    names.removeDuplicates();
    return names;
}

QStringList variablesOf(const Step &step)
{
    QStringList names;
    if (!step.onlyIf.isEmpty())
        names << step.onlyIf;
    collect(step.url, names);
    collect(step.query, names);
    collect(step.headers, names);
    collect(step.json, names);
    collect(step.form, names);
    collect(step.text, names);
    names.removeDuplicates();
    return names;
}

} // namespace balie::crm
