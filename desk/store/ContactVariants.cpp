#include "desk/store/ContactVariants.h"

#include "base/sqlite/Statement.h"
#include "desk/search/NearMiss.h"
#include "desk/store/ContactIndex.h"
#include "desk/store/SoundKey.h"

#include <QSet>
#include <algorithm>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;
using sqlite::Database;
using sqlite::Statement;

namespace {

/// A slip in a longer word is not looked for: it has few neighbours, and each costs two probes a letter.
constexpr qsizetype mostForSlip = 24;
constexpr qsizetype mostVariants = 200;
constexpr int mostOfOneSlip = 10;

/// Everything that is one slip away.
QStringList slips(const QString &word)
{
    static const QString letters = u"abcdefghijklmnopqrstuvwxyz"_s;
    QSet<QString> all;
    for (qsizetype at = 0; at <= word.size(); ++at) {
        const QString before = word.left(at);
        const QString from = word.mid(at);
        const QString after = word.mid(at + 1);
        if (!from.isEmpty())
            all.insert(before + after);
        if (from.size() > 1)
            all.insert(before + from.at(1) + from.at(0) + from.mid(2));
        for (const QChar letter : letters) {
            if (!from.isEmpty())
                all.insert(before + letter + after);
            all.insert(before + letter + from);
        }
    }
    all.remove(word);
    QStringList sorted(all.begin(), all.end());
    // Neighbours in the table are read one after the other.
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

/// Calls `take` with the vocabulary's words in a range.
template <typename Take>
Expected<void> eachWord(Statement &select, const QString &beginning, int limit, Take take)
{
    select.reset();
    select.bind(1, beginning).bind(2, behind(beginning)).bind(3, limit);
    for (;;) {
        const auto row = select.step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return {};
        take(select.text(0));
    }
}

/// Those of about the same length first: they were typed to the end.
void order(QStringList &words, const QString &word)
{
    std::stable_sort(words.begin(), words.end(), [&](const QString &a, const QString &b) {
        return qAbs(a.size() - word.size()) < qAbs(b.size() - word.size());
    });
    words = words.mid(0, mostVariants);
}

} // namespace

Expected<WordVariants> variantsOf(Database &database, const QString &word)
{
    WordVariants variants;
    QSet<QString> seen;
    const auto taking = [&](QStringList &into) {
        return [&](const QString &found) {
            if (found.startsWith(word) || seen.contains(found))
                return;
            seen.insert(found);
            into.append(found);
        };
    };
    if (word.size() >= fewestForSound) {
        auto select = database.prepare(
            "SELECT word FROM contact_vocabulary WHERE sound >= ? AND sound < ? ORDER BY sound LIMIT ?");
        if (!select)
            return unexpected(select.error());
        const auto done = eachWord(*select, soundKey(word), 2 * int(mostVariants), taking(variants.soundingAlike));
        if (!done)
            return unexpected(done.error());
    }
    if (word.size() >= fewestForSlip && word.size() <= mostForSlip) {
        auto select = database.prepare(
            "SELECT word FROM contact_vocabulary WHERE word >= ? AND word < ? ORDER BY word LIMIT ?");
        if (!select)
            return unexpected(select.error());
        for (const QString &slip : slips(word)) {
            const auto done = eachWord(*select, slip, mostOfOneSlip, taking(variants.misspelt));
            if (!done)
                return unexpected(done.error());
        }
    }
    order(variants.soundingAlike, word);
    order(variants.misspelt, word);
    return variants;
}

} // namespace balie::desk
