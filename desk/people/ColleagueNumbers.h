#pragma once

#include "base/phone/DialRules.h"

#include <QHash>
#include <QStringList>

namespace balie::desk {

/// Which numbers are a colleague's, as they were when this was made: for threads that must not touch People. A value, cheap
/// to copy.
struct ColleagueNumbers {
    QHash<QString, int> rows; ///< by People::keyOf(); -1: of several
    QStringList names; ///< by row
    DialRules rules;

    /// Empty: nobody's, or of several.
    QString nameOf(const PhoneNumber &number) const;
};

} // namespace balie::desk
