#include "desk/search/NearMiss.h"

#include <algorithm>

namespace balie::desk {

namespace {

/// One letter for all that SoundKey may take for each other at the beginning of a word.
char16_t soundClass(QChar letter)
{
    switch (letter.unicode()) {
    case u'a':
    case u'e':
    case u'i':
    case u'o':
    case u'u':
    case u'y':
        return u'a';
    case u'c':
    case u'g':
    case u'k':
    case u'q':
    case u's':
    case u'x':
    case u'z':
        return u'k';
    case u'f':
    case u'p':
    case u'v':
        return u'f';
    default:
        return letter.unicode();
    }
}

} // namespace

bool isOneSlipAway(QStringView typed, QStringView word)
{
    if (typed.size() < fewestForSlip || word.startsWith(typed))
        return false;
    const auto [at, in] = std::mismatch(typed.begin(), typed.end(), word.begin(), word.end());
    const QStringView left = typed.sliced(at - typed.begin());
    const QStringView rest = word.sliced(in - word.begin());
    const auto behind = [](QStringView text, qsizetype letters) {
        return text.sliced(std::min(letters, text.size()));
    };
    if (rest.startsWith(left.sliced(1))) // one too many
        return true;
    if (rest.isEmpty())
        return false;
    const bool isSwapped = left.size() > 1 && rest.size() > 1 && left.at(0) == rest.at(1) && left.at(1) == rest.at(0);
    return behind(rest, 1).startsWith(left) // one is missing
        || behind(rest, 1).startsWith(left.sliced(1)) // another
        || (isSwapped && behind(rest, 2).startsWith(left.sliced(2)));
}

bool canSoundAlike(QChar a, QChar b)
{
    return soundClass(a) == soundClass(b);
}

} // namespace balie::desk
