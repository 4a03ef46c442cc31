#pragma once

#include "base/phone/PhoneNumbers.h"
#include "desk/journal/JournalEntry.h"

#include <QStringList>

namespace balie::desk {

/// What a list of calls shows. Everything that is set has to be so.
struct JournalFilter {
    std::optional<JournalKind> kind;
    /// Of one person, each a PhoneNumber::key(): calls with one of these numbers, also those handed over to it. At most
    /// mostKeys; more are not looked at.
    QStringList keys;
    QString queue; ///< as it stands in the entries
    qint64 fromMs = 0; ///< wall clock; began then or later
    qint64 untilMs = 0; ///< began before then; 0: no end
    QString text; ///< as typed: beginnings of words of names, notes and queues, and of numbers in any notation

    static constexpr qsizetype mostKeys = 4;

    bool isEmpty() const { return *this == JournalFilter(); }
    /// Whether an entry belongs in the list: says the same as the store's own search.
    bool accepts(const JournalEntry &entry, const PhoneNumbers &numbers) const;

    friend bool operator==(const JournalFilter &, const JournalFilter &) = default;
};

/// What of an entry is found by text: folded words and numbers in the form in which they are looked for,
/// separated by blanks.
QString journalWords(const JournalEntry &entry, const PhoneNumbers &numbers);

/// What a typed text looks for: found where every group has an alternative that begins a word, or where `number`
/// begins one.
struct JournalSearch {
    QVector<QStringList> groups;
    QString number; ///< the whole text read as the beginning of a number; may be empty

    static constexpr qsizetype mostKeys = 4;

    bool isEmpty() const { return groups.isEmpty() && number.isEmpty(); }
    static JournalSearch of(const QString &typed, const PhoneNumbers &numbers);
};

} // namespace balie::desk
