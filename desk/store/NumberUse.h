#pragma once

#include "base/sqlite/Database.h"

#include <QVector>

namespace balie::desk::journal {

struct NumberUse {
    QString key; ///< PhoneNumber::key()
    int times = 0;

    friend bool operator==(const NumberUse &, const NumberUse &) = default;
};

/// Who was spoken to, called or sent a call since then (wall clock), most often first, at most `limit`. Reads the rows of
/// that time: some tens of milliseconds for a busy quarter of a year.
Expected<QVector<NumberUse>> mostUsed(sqlite::Database &database, qint64 sinceMs, int limit);

} // namespace balie::desk::journal
