#pragma once

#include "base/phone/PhoneNumbers.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/calls/Destination.h"
#include "desk/journal/JournalEntry.h"
#include "desk/people/People.h"

#include <QSet>

namespace balie::desk {

/// What a CallRecord may look at. Nothing is changed through it.
struct RecordFacts {
    const cti::Switchboard &switchboard;
    const People &people;
    const PhoneNumbers &numbers;
    qint64 wallOffsetMs = 0; ///< wall clock minus monotonic clock, now

    qint64 wall(Clock::Milliseconds moment) const { return wallOffsetMs + moment.count(); }
};

/// Makes one journal entry out of what is told of one call thread. Pure: no clock, no writing.
///
/// What is measured: waiting while it rings here (or there, of a placed call), each time that it does; talking from the
/// answer until the own part in the call is over, also while it is on hold.
class CallRecord {
public:
    explicit CallRecord(QString uuid);

    /// Of the own device. True when the entry is another one.
    bool own(const cti::CallEvent &event, const RecordFacts &facts);
    /// Of another device, on the same thread: what became of a hand-over.
    bool elsewhere(const cti::CallEvent &event, const RecordFacts &facts);
    /// The user sent it on; told before or after the events that follow from it.
    bool sentOn(const Destination &to, Clock::Milliseconds at, const RecordFacts &facts);
    /// What was typed here about the call, as it stands now.
    bool noteTyped(const QString &text);
    /// The note that came with it counts no more.
    void forgetNoteTold() { m_noteReplaced = true; }
    /// `other` turned out to be the same call.
    void absorb(const CallRecord &other, Clock::Milliseconds at, const RecordFacts &facts);
    /// The call was in the journal already, cut short by the end of an earlier run: it goes on.
    void continueFrom(const JournalEntry &cutShort);

    const JournalEntry &entry() const { return m_entry; }
    /// A handset that was lifted and put back is no call.
    bool isWorthKeeping() const;
    Clock::Milliseconds lastNews() const { return m_lastNews; }

private:
    /// Somebody who is about to be part of this call: the other half of a consultation, or of two calls that were
    /// joined.
    struct Joined {
        QString number;
        QString key;
        QString name;
        cti::DeviceId device;
        bool answered = false;
        bool consulted = false; ///< was called from here for this call
    };

    void notePeople(const cti::Connection &connection, const RecordFacts &facts);
    void beginTalking(const cti::CallEvent &event);
    void stopWaiting(Clock::Milliseconds at);
    void handedOver(const cti::CallEvent &event, HandOverWay way, const RecordFacts &facts);
    void lookThere(const RecordFacts &facts, Clock::Milliseconds at);
    void headFor(const cti::Party &to, const RecordFacts &facts);
    void goesOn(const cti::CallEvent &event, const RecordFacts &facts);
    void joinConference(const cti::CallEvent &event, const RecordFacts &facts);
    void settle(HandOverOutcome outcome, qint64 atMs);
    void cameBack(qint64 atMs);
    void refresh(Clock::Milliseconds at, const RecordFacts &facts);
    void joinNotes();
    JournalKind kind() const;
    /// Its row in the entry, without those who only joined; -1: there is none.
    qsizetype lastHandOver() const;
    /// What became of it is not known, and may still be told.
    static bool isStillOpen(const JournalHandOver &handOver);
    static bool isFollowed(const cti::DeviceId &device, const RecordFacts &facts);

    JournalEntry m_entry;
    QSet<cti::ConnectionId> m_live; ///< the own device's parts in it
    cti::CallThreadId m_thread = cti::CallThreadId::None;
    bool m_isConsultation = false;
    cti::DeviceId m_remoteDevice;
    cti::DeviceId m_to; ///< where the last hand-over is now
    std::optional<Joined> m_joined;
    std::optional<Destination> m_chosen;
    std::optional<std::chrono::milliseconds> m_waited;
    std::optional<std::chrono::milliseconds> m_talked;
    cti::Moment m_waitingSince;
    cti::Moment m_talkingSince;
    std::optional<std::chrono::milliseconds> m_queued;
    QString m_noteTold; ///< came with the call
    QString m_noteTyped;
    bool m_noteReplaced = false;
    Clock::Milliseconds m_lastNews{0};
};

} // namespace balie::desk
