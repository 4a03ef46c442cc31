#pragma once

#include "desk/search/SearchModel.h"

namespace balie::desk {

/// A contact as a row of the results: with the number that matched, else the preferred or first one
/// that can be dialled.
SearchItem contactItem(const ContactHit &hit);

/// What the same person of another source has in common with this one: the name with a number, or
/// with an e-mail address.
QStringList keysOf(const StoredContact &contact);

/// Name and detail of a row without a tile.
QString textOf(const SearchItem &item);

} // namespace balie::desk
