#pragma once

#include "base/Clock.h"

#include <QDateTime>
#include <optional>

namespace balie::desk {

/// The clock's wall time, as local time.
QDateTime localNow(const Clock &clock);

/// What a person types for a moment to come, Dutch or English, whatever the program's language: "15", "15:00", "1500",
/// "15u30", "half vier", "kwart over 3", "over een uur", "in 20 minutes", "morgen 9", "vrijdag", "30-11 9:00". An hour below 12 that
/// has passed means the afternoon; what has passed altogether means tomorrow; a day alone means 9:00. Local time,
/// whole minutes, later than `now`; nullopt for what is none of these.
std::optional<QDateTime> readMoment(const QString &typed, const QDateTime &now);

/// "15:00", "tomorrow 09:00", "Mon 30 Nov 09:00"; translated.
QString momentText(const QDateTime &moment, const QDateTime &now);

/// The local midnight that comes.
QDateTime nextMidnight(const QDateTime &now);

} // namespace balie::desk
