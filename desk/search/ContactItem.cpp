#include "desk/search/ContactItem.h"

#include "desk/search/Fold.h"

#include <QCoreApplication>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ContactItem {
    Q_DECLARE_TR_FUNCTIONS(ContactItem)
};

const PhoneNumber *numberToDial(const ContactHit &hit)
{
    const PhoneNumber *first = nullptr;
    for (const PhoneNumber &number : hit.contact.numbers) {
        if (number.dial.isEmpty())
            continue;
        if (hit.by == ContactMatch::Number && (number.typed == hit.matched || number.national == hit.matched))
            return &number;
        if (!first)
            first = &number;
    }
    return first;
}

QString whyOf(const ContactHit &hit)
{
    switch (hit.by) {
    case ContactMatch::Name:
        return {};
    case ContactMatch::Initials:
        return ContactItem::tr("initials");
    case ContactMatch::Company:
    case ContactMatch::Number:
        return {}; // stands in the row
    case ContactMatch::Department:
        return ContactItem::tr("department %1").arg(hit.matched);
    case ContactMatch::Note:
        return ContactItem::tr("note: %1").arg(hit.matched);
    case ContactMatch::SoundsLike:
        return ContactItem::tr("sounds like it");
    case ContactMatch::Misspelt:
        return ContactItem::tr("almost \"%1\"").arg(hit.matched);
    }
    return {};
}

} // namespace

SearchItem contactItem(const ContactHit &hit)
{
    const Contact &contact = hit.contact.contact;
    SearchItem item;
    item.kind = SearchItem::Kind::Contact;
    item.contact = hit.contact.id;
    item.text = contact.displayName.isEmpty() ? contact.company : contact.displayName;
    QStringList detail;
    if (!contact.company.isEmpty() && contact.company != item.text)
        detail.append(contact.company);
    if (const PhoneNumber *number = numberToDial(hit)) {
        item.number = number->dial;
        detail.append(number->national);
    }
    item.detail = detail.join(u" \u00b7 "_s);
    item.why = whyOf(hit);
    return item;
}

QStringList keysOf(const StoredContact &contact)
{
    const QString name = fold(contact.contact.displayName);
    QStringList keys;
    for (const PhoneNumber &number : contact.numbers) {
        if (!number.key().isEmpty())
            keys.append(name + u'\n' + number.key());
    }
    for (const QString &email : contact.contact.emails)
        keys.append(name + u'\n' + email.toLower());
    return keys;
}

QString textOf(const SearchItem &item)
{
    return item.detail.isEmpty() ? item.text : item.text + u", "_s + item.detail;
}

} // namespace balie::desk
