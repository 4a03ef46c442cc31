#include "desk/store/ContactFinder.h"

#include "base/sqlite/Statement.h"
#include "desk/store/ContactIndex.h"
#include "desk/store/ContactQuery.h"
#include "desk/store/ContactVariants.h"

#include <QSet>
#include <algorithm>
#include <tuple>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;
using sqlite::Database;
using sqlite::Statement;

namespace {

/// Up to so many that have all words, each is looked at and the best are shown; of more, those are found that come
/// first in the order of names.
constexpr int lookedAt = 1'000;
/// How many rows are read in that order before what is there must do.
constexpr int mostRead = 12'000;

struct Found {
    qint64 id;
    ContactMatch by;
};

/// In the order found, each once.
class Collection {
public:
    Collection(int limit, const QVector<qint64> &without = {})
        : m_limit(limit)
        , m_seen(without.begin(), without.end())
    {
    }

    bool isFull() const { return m_found.size() >= m_limit; }
    void add(qint64 id, ContactMatch by)
    {
        if (isFull() || m_seen.contains(id))
            return;
        m_seen.insert(id);
        m_found.append({id, by});
    }
    const QVector<Found> &found() const { return m_found; }

private:
    qsizetype m_limit;
    QSet<qint64> m_seen;
    QVector<Found> m_found;
};

/// Calls `take` with every row until it says false.
template <typename Take>
Expected<void> eachRow(Statement &statement, Take take)
{
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return unexpected(row.error());
        if (!*row || !take(statement))
            return {};
    }
}

Expected<void> findDigits(Database &database, const QString &digits, DigitsKind kind, Collection &into)
{
    auto select = database.prepare(
        "SELECT contact FROM contact_digits WHERE kind = ? AND digits >= ? AND digits < ? ORDER BY digits, contact");
    if (!select)
        return unexpected(select.error());
    select->bind(1, int(kind)).bind(2, digits).bind(3, behind(digits));
    return eachRow(*select, [&](const Statement &row) {
        into.add(row.integer(0), ContactMatch::Number);
        return !into.isFull();
    });
}

/// The digits that are looked for at the beginning and at the end of a number; empty where there are too few.
struct SoughtDigits {
    QString beginning;
    QString end;
};

SoughtDigits soughtDigits(const ContactQuery &query, const PhoneNumbers &numbers, const QString &typed)
{
    constexpr qsizetype fewestOfEnd = 4;
    if (!query.isNumber())
        return {};
    return {numbers.searchDigits(typed),
        query.digits.size() < fewestOfEnd ? QString() : reversed(query.digits)};
}

Expected<void> findNumber(Database &database, const SoughtDigits &sought, Collection &into)
{
    if (!sought.beginning.isEmpty()) {
        if (const auto done = findDigits(database, sought.beginning, DigitsKind::Beginning, into); !done)
            return done;
    }
    if (!sought.end.isEmpty() && !into.isFull())
        return findDigits(database, sought.end, DigitsKind::End, into);
    return {};
}

Expected<Statement> selectWords(Database &database, int section, const QString &beginning)
{
    auto select = database.prepare(
        "SELECT contact, rest FROM contact_words WHERE section = ? AND word >= ? AND word < ? ORDER BY word, rest");
    if (select)
        select->bind(1, section).bind(2, beginning).bind(3, behind(beginning));
    return select;
}

Expected<void> findOneWord(Database &database, const QString &word, Collection &into)
{
    for (int section = 0; section < ContactKeys::Particle && !into.isFull(); ++section) {
        auto select = selectWords(database, section, word);
        if (!select)
            return unexpected(select.error());
        const auto done = eachRow(*select, [&](const Statement &row) {
            into.add(row.integer(0), matchOf(section));
            return !into.isFull();
        });
        if (!done)
            return done;
    }
    return {};
}

/// Contacts that have all words, for the best of them to be shown.
class Ranking {
public:
    Ranking(Database &database, const ContactQuery &query)
        : m_database(database)
    {
        for (const QString &word : query.words)
            m_words.append(word.toUtf8());
    }

    Expected<bool> look(qint64 id)
    {
        if (m_seen.contains(id))
            return false;
        if (!m_keys) {
            auto select = m_database.prepare("SELECT sort, text FROM contact_keys WHERE id = ?");
            if (!select)
                return unexpected(select.error());
            m_keys.emplace(*std::move(select));
        }
        const auto row = m_keys->bind(1, id).step();
        if (!row)
            return unexpected(row.error());
        Candidate candidate{id, ContactKeys::sections, 0, {}};
        const bool isMet = *row && isMetBy(m_keys->utf8(1), candidate);
        if (isMet) {
            candidate.sort = m_keys->text(0);
            m_seen.insert(id);
            m_candidates.append(candidate);
        }
        m_keys->reset();
        return isMet;
    }

    /// Of somebody who has one word in this section: if all others begin a word of the name.
    void addNamed(qint64 id, QByteArrayView name, int section, qsizetype word)
    {
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            if (i != word && sectionOf(name, m_words[i]) != 0)
                return;
        }
        if (m_seen.contains(id))
            return;
        m_seen.insert(id);
        m_candidates.append({id, section, std::max(section, int(ContactKeys::First)), QString::fromUtf8(name)});
    }

    qsizetype count() const { return m_candidates.size(); }

    void giveTo(Collection &into)
    {
        std::sort(m_candidates.begin(), m_candidates.end(), [](const Candidate &a, const Candidate &b) {
            return std::tie(a.worst, a.best, a.sort, a.id) < std::tie(b.worst, b.best, b.sort, b.id);
        });
        for (const Candidate &candidate : std::as_const(m_candidates))
            into.add(candidate.id, matchOf(candidate.worst));
    }

private:
    struct Candidate {
        qint64 id;
        int best; ///< the sections in which the words are, as ContactKeys counts
        int worst;
        QString sort;
    };

    /// Whether there is a word for every one that was typed, and where.
    bool isMetBy(QByteArrayView text, Candidate &candidate) const
    {
        for (const QByteArray &word : m_words) {
            const int section = sectionOf(text, word);
            if (section < 0)
                return false;
            // A particle says nothing about why.
            if (section == ContactKeys::Particle)
                continue;
            candidate.best = std::min(candidate.best, section);
            candidate.worst = std::max(candidate.worst, section);
        }
        return true;
    }

    Database &m_database;
    QVector<QByteArray> m_words;
    std::optional<Statement> m_keys;
    QVector<Candidate> m_candidates;
    QSet<qint64> m_seen;
};

Expected<QVector<qint64>> matching(Database &database, const char *sql, const QString &match, int limit)
{
    auto select = database.prepare(sql);
    if (!select)
        return unexpected(select.error());
    select->bind(1, match).bind(2, limit);
    QVector<qint64> ids;
    const auto done = eachRow(*select, [&](const Statement &row) {
        ids.append(row.integer(0));
        return true;
    });
    if (!done)
        return unexpected(done.error());
    return ids;
}

constexpr const char *matchingText = "SELECT rowid FROM contact_text WHERE contact_text MATCH ? LIMIT ?";
constexpr const char *matchingNotes = "SELECT rowid FROM contact_notes WHERE contact_notes MATCH ? LIMIT ?";

/// So many have all words that they lie close together in the order of names: one word is found in the order of names,
/// the others stand in the name beside it.
Expected<void> walkNames(Database &database, const ContactQuery &query, qsizetype limit, Ranking &ranking)
{
    int left = mostRead;
    for (int section = 0; section < ContactKeys::Particle; ++section) {
        for (qsizetype word = query.words.size() - 1; word >= 0; --word) {
            if (left <= 0 || ranking.count() >= limit)
                return {};
            auto select = selectWords(database, section, query.words[word]);
            if (!select)
                return unexpected(select.error());
            const auto done = eachRow(*select, [&](const Statement &row) {
                ranking.addNamed(row.integer(0), row.utf8(1), section, word);
                return --left > 0 && ranking.count() < limit;
            });
            if (!done)
                return done;
        }
    }
    return {};
}

Expected<void> lookAtEach(const QVector<qint64> &ids, Ranking &ranking)
{
    for (const qint64 id : ids) {
        if (const auto isMet = ranking.look(id); !isMet)
            return unexpected(isMet.error());
    }
    return {};
}

Expected<void> findAllWords(Database &database, const ContactQuery &query, int limit, Collection &into)
{
    auto ids = matching(database, matchingText, query.quickMatch(), lookedAt + 1);
    if (!ids)
        return unexpected(ids.error());
    Ranking ranking(database, query);
    if (ids->size() > lookedAt) {
        if (const auto done = walkNames(database, query, limit, ranking); !done)
            return done;
        if (ranking.count() < limit && query.quickMatch() != query.match())
            ids = matching(database, matchingText, query.match(), lookedAt);
        if (!ids)
            return unexpected(ids.error());
    }
    if (ranking.count() < limit) {
        if (const auto done = lookAtEach(*ids, ranking); !done)
            return done;
    }
    ranking.giveTo(into);
    return {};
}

/// The number that was sought, as people write it.
QString numberThatMatched(const StoredContact &contact, const QVector<NumberInRow> &numbers, const SoughtDigits &sought)
{
    for (const auto &[number, digits] : numbers) {
        if (!sought.beginning.isEmpty() && digits.startsWith(sought.beginning))
            return number.national.isEmpty() ? number.dial : number.national;
    }
    for (const auto &[number, digits] : numbers) {
        if (!sought.end.isEmpty() && reversed(digits).startsWith(sought.end))
            return number.national.isEmpty() ? number.dial : number.national;
    }
    return contact.numbers.isEmpty() ? QString() : contact.numbers.front().national;
}

Expected<ContactHits> load(Database &database, const QVector<Found> &found, const SoughtDigits &sought)
{
    auto select = database.prepare(QByteArray("SELECT id, ") + contactColumns + " FROM contacts WHERE id = ?");
    if (!select)
        return unexpected(select.error());
    ContactHits hits;
    hits.hits.reserve(found.size());
    for (const auto &[id, by] : found) {
        const auto row = select->bind(1, id).step();
        if (!row)
            return unexpected(row.error());
        if (*row) {
            ContactHit hit{contactOf(*select), by, {}};
            if (by == ContactMatch::Company)
                hit.matched = hit.contact.contact.company;
            else if (by == ContactMatch::Department)
                hit.matched = hit.contact.contact.department;
            else if (by == ContactMatch::Note)
                hit.matched = hit.contact.contact.note;
            else if (by == ContactMatch::Number)
                hit.matched = numberThatMatched(hit.contact, numbersOf(select->text(numbersColumn)), sought);
            hits.hits.append(hit);
        }
        select->reset();
    }
    return hits;
}

/// With one word taken for another that sounds the same or is one slip away.
Expected<void> findVariants(Database &database, const ContactQuery &query, Collection &into)
{
    for (qsizetype i = 0; i < query.words.size() && !into.isFull(); ++i) {
        const auto variants = variantsOf(database, query.words[i]);
        if (!variants)
            return unexpected(variants.error());
        const QString others = query.matchWithout(i);
        for (const auto &[words, by] : {std::pair(variants->soundingAlike, ContactMatch::SoundsLike),
                 std::pair(variants->misspelt, ContactMatch::Misspelt)}) {
            if (words.isEmpty())
                continue;
            QStringList terms;
            for (const QString &word : words)
                terms.append(wholeTerm(word));
            if (!others.isEmpty()) {
                const auto ids = matching(
                    database, matchingText, others + u" AND ("_s + terms.join(u" OR "_s) + u')', lookedAt);
                if (!ids)
                    return unexpected(ids.error());
                for (const qint64 id : *ids)
                    into.add(id, by);
                continue;
            }
            for (const int section : {int(ContactKeys::Last), int(ContactKeys::First), int(ContactKeys::Company)}) {
                auto select = database.prepare(
                    "SELECT contact FROM contact_words WHERE section = ? AND word = ? ORDER BY rest");
                if (!select)
                    return unexpected(select.error());
                for (const QString &word : words) {
                    select->reset();
                    select->bind(1, section).bind(2, word);
                    const auto done = eachRow(*select, [&, by = by](const Statement &row) {
                        into.add(row.integer(0), by);
                        return !into.isFull();
                    });
                    if (!done)
                        return done;
                    if (into.isFull())
                        return {};
                }
            }
        }
    }
    return {};
}

Expected<void> findNotes(Database &database, const ContactQuery &query, int limit, Collection &into)
{
    constexpr qsizetype fewestLetters = 3;
    QStringList terms;
    bool isWorthIt = false;
    for (const QString &word : query.words) {
        isWorthIt = isWorthIt || word.size() >= fewestLetters;
        terms.append(beginningTerm(word));
    }
    if (!isWorthIt)
        return {};
    const auto ids = matching(database, matchingNotes, terms.join(u" AND "_s), limit * 4);
    if (!ids)
        return unexpected(ids.error());
    for (const qint64 id : *ids)
        into.add(id, ContactMatch::Note);
    return {};
}

/// The rows of all that find() would find.
Expected<Statement> selectMatches(Database &database, const PhoneNumbers &numbers, const QString &typed,
    const QByteArray &before, const QByteArray &behindIt)
{
    const ContactQuery query = ContactQuery::of(typed);
    const SoughtDigits sought = soughtDigits(query, numbers, typed);
    if (query.words.isEmpty())
        return database.prepare(before + "SELECT NULL AS id WHERE 0" + behindIt);
    // Numbers and words have contacts in common; without a number there is nothing to compare.
    auto select = database.prepare(before
        + (query.isNumber()
                ? "SELECT contact AS id FROM contact_digits WHERE kind = 1 AND digits >= ?2 AND digits < ?3 "
                  "UNION SELECT contact FROM contact_digits WHERE kind = 2 AND digits >= ?4 AND digits < ?5 "
                  "UNION SELECT rowid FROM contact_text WHERE contact_text MATCH ?1"
                : "SELECT rowid FROM contact_text WHERE contact_text MATCH ?1")
        + behindIt);
    if (!select)
        return select;
    const ContactQuery onTheWay = query.onTheWay();
    select->bind(1,
        onTheWay.words.isEmpty() ? query.match() : u"(%1) OR (%2)"_s.arg(query.match(), onTheWay.match()));
    if (query.isNumber()) {
        // Null compares with nothing.
        if (!sought.beginning.isEmpty())
            select->bind(2, sought.beginning).bind(3, behind(sought.beginning));
        if (!sought.end.isEmpty())
            select->bind(4, sought.end).bind(5, behind(sought.end));
    }
    return select;
}

} // namespace

ContactMatch matchOf(int section)
{
    switch (section) {
    case ContactKeys::Initials:
        return ContactMatch::Initials;
    case ContactKeys::Company:
        return ContactMatch::Company;
    case ContactKeys::Department:
        return ContactMatch::Department;
    default:
        return ContactMatch::Name;
    }
}

namespace contacts {

Expected<ContactHits> find(Database &database, const PhoneNumbers &numbers, const QString &typed, int limit)
{
    const ContactQuery query = ContactQuery::of(typed);
    const SoughtDigits sought = soughtDigits(query, numbers, typed);
    Collection found(limit);
    if (const auto done = findNumber(database, sought, found); !done)
        return unexpected(done.error());
    for (const ContactQuery &reading : {query, query.onTheWay()}) {
        if (found.isFull() || reading.words.isEmpty())
            break;
        const auto done = reading.words.size() == 1
            ? findOneWord(database, reading.words.front(), found)
            : findAllWords(database, reading, limit, found);
        if (!done)
            return unexpected(done.error());
    }
    return load(database, found.found(), sought);
}

Expected<ContactHits> findMore(
    Database &database, const QString &typed, const QVector<qint64> &without, int limit)
{
    const ContactQuery query = ContactQuery::of(typed);
    Collection found(limit, without);
    if (!query.isNumber()) {
        if (const auto done = findVariants(database, query, found); !done)
            return unexpected(done.error());
    }
    if (!found.isFull()) {
        if (const auto done = findNotes(database, query, limit, found); !done)
            return unexpected(done.error());
    }
    return load(database, found.found(), {});
}

Expected<int> countMatches(Database &database, const PhoneNumbers &numbers, const QString &typed)
{
    auto select = selectMatches(database, numbers, typed, "SELECT COUNT(*) FROM (", ")");
    if (!select)
        return unexpected(select.error());
    if (const auto row = select->step(); !row)
        return unexpected(row.error());
    return int(select->integer(0));
}

Expected<QVector<qint64>> idsOfMatches(
    Database &database, const PhoneNumbers &numbers, const QString &typed, int limit)
{
    auto select = selectMatches(database, numbers, typed, "", " LIMIT ?6");
    if (!select)
        return unexpected(select.error());
    select->bind(6, limit);
    QVector<qint64> ids;
    const auto done = eachRow(*select, [&ids](const Statement &row) {
        ids.append(row.integer(0));
        return true;
    });
    if (!done)
        return unexpected(done.error());
    return ids;
}

} // namespace contacts

} // namespace balie::desk
