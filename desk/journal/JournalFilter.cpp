#include "desk/journal/JournalFilter.h"

#include "desk/search/Fold.h"

#include <algorithm>

namespace balie::desk {

namespace {

void addNumber(QStringList &words, const QString &text, const PhoneNumbers &numbers)
{
    if (text.isEmpty())
        return;
    const QString digits = numbers.searchDigits(numbers.read(text));
    words.append(digits.isEmpty() ? wordsOf(fold(text)) : QStringList(digits));
}

bool isDigits(const QString &word)
{
    return std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool beginsAWord(const QStringList &words, const QString &beginning)
{
    return std::any_of(words.cbegin(), words.cend(),
        [&](const QString &word) { return word.startsWith(beginning); });
}

} // namespace

QString journalWords(const JournalEntry &entry, const PhoneNumbers &numbers)
{
    QStringList words;
    const auto addText = [&words](const QString &text) { words.append(wordsOf(fold(text))); };
    addText(entry.name);
    addNumber(words, entry.number, numbers);
    addText(entry.calledName);
    addNumber(words, entry.calledNumber, numbers);
    addText(entry.queue);
    for (const JournalHandOver &handOver : entry.handOvers) {
        addText(handOver.name);
        addNumber(words, handOver.number, numbers);
    }
    addText(entry.note);
    words.removeDuplicates();
    return words.join(u' ');
}

JournalSearch JournalSearch::of(const QString &typed, const PhoneNumbers &numbers)
{
    JournalSearch search;
    const QStringList words = wordsOf(fold(typed));
    for (const QString &word : words) {
        QStringList alternatives{word};
        if (isDigits(word)) {
            const QString digits = numbers.searchDigits(word);
            if (!digits.isEmpty() && digits != word)
                alternatives.append(digits);
        }
        search.groups.append(alternatives);
    }
    const bool hasLetters = std::any_of(typed.cbegin(), typed.cend(), [](QChar c) { return c.isLetter(); });
    if (!hasLetters && words.size() > 1)
        search.number = numbers.searchDigits(typed);
    return search;
}

bool JournalFilter::accepts(const JournalEntry &entry, const PhoneNumbers &numbers) const
{
    if (kind && entry.kind != *kind)
        return false;
    if (entry.startedMs < fromMs || (untilMs > 0 && entry.startedMs >= untilMs))
        return false;
    if (!queue.isEmpty() && entry.queue != queue)
        return false;
    const QStringList wanted = keys.mid(0, mostKeys);
    if (!wanted.isEmpty() && !wanted.contains(entry.key)
        && std::none_of(entry.handOvers.cbegin(), entry.handOvers.cend(),
            [&](const JournalHandOver &handOver) { return wanted.contains(handOver.key); }))
        return false;
    const JournalSearch search = JournalSearch::of(text, numbers);
    if (search.isEmpty())
        return true;
    const QStringList words = journalWords(entry, numbers).split(u' ', Qt::SkipEmptyParts);
    if (!search.number.isEmpty() && beginsAWord(words, search.number))
        return true;
    return !search.groups.isEmpty()
        && std::all_of(search.groups.cbegin(), search.groups.cend(), [&](const QStringList &alternatives) {
               return std::any_of(alternatives.cbegin(), alternatives.cend(),
                   [&](const QString &beginning) { return beginsAWord(words, beginning); });
           });
}

} // namespace balie::desk
