#pragma once

#include "desk/people/Person.h"

#include <QDateTime>
#include <QStringList>

namespace balie::desk {

/// Given by Slips; grows with time, stable over restarts.
enum class SlipId : qint64 { None = 0 };

/// How far the reminders of the promised time have gone.
enum class SlipTold { Nothing, Nears, Passed };

enum class SlipEnd { None, ByHand, CalledByUser, CalledByColleague };

/// A message for a colleague: "bel terug voor 15:00".
struct Slip {
    SlipId id = SlipId::None;
    PersonId forPerson; ///< perhaps nobody of today's directory
    QString forName; ///< as it was when the slip was written
    QString callerName;
    QString callerNumber; ///< to dial; empty: withheld or not asked
    QString text;
    QDateTime promised; ///< local; invalid: no time was promised
    QDateTime madeAt;
    SlipTold told = SlipTold::Nothing;
    SlipEnd end = SlipEnd::None;
    QDateTime endedAt;

    bool isOpen() const { return end == SlipEnd::None; }
    friend bool operator==(const Slip &, const Slip &) = default;
};

class People;

/// "Bakkerij Bos, 06 12345678", the number as people write it; empty when neither is known.
QString slipCaller(const Slip &slip, const People &people);
/// The colleague's name of today, else the one that was written down.
QString slipFor(const Slip &slip, const People &people);
/// Why it is closed, translated: "done", "you called", "Bram Jansen called"; empty while it is open.
QString slipEndText(const Slip &slip, const QString &forWhom);
/// One sentence for screen readers and notices: "For Bram Jansen: Bakkerij Bos, 06 12345678. Please call back. Promised
/// before 15:00."
QString slipSentence(const Slip &slip, const People &people, const QDateTime &now);

/// Texts that a single key fills in, translated; the first is what most slips say.
QStringList slipTemplates();

} // namespace balie::desk
