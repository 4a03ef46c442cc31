#pragma once

#include "cti/model/Connection.h"

#include <QMetaType>
#include <QString>
#include <QVector>
#include <chrono>
#include <optional>

namespace balie::desk {

/// How a call ended up, seen from this desk. While a call goes on it is what it would be if it ended now. The
/// values stand in the database.
enum class JournalKind { Missed = 0, Answered = 1, Placed = 2, Transferred = 3 };

/// How a call left this desk. The values stand in the database.
enum class HandOverWay {
    Blind = 0,
    Consulted = 1, ///< the colleague was called first
    Deflected = 2, ///< sent on from here before it was answered
    Parked = 3,
    Forwarded = 4, ///< not by the user: forwarded by the PBX, or picked up elsewhere
    Conference = 5, ///< not handed over: somebody who joined
};

/// What became of it. The values stand in the database.
enum class HandOverOutcome {
    Underway = 0, ///< not known yet
    Taken = 1,
    VoiceMail = 2,
    CameBack = 3, ///< also: was taken back
    GivenUp = 4, ///< the caller hung up before anybody took it
    Unknown = 5, ///< nobody tells: not watched, or the console was not there
};

struct JournalHandOver {
    HandOverWay way = HandOverWay::Blind;
    HandOverOutcome outcome = HandOverOutcome::Underway;
    QString number; ///< as told; of a device the part that people know
    QString key; ///< PhoneNumber::key() of it
    QString name;
    qint64 atMs = 0; ///< wall clock, milliseconds since 1970 UTC
    qint64 settledMs = 0; ///< when the outcome was known; 0: not yet

    friend bool operator==(const JournalHandOver &, const JournalHandOver &) = default;
};

/// One call as the journal keeps it: all that happened to one call thread of the own device. A value.
struct JournalEntry {
    enum class Origin { Console = 0, PbxLog = 1 };

    qint64 id = 0; ///< the row, in the order of starting; 0: not stored yet
    QString uuid; ///< the entry's own
    JournalKind kind = JournalKind::Missed;
    cti::Direction direction = cti::Direction::Unknown;
    qint64 startedMs = 0; ///< wall clock, milliseconds since 1970 UTC
    qint64 endedMs = 0; ///< of this desk's part in it; 0: it goes on
    qint64 seenMs = 0; ///< the last news of it: what is taken for the end of one that was cut short
    QString number; ///< of the other side, as told
    QString key; ///< PhoneNumber::key() of it; empty when withheld or no number
    QString name;
    bool withheld = false;
    QString calledNumber; ///< for whom is it
    QString calledName;
    QString queue; ///< name, else number
    std::optional<std::chrono::milliseconds> waiting; ///< until it was answered, with a queue where the switch told; of placed calls there
    std::optional<std::chrono::milliseconds> talking; ///< also on hold; nullopt: nobody said
    bool recordingKept = false;
    QString note; ///< the one that travelled with the call
    bool inferred = false; ///< concluded in part after a gap
    bool cutShort = false; ///< the program ended before the call did: its end is a guess
    Origin origin = Origin::Console;
    QString logId; ///< the PBX's own, where its log told of it too
    QVector<JournalHandOver> handOvers; ///< oldest first

    bool isOpen() const { return endedMs == 0; }
    /// Incoming, or placed, and talked on here.
    bool wasAnswered() const { return talking && talking->count() > 0; }

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// An entry to be written, and the entries that turned out to be the same call.
struct JournalChange {
    JournalEntry entry;
    QStringList absorbed; ///< their uuids; they go from the journal, and stand for this one from now on

    friend bool operator==(const JournalChange &, const JournalChange &) = default;
};

} // namespace balie::desk

Q_DECLARE_METATYPE(balie::desk::JournalEntry)
