#pragma once

#include "base/phone/PhoneNumbers.h"
#include "crm-connectors/api/ContactCard.h"

#include <QSet>

namespace balie::crm {

/// By what two systems' cards are known as the same person or company. A value.
struct CardTraits {
    bool isCompany = false;
    QSet<QString> numbers; ///< keys of NumberKind::Number
    QSet<QString> emails; ///< lower case, only those that belong to a person
    QStringList words; ///< of the name, folded, sorted; without particles and legal forms

    /// `soughtKey`: the number that was asked for, which a card has that was found by it.
    static CardTraits of(
        const ContactCard &card, const QString &soughtKey, const PhoneNumbers &numbers);
};

/// True when a number and the name agree, or a number and an e-mail address while the names do not
/// contradict, or name and e-mail. Persons who share a switchboard or an info@ address stay two. A
/// person is never a company.
bool isSame(const CardTraits &a, const CardTraits &b);

} // namespace balie::crm
