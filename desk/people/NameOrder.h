#pragma once

#include "desk/people/People.h"

namespace balie::desk {

/// All rows of People in the order of the user's locale, by name, then extension.
QVector<int> rowsByName(const People &people);

/// The inverse: row of People -> its place in that order.
QVector<int> ranksOf(const QVector<int> &rowsByName);

} // namespace balie::desk
