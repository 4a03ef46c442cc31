#pragma once

#include "base/phone/PhoneNumbers.h"
#include "desk/journal/JournalEntry.h"
#include "desk/notes/Note.h"
#include "desk/slips/Slip.h"

namespace balie::desk {

struct QueuedReport;

/// Which calls the user wants gone, with all that was noted about them. Everything that is set has to be so; nothing set:
/// all of them. A value.
struct PrivacyScope {
    QStringList keys; ///< the numbers of one person, each a PhoneNumber::key(), at most mostKeys; empty: of everybody
    QVector<NoteSubject> subjects; ///< the same person as notes know him
    qint64 fromMs = 0; ///< wall clock; began then or later
    qint64 untilMs = 0; ///< began before then; 0: no end
    QString call; ///< uuid: that call and nothing but it; the rest says whose notes and slips of which time are about it

    static constexpr qsizetype mostKeys = 4;

    bool isEverything() const { return isOfEverybody() && fromMs == 0 && untilMs == 0; }
    /// Not so of one call of somebody who withheld the number: nobody can be known again.
    bool isOfEverybody() const { return call.isEmpty() && keys.isEmpty(); }
    bool isOfPeriod(qint64 wallMs) const { return wallMs >= fromMs && (untilMs == 0 || wallMs < untilMs); }
    bool covers(const JournalEntry &entry) const;
    /// By when it was begun: it may be finished long after the call.
    bool covers(const CallNote &note) const;
    /// What is always good to know of somebody goes with all calls of him, not with those of a period.
    bool covers(const PersonNote &note) const;
    /// A slip is about its caller.
    bool covers(const Slip &slip, const PhoneNumbers &numbers) const;
    /// A call on its way into a customer system. Where it has arrived it is beyond reach.
    bool covers(const QueuedReport &report) const;

    friend bool operator==(const PrivacyScope &, const PrivacyScope &) = default;
};

/// What would go.
struct PrivacyCount {
    int calls = 0;
    int mentions = 0; ///< calls of others that were handed over to this person: they stay, without him
    int notes = 0;
    int slips = 0;

    bool isNothing() const { return calls + mentions + notes + slips == 0; }
    friend bool operator==(const PrivacyCount &, const PrivacyCount &) = default;
};

} // namespace balie::desk

Q_DECLARE_METATYPE(balie::desk::PrivacyScope)
