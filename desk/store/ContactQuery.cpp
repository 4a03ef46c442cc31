#include "desk/store/ContactQuery.h"

#include "desk/search/Fold.h"

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is typed beyond this adds nothing that a name could have.
constexpr qsizetype longestTyped = 200;
constexpr qsizetype mostWords = 8;

/// The longest beginning that contact_text has a list of: of longer ones the index puts those of all words together.
constexpr qsizetype longestListed = 5;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QString onlyDigits(const QString &typed)
{
    QString rest = typed;
    for (const auto scheme : {"tel:"_L1, "sip:"_L1, "sips:"_L1, "callto:"_L1}) {
        if (rest.startsWith(scheme, Qt::CaseInsensitive))
            rest = rest.mid(scheme.size());
    }
    QString digits;
    for (const QChar c : std::as_const(rest)) {
        if (c.isLetter())
            return {};
        if (isDigit(c))
            digits += c;
    }
    return digits;
}

/// "v.d. Berg", "v/d Berg", "v. der Berg": behind that comes a name. An initial it is not, although it stands in the place
/// of one.
bool isShortVan(const QStringList &words, qsizetype at)
{
    return at + 2 < words.size() && words[at] == "v"_L1 && isNameParticle(words[at + 1]);
}

/// The last word may be a particle that is being typed: "jan de" is on its way to De Vries and to Dekker.
QString lastTerm(const QString &word)
{
    constexpr qsizetype longestParticle = 5;
    if (word.size() > longestParticle)
        return beginningTerm(word);
    return u"("_s + beginningTerm(word) + u" OR "_s + beginningTerm(particleMark + word) + u')';
}

} // namespace

QString beginningTerm(const QString &word)
{
    return u'"' + word + u"\" *"_s;
}

QString wholeTerm(const QString &word)
{
    return u'"' + word + u'"';
}

ContactQuery ContactQuery::of(const QString &typed)
{
    ContactQuery query;
    const QString text = typed.trimmed().left(longestTyped);
    query.digits = onlyDigits(text);
    const QStringList all = foldedWords(text);
    for (qsizetype i = 0; i < all.size() && query.words.size() < mostWords; ++i) {
        const bool isLast = i + 1 == all.size();
        const bool isParticle = isNameParticle(all[i]) || isShortVan(all, i);
        if ((isLast || !isParticle) && !query.words.contains(all[i]))
            query.words.append(all[i]);
    }
    return query;
}

ContactQuery ContactQuery::onTheWay() const
{
    ContactQuery other = *this;
    const QString word = words.isEmpty() ? QString() : onTheWayToIj(words.last());
    if (word.isEmpty())
        other.words.clear();
    else
        other.words.last() = word;
    return other;
}

QString ContactQuery::match() const
{
    QStringList terms;
    for (qsizetype i = 0; i < words.size(); ++i)
        terms.append(i > 0 && i + 1 == words.size() ? lastTerm(words[i]) : beginningTerm(words[i]));
    return terms.join(u" AND "_s);
}

QString ContactQuery::quickMatch() const
{
    ContactQuery beginnings = *this;
    for (QString &word : beginnings.words)
        word = word.left(longestListed);
    return beginnings.match();
}

QString ContactQuery::matchWithout(qsizetype word) const
{
    QStringList terms;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i != word)
            terms.append(beginningTerm(words[i]));
    }
    return terms.isEmpty() ? QString() : terms.join(u" AND "_s);
}

} // namespace balie::desk
