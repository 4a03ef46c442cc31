#include "desk/journal/JournalRecorder.h"

#include "desk/store/JournalTable.h"

#include <algorithm>

namespace balie::desk {

JournalRecorder::JournalRecorder(
    const cti::Switchboard &switchboard, const People &people, Store &store, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_people(people)
    , m_book(switchboard, people, clock)
{
    connect(&switchboard, &cti::Switchboard::callEvent, this,
        [this](const cti::CallEvent &event) { changed(m_book.callEvent(event)); });
    connect(&switchboard, &cti::Switchboard::threadsMerged, this,
        [this](cti::CallThreadId gone, cti::CallThreadId into) { changed(m_book.threadsMerged(gone, into)); });
    closeOpen();
}

JournalRecorder::~JournalRecorder()
{
    if (!m_waiting.isEmpty())
        m_store.write<QVector<JournalEntry>>(nullptr, jobFor(m_waiting));
}

void JournalRecorder::noteSent(cti::CallThreadId thread, const Destination &to)
{
    changed(m_book.sentOn(thread, to));
}

void JournalRecorder::noteTyped(cti::CallThreadId thread, const QString &text)
{
    changed(m_book.noteTyped(thread, text));
}

void JournalRecorder::forget(const PrivacyScope &scope)
{
    // What waits is written before it is deleted, not after.
    if (m_hasClosed && !m_waiting.isEmpty())
        handIn();
    m_book.forget(scope);
}

void JournalRecorder::closeOpen()
{
    m_writing = true; // which call goes on as which entry is known when this is answered
    m_store.write<QVector<JournalEntry>>(
        this, [](sqlite::Database &database) { return journal::closeOpen(database); },
        [this](const Expected<QVector<JournalEntry>> &closed) {
            m_writing = false;
            m_hasClosed = true;
            if (closed && !closed->isEmpty()) {
                m_waiting = m_book.setCutShort(*closed);
                Q_EMIT recorded(*closed, {});
                Q_EMIT liveChanged();
            }
            write();
        });
}

void JournalRecorder::changed(const std::optional<JournalChange> &change)
{
    if (!change)
        return;
    addTo(m_waiting, *change);
    write();
    Q_EMIT liveChanged();
}

/// One for each entry: the last; what it absorbed adds up.
void JournalRecorder::addTo(QVector<JournalChange> &waiting, const JournalChange &change)
{
    const auto uuidOf = [](const JournalChange &other) { return other.entry.uuid; };
    JournalChange added = change;
    for (const QString &uuid : change.absorbed) {
        const auto gone = std::ranges::find(waiting, uuid, uuidOf);
        if (gone != waiting.end()) {
            added.absorbed.append(gone->absorbed);
            waiting.erase(gone);
        }
    }
    const auto same = std::ranges::find(waiting, change.entry.uuid, uuidOf);
    if (same == waiting.end()) {
        waiting.append(added);
    } else {
        added.absorbed.append(same->absorbed);
        *same = added;
    }
}

Store::Job<QVector<JournalEntry>> JournalRecorder::jobFor(const QVector<JournalChange> &changes) const
{
    return [changes, numbers = m_people.numbers().numbers](
               sqlite::Database &database) { return journal::put(database, changes, numbers); };
}

void JournalRecorder::write()
{
    if (m_writing || m_waiting.isEmpty())
        return;
    handIn();
}

void JournalRecorder::handIn()
{
    m_writing = true;
    const QVector<JournalChange> changes = std::exchange(m_waiting, {});
    m_store.write<QVector<JournalEntry>>(this, jobFor(changes),
        [this, changes](Expected<QVector<JournalEntry>> stored) { written(changes, stored); });
}

void JournalRecorder::written(
    const QVector<JournalChange> &changes, const Expected<QVector<JournalEntry>> &stored)
{
    m_writing = false;
    if (!stored) {
        // Tried again with the next change, not at once: a full disk would be asked without end.
        QVector<JournalChange> again = changes;
        for (const JournalChange &later : std::as_const(m_waiting))
            addTo(again, later);
        if (again.size() > mostWaiting)
            again.remove(0, again.size() - mostWaiting);
        m_waiting = again;
        if (!std::exchange(m_hasFailed, true))
            Q_EMIT failed(stored.error());
        return;
    }
    m_hasFailed = false;
    QStringList absorbed;
    for (const JournalChange &change : changes)
        absorbed.append(change.absorbed);
    write();
    Q_EMIT recorded(*stored, absorbed);
}

} // namespace balie::desk
