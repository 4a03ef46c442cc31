#include "desk/search/PersonSearch.h"

#include "desk/people/NameOrder.h"
#include "desk/search/Fold.h"
#include "desk/search/NearMiss.h"
#include "desk/store/SoundKey.h"

#include <algorithm>
#include <tuple>

namespace balie::desk {

/// How one person answers the query. Lower is better throughout.
struct PersonSearch::Match {
    int row = -1;
    int quality = 0;
    MatchedBy by = MatchedBy::Name;
    int exactWords = 0;
    bool exact = false;

    /// The worst word decides why: "anna sales" was found by the department.
    void count(MatchedBy how, int wordQuality)
    {
        quality += wordQuality;
        by = std::max(by, how);
    }
};

namespace {

/// Who can take a call first. Somebody who is not watched may well be free.
int reachRank(cti::Reachability reachability)
{
    switch (reachability) {
    case cti::Reachability::Yes:
        return 0;
    case cti::Reachability::Unknown:
        return 1;
    case cti::Reachability::ViaMobile:
    case cti::Reachability::ViaDeputy:
        return 2;
    case cti::Reachability::No:
        return 3;
    }
    Q_UNREACHABLE();
}

/// What a person is found by: who he is, before what he does.
int classRank(MatchedBy by)
{
    return by >= MatchedBy::Department ? 1 : 0;
}

/// How certain it is that this name was meant: written in full, begun, or only its initials.
int nameRank(MatchedBy by, int quality)
{
    if (by == MatchedBy::Initials)
        return 2;
    return by == MatchedBy::Name && quality == 0 ? 0 : 1;
}

/// Whether it is a number that is being typed, in whatever notation.
bool looksLikeDigits(const QString &text)
{
    bool digits = false;
    for (const QChar c : text) {
        if (c.isLetter())
            return false;
        digits = digits || c.isDigit();
    }
    return digits;
}

bool isAllDigits(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

PersonSearch::PersonSearch(const People &people, const PersonStates &states)
    : m_people(people)
    , m_states(states)
{
}

void PersonSearch::rebuild()
{
    m_text.clear();
    m_words.clear();
    m_entries.clear();
    m_entries.reserve(m_people.count());
    for (int row = 0; row < m_people.count(); ++row)
        addPerson(m_people.at(row));
    m_rank = ranksOf(rowsByName(m_people));
    m_sounds.clear();
    countCalls();
}

void PersonSearch::setOften(const QHash<QString, int> &times)
{
    m_often = times;
    countCalls();
}

void PersonSearch::countCalls()
{
    m_times.fill(0, m_people.count());
    for (auto often = m_often.cbegin(); often != m_often.cend(); ++often) {
        if (const Person *person = m_people.byNumber(often.key()))
            m_times[m_people.rowOf(person->id)] += often.value();
    }
}

void PersonSearch::addPerson(const Person &person)
{
    Entry entry;
    entry.firstWord = m_words.size();
    addName(person.name, entry);
    for (const QString &word : wordsOf(person.department))
        addWord(fold(word), WordKind::Department);
    for (const QString &word : wordsOf(person.title))
        addWord(fold(word), WordKind::Title);
    entry.words = m_words.size() - entry.firstWord;
    entry.extension = person.extension;
    entry.mobileDigits
        = m_people.numbers().numbers.searchDigitsOfKey(m_people.keyOf(person.mobile));
    entry.numberDigits
        = m_people.numbers().numbers.searchDigitsOfKey(m_people.keyOf(person.number));
    m_entries.append(entry);
}

void PersonSearch::addName(const QString &name, Entry &entry)
{
    QStringList words;
    for (const QString &word : wordsOf(name))
        words.append(fold(word));
    QString joined; // the particles before a word, and the word: "van der Berg" is also typed
                    // "vanderberg"
    QString initials;
    QString allInitials;
    for (const QString &word : std::as_const(words)) {
        allInitials += word.front();
        joined += word;
        if (isNameParticle(word) && words.size() > 1) {
            addWord(word, WordKind::Particle);
            continue;
        }
        addWord(word, WordKind::Name);
        initials += word.front();
        ++entry.nameWords;
        if (joined != word)
            addWord(joined, WordKind::Joined);
        joined.clear();
    }
    if (initials.size() > 1)
        addWord(initials, WordKind::Initials);
    if (allInitials.size() > 1 && allInitials != initials)
        addWord(allInitials, WordKind::Initials);
}

void PersonSearch::addWord(const QString &folded, WordKind kind)
{
    constexpr qsizetype longest = 200; // nobody types more; keeps the length in its field
    m_words.append({static_cast<quint32>(m_text.size()),
        static_cast<quint16>(std::min(folded.size(), longest)), kind});
    m_text += QStringView(folded).first(std::min(folded.size(), longest));
}

SearchResult PersonSearch::find(const QString &text, int limit) const
{
    if (text.trimmed().isEmpty())
        return {};
    if (looksLikeDigits(text)) {
        QVector<Match> matches = matchDigits(text);
        if (!matches.isEmpty())
            return best(std::move(matches), limit, {});
    }
    QStringList words;
    for (const QString &word : wordsOf(text))
        words.append(fold(word));
    QVector<Match> matches = matchWords(words, true);
    if (matches.isEmpty())
        matches = matchWords(words, false); // "anna van": heard wrongly, she is called De Vries
    return best(std::move(matches), limit, words);
}

QVector<PersonSearch::Match> PersonSearch::matchDigits(const QString &typed) const
{
    QString number;
    for (const QChar c : typed) {
        if (c.isDigit() || c == u'+' || c == u'*' || c == u'#')
            number += c;
    }
    const QString significant = m_people.numbers().numbers.searchDigits(typed);
    constexpr qsizetype enoughOfAMobile = 3;
    constexpr qsizetype enoughOfAnEnd = 4;
    QVector<Match> matches;
    for (int row = 0; row < m_entries.size(); ++row) {
        const Entry &entry = m_entries.at(row);
        Match match;
        match.row = row;
        if (!number.isEmpty() && entry.extension.startsWith(number)) {
            match.by = MatchedBy::Extension;
            match.exact = entry.extension.size() == number.size();
        } else if (significant.size() >= enoughOfAMobile
            && entry.mobileDigits.contains(significant)) {
            match.by = MatchedBy::Mobile;
            match.quality = entry.mobileDigits.startsWith(significant) ? 1 : 2;
            match.exact = entry.mobileDigits.size() == significant.size();
        } else if (significant.size() >= enoughOfAMobile
            && (entry.numberDigits.startsWith(significant)
                || (number.size() >= enoughOfAnEnd && entry.numberDigits.endsWith(number)))) {
            match.by = MatchedBy::Number;
            match.quality = entry.numberDigits.startsWith(significant) ? 1 : 2;
            match.exact = entry.numberDigits == significant;
        } else {
            continue;
        }
        matches.append(match);
    }
    return matches;
}

QVector<PersonSearch::Match> PersonSearch::matchWords(
    const QStringList &words, bool lastParticleCounts) const
{
    // A particle that is complete says nothing: it is misheard, left out or abbreviated. The last
    // word may be the beginning of something else ("de" of "Dekker").
    QStringList telling;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool beingTyped = i == words.size() - 1 && lastParticleCounts;
        if (beingTyped || !isNameParticle(words.at(i)))
            telling.append(words.at(i));
    }
    if (telling.isEmpty())
        telling = words;
    const QString unfinished = telling.isEmpty() ? QString() : onTheWayToIj(telling.last());

    QVector<Match> matches;
    for (int row = 0; row < m_entries.size(); ++row) {
        const Entry &entry = m_entries.at(row);
        Match match;
        match.row = row;
        bool all = !telling.isEmpty();
        for (qsizetype i = 0; i < telling.size() && all; ++i) {
            all = matchWord(entry, telling.at(i), match)
                || (i + 1 == telling.size() && !unfinished.isEmpty() && matchWord(entry, unfinished, match));
        }
        if (!all)
            continue;
        match.exact = match.by == MatchedBy::Name && match.exactWords == entry.nameWords
            && entry.nameWords > 1 && telling.size() == entry.nameWords;
        matches.append(match);
    }
    return matches;
}

bool PersonSearch::matchWord(const Entry &entry, const QString &word, Match &match) const
{
    constexpr int notAtAll = 100;
    int quality = notAtAll;
    MatchedBy by = MatchedBy::Name;
    bool wholeWord = false;
    const auto offer = [&](int candidate, MatchedBy how) {
        if (candidate < quality) {
            quality = candidate;
            by = how;
        }
    };
    for (qsizetype i = entry.firstWord; i < entry.firstWord + entry.words; ++i) {
        const Word &own = m_words.at(i);
        if (own.length < word.size())
            continue;
        const QStringView text = QStringView(m_text).sliced(own.offset, own.length);
        if (!text.startsWith(word))
            continue;
        const bool whole = own.length == word.size();
        switch (own.kind) {
        case WordKind::Name:
            wholeWord = wholeWord || whole;
            offer(whole ? 0 : 1, MatchedBy::Name);
            break;
        case WordKind::Joined:
            offer(whole ? 0 : 2, MatchedBy::Name);
            break; // "de" is not yet "devries"
        case WordKind::Particle:
            offer(4, MatchedBy::Name);
            break;
        case WordKind::Initials:
            if (word.size() > 1)
                offer(3, MatchedBy::Initials);
            break;
        case WordKind::Department:
            offer(whole ? 5 : 6, MatchedBy::Department);
            break;
        case WordKind::Title:
            offer(whole ? 7 : 8, MatchedBy::Title);
            break;
        }
    }
    if (quality == notAtAll && isAllDigits(word) && entry.extension.startsWith(word))
        offer(1, MatchedBy::Extension);
    if (quality == notAtAll)
        return false;
    match.exactWords += wholeWord ? 1 : 0;
    match.count(by, quality);
    return true;
}

SearchResult PersonSearch::findNearMisses(const QString &text, int limit) const
{
    QStringList words;
    QStringList sounds;
    for (const QString &word : wordsOf(text)) {
        const QString folded = fold(word);
        if (isNameParticle(folded))
            continue;
        words.append(folded);
        sounds.append(folded.size() < fewestForSound ? QString() : soundKey(folded));
    }
    QVector<Match> matches;
    for (int row = 0; row < m_entries.size() && !words.isEmpty(); ++row) {
        Match match;
        match.row = row;
        bool all = true;
        for (qsizetype i = 0; i < words.size() && all; ++i) {
            all = matchWord(m_entries.at(row), words.at(i), match)
                || nearlyMatchWord(m_entries.at(row), words.at(i), sounds.at(i), match);
        }
        if (all && match.by >= MatchedBy::SoundsLike)
            matches.append(match);
    }
    return best(std::move(matches), limit, words);
}

bool PersonSearch::nearlyMatchWord(
    const Entry &entry, const QString &word, const QString &sound, Match &match) const
{
    bool isMisspelt = false;
    for (qsizetype i = entry.firstWord; i < entry.firstWord + entry.words; ++i) {
        const Word &own = m_words.at(i);
        if (own.kind != WordKind::Name && own.kind != WordKind::Joined)
            continue;
        const QStringView text = QStringView(m_text).sliced(own.offset, own.length);
        if (!sound.isEmpty() && canSoundAlike(text.front(), word.front()) && soundOf(own).startsWith(sound)) {
            match.count(MatchedBy::SoundsLike, 9);
            return true;
        }
        isMisspelt = isMisspelt || isOneSlipAway(word, text);
    }
    if (isMisspelt)
        match.count(MatchedBy::Misspelt, 10);
    return isMisspelt;
}

QString PersonSearch::soundOf(const Word &word) const
{
    QString &sound = m_sounds[word.offset];
    if (sound.isEmpty())
        sound = soundKey(m_text.mid(word.offset, word.length));
    return sound;
}

SearchResult PersonSearch::best(QVector<Match> matches, int limit, const QStringList &words) const
{
    const auto key = [this](const Match &match) {
        const Tile &tile = m_states.tile(match.row);
        return std::tuple(match.exact ? 0 : 1, classRank(match.by),
            nameRank(match.by, match.quality), reachRank(tile.reachability),
            tile.favourite ? 0 : 1, -m_times.at(match.row), match.quality, m_rank.at(match.row));
    };
    const qsizetype shown = std::min<qsizetype>(limit, matches.size());
    std::partial_sort(matches.begin(), matches.begin() + shown, matches.end(),
        [&](const Match &a, const Match &b) { return key(a) < key(b); });

    SearchResult result;
    result.total = static_cast<int>(matches.size());
    matches.resize(shown);
    for (const Match &match : std::as_const(matches))
        result.hits.append(
            {match.row, match.by, match.exact, spansIn(m_people.at(match.row).name, words)});
    return result;
}

} // namespace balie::desk
