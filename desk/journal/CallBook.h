#pragma once

#include "desk/journal/CallRecord.h"
#include "desk/journal/PrivacyScope.h"

#include <map>

namespace balie::desk {

/// The calls of the own device as journal entries, made of what the switchboard tells; writes nothing down. Every
/// function gives what is to be written now, if anything is. A thread is remembered for two hours after the last news
/// of it: so long a call may come back.
class CallBook {
public:
    /// All must outlive this object. The clock only tells the wall time of what happens.
    CallBook(const cti::Switchboard &switchboard, const People &people, Clock &clock);

    std::optional<JournalChange> callEvent(const cti::CallEvent &event);
    std::optional<JournalChange> threadsMerged(cti::CallThreadId gone, cti::CallThreadId into);
    /// The user sent a call on; may be told before or after the events.
    std::optional<JournalChange> sentOn(cti::CallThreadId thread, const Destination &to);
    /// What is typed about a call, during it or after.
    std::optional<JournalChange> noteTyped(cti::CallThreadId thread, const QString &text);
    /// The call of that entry, while it is remembered.
    cti::CallThreadId threadOf(const QString &uuid) const;
    /// What came with the call is replaced, too, by what is typed next.
    void replaceNote(const QString &uuid);
    /// Calls that were cut short by the end of an earlier run: one that is met again goes on as that entry. Gives all
    /// entries of now, of which some have another uuid than before; so nothing may have been written yet.
    QVector<JournalChange> setCutShort(const QVector<JournalEntry> &cutShort);

    /// Those that are over and in the scope would be written down again by late news of them.
    void forget(const PrivacyScope &scope);
    /// The calls that go on, newest first.
    QVector<JournalEntry> live() const;

private:
    RecordFacts facts() const;
    void adopt(CallRecord &call);
    void forgetOld(Clock::Milliseconds now);
    static std::optional<JournalChange> changeOf(const CallRecord &call, const QStringList &absorbed = {});

    const cti::Switchboard &m_switchboard;
    const People &m_people;
    Clock &m_clock;
    qint64 m_beganMs;
    std::map<cti::CallThreadId, CallRecord> m_calls;
    QVector<JournalEntry> m_cutShort;
};

} // namespace balie::desk
