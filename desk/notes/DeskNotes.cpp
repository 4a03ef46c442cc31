#include "desk/notes/DeskNotes.h"

#include "desk/store/NoteTable.h"
#include "desk/text/Moments.h"

#include <algorithm>

namespace balie::desk {

DeskNotes::DeskNotes(Store &store, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_deadline(clock, [this] { due(); })
{
    connect(&store, &Store::stateChanged, this, [this](const StoreState &state) {
        if (state.canRead())
            read();
    });
    read();
}

void DeskNotes::read()
{
    if (m_reading != Reading::Not)
        return;
    m_reading = Reading::UnderWay;
    m_store.read<QVector<DeskNote>>(
        Lane::DeskNotes, this, [](sqlite::Database &database) { return notes::desk(database); },
        [this](const Expected<QVector<DeskNote>> &read) {
            m_reading = read ? Reading::Done : Reading::Not; // the store itself says why
            if (read)
                adopt(*read);
        });
}

QString DeskNotes::shown(const PersonId &person) const
{
    const auto note = m_notes.constFind(person);
    return note == m_notes.cend() ? QString() : deskNoteText(*note, localNow(m_clock));
}

void DeskNotes::set(const DeskNote &note)
{
    if (note.person.isEmpty())
        return;
    DeskNote kept = note;
    kept.text = kept.text.simplified().left(longestText);
    if (kept.until.isValid() && kept.until <= localNow(m_clock))
        kept = {note.person, {}, {}};
    m_touched.insert(kept.person);
    if (kept == m_notes.value(kept.person))
        return;
    apply(kept);
    write(kept);
    arm();
}

void DeskNotes::adopt(const QVector<DeskNote> &read)
{
    for (const DeskNote &note : read) {
        if (!m_touched.contains(note.person))
            apply(note);
    }
    due(); // some may be over since the last time
}

void DeskNotes::apply(const DeskNote &note)
{
    if (note.isEmpty())
        m_notes.remove(note.person);
    else
        m_notes.insert(note.person, note);
    Q_EMIT changed(note.person, shown(note.person));
}

void DeskNotes::write(const DeskNote &note)
{
    m_store.write<void>(
        this, [note](sqlite::Database &database) { return notes::saveDesk(database, note); },
        [this](const Expected<void> &written) {
            if (!written)
                Q_EMIT failed(written.error());
        });
}

void DeskNotes::due()
{
    const QDateTime now = localNow(m_clock);
    const QVector<DeskNote> all(m_notes.cbegin(), m_notes.cend());
    for (const DeskNote &note : all) {
        if (note.until.isValid() && note.until <= now) {
            apply({note.person, {}, {}});
            write({note.person, {}, {}});
        } else if (note.until.isValid()) {
            Q_EMIT changed(note.person, shown(note.person)); // "tomorrow 9:00" became "9:00"
        }
    }
    arm();
}

void DeskNotes::arm()
{
    const QDateTime midnight = nextMidnight(localNow(m_clock));
    QDateTime next;
    for (const DeskNote &note : std::as_const(m_notes)) {
        if (!note.until.isValid())
            continue;
        const QDateTime due = std::min(note.until, midnight); // the words change with the day
        if (!next.isValid() || due < next)
            next = due;
    }
    m_deadline.set(next);
}

} // namespace balie::desk
