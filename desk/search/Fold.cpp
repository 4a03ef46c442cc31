#include "desk/search/Fold.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

/// Letters that Unicode does not decompose into a base letter and a mark.
QStringView undecomposed(QChar c)
{
    switch (c.unicode()) {
    case u'\u00df':
        return u"ss"; // sharp s
    case u'\u00e6':
        return u"ae";
    case u'\u0153':
        return u"oe";
    case u'\u00f8':
        return u"o";
    case u'\u0142':
        return u"l";
    case u'\u0111':
        return u"d";
    case u'\u00f0':
        return u"d"; // eth
    case u'\u00fe':
        return u"th";
    case u'\u0131':
        return u"i"; // dotless i
    case u'\u0133':
        return u"y"; // the ij ligature
    default:
        return {};
    }
}

bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

QString fold(QStringView text)
{
    QString folded;
    folded.reserve(text.size());
    if (isPlain(text)) {
        folded = text.toString().toLower();
    } else {
        // Ligatures first: compatibility decomposition would take the ij apart before it is seen.
        const QString lower = text.toString().toLower();
        for (const QChar c : lower) {
            const QStringView other = undecomposed(c);
            if (!other.isEmpty()) {
                folded += other;
                continue;
            }
            const QString parts = c.decompositionTag() == QChar::Canonical
                ? QString(c).normalized(QString::NormalizationForm_D)
                : QString(c);
            for (const QChar part : parts) {
                if (!part.isMark())
                    folded += part;
            }
        }
    }
    folded.replace("ij"_L1, "y"_L1);
    return folded;
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isMark()) {
            word += c;
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

QString onTheWayToIj(const QString &folded)
{
    return folded.endsWith(u'i') ? folded.chopped(1) + u'y' : QString();
}

bool isNameParticle(const QString &folded)
{
    static const QSet<QString> particles{u"van"_s, u"der"_s, u"den"_s, u"de"_s, u"het"_s, u"t"_s,
        u"s"_s, u"ter"_s, u"ten"_s, u"te"_s, u"tot"_s, u"toe"_s, u"op"_s, u"in"_s, u"aan"_s,
        u"by"_s, u"uit"_s, u"uyt"_s, u"voor"_s, u"onder"_s, u"over"_s, u"von"_s, u"vom"_s, u"zu"_s,
        u"la"_s, u"le"_s, u"les"_s, u"du"_s, u"des"_s, u"da"_s, u"di"_s, u"del"_s, u"della"_s,
        u"dos"_s, u"el"_s, u"al"_s, u"d"_s, u"l"_s,
        u"vd"_s, u"vdr"_s};
    return particles.contains(folded);
}

bool sharesName(const QString &a, const QString &b)
{
    QStringList others;
    for (const QString &word : wordsOf(b))
        others.append(fold(word));
    for (const QString &word : wordsOf(a)) {
        const QString folded = fold(word);
        if (folded.size() > 1 && !isNameParticle(folded) && others.contains(folded))
            return true;
    }
    return false;
}

} // namespace balie::desk
