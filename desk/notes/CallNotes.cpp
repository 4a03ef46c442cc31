#include "desk/notes/CallNotes.h"

#include "desk/store/NoteTable.h"
#include "desk/text/Moments.h"

#include <algorithm>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype mostInMemory = 500; // a long day's calls; a note is in the store all the same
} // namespace

CallNotes::CallNotes(
    Store &store, const cti::Switchboard &switchboard, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_write(clock.makeTimer([this] { writeDown(this); }))
{
    connect(&switchboard, &cti::Switchboard::threadsMerged, this, &CallNotes::merged);
    connect(&switchboard, &cti::Switchboard::callEvent, this, [this](const cti::CallEvent &event) {
        const bool over = event.kind == cti::CallEventKind::Ended
            || event.kind == cti::CallEventKind::Transferred;
        if (event.own && over)
            writeDown(this);
    });
}

CallNotes::~CallNotes()
{
    writeDown(&m_store); // nobody is left here to hear how it went
}

QString CallNotes::text(cti::CallThreadId thread) const
{
    return m_entries.value(static_cast<quint64>(thread)).note.text;
}

void CallNotes::setText(
    cti::CallThreadId thread, const NoteSubject &subject, const QString &text, qint64 begunMs)
{
    const QString kept = text.simplified().left(longestText);
    if (thread == cti::CallThreadId::None || kept == this->text(thread))
        return;
    Entry &entry = m_entries[static_cast<quint64>(thread)];
    if (entry.note.id == 0) {
        // In the order of time over restarts, and never twice.
        if (begunMs == 0)
            begunMs = m_lastId = std::max(m_lastId + 1, m_clock.wallMs());
        entry.note.id = begunMs;
    }
    if (!subject.isEmpty())
        entry.note.subject = subject;
    entry.note.text = kept;
    entry.note.at = localNow(m_clock);
    entry.unwritten = true;
    m_write->start(writeDelay);
    forgetOldest();
    Q_EMIT changed(thread, kept);
}

void CallNotes::earlier(
    const NoteSubject &subject, cti::CallThreadId thread, QObject *context, Earlier found)
{
    if (subject.isEmpty()) {
        m_store.cancel(Lane::CallNotes);
        return;
    }
    const qint64 without = m_entries.value(static_cast<quint64>(thread)).note.id;
    m_store.read<QVector<CallNote>>(
        Lane::CallNotes, context,
        [subject](sqlite::Database &database) {
            return notes::calls(database, subject, earlierShown + 1);
        },
        [without, found = std::move(found)](Expected<QVector<CallNote>> read) {
            if (!read)
                return; // the store says elsewhere what is wrong with it
            QVector<CallNote> others = std::move(*read);
            others.removeIf([without](const CallNote &note) { return note.id == without; });
            found(others.mid(0, earlierShown));
        });
}

void CallNotes::merged(cti::CallThreadId gone, cti::CallThreadId into)
{
    const auto lost = m_entries.constFind(static_cast<quint64>(gone));
    if (lost == m_entries.cend())
        return;
    Entry other = *lost;
    m_entries.erase(lost);
    Entry &kept = m_entries[static_cast<quint64>(into)];
    if (kept.note.id != 0 && kept.note.text != other.note.text && !kept.note.text.isEmpty()) {
        // One call that was taken for two, with a line typed on each.
        other.note.text = other.note.text + u" / "_s + kept.note.text;
    }
    if (kept.note.id != 0) {
        kept.note.text.clear();
        write(kept.note, this);
    }
    kept = other;
    kept.unwritten = true;
    m_write->start(writeDelay);
    Q_EMIT changed(into, kept.note.text);
}

void CallNotes::forget(const PrivacyScope &scope)
{
    QVector<quint64> gone;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (scope.covers(entry->note))
            gone.append(entry.key());
    }
    for (const quint64 thread : std::as_const(gone)) {
        m_entries.remove(thread);
        Q_EMIT changed(cti::CallThreadId(thread), {});
    }
}

void CallNotes::writeDown(QObject *context)
{
    m_write->stop();
    for (Entry &entry : m_entries) {
        if (std::exchange(entry.unwritten, false))
            write(entry.note, context);
    }
}

void CallNotes::write(const CallNote &note, QObject *context)
{
    if (note.subject.isEmpty())
        return; // nobody whose next call could be known
    Store::Done<void> done;
    if (context == this)
        done = [this](const Expected<void> &written) {
            if (!written)
                Q_EMIT failed(written.error());
        };
    m_store.write<void>(
        context, [note](sqlite::Database &database) { return notes::saveCall(database, note); },
        std::move(done));
}

void CallNotes::forgetOldest()
{
    if (m_entries.size() <= mostInMemory)
        return;
    writeDown(this);
    auto oldest = m_entries.cbegin();
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (entry->note.id < oldest->note.id)
            oldest = entry;
    }
    m_entries.erase(oldest);
}

} // namespace balie::desk
