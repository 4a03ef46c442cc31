#pragma once

#include "desk/search/FoundContact.h"
#include "desk/search/SearchItem.h"

namespace balie::desk {

class People;

/// A contact as a row of the results: with the number that matched, else the preferred one, else the first that somebody
/// answers. `words` are those that were typed, folded. Where one of the numbers is a colleague's telephone, the
/// row is his: his lamp, his extension.
SearchItem contactItem(const FoundContact &found, const QStringList &words, const People &people);

/// By which the same person of a later answer is known: the name with each number and each e-mail address.
QStringList keysOf(const SearchItem &item);

/// Name and detail of a row without a tile, with why it is there.
QString spokenText(const SearchItem &item);
/// All that is known of a contact, a line each: company, numbers with their kind and source.
QString contactToolTip(const SearchItem &item);

/// A part of a note around what was typed, short enough for a row.
QString noteExcerpt(const QString &note, const QStringList &words);

} // namespace balie::desk
