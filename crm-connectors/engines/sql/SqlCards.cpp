#include "crm-connectors/engines/sql/SqlCards.h"

#include "crm-connectors/profile/UrlFiller.h"

#include <QCborArray>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestField = 500;
constexpr qsizetype mostNumbers = 20;
constexpr qsizetype mostActivities = 10;

const QVector<QPair<QString, ContactNumberKind>> &numberColumns()
{
    using Kind = ContactNumberKind;
    static const QVector<QPair<QString, Kind>> columns{{u"work"_s, Kind::Work},
        {u"main"_s, Kind::Main}, {u"mobile"_s, Kind::Mobile}, {u"phone1"_s, Kind::Other},
        {u"phone2"_s, Kind::Other}, {u"phone3"_s, Kind::Other}, {u"phone4"_s, Kind::Other},
        {u"phone5"_s, Kind::Other}, {u"home"_s, Kind::Home}, {u"assistant"_s, Kind::Assistant},
        {u"other"_s, Kind::Other}, {u"fax"_s, Kind::Fax}};
    return columns;
}

QDateTime timeOf(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid())
        time = QDateTime::fromString(text.left(19), u"yyyy-MM-dd HH:mm:ss"_s);
    return time;
}

} // namespace

QUrl SqlCards::linkOf(const ContactCard &card, const QString &typed) const
{
    if (typed.isEmpty())
        return m_line.links().card(card.key, card.name);
    const QUrl url(typed, QUrl::StrictMode);
    const bool isFine = url.isValid() && url.userInfo().isEmpty()
        && UrlFiller::isAllowed(url, m_line.profile().links.schemes);
    return isFine ? url : QUrl();
}

ContactCard &SqlCards::cardOf(const QHash<QString, QString> &row, const SqlQuery &query)
{
    const QString ownType = row.value(u"type"_s);
    const CardKey key{
        m_line.connectorId(), ownType.isEmpty() ? query.type : ownType, row.value(u"id"_s)};
    const auto same = std::find_if(
        m_cards.begin(), m_cards.end(), [&](const ContactCard &card) { return card.key == key; });
    if (same != m_cards.end())
        return *same;
    ContactCard card;
    card.key = key;
    card.kind = query.kind;
    card.givenName = row.value(u"given"_s);
    card.familyName = row.value(u"family"_s);
    card.company = row.value(u"company"_s);
    card.name = row.value(u"name"_s);
    if (card.name.isEmpty())
        card.name = QString(card.givenName + u' ' + card.familyName).trimmed();
    if (card.name.isEmpty()) {
        card.name = card.company;
        card.kind = CardKind::Company;
    }
    if (const QString company = row.value(u"companyid"_s); !company.isEmpty())
        card.companyKey = {m_line.connectorId(), {}, company};
    card.title = row.value(u"title"_s);
    card.department = row.value(u"department"_s);
    card.ownerName = row.value(u"owner"_s);
    card.ownerEmail = row.value(u"owner_email"_s);
    card.link = linkOf(card, row.value(u"url"_s));
    m_cards << card;
    return m_cards.last();
}

void SqlCards::add(const QCborMap &answer, const SqlQuery &query)
{
    QStringList names;
    for (const auto &name : answer.value("columns"_L1).toArray())
        names << name.toString().toLower();
    for (const auto &one : answer.value("rows"_L1).toArray()) {
        const QCborArray values = one.toArray();
        QHash<QString, QString> row;
        for (qsizetype i = 0; i < std::min(names.size(), values.size()); ++i)
            row.insert(names.at(i), values.at(i).toString().simplified().left(longestField));
        if (row.value(u"id"_s).isEmpty())
            continue;
        ContactCard &card = cardOf(row, query);
        if (card.name.isEmpty()) {
            m_cards.removeLast();
            continue;
        }
        for (const auto &[column, kind] : numberColumns()) {
            const ContactNumber number{kind, row.value(column)};
            if (!number.text.isEmpty() && !card.numbers.contains(number)
                && card.numbers.size() < mostNumbers)
                card.numbers << number;
        }
        for (const QString &column : {u"email"_s, u"email2"_s}) {
            const QString email = row.value(column);
            if (!email.isEmpty() && !card.emails.contains(email))
                card.emails << email;
        }
        const Activity activity{timeOf(row.value(u"activity_at"_s)), row.value(u"activity_text"_s)};
        if (!activity.text.isEmpty() && !card.activities.contains(activity)
            && card.activities.size() < mostActivities)
            card.activities << activity;
    }
}

QStringList SqlCards::described(const ContactCard &card)
{
    QStringList lines;
    const auto add = [&](const QString &field, const QString &value) {
        if (!value.isEmpty())
            lines << field + u": "_s + value;
    };
    add(u"id"_s, card.key.id);
    add(u"type"_s, card.key.type);
    add(u"name"_s, card.name);
    add(u"company"_s, card.company);
    for (const ContactNumber &number : card.numbers)
        add(u"number"_s, number.text);
    for (const QString &email : card.emails)
        add(u"email"_s, email);
    add(u"link"_s, card.link.toString());
    return lines;
}

} // namespace balie::crm
