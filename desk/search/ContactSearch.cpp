#include "desk/search/ContactSearch.h"

#include "desk/search/Fold.h"

#include <algorithm>

namespace balie::desk {

namespace {

/// Rows above which what only sounds like it is of no use to anybody.
constexpr qsizetype enough = 10;

/// Whoever has the numbers that the notes are about; a number that nobody has stands for itself.
Expected<QVector<ContactHit>> hitsOf(
    const QVector<PersonNote> &notes, sqlite::Database &database, const PhoneNumbers &numbers)
{
    QVector<ContactHit> hits;
    for (const PersonNote &note : notes) {
        const QString key = numberKeyOf(note.subject);
        const auto known = contacts::byNumber(database, key);
        if (!known)
            return unexpected(known.error());
        for (const StoredContact &contact : *known)
            hits.append({contact, ContactMatch::Note, note.text});
        if (!known->isEmpty())
            continue;
        ContactHit hit{{}, ContactMatch::Note, note.text};
        const PhoneNumber number = numbers.read(key);
        hit.contact.contact.displayName = number.national.isEmpty() ? number.dial : number.national;
        hit.contact.contact.numbers.append({ContactNumberKind::Other, key, false});
        hits.append(hit);
    }
    return hits;
}

/// The row of a colleague stands for a contact at his telephone who is called like him.
bool isColleague(const StoredContact &contact, const ColleagueNumbers &colleagues)
{
    return std::any_of(contact.numbers.cbegin(), contact.numbers.cend(), [&](const PhoneNumber &number) {
        const QString name = colleagues.nameOf(number);
        return !name.isEmpty() && sharesName(name, contact.contact.displayName);
    });
}

/// Those of them that the store has no more.
Expected<QVector<qint64>> goneOf(sqlite::Database &database, QVector<qint64> ids)
{
    const auto there = contacts::byIds(database, ids);
    if (!there)
        return unexpected(there.error());
    for (const StoredContact &contact : *there)
        ids.removeAll(contact.id);
    return ids;
}

/// 873 is 870: nobody counts on the last figure of "more than".
int roundedDown(int number)
{
    int unit = 1;
    while (number / unit >= 100)
        unit *= 10;
    return number / unit * unit;
}

} // namespace

ContactSearch::ContactSearch(Store &store, const People &people, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_people(people)
{
}

void ContactSearch::setText(const QString &text, const QVector<PersonNote> &notes, const QVector<qint64> &shown)
{
    m_text = text.trimmed();
    m_notes.clear();
    for (const PersonNote &note : notes) {
        if (!numberKeyOf(note.subject).isEmpty())
            m_notes.append(note);
    }
    ++m_serial;
    // What runs for an older text is interrupted by the new reading; of an empty one it is not waited for.
    if (m_text.isEmpty()) {
        Q_EMIT searchingChanged(false);
        return;
    }
    Q_EMIT searchingChanged(true);
    m_store.read<Answer>(
        Lane::Search, this,
        [shown, numbers = m_people.numbers().numbers, typed = m_text](sqlite::Database &database) -> Expected<Answer> {
            const auto hits = contacts::find(database, numbers, typed, limit);
            if (!hits)
                return unexpected(hits.error());
            const auto known = foundContacts(database, numbers, hits->hits);
            if (!known)
                return unexpected(known.error());
            const auto gone = goneOf(database, shown);
            if (!gone)
                return unexpected(gone.error());
            Answer answer{*known, {}, *gone, {}};
            for (const ContactHit &hit : hits->hits)
                answer.ids.append(hit.contact.id);
            return answer;
        },
        [this, serial = m_serial](const Expected<Answer> &answer) {
            if (serial == m_serial)
                answered(answer.valueOr({}));
        });
}

void ContactSearch::answered(const Answer &answer)
{
    const quint64 serial = m_serial;
    if (!answer.gone.isEmpty())
        Q_EMIT gone(answer.gone);
    if (serial != m_serial)
        return;
    Q_EMIT found(answer.contacts);
    if (serial == m_serial)
        findMore(answer.ids);
}

void ContactSearch::findMore(const QVector<qint64> &without)
{
    const bool isFew = without.size() < enough;
    const bool isBeginning = without.size() >= limit;
    if (!isFew && !isBeginning && m_notes.isEmpty()) {
        Q_EMIT searchingChanged(false);
        return;
    }
    m_store.read<Answer>(
        Lane::SearchMore, this,
        [=, numbers = m_people.numbers().numbers, typed = m_text, notes = m_notes,
            colleagues = isBeginning ? m_people.colleagueNumbers() : ColleagueNumbers()](
            sqlite::Database &database) -> Expected<Answer> {
            auto hits = hitsOf(notes, database, numbers);
            if (!hits)
                return unexpected(hits.error());
            if (isFew) {
                const auto more = contacts::findMore(database, typed, without, limit - int(without.size()));
                if (!more)
                    return unexpected(more.error());
                *hits = more->hits + *hits;
            }
            const auto known = foundContacts(database, numbers, *hits);
            if (!known)
                return unexpected(known.error());
            Answer answer{*known, {}, {}, {}};
            if (isBeginning) {
                const auto total = count(database, numbers, typed, colleagues);
                if (!total)
                    return unexpected(total.error());
                answer.total = *total;
            }
            return answer;
        },
        [this, serial = m_serial](const Expected<Answer> &answer) {
            if (serial != m_serial)
                return;
            if (answer && !answer->contacts.isEmpty())
                Q_EMIT foundMore(answer->contacts);
            if (answer && answer->total && serial == m_serial)
                Q_EMIT counted(answer->total->people, answer->total->orMore);
            if (serial == m_serial)
                Q_EMIT searchingChanged(false);
        });
}

Expected<ContactSearch::Total> ContactSearch::count(sqlite::Database &database, const PhoneNumbers &numbers,
    const QString &typed, const ColleagueNumbers &colleagues)
{
    auto ids = contacts::idsOfMatches(database, numbers, typed, mostCounted + 1);
    if (!ids)
        return unexpected(ids.error());
    const bool orMore = ids->size() > mostCounted;
    if (orMore) {
        // Some of each part: sources lie one behind the other.
        constexpr qsizetype step = mostCounted / looked;
        for (qsizetype i = 0; i < looked; ++i)
            (*ids)[i] = ids->at(i * step);
        ids->resize(looked);
    }
    const auto found = contacts::byIds(database, *ids);
    if (!found)
        return unexpected(found.error());
    const int people = countPeople(
        *found, [&colleagues](const StoredContact &contact) { return isColleague(contact, colleagues); });
    return Total{orMore ? roundedDown(people) : people, orMore};
}

} // namespace balie::desk
