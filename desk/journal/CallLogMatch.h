#pragma once

#include "base/phone/PhoneNumbers.h"
#include "cti/ports/CallLogPort.h"
#include "desk/journal/JournalEntry.h"

namespace balie::desk {

/// Compares a PBX's log with the journal. Pure.
///
/// The clock of the PBX differs from ours: by how much is taken from the calls themselves, as the difference that
/// most of them agree on. Two are one call when number and kind are the same and their beginnings, with that
/// difference taken off, are no more than `tolerance` apart; each is used once. What the journal has as a part of
/// a call, a colleague who was consulted about it or its coming back, is not added as a call of its own either.
class CallLogMatch {
public:
    static constexpr std::chrono::seconds tolerance{10};
    /// How far the clocks may differ at all.
    static constexpr std::chrono::minutes mostDifference{15};

    /// The same where only one call tells.
    static constexpr std::chrono::minutes mostForOne{2};

    struct Result {
        QVector<JournalEntry> toAdd; ///< what the journal does not have, in our time
        QVector<JournalEntry> toComplete; ///< what it has, with the log's id; cut short ones with the log's end
        std::chrono::milliseconds difference{0}; ///< clock of the PBX minus ours
    };

    /// `journal`: all entries that began within mostDifference of any of `log`, and those in which somebody was consulted
    /// then. `gone`: beginnings of calls that the
    /// user deleted. Nothing that began before `floorMs` is added. An entry of the log whose id is in `journal` is
    /// in it already.
    static Result compare(const QVector<cti::CallLogEntry> &log, const QVector<JournalEntry> &journal,
        const QVector<qint64> &gone, qint64 floorMs, const PhoneNumbers &numbers);
};

} // namespace balie::desk
