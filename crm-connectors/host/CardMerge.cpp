#include "crm-connectors/host/CardMerge.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace balie::crm {

namespace {

int rank(CardMatch match)
{
    return match == CardMatch::CompanyNumber ? 1 : 0;
}

} // namespace

CardMerge::CardMerge(const PhoneNumbers &numbers, QString soughtKey)
    : m_numbers(numbers)
    , m_soughtKey(std::move(soughtKey))
{
}

void CardMerge::add(int order, const QVector<ContactCard> &cards)
{
    for (const ContactCard &card : cards)
        m_added.push_back({order, card, CardTraits::of(card, m_soughtKey, m_numbers)});
}

void CardMerge::settle()
{
    std::stable_sort(m_added.begin(), m_added.end(), [](const Member &a, const Member &b) {
        return std::tuple(rank(a.card.match), a.order) < std::tuple(rank(b.card.match), b.order);
    });
    for (Member &member : std::exchange(m_added, {}))
        place(std::move(member));
}

void CardMerge::place(Member member)
{
    const auto isOfThisSystem = [&](const Member &known) { return known.order == member.order; };
    const auto isTheSame = [&](const Member &known) { return isSame(known.traits, member.traits); };

    const auto isThisRecord
        = [&](const Member &known) { return known.card.key == member.card.key; };
    for (const Group &group : m_groups) {
        if (std::any_of(group.begin(), group.end(), isThisRecord))
            return; // told twice
    }
    for (size_t i = 0; i < m_groups.size(); ++i) {
        Group &group = m_groups[i];
        if (std::any_of(group.begin(), group.end(), isOfThisSystem)
            || std::none_of(group.begin(), group.end(), isTheSame))
            continue;
        const auto behind = std::find_if(group.begin(), group.end(),
            [&](const Member &known) { return known.order > member.order; });
        group.insert(behind, std::move(member));
        FoundCard &found = m_cards[qsizetype(i)];
        found.card = group.front().card;
        found.alsoIn.clear();
        for (size_t n = 1; n < group.size(); ++n)
            found.alsoIn << group[n].card;
        return;
    }
    m_cards << FoundCard{member.card, {}};
    m_groups.emplace_back();
    m_groups.back().push_back(std::move(member));
}

} // namespace balie::crm
