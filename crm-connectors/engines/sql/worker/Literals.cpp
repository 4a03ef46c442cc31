#include "crm-connectors/engines/sql/worker/Literals.h"

#include <QCborValue>

namespace balie::sql {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isHarmless(QChar c)
{
    return c.isLetterOrNumber() || u" +-.@%_"_s.contains(c);
}

std::optional<QString> literal(const QCborValue &value)
{
    if (value.isInteger())
        return QString::number(value.toInteger());
    if (!value.isString())
        return {};
    const QString text = value.toString();
    const bool isPattern = text.startsWith(u'%');
    QString quoted = u"'"_s;
    for (const QChar c : text) {
        if (!isHarmless(c) && !isPattern)
            return {};
        quoted += isHarmless(c) ? c : QChar(u'_');
    }
    return quoted + u'\'';
}

} // namespace

std::optional<QString> withLiterals(const QString &sql, const QCborArray &values)
{
    QString whole;
    qsizetype used = 0;
    QChar inside; // of quotes; null outside
    for (const QChar c : sql) {
        if (!inside.isNull()) {
            if (c == inside)
                inside = QChar();
        } else if (c == u'\'' || c == u'"' || c == u'`') {
            inside = c;
        } else if (c == u'[') {
            inside = u']';
        } else if (c == u'?') {
            if (used >= values.size())
                return {};
            const auto text = literal(values.at(used++));
            if (!text)
                return {};
            whole += *text;
            continue;
        }
        whole += c;
    }
    if (used != values.size())
        return {};
    return whole;
}

} // namespace balie::sql
