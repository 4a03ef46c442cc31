#pragma once

#include "crm-connectors/api/CardPort.h"
#include "crm-connectors/host/CardTraits.h"

#include <vector>

namespace balie::crm {

/// Cards of several systems put together as they come in: the same person or company is one
/// FoundCard. What was told keeps its place; a better card of the same person takes its front. Two
/// records of one system are never put together: who made two wants to see two.
class CardMerge {
public:
    /// `soughtKey`: PhoneNumber::key() of the number asked for; empty in a search by name.
    CardMerge(const PhoneNumbers &numbers, QString soughtKey);

    /// What came in from the connector with this place in the order; is in cards() after settle().
    void add(int order, const QVector<ContactCard> &cards);
    /// Puts what was added behind what is there, best first.
    void settle();
    const QVector<FoundCard> &cards() const { return m_cards; }

private:
    struct Member {
        int order = 0;
        ContactCard card;
        CardTraits traits;
    };
    /// The same one, by order of the connectors.
    using Group = std::vector<Member>;

    void place(Member member);

    PhoneNumbers m_numbers;
    QString m_soughtKey;
    std::vector<Member> m_added;
    std::vector<Group> m_groups; ///< beside m_cards
    QVector<FoundCard> m_cards;
};

} // namespace balie::crm
