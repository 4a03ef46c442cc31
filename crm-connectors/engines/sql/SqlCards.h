#pragma once

#include "crm-connectors/api/ContactCard.h"
#include "crm-connectors/engines/sql/SqlLine.h"

#include <QCborMap>

namespace balie::crm {

/// Makes cards of rows by the names of their columns: id, name, given, family, company, companyid,
/// title, department, phone1 to phone5, work, mobile, home, main, assistant, fax, other, email,
/// email2, owner, owner_email, url, type, activity_at, activity_text. Capitals do not count; other
/// columns are left out. Rows with one key are one card: a join may tell each number or activity in
/// a row of its own. Any thread.
class SqlCards {
public:
    explicit SqlCards(const SqlLine &line)
        : m_line(line)
    {
    }

    /// Adds those of an answer of "query". Rows without a key or without a name are left out.
    void add(const QCborMap &answer, const SqlQuery &query);
    const QVector<ContactCard> &cards() const { return m_cards; }
    QVector<ContactCard> takeCards() { return std::move(m_cards); }

    /// "field: value" for each that is not empty.
    static QStringList described(const ContactCard &card);

private:
    ContactCard &cardOf(const QHash<QString, QString> &row, const SqlQuery &query);
    QUrl linkOf(const ContactCard &card, const QString &typed) const;

    const SqlLine &m_line;
    QVector<ContactCard> m_cards;
};

} // namespace balie::crm
