#pragma once

#include "base/sqlite/Statement.h"
#include "desk/store/ContactKeys.h"
#include "desk/store/ContactRow.h"

#include <QSet>
#include <vector>

namespace balie::desk {

/// Writes and takes away everything by which contacts are found; all of it can be made again from the
/// contacts themselves. For one batch, within a transaction of the writer.
class ContactIndex {
public:
    static Expected<ContactIndex> open(sqlite::Database &database);

    /// Of a contact that is not in the index.
    void add(qint64 id, qint64 reading, const Contact &contact, const QVector<NumberInRow> &numbers);
    /// Whether flush() has still to write it.
    bool isPending(qint64 id) const { return m_pending.contains(id); }
    /// Of a contact that is not pending.
    Expected<void> remove(qint64 id, const QString &note, const QVector<NumberInRow> &numbers);
    /// Of a contact that is not pending, which stays found by everything else; `now` is found from flush() on.
    Expected<void> replaceNumbers(qint64 id, const QVector<NumberInRow> &before, const QVector<NumberInRow> &now);
    /// Writes what add() and replaceNumbers() collected, in the order of the tables, which is far faster than contact by contact.
    Expected<void> flush();

private:
    struct WordRow {
        int section;
        QByteArray word;
        QByteArray rest;
        qint64 contact;
    };
    struct DigitRow {
        int kind;
        QByteArray digits;
        qint64 contact;
    };
    struct KeyRow {
        qint64 contact;
        qint64 reading;
        QString sort;
        QString text;
        QString note;
    };

    ContactIndex() = default;
    void addDigits(qint64 id, const QVector<NumberInRow> &numbers);
    Expected<void> removeWords(qint64 id, const ContactKeys &keys);
    Expected<void> removeDigits(qint64 id, const QVector<NumberInRow> &numbers);

    std::vector<sqlite::Statement> m_statements;
    std::vector<WordRow> m_words;
    std::vector<DigitRow> m_digits;
    std::vector<KeyRow> m_keys;
    QSet<QString> m_vocabulary;
    QSet<qint64> m_pending;
};

/// The kinds of rows in contact_digits.
enum class DigitsKind { Key, Beginning, End };
/// Digits from the last to the first: so that the end of a number is a beginning.
QString reversed(const QString &digits);
/// What lies right behind everything that begins so.
QString behind(const QString &beginning);

} // namespace balie::desk
