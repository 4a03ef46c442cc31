#include "desk/notes/PersonNotes.h"

#include "desk/search/Fold.h"
#include "desk/store/NoteTable.h"
#include "desk/text/Moments.h"

#include <algorithm>

namespace balie::desk {

PersonNotes::PersonNotes(Store &store, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_write(clock.makeTimer([this] { writeDown(this); }))
{
    connect(&store, &Store::stateChanged, this, [this](const StoreState &state) {
        if (state.canRead())
            read();
    });
    read();
}

void PersonNotes::read()
{
    if (m_reading != Reading::Not)
        return;
    m_reading = Reading::UnderWay;
    m_store.read<QVector<PersonNote>>(
        Lane::Notes, this, [](sqlite::Database &database) { return notes::people(database); },
        [this](const Expected<QVector<PersonNote>> &read) {
            m_reading = read ? Reading::Done : Reading::Not; // the store itself says why
            if (read)
                adopt(*read);
        });
}

PersonNotes::~PersonNotes()
{
    writeDown(&m_store); // nobody is left here to hear how it went
}

const PersonNote *PersonNotes::find(const NoteSubject &subject) const
{
    const auto entry = m_entries.constFind(subject);
    return entry == m_entries.cend() ? nullptr : &entry->note;
}

QString PersonNotes::text(const NoteSubject &subject) const
{
    const PersonNote *note = find(subject);
    return note ? note->text : QString();
}

void PersonNotes::setText(const NoteSubject &subject, const QString &text)
{
    const QString kept = text.trimmed().left(longestText);
    if (subject.isEmpty() || kept == this->text(subject))
        return;
    if (kept.isEmpty())
        m_entries.remove(subject);
    else
        keep({subject, kept, localNow(m_clock)});
    m_touched.insert(subject);
    m_unwritten.insert(subject);
    m_write->start(writeDelay);
    Q_EMIT changed(subject);
}

QVector<PersonNote> PersonNotes::matching(const QString &typed, int limit) const
{
    constexpr qsizetype fewestLetters = 3;
    QStringList words = wordsOf(fold(typed));
    QVector<PersonNote> found;
    const bool isTelling = std::any_of(
        words.cbegin(), words.cend(), [](const QString &word) { return word.size() >= fewestLetters; });
    if (!isTelling)
        return found;
    for (QString &word : words)
        word.prepend(u' ');
    for (const Entry &entry : m_entries) {
        const bool all = std::all_of(words.cbegin(), words.cend(),
            [&](const QString &word) { return entry.folded.contains(word); });
        if (all)
            found.append(entry.note);
    }
    std::sort(found.begin(), found.end(), [](const PersonNote &a, const PersonNote &b) {
        return a.at != b.at ? a.at > b.at : a.subject < b.subject;
    });
    return found.mid(0, limit);
}

void PersonNotes::adopt(const QVector<PersonNote> &read)
{
    for (const PersonNote &note : read) {
        if (!m_touched.contains(note.subject))
            keep(note);
    }
    Q_EMIT loaded();
}

void PersonNotes::keep(const PersonNote &note)
{
    m_entries.insert(note.subject, {note, u' ' + wordsOf(fold(note.text)).join(u' ')});
}

void PersonNotes::forget(const PrivacyScope &scope)
{
    QVector<NoteSubject> gone;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (scope.covers(entry.note))
            gone.append(entry.note.subject);
    }
    for (const NoteSubject &subject : std::as_const(gone)) {
        m_entries.remove(subject);
        m_unwritten.remove(subject);
        m_touched.insert(subject);
        Q_EMIT changed(subject);
    }
}

void PersonNotes::writeDown(QObject *context)
{
    m_write->stop();
    const QSet<NoteSubject> subjects = std::exchange(m_unwritten, {});
    for (const NoteSubject &subject : subjects) {
        const PersonNote *known = find(subject);
        const PersonNote note = known ? *known : PersonNote{subject, {}, {}};
        Store::Done<void> done;
        if (context == this)
            done = [this](const Expected<void> &written) {
                if (!written)
                    Q_EMIT failed(written.error());
            };
        m_store.write<void>(
            context, [note](sqlite::Database &database) { return notes::savePerson(database, note); },
            std::move(done));
    }
}

} // namespace balie::desk
