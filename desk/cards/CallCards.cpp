#include "desk/cards/CallCards.h"

#include <algorithm>

namespace balie::desk {

bool isCard(const crm::FoundCard &card, const crm::CardKey &key)
{
    return card.card.key == key
        || std::any_of(card.alsoIn.cbegin(), card.alsoIn.cend(),
            [&key](const crm::ContactCard &other) { return other.key == key; });
}

const crm::FoundCard *CallCards::chosenCard() const
{
    if (chosen.isEmpty())
        return nullptr;
    const auto found = std::find_if(findings.cards.cbegin(), findings.cards.cend(),
        [this](const crm::FoundCard &card) { return isCard(card, chosen); });
    return found == findings.cards.cend() ? nullptr : &*found;
}

std::optional<crm::ContactCard> CallCards::shown() const
{
    const crm::FoundCard *found = chosenCard();
    if (!found)
        return std::nullopt;
    const auto own = std::find_if(found->alsoIn.cbegin(), found->alsoIn.cend(),
        [this](const crm::ContactCard &card) { return card.key == chosen; });
    const crm::ContactCard &told = own == found->alsoIn.cend() ? found->card : *own;
    if (!whole || whole->key != told.key)
        return told;
    crm::ContactCard all = *whole;
    all.match = told.match;
    all.matchedBy = told.matchedBy;
    const auto fill = [](auto &part, const auto &other) {
        if (part.isEmpty())
            part = other;
    };
    fill(all.name, told.name);
    fill(all.company, told.company);
    fill(all.companyKey, told.companyKey);
    fill(all.title, told.title);
    fill(all.department, told.department);
    fill(all.numbers, told.numbers);
    fill(all.emails, told.emails);
    fill(all.ownerName, told.ownerName);
    fill(all.ownerEmail, told.ownerEmail);
    fill(all.activities, told.activities);
    fill(all.link, told.link);
    fill(all.companyLink, told.companyLink);
    return all;
}

QVector<crm::FoundCard> CallCards::alsoFound() const
{
    QVector<crm::FoundCard> others;
    for (const crm::FoundCard &card : findings.cards) {
        if (chosen.isEmpty() || !isCard(card, chosen))
            others.append(card);
    }
    return others;
}

QString CallCards::systemName(const QString &connector) const
{
    const auto source = std::find_if(findings.sources.cbegin(), findings.sources.cend(),
        [&connector](const crm::SourceReport &report) { return report.connector == connector; });
    return source == findings.sources.cend() ? QString() : source->name;
}

} // namespace balie::desk
