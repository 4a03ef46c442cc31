#include "desk/cards/CardOwner.h"

#include "desk/search/Fold.h"

namespace balie::desk {

namespace {

template <typename Fits> PersonId onlyOne(const People &people, const Fits &fits)
{
    PersonId found;
    for (int row = 0; row < people.count(); ++row) {
        if (!fits(people.at(row)))
            continue;
        if (!found.isEmpty())
            return {}; // never a guess
        found = people.at(row).id;
    }
    return found;
}

} // namespace

PersonId CardOwner::find(const crm::ContactCard &card, const People &people)
{
    const QString email = card.ownerEmail.trimmed();
    if (!email.isEmpty()) {
        const PersonId owner = onlyOne(people, [&email](const Person &person) {
            return person.email.compare(email, Qt::CaseInsensitive) == 0;
        });
        if (!owner.isEmpty())
            return owner;
    }
    const QString name = fold(card.ownerName.simplified());
    if (name.isEmpty())
        return {};
    return onlyOne(
        people, [&name](const Person &person) { return fold(person.name.simplified()) == name; });
}

} // namespace balie::desk
