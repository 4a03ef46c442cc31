#include "desk/search/ContactItem.h"

#include "desk/contacts/NumberKindText.h"
#include "desk/people/People.h"
#include "desk/search/Fold.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ContactItem {
    Q_DECLARE_TR_FUNCTIONS(ContactItem)
};

constexpr QStringView between = u" \u00b7 ";

bool isAnswered(ContactNumberKind kind)
{
    return kind != ContactNumberKind::Fax && kind != ContactNumberKind::Pager;
}

/// Others answer it, too.
bool isOwn(ContactNumberKind kind)
{
    return isAnswered(kind) && kind != ContactNumberKind::Main && kind != ContactNumberKind::Assistant;
}

QString shown(const PhoneNumber &number)
{
    return number.national.isEmpty() ? number.dial : number.national;
}

const MergedNumber *numberToDial(const QVector<MergedNumber> &numbers, const FoundContact &found)
{
    const auto first = [&numbers](const auto &fits) {
        const auto number = std::find_if(numbers.cbegin(), numbers.cend(), fits);
        return number == numbers.cend() ? nullptr : &*number;
    };
    if (found.by == ContactMatch::Number) {
        if (const auto *sought
            = first([&](const MergedNumber &number) { return shown(number.number) == found.matched; }))
            return sought;
    }
    if (const auto *preferred
        = first([](const MergedNumber &number) { return number.preferred && isAnswered(number.kind); }))
        return preferred;
    return first([](const MergedNumber &number) { return isAnswered(number.kind); });
}

QString whyOf(const FoundContact &found, const QStringList &words)
{
    switch (found.by) {
    case ContactMatch::Name:
    case ContactMatch::Company:
    case ContactMatch::Number:
        return {}; // stands in the row
    case ContactMatch::Initials:
        return ContactItem::tr("initials");
    case ContactMatch::Department:
        return ContactItem::tr("department %1").arg(found.matched);
    case ContactMatch::Note:
        return ContactItem::tr("note: %1").arg(noteExcerpt(found.matched, words));
    case ContactMatch::SoundsLike:
        return ContactItem::tr("sounds like it");
    case ContactMatch::Misspelt:
        return ContactItem::tr("one letter different");
    }
    return {};
}

QString joined(const QStringList &parts)
{
    QStringList told;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            told.append(part);
    }
    return told.join(between.toString());
}

} // namespace

SearchItem contactItem(const FoundContact &found, const QStringList &words, const People &people)
{
    const MergedContact &contact = found.contact;
    SearchItem item;
    item.kind = SearchItem::Kind::Contact;
    item.contact = contact.members.isEmpty() ? 0 : contact.members.front().contact;
    item.text = contact.name.isEmpty() ? contact.company : contact.name;
    item.sources = found.sources;
    item.contactKeys = found.keys;
    item.emails = contact.emails;
    for (const MergedNumber &number : contact.numbers) {
        if (number.number.dial.isEmpty())
            continue;
        item.numbers.append(number);
        if (item.mobile.isEmpty() && number.kind == ContactNumberKind::Mobile)
            item.mobile = number.number.dial;
        const Person *colleague = isOwn(number.kind) ? people.ownerOf(number.number) : nullptr;
        if (item.person.isEmpty() && colleague && !colleague->device.isEmpty())
            item.person = colleague->id;
    }
    QString number;
    if (const MergedNumber *dial = numberToDial(item.numbers, found)) {
        item.number = dial->number.dial;
        number = shown(dial->number);
    }
    const bool isCompany = contact.company == item.text;
    item.detail = joined({isCompany ? QString() : contact.company, number == item.text ? QString() : number});
    item.why = whyOf(found, words);
    if (found.by != ContactMatch::Note)
        item.nameSpans = spansIn(item.text, words);
    return item;
}

QStringList keysOf(const SearchItem &item)
{
    const QString name = fold(item.text) + u'\n';
    QStringList keys;
    for (const MergedNumber &number : item.numbers)
        keys.append(name + number.number.key());
    for (const QString &email : item.emails)
        keys.append(name + email.toLower());
    return keys;
}

QString spokenText(const SearchItem &item)
{
    QStringList parts{item.text};
    for (const QString &part : {item.detail, item.why}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u", "_s);
}

QString contactToolTip(const SearchItem &item)
{
    QStringList lines{item.text};
    if (!item.detail.isEmpty())
        lines.append(item.detail);
    if (item.favourite)
        lines.append(ContactItem::tr("Favourite"));
    for (const MergedNumber &number : item.numbers) {
        QStringList origins;
        for (const int member : number.members) {
            const QString source = item.sources.value(member);
            if (!source.isEmpty() && !origins.contains(source))
                origins.append(source);
        }
        lines.append(joined({shown(number.number), numberKindText(number.kind), origins.join(u", "_s)}));
    }
    if (item.numbers.isEmpty())
        lines.append(ContactItem::tr("No telephone number is known."));
    lines += item.emails;
    if (!item.why.isEmpty())
        lines.append(item.why);
    return lines.join(u'\n');
}

QString noteExcerpt(const QString &note, const QStringList &words)
{
    constexpr qsizetype before = 12;
    constexpr qsizetype most = 60;
    const QString line = note.simplified();
    if (line.size() <= most)
        return line;
    const QVector<TextSpan> spans = spansIn(line, words);
    const qsizetype match = spans.isEmpty() ? 0 : spans.front().start;
    qsizetype from = std::max(qsizetype(0), match - before);
    // At the beginning of a word.
    if (from > 0) {
        const qsizetype space = line.indexOf(u' ', from);
        from = space >= 0 && space < match ? space + 1 : match;
    }
    QString part = line.mid(from, most);
    if (from + most < line.size())
        part = part.left(std::max(part.lastIndexOf(u' '), match - from + 1)) + u'\u2026';
    return from > 0 ? u'\u2026' + part : part;
}

} // namespace balie::desk
