#pragma once

#include <QStringView>

namespace balie::desk {

/// Shorter beginnings sound like too much, and a slip in them changes too much.
inline constexpr qsizetype fewestForSound = 3;
inline constexpr qsizetype fewestForSlip = 4;

/// Whether a word begins as it was typed but for one letter that is different, missing, too many, or in its
/// neighbour's place. Both folded; false for what is too short, and for what begins just so.
bool isOneSlipAway(QStringView typed, QStringView word);

/// Whether words with these first letters can have sound keys that begin alike: quick to ask before the keys are made.
bool canSoundAlike(QChar a, QChar b);

} // namespace balie::desk
