#include "desk/journal/JournalNotes.h"

#include "desk/store/JournalTable.h"
#include "desk/store/NoteTable.h"

namespace balie::desk {

namespace {

/// The line that was typed during the call, as it is kept with the caller.
Expected<void> changeCallNote(
    sqlite::Database &database, const JournalEntry &entry, const NoteSubject &subject, const QString &text)
{
    if (subject.isEmpty())
        return {};
    constexpr int looked = 200; // of one caller
    const auto notes = notes::calls(database, subject, looked);
    if (!notes)
        return unexpected(notes.error());
    const auto same = std::find_if(notes->cbegin(), notes->cend(), [&](const CallNote &note) {
        return note.at.toMSecsSinceEpoch() >= entry.startedMs && !entry.note.isEmpty() && note.text == entry.note;
    });
    if (same != notes->cend())
        return notes::saveCall(database, {same->id, subject, text, same->at});
    if (!entry.note.isEmpty())
        return {}; // it came with the call, or was put together of several
    // Ids of notes are moments, so that the newest is the newest call's.
    return notes::saveCall(
        database, {entry.startedMs, subject, text, QDateTime::fromMSecsSinceEpoch(entry.startedMs)});
}

} // namespace

JournalNotes::JournalNotes(
    Store &store, JournalRecorder &recorder, CallNotes &callNotes, const People &people, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_recorder(recorder)
    , m_callNotes(callNotes)
    , m_people(people)
{
}

void JournalNotes::setText(const JournalEntry &entry, const QString &text)
{
    const QString kept = text.simplified().left(CallNotes::longestText);
    if (kept == entry.note)
        return;
    const NoteSubject subject = noteSubject({{}, entry.number, {}, entry.withheld}, m_people);
    const cti::CallThreadId thread = m_recorder.threadOf(entry.uuid);
    if (thread != cti::CallThreadId::None) {
        m_recorder.replaceNote(entry.uuid);
        m_callNotes.setText(thread, subject, kept, entry.startedMs);
        m_recorder.noteTyped(thread, kept);
        return;
    }
    m_store.write<QVector<JournalEntry>>(
        this,
        [uuid = entry.uuid, kept, subject, numbers = m_people.numbers().numbers](
            sqlite::Database &database) -> Expected<QVector<JournalEntry>> {
            auto found = journal::byUuid(database, uuid);
            if (!found || found->isEmpty())
                return found; // deleted meanwhile
            if (const auto done = changeCallNote(database, found->first(), subject, kept); !done)
                return unexpected(done.error());
            found->first().note = kept;
            return journal::put(database, {{found->first(), {}}}, numbers);
        },
        [this](const Expected<QVector<JournalEntry>> &stored) {
            if (!stored)
                Q_EMIT failed(stored.error());
            else if (!stored->isEmpty())
                Q_EMIT changed(*stored);
        });
}

} // namespace balie::desk
