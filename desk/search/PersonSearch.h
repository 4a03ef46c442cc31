#pragma once

#include "desk/people/PersonStates.h"

namespace balie::desk {

/// Why a person is in the result.
enum class MatchedBy { Name, Initials, Extension, Mobile, Department, Title };

/// A piece of Person::name to emphasise, in UTF-16 units.
struct TextSpan {
    int start = 0;
    int length = 0;

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

struct SearchHit {
    int personRow = -1;
    MatchedBy by = MatchedBy::Name;
    bool exact = false;         ///< the whole extension or the whole name was typed
    QVector<TextSpan> nameSpans;
};

struct SearchResult {
    QVector<SearchHit> hits; ///< best first, at most the limit
    int total = 0;           ///< how many matched in all
};

/// Finds people by what is typed: beginnings of name words in any order, initials, extension and mobile digits,
/// department and title words. Case, diacritics, ij/y and name particles ("van der") do not matter.
/// Best: exact number or name, then who can take a call, favourites, how well it matches, name.
/// An index in memory over People; holds until the next reset of People. GUI thread.
class PersonSearch {
public:
    /// Both must outlive this object.
    PersonSearch(const People &people, const PersonStates &states);

    /// Builds the index anew: after People::reset or rowsChanged.
    void rebuild();
    SearchResult find(const QString &text, int limit) const;

private:
    enum class WordKind : quint8 { Name, Joined, Particle, Initials, Department, Title };
    struct Word {
        quint32 offset;  ///< into m_text
        quint16 length;
        WordKind kind;
        quint8 namePart; ///< which word of the name, for the spans
    };
    struct Entry {
        quint32 firstWord;
        quint16 words;
        QString extension;
        QString mobileDigits; ///< national significant number
    };
    struct Match;

    void addWord(const QString &folded, WordKind kind, int namePart);
    void addPerson(const Person &person);
    SearchResult findDigits(const QString &digits, int limit) const;
    SearchResult findWords(const QStringList &words, int limit) const;
    bool matchWord(const Entry &entry, QStringView word, Match &match) const;
    SearchResult best(QVector<Match> matches, int limit, const QStringList &words) const;

    const People &m_people;
    const PersonStates &m_states;
    QString m_text;
    QVector<Word> m_words;
    QVector<Entry> m_entries;
    QVector<int> m_rank; ///< row of People -> place in the order by name
};

} // namespace balie::desk
