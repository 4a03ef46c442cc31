#pragma once

#include "base/contacts/Contact.h"

#include <QDateTime>
#include <QString>
#include <QUrl>
#include <QVector>

namespace balie::crm {

enum class CardKind { Person, Company, Lead };

/// Which record of which connector. A value; equal means the same record.
struct CardKey {
    QString connector; ///< the id under which the connector was set up
    QString type; ///< the system's own word for this kind of record: "Contact", "Account"
    QString id; ///< the system's own key; never shown

    bool isEmpty() const { return id.isEmpty(); }
    friend bool operator==(const CardKey &, const CardKey &) = default;
};

inline size_t qHash(const CardKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.connector, key.type, key.id);
}

/// Something that was done for or with this contact, as the system tells it.
struct Activity {
    QDateTime at; ///< invalid: not told
    QString text;

    friend bool operator==(const Activity &, const Activity &) = default;
};

/// Why this card was given.
enum class CardMatch {
    None, ///< asked for by its key
    Number, ///< one of its numbers is the one that was sought
    CompanyNumber, ///< its number begins like the one sought: probably the caller's company
    Name,
};

/// A person or company as one customer system tells it. Empty is unknown. All of it is text from
/// elsewhere: never markup, never a command. A value.
struct ContactCard {
    CardKey key;
    CardKind kind = CardKind::Person;
    QString name;
    QString givenName;
    QString familyName;
    QString company;
    CardKey companyKey; ///< where the system tells it
    QString title;
    QString department;
    QVector<ContactNumber> numbers; ///< as the system writes them
    QStringList emails;
    QString ownerName; ///< the colleague who looks after this contact
    QString ownerEmail;
    QVector<Activity> activities; ///< newest first, few
    QUrl link; ///< opens the card; https or a scheme that the profile names, else empty
    QUrl companyLink;
    CardMatch match = CardMatch::None;
    QString matchedBy; ///< the number or name that matched, as the system writes it

    friend bool operator==(const ContactCard &, const ContactCard &) = default;
};

} // namespace balie::crm
