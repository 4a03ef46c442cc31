#pragma once

#include "base/phone/PhoneNumbers.h"
#include "crm-connectors/api/ContactCard.h"

#include <optional>

namespace balie::crm {

/// Looks again at what a system calls a match: its search compares text, Balie compares numbers.
/// Any thread.
class NumberMatch {
public:
    /// `companyToo`: NumberPlan's. `numbers` outlives this.
    NumberMatch(const PhoneNumber &sought, bool companyToo, const PhoneNumbers &numbers);

    /// Every number of the card is read; one that is the sought one makes it CardMatch::Number, in
    /// whatever notation. A number without its area code (seven or eight digits) is the sought one
    /// when that ends with it; nothing shorter is, and no two whole numbers that differ. With
    /// `companyToo` a company, or a main number, that begins like the sought one but for its last
    /// two or three digits is CardMatch::CompanyNumber. Else None: to be thrown out. Sets match and
    /// matchedBy.
    CardMatch judge(ContactCard &card) const;

    /// What to ask for when nobody has the sought number: it without its last two digits, which a
    /// company has behind its number for its extensions. Nothing without `companyToo`, and where
    /// that is no number.
    std::optional<PhoneNumber> companyNumber() const;

private:
    CardMatch compare(const PhoneNumber &number) const;
    bool isShortFormOf(const PhoneNumber &number) const;
    bool beginsAlike(const PhoneNumber &number) const;

    PhoneNumber m_sought;
    QString m_nsn; ///< of the sought one
    bool m_companyToo;
    const PhoneNumbers &m_numbers;
};

} // namespace balie::crm
