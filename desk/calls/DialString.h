#pragma once

#include "base/Expected.h"

namespace balie::desk {

/// What can be dialled of what was typed: digits, *, # and one leading +; spaces, dots, dashes,
/// slashes and brackets ("(0)" after a country code too) are taken out. InvalidInput, with a
/// sentence that says what is wrong, for empty text and for text with letters.
Expected<QString> dialString(const QString &typed);

/// The number for help: nothing that is typed or shown may stand in its way.
inline constexpr QLatin1StringView emergencyNumber("112");

/// Whether dialString() would succeed; for the "Dial ..." row of the search.
bool looksDialable(const QString &typed);

/// The part of a number that identifies a subscriber, for comparison only: "0612345201", "+31 6
/// 12345201", "0031612345201" all give "612345201"; an extension stays as it is.
QString significantDigits(const QString &number);

} // namespace balie::desk
