#include "crm-connectors/host/CardTraits.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Words of a name as they are compared: without accents, case and punctuation.
QStringList foldedWords(const QString &text)
{
    // Long enough for any name; text from elsewhere may be of any length.
    const QString parts = text.left(400).normalized(QString::NormalizationForm_KD).toCaseFolded();
    QStringList words;
    QString word;
    for (const QChar c : parts) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        if (c.isLetterOrNumber()) {
            word += c;
        } else if (c != u'\'' && !word.isEmpty()) {
            words << word;
            word.clear();
        }
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

bool isParticle(const QString &word)
{
    static const QSet<QString> particles{u"de"_s, u"den"_s, u"der"_s, u"het"_s, u"in"_s, u"op"_s,
        u"t"_s, u"te"_s, u"ten"_s, u"ter"_s, u"van"_s, u"vd"_s, u"von"_s, u"v"_s, u"d"_s};
    return particles.contains(word);
}

bool isLegalForm(const QString &word)
{
    static const QSet<QString> forms{u"b"_s, u"v"_s, u"n"_s, u"bv"_s, u"nv"_s, u"vof"_s, u"cv"_s,
        u"gmbh"_s, u"ag"_s, u"ltd"_s, u"llc"_s, u"inc"_s, u"plc"_s, u"sa"_s, u"bvba"_s,
        u"stichting"_s};
    return forms.contains(word);
}

/// An address that many people of one company have.
bool isShared(const QString &email)
{
    static const QSet<QString> boxes{u"admin"_s, u"administratie"_s, u"algemeen"_s, u"balie"_s,
        u"contact"_s, u"facturen"_s, u"finance"_s, u"hello"_s, u"info"_s, u"inkoop"_s, u"invoice"_s,
        u"kantoor"_s, u"mail"_s, u"office"_s, u"post"_s, u"planning"_s, u"receptie"_s,
        u"reception"_s, u"sales"_s, u"secretariaat"_s, u"service"_s, u"support"_s, u"verkoop"_s};
    return boxes.contains(email.section(u'@', 0, 0));
}

enum class Likeness { Same, Possible, Different };

bool isInitialOf(const QString &a, const QString &b)
{
    return !a.isEmpty() && !b.isEmpty() && a.at(0) == b.at(0) && (a.size() == 1 || b.size() == 1);
}

Likeness likeness(const CardTraits &a, const CardTraits &b)
{
    if (a.words.isEmpty() || b.words.isEmpty())
        return Likeness::Possible;
    if (a.words == b.words)
        return Likeness::Same;
    if (a.isCompany)
        return Likeness::Different;
    QStringList onlyA;
    QStringList onlyB;
    std::set_difference(
        a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), std::back_inserter(onlyA));
    std::set_difference(
        b.words.begin(), b.words.end(), a.words.begin(), a.words.end(), std::back_inserter(onlyB));
    const bool sharesOne = onlyA.size() < a.words.size();
    if (!sharesOne)
        return Likeness::Different;
    // "J. Bakker" and "Jan Bakker": everything agrees but one word, which is an initial of the
    // other.
    if (onlyA.size() == 1 && onlyB.size() == 1 && isInitialOf(onlyA.first(), onlyB.first()))
        return Likeness::Same;
    return Likeness::Possible;
}

} // namespace

CardTraits CardTraits::of(
    const ContactCard &card, const QString &soughtKey, const PhoneNumbers &numbers)
{
    CardTraits traits;
    traits.isCompany = card.kind == CardKind::Company;
    if (card.match == CardMatch::Number && !soughtKey.isEmpty())
        traits.numbers << soughtKey;
    for (const ContactNumber &number : card.numbers.mid(0, 20)) {
        const auto parts = numbers.readField(number.text);
        for (const PhoneNumber &part : parts) {
            if (part.kind == NumberKind::Number)
                traits.numbers << part.key();
        }
    }
    for (const QString &email : card.emails) {
        const QString folded = email.trimmed().toLower();
        if (folded.contains(u'@') && (traits.isCompany || !isShared(folded)))
            traits.emails << folded;
    }

    QString name = card.name;
    if (name.isEmpty())
        name = card.givenName + u' ' + card.familyName;
    if (name.trimmed().isEmpty() && traits.isCompany)
        name = card.company;
    const QStringList all = foldedWords(name);
    for (const QString &word : all) {
        if (traits.isCompany ? !isLegalForm(word) : !isParticle(word))
            traits.words << word;
    }
    if (traits.words.isEmpty())
        traits.words = all;
    std::sort(traits.words.begin(), traits.words.end());
    return traits;
}

bool isSame(const CardTraits &a, const CardTraits &b)
{
    if (a.isCompany != b.isCompany)
        return false;
    const Likeness names = likeness(a, b);
    if (names == Likeness::Different)
        return false;
    const bool number = a.numbers.intersects(b.numbers);
    const bool email = a.emails.intersects(b.emails);
    if (names == Likeness::Same)
        return number || email;
    return number && email;
}

} // namespace balie::crm
