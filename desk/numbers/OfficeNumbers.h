#pragma once

#include "base/Expected.h"
#include "base/phone/DialRules.h"
#include "base/phone/PhoneNumbers.h"

#include <QStringList>

namespace balie::desk {

/// How numbers are read and dialled in this office. A value.
struct OfficeNumbers {
    PhoneNumbers numbers;
    DialRules rules;

    /// What the switch is given for what was typed or stands in a directory: an E.164 number where
    /// it is one and the rules say nothing else. Digits that are no number here are dialled as they
    /// stand, for the switch may know better. InvalidInput, with a sentence that says what is wrong,
    /// for empty text and text with letters.
    Expected<QString> dialString(const QString &typed) const;
    /// The same before the rules: what a row "Dial ..." stands for.
    Expected<PhoneNumber> dialable(const QString &typed) const;

    /// "020 123 xxxx" (one x for each digit of the extension), or "020 123 xxxx = 8" where an 8 is dialled before
    /// the extension. The error's sentence says what is wrong.
    Expected<DialRules::Site> siteFrom(const QString &text) const;
    /// Without those that make no sense.
    static OfficeNumbers from(const QString &region, const QString &outsideLine, bool national, const QStringList &sites);
};

} // namespace balie::desk
