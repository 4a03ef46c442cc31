#pragma once

#include "desk/people/PersonStates.h"
#include "desk/search/NameSpans.h"

namespace balie::desk {

/// Why a person is in the result.
enum class MatchedBy { Name, Initials, Extension, Mobile, Number, Department, Title, SoundsLike, Misspelt };

struct SearchHit {
    int personRow = -1;
    MatchedBy by = MatchedBy::Name;
    bool exact = false; ///< the whole extension or the whole name was typed
    QVector<TextSpan> nameSpans;
};

struct SearchResult {
    QVector<SearchHit> hits; ///< best first, at most the limit
    int total = 0; ///< how many matched in all
};

/// Finds people by what is typed: beginnings of name words in any order, initials, extension, mobile and
/// outside number in any notation, department and title words. Case, diacritics, ij/y and name particles ("van der")
/// do not matter. Best first: an exact number or name; then those found by name or number before
/// those found by what they do; among these whole words of a name, then beginnings, then initials;
/// among these who can take a call, then favourites, who is called often, how well it matches, and the name.
/// An index in memory over People; holds until the next reset of People. GUI thread.
class PersonSearch {
public:
    /// Both must outlive this object.
    PersonSearch(const People &people, const PersonStates &states);

    /// Builds the index anew: after People::reset or rowsChanged.
    void rebuild();
    /// How often people are called, by PhoneNumber::key(): these come first among equals.
    void setOften(const QHash<QString, int> &times);
    SearchResult find(const QString &text, int limit) const;
    /// Whom find() does not find because a word of the name only sounds like what was typed, or has one letter that is
    /// different, missing, too many or in the wrong place.
    SearchResult findNearMisses(const QString &text, int limit) const;

private:
    enum class WordKind : quint8 { Name, Joined, Particle, Initials, Department, Title };
    struct Word {
        quint32 offset = 0; ///< into m_text
        quint16 length = 0;
        WordKind kind = WordKind::Name;
    };
    struct Entry {
        qsizetype firstWord = 0;
        qsizetype words = 0;
        int nameWords = 0; ///< without particles
        QString extension;
        QString mobileDigits; ///< see PhoneNumbers::searchDigits()
        QString numberDigits; ///< the same of what outsiders dial
    };
    struct Match;

    void countCalls();
    void addPerson(const Person &person);
    void addName(const QString &name, Entry &entry);
    void addWord(const QString &folded, WordKind kind);
    QVector<Match> matchDigits(const QString &typed) const;
    QVector<Match> matchWords(const QStringList &words, bool lastParticleCounts) const;
    bool matchWord(const Entry &entry, const QString &word, Match &match) const;
    bool nearlyMatchWord(const Entry &entry, const QString &word, const QString &sound, Match &match) const;
    QString soundOf(const Word &word) const;
    SearchResult best(QVector<Match> matches, int limit, const QStringList &words) const;

    const People &m_people;
    const PersonStates &m_states;
    QString m_text; ///< all folded words, one after the other: read from front to back at each key
    QVector<Word> m_words;
    QVector<Entry> m_entries; ///< by row of People
    QVector<int> m_rank; ///< row of People -> place in the order by name
    QHash<QString, int> m_often;
    QVector<int> m_times; ///< row of People -> how often called
    mutable QHash<quint32, QString> m_sounds; ///< offset of a word -> its sound, once it was asked for
};

} // namespace balie::desk
