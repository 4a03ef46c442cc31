#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

namespace balie {

enum class ContactNumberKind { Work, Mobile, Home, Main, Assistant, Fax, Pager, Other };

/// A number of a contact as its source writes it.
struct ContactNumber {
    ContactNumberKind kind = ContactNumberKind::Other;
    QString text; ///< not normalised; a field may hold several numbers
    bool preferred = false;

    friend bool operator==(const ContactNumber &, const ContactNumber &) = default;
};

/// A person or company as one source tells it. Empty is unknown. A value.
struct Contact {
    QString uid; ///< the source's own key: vCard UID, LDAP entryUUID or DN, a CRM's id; unique within the source
    QString revision; ///< ETag, REV or a hash of the contents: equal means nothing changed
    QString displayName; ///< as the source shows it; made of the parts where it tells none
    QString givenName;
    QString middleNames;
    QString particle; ///< "van der", where the source keeps it apart; else it is part of familyName
    QString familyName;
    QString initials;
    QString company;
    QString department;
    QString title;
    QVector<ContactNumber> numbers;
    QStringList emails;
    QString note;
    QString link; ///< the card at its source, an https address; else empty

    friend bool operator==(const Contact &, const Contact &) = default;
};

} // namespace balie
