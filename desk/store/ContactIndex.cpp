#include "desk/store/ContactIndex.h"

#include "desk/store/SoundKey.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace balie::desk {

using sqlite::Statement;

namespace {

enum Use {
    InsertWord,
    InsertDigits,
    InsertKeys,
    InsertText,
    InsertNote,
    InsertVocabulary,
    SelectKeys,
    DeleteWord,
    DeleteDigits,
    DeleteKeys,
    DeleteText,
    DeleteNote,
    SelectUse,
    DeleteVocabulary,
};

constexpr std::array statements{
    "INSERT OR IGNORE INTO contact_words VALUES (?, ?, ?, ?)",
    "INSERT OR IGNORE INTO contact_digits VALUES (?, ?, ?)",
    "INSERT INTO contact_keys (id, reading, sort, text) VALUES (?, ?, ?, ?)",
    "INSERT INTO contact_text (rowid, text) VALUES (?, ?)",
    "INSERT INTO contact_notes (rowid, text) VALUES (?, ?)",
    "INSERT OR IGNORE INTO contact_vocabulary VALUES (?, ?)",
    "SELECT sort, text FROM contact_keys WHERE id = ?",
    "DELETE FROM contact_words WHERE section = ? AND word = ? AND rest = ? AND contact = ?",
    "DELETE FROM contact_digits WHERE kind = ? AND digits = ? AND contact = ?",
    "DELETE FROM contact_keys WHERE id = ?",
    "INSERT INTO contact_text (contact_text, rowid, text) VALUES ('delete', ?, ?)",
    "INSERT INTO contact_notes (contact_notes, rowid, text) VALUES ('delete', ?, ?)",
    "SELECT 1 FROM contact_words WHERE section IN (0, 1, 3) AND word = ? LIMIT 1",
    "DELETE FROM contact_vocabulary WHERE word = ?",
};

/// Enough to order people of one name; the whole would double the table.
QString restOf(const ContactKeys &keys)
{
    return keys.sort.left(24);
}

QString noteText(const QString &note)
{
    return foldedWords(note).join(u' ');
}

std::array<std::pair<DigitsKind, QString>, 3> digitsOf(const NumberInRow &number)
{
    return {{{DigitsKind::Key, number.number.key()},
        {DigitsKind::Beginning, number.digits},
        {DigitsKind::End, reversed(number.digits)}}};
}

bool isSpoken(int section)
{
    return section == ContactKeys::Last || section == ContactKeys::First || section == ContactKeys::Company;
}

} // namespace

QString reversed(const QString &digits)
{
    QString result = digits;
    std::reverse(result.begin(), result.end());
    return result;
}

QString behind(const QString &beginning)
{
    // The last code point; no text has it, and in UTF-8 nothing is greater.
    const char32_t last = 0x10ffff;
    return beginning + QString::fromUcs4(&last, 1);
}

Expected<ContactIndex> ContactIndex::open(sqlite::Database &database)
{
    ContactIndex index;
    for (const char *sql : statements) {
        auto statement = database.prepare(sql);
        if (!statement)
            return unexpected(statement.error());
        index.m_statements.push_back(*std::move(statement));
    }
    return index;
}

void ContactIndex::add(
    qint64 id, qint64 reading, const Contact &contact, const QVector<NumberInRow> &numbers)
{
    const ContactKeys keys = ContactKeys::of(contact);
    const QByteArray rest = restOf(keys).toUtf8();
    for (int section = 0; section < ContactKeys::Particle; ++section) {
        for (const QString &word : keys.words[std::size_t(section)]) {
            m_words.push_back({section, word.toUtf8(), rest, id});
            if (isSpoken(section))
                m_vocabulary.insert(word);
        }
    }
    addDigits(id, numbers);
    m_pending.insert(id);
    m_keys.push_back({id, reading, keys.sort, keys.toText(), noteText(contact.note)});
}

void ContactIndex::addDigits(qint64 id, const QVector<NumberInRow> &numbers)
{
    for (const NumberInRow &number : numbers) {
        for (const auto &[kind, digits] : digitsOf(number)) {
            if (!digits.isEmpty())
                m_digits.push_back({int(kind), digits.toUtf8(), id});
        }
    }
}

Expected<void> ContactIndex::flush()
{
    std::sort(m_words.begin(), m_words.end(), [](const WordRow &a, const WordRow &b) {
        return std::tie(a.section, a.word, a.rest, a.contact) < std::tie(b.section, b.word, b.rest, b.contact);
    });
    std::sort(m_digits.begin(), m_digits.end(), [](const DigitRow &a, const DigitRow &b) {
        return std::tie(a.kind, a.digits, a.contact) < std::tie(b.kind, b.digits, b.contact);
    });
    Expected<void> done;
    const auto run = [&](Use use, const auto &...values) {
        if (!done)
            return;
        Statement &statement = m_statements[use];
        int parameter = 1;
        (statement.bind(parameter++, values), ...);
        done = statement.run();
    };
    for (const WordRow &row : m_words)
        run(InsertWord, row.section, QString::fromUtf8(row.word), QString::fromUtf8(row.rest), row.contact);
    for (const DigitRow &row : m_digits)
        run(InsertDigits, row.kind, QString::fromUtf8(row.digits), row.contact);
    for (const KeyRow &row : m_keys) {
        run(InsertKeys, row.contact, row.reading, row.sort, row.text);
        run(InsertText, row.contact, row.text);
        if (!row.note.isEmpty())
            run(InsertNote, row.contact, row.note);
    }
    for (const QString &word : std::as_const(m_vocabulary))
        run(InsertVocabulary, word, soundKey(word));
    m_words.clear();
    m_digits.clear();
    m_keys.clear();
    m_vocabulary.clear();
    m_pending.clear();
    return done;
}

Expected<void> ContactIndex::remove(qint64 id, const QString &note, const QVector<NumberInRow> &numbers)
{
    // What was written is what is taken away, so that a later way of folding cannot leave half of it behind.
    Statement &select = m_statements[SelectKeys];
    const auto row = select.bind(1, id).step();
    if (!row)
        return unexpected(row.error());
    if (!*row) {
        select.reset();
        return {};
    }
    const QString text = select.text(1);
    const ContactKeys keys = ContactKeys::fromText(select.text(0), text);
    select.reset();
    if (const auto removed = removeWords(id, keys); !removed)
        return removed;
    if (const auto removed = removeDigits(id, numbers); !removed)
        return removed;
    if (const auto removed = m_statements[DeleteText].bind(1, id).bind(2, text).run(); !removed)
        return removed;
    if (const QString words = noteText(note); !words.isEmpty()) {
        if (const auto removed = m_statements[DeleteNote].bind(1, id).bind(2, words).run(); !removed)
            return removed;
    }
    return m_statements[DeleteKeys].bind(1, id).run();
}

Expected<void> ContactIndex::replaceNumbers(
    qint64 id, const QVector<NumberInRow> &before, const QVector<NumberInRow> &now)
{
    if (const auto removed = removeDigits(id, before); !removed)
        return removed;
    addDigits(id, now);
    return {};
}

Expected<void> ContactIndex::removeDigits(qint64 id, const QVector<NumberInRow> &numbers)
{
    for (const NumberInRow &number : numbers) {
        for (const auto &[kind, digits] : digitsOf(number)) {
            if (const auto removed
                = m_statements[DeleteDigits].bind(1, int(kind)).bind(2, digits).bind(3, id).run();
                !removed)
                return removed;
        }
    }
    return {};
}

Expected<void> ContactIndex::removeWords(qint64 id, const ContactKeys &keys)
{
    for (int section = 0; section < ContactKeys::Particle; ++section) {
        for (const QString &word : keys.words[std::size_t(section)]) {
            if (const auto removed = m_statements[DeleteWord]
                                         .bind(1, section)
                                         .bind(2, word)
                                         .bind(3, restOf(keys))
                                         .bind(4, id)
                                         .run();
                !removed)
                return removed;
            if (!isSpoken(section))
                continue;
            // A name that nobody has any more is not kept.
            Statement &use = m_statements[SelectUse];
            const auto isUsed = use.bind(1, word).step();
            use.reset();
            if (!isUsed)
                return unexpected(isUsed.error());
            if (*isUsed)
                continue;
            if (const auto removed = m_statements[DeleteVocabulary].bind(1, word).run(); !removed)
                return removed;
        }
    }
    return {};
}

} // namespace balie::desk
