#pragma once

#include "desk/journal/CallBook.h"
#include "desk/store/Store.h"

namespace balie::desk {

/// Keeps one journal entry for each call thread of the own device, and writes it down at every change. GUI thread.
///
/// What can be relied on: an entry told by recorded() is in the database, whatever happens to this program; nothing
/// else is promised of it. While one write is under way the changes that follow gather for the next one, so the
/// journal is never more than these two behind the events: the first change goes out at once, and recorded() of the
/// last one comes at the latest after the answers to two writes. A write is one transaction in SQLite's write-ahead
/// log: after `kill -9` it is there or it is not there. (A power cut may take the last moments; it damages nothing.)
///
/// A call that goes on has its row from the first ring. What is still open at the next start is closed as cut short
/// with its last news as its end; if the same call is met again then, its row goes on.
class JournalRecorder : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object. Hands the closing of open rows to the store, before anything else.
    JournalRecorder(const cti::Switchboard &switchboard, const People &people, Store &store, Clock &clock,
        QObject *parent = nullptr);
    /// Hands in what is not written yet.
    ~JournalRecorder() override;

    /// The calls that go on, newest first.
    QVector<JournalEntry> live() const { return m_book.live(); }

    /// The user sent a call on: for CallActions::sentOn. May come before or after the events.
    void noteSent(cti::CallThreadId thread, const Destination &to);
    /// For JournalPrivacy::removing: what is over and in the scope is not written down any more.
    void forget(const PrivacyScope &scope);
    /// None: the call of that entry is followed no more.
    cti::CallThreadId threadOf(const QString &uuid) const { return m_book.threadOf(uuid); }
    /// The next text typed replaces the whole note of that entry.
    void replaceNote(const QString &uuid) { m_book.replaceNote(uuid); }
    /// For CallNotes::changed.
    void noteTyped(cti::CallThreadId thread, const QString &text);

Q_SIGNALS:
    /// live() is another one.
    void liveChanged();
    /// These are in the database now, as they are told; `absorbed` are uuids that belong to one of them from now on
    /// and have no row of their own any more.
    void recorded(const QVector<balie::desk::JournalEntry> &entries, const QStringList &absorbed);
    /// Calls are not being written down, and why; once until it succeeds again. They are kept and tried with the next
    /// change, up to mostWaiting of them.
    void failed(const balie::Error &error);

private:
    static constexpr qsizetype mostWaiting = 1000;

    void closeOpen();
    void changed(const std::optional<JournalChange> &change);
    void write();
    void handIn();
    void written(const QVector<JournalChange> &changes, const Expected<QVector<JournalEntry>> &stored);
    Store::Job<QVector<JournalEntry>> jobFor(const QVector<JournalChange> &changes) const;
    static void addTo(QVector<JournalChange> &waiting, const JournalChange &change);

    Store &m_store;
    const People &m_people;
    CallBook m_book;
    QVector<JournalChange> m_waiting; ///< for the next write, oldest first, one an entry
    bool m_writing = false;
    bool m_hasClosed = false; ///< which calls go on as entries of an earlier run is known
    bool m_hasFailed = false;
};

} // namespace balie::desk
