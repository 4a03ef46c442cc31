#pragma once

#include "base/phone/PhoneNumbers.h"
#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/profile/Values.h"

namespace balie::crm {

/// The ways in which one number may stand in a customer system. Area codes as the country's own
/// numbering plan has them, for the region of the PhoneNumbers; of a number from abroad only the
/// notations that are the same for all countries, and what is dialled from here as its national
/// one. A value; any thread.
class NumberVariants {
public:
    /// Of NumberKind::Number; of every other everything is empty.
    NumberVariants(const PhoneNumber &number, const PhoneNumbers &numbers);

    /// Empty where this number has no such notation.
    QString in(NumberNotation notation) const;
    /// In this order, each once, without the empty ones.
    QStringList in(const QVector<NumberNotation> &notations) const;
    /// Sets number.*; number.variants as the plan says.
    void addTo(Values &values, const NumberPlan &plan) const;

    /// What is left of a direct number when its last digits are taken off, to find the company that
    /// it belongs to; Invalid where less than seven national digits would be left.
    static PhoneNumber withoutLast(
        const PhoneNumber &number, int digits, const PhoneNumbers &numbers);

private:
    QString grouped() const;

    QString m_digits; ///< 31612345678
    QString m_country; ///< 31
    QString m_nsn; ///< 612345678
    QString m_national; ///< 0612345678, or as dialled from here: 0049301234
    QString m_international; ///< 0031612345678
    QString m_spaced; ///< of a number from abroad: +49 30 1234
    QString m_area; ///< 020, 06; empty: none is told apart
    QString m_subscriber; ///< what follows it
    bool m_isMobile = false; ///< Dutch: 06
};

} // namespace balie::crm
