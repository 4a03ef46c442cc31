#include "tests/connectors-recorded/VtqlQuery.h"

#include <QRegularExpression>
#include <algorithm>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// % stands for anything, as in MySQL.
bool isLike(const QString &value, const QString &pattern)
{
    QStringList parts = pattern.split(u'%');
    for (QString &part : parts)
        part = QRegularExpression::escape(part);
    const QRegularExpression expression(QRegularExpression::anchoredPattern(parts.join(u".*"_s)),
        QRegularExpression::CaseInsensitiveOption);
    return expression.match(value).hasMatch();
}

} // namespace

Expected<VtqlQuery, QString> VtqlQuery::read(const QString &text)
{
    static const QRegularExpression whole(
        u"^select ([a-z0-9_,* ]+) from ([A-Za-z]+)(?: where (.+?))?(?: limit \\d+, ?\\d+)?;$"_s);
    const auto parts = whole.match(text);
    if (!parts.hasMatch())
        return unexpected(u"no query: "_s + text);
    VtqlQuery query;
    query.m_columns = parts.captured(1).split(u',');
    query.m_module = parts.captured(2);
    QString where = parts.captured(3);
    static const QRegularExpression condition(
        u"^([a-z0-9_]+) (like|=) '((?:[^']|'')*)'(?: (and|or) |$)"_s);
    bool joinsLast = false;
    while (!where.isEmpty()) {
        const auto found = condition.match(where);
        if (!found.hasMatch())
            return unexpected(u"no condition: "_s + where);
        QString compared = found.captured(3);
        compared.replace(u"''"_s, u"'"_s);
        if (!joinsLast)
            query.m_where.append(QVector<Condition>());
        query.m_where.last().append({found.captured(1), found.captured(2) == "like"_L1, compared});
        joinsLast = found.captured(4) == "and"_L1;
        where.remove(0, found.capturedLength());
    }
    return query;
}

QStringList VtqlQuery::texts() const
{
    QStringList texts;
    for (const QVector<Condition> &all : m_where) {
        for (const Condition &one : all) {
            QString text = one.text;
            while (text.startsWith(u'%'))
                text.remove(0, 1);
            while (text.endsWith(u'%'))
                text.chop(1);
            texts << text;
        }
    }
    texts.removeDuplicates();
    return texts;
}

bool VtqlQuery::fits(const QJsonObject &row) const
{
    const auto one = [&row](const Condition &condition) {
        const QString value = row.value(condition.column).toString();
        return condition.isLike ? isLike(value, condition.text) : value == condition.text;
    };
    return m_where.isEmpty()
        || std::any_of(m_where.cbegin(), m_where.cend(), [&one](const QVector<Condition> &all) {
               return std::all_of(all.cbegin(), all.cend(), one);
           });
}

} // namespace balie::test
