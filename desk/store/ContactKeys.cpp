#include "desk/store/ContactKeys.h"

#include "desk/search/Fold.h"

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestWord = 40;
constexpr qsizetype mostWords = 12; ///< of one section: a field that holds a whole text is no name

struct NameWords {
    QStringList given;
    QStringList family; ///< with its particles
};

/// Of a source that tells the name in one piece: "Jan van den Berg", "Berg, Jan van den".
NameWords fromDisplayName(const QString &name)
{
    if (const qsizetype comma = name.indexOf(u','); comma >= 0)
        return {foldedWords(name.mid(comma + 1)), foldedWords(name.left(comma))};
    NameWords words;
    const QStringList all = foldedWords(name);
    qsizetype family = all.size() - 1;
    for (qsizetype i = 1; i + 1 < all.size(); ++i) {
        if (isNameParticle(all[i])) {
            family = i;
            break;
        }
    }
    words.given = all.mid(0, std::max(family, qsizetype(0)));
    words.family = all.mid(std::max(family, qsizetype(0)));
    return words;
}

NameWords nameWords(const Contact &contact)
{
    const bool hasParts = !contact.givenName.isEmpty() || !contact.familyName.isEmpty();
    if (hasParts) {
        return {foldedWords(contact.givenName + u' ' + contact.middleNames),
            foldedWords(contact.particle + u' ' + contact.familyName)};
    }
    if (fold(contact.displayName) == fold(contact.company))
        return {};
    return fromDisplayName(contact.displayName);
}

void add(QStringList &words, const QString &word)
{
    if (!word.isEmpty() && words.size() < mostWords && !words.contains(word))
        words.append(word.left(longestWord));
}

void addAll(QStringList &words, const QStringList &more)
{
    for (const QString &word : more)
        add(words, word);
}

} // namespace

QStringList foldedWords(const QString &text)
{
    QStringList words;
    for (const QString &word : wordsOf(text)) {
        const QString folded = fold(word).left(longestWord);
        if (!folded.isEmpty())
            words.append(folded);
    }
    return words;
}

ContactKeys ContactKeys::of(const Contact &contact)
{
    ContactKeys keys;
    const NameWords name = nameWords(contact);
    QString given;
    for (const QString &word : name.given) {
        const bool isParticle = isNameParticle(word) && name.given.size() > 1;
        add(keys.words[isParticle ? Particle : First], word);
        if (!isParticle)
            given += word.front();
    }
    if (const QStringList told = foldedWords(contact.initials); !told.isEmpty())
        given = told.size() == 1 ? told.front() : told.join(QString()).left(longestWord);

    QString joined; // "van der Berg" is also typed "vanderberg"
    QString short_ = given; // j b
    QString whole = given; // j v d b
    for (const QString &word : name.family) {
        joined += word;
        whole += word.front();
        if (isNameParticle(word) && name.family.size() > 1) {
            add(keys.words[Particle], word);
            continue;
        }
        add(keys.words[Last], word);
        add(keys.words[Last], joined);
        short_ += word.front();
        // O'Brien is typed obrien, too.
        if (word.size() > 1)
            joined.clear();
    }
    if (short_.size() > 1)
        add(keys.words[Initials], short_);
    if (whole.size() > 1)
        add(keys.words[Initials], whole);
    addAll(keys.words[Company], foldedWords(contact.company));
    addAll(keys.words[Department], foldedWords(contact.department));

    QStringList order;
    for (const QString &word : name.family) {
        if (!isNameParticle(word) || name.family.size() == 1)
            order.append(word);
    }
    order += name.given;
    if (order.isEmpty())
        order = foldedWords(contact.company);
    if (order.isEmpty())
        order = foldedWords(contact.displayName);
    keys.sort = order.join(u' ').left(80);
    return keys;
}

QString ContactKeys::toText() const
{
    QString text;
    for (int section = 0; section < sections; ++section) {
        if (section > 0)
            text += u'|';
        for (const QString &word : words[std::size_t(section)]) {
            if (!text.isEmpty() && !text.endsWith(u'|'))
                text += u' ';
            if (section == Particle)
                text += particleMark;
            text += word;
        }
    }
    return text;
}

ContactKeys ContactKeys::fromText(const QString &sort, const QString &text)
{
    ContactKeys keys;
    keys.sort = sort;
    const QStringList parts = text.split(u'|');
    for (int section = 0; section < sections && section < parts.size(); ++section) {
        QStringList &words = keys.words[std::size_t(section)];
        words = parts[section].split(u' ', Qt::SkipEmptyParts);
        if (section == Particle)
            words.replaceInStrings(QString(particleMark), QString());
    }
    return keys;
}

int sectionOf(QByteArrayView text, const QByteArray &beginning)
{
    int section = 0;
    bool isWordStart = true;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '|')
            ++section;
        if (c == '|' || c == ' ') {
            isWordStart = true;
            continue;
        }
        if (!isWordStart)
            continue;
        isWordStart = false;
        // Past the mark of a particle, which is two bytes long.
        const QByteArrayView word = text.sliced(section == ContactKeys::Particle ? std::min(at + 2, text.size()) : at);
        if (word.startsWith(beginning))
            return section;
    }
    return -1;
}

} // namespace balie::desk
