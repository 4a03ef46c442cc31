#include "desk/search/ContactSearch.h"

namespace balie::desk {

namespace {

/// Rows above which what only sounds like it is of no use to anybody.
constexpr qsizetype enough = 10;

} // namespace

ContactSearch::ContactSearch(Store &store, const PhoneNumbers &numbers, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_numbers(numbers)
{
}

void ContactSearch::setText(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed == m_text)
        return;
    m_text = typed;
    ++m_serial;
    m_store.cancel(Lane::SearchMore);
    if (typed.isEmpty()) {
        m_store.cancel(Lane::Search);
        return;
    }
    m_store.read<ContactHits>(
        Lane::Search, this,
        [numbers = m_numbers, typed](sqlite::Database &database) {
            return contacts::find(database, numbers, typed, limit);
        },
        [this, serial = m_serial](const Expected<ContactHits> &hits) {
            if (serial != m_serial)
                return;
            const ContactHits known = hits.valueOr({});
            Q_EMIT found(known);
            if (serial == m_serial)
                findMore(known);
        });
}

void ContactSearch::findMore(const ContactHits &first)
{
    if (first.hits.size() >= limit) {
        count();
        return;
    }
    if (first.hits.size() >= enough)
        return;
    QVector<qint64> without;
    for (const ContactHit &hit : first.hits)
        without.append(hit.contact.id);
    m_store.read<ContactHits>(
        Lane::SearchMore, this,
        [typed = m_text, without, most = int(limit - first.hits.size())](
            sqlite::Database &database) {
            return contacts::findMore(database, typed, without, most);
        },
        [this, serial = m_serial](const Expected<ContactHits> &hits) {
            if (serial == m_serial && hits && !hits->hits.isEmpty())
                Q_EMIT foundMore(*hits);
        });
}

void ContactSearch::count()
{
    m_store.read<int>(
        Lane::SearchMore, this,
        [numbers = m_numbers, typed = m_text](sqlite::Database &database) {
            return contacts::countMatches(database, numbers, typed);
        },
        [this, serial = m_serial](const Expected<int> &total) {
            if (serial == m_serial && total)
                Q_EMIT counted(*total);
        });
}

} // namespace balie::desk
