#pragma once

#include "crm-connectors/api/ContactCard.h"
#include "desk/people/People.h"

namespace balie::desk {

/// The colleague who looks after a customer, so that his lamp can stand beside the card.
class CardOwner {
public:
    /// By e-mail address, else by name; empty when nobody here is it, or more than one could be.
    /// Looks at everybody: for when a card is shown, not for each frame.
    static PersonId find(const crm::ContactCard &card, const People &people);
};

} // namespace balie::desk
