#pragma once

#include "base/phone/PhoneNumber.h"
#include "crm-connectors/api/CardPort.h"
#include "cti/model/Ids.h"

#include <optional>

namespace balie::desk {

/// What the customer systems know of the other side of one call thread. A value.
struct CallCards {
    /// Whether anybody is asked, and if not, why.
    enum class Asked {
        Yes,
        Internal, ///< a colleague, an extension, a place of the PBX
        Withheld,
        NoNumber, ///< none was told, or what was told is none that a customer could have
        NoSystem, ///< no connector is set up, or all are switched off
    };
    /// How the card that stands for the call came to be that one.
    enum class Choice {
        None, ///< nobody found, or several of which nobody knows which: to be asked, never guessed
        Only, ///< there is one
        Remembered, ///< chosen for this number at an earlier call
        ByUser, ///< now
    };

    cti::CallThreadId thread = cti::CallThreadId::None;
    Asked asked = Asked::NoNumber;
    PhoneNumber
        number; ///< that was asked for; stays while a colleague is on the line of the same call
    crm::CardFindings findings; ///< grows; empty until something is told
    crm::CardKey chosen; ///< of one of findings.cards; empty: none
    Choice choice = Choice::None;
    std::optional<crm::ContactCard>
        whole; ///< all of the chosen card, with owner and activities, once it is there
    bool outgoing = false;
    bool answered = false;
    bool isOver = false; ///< the own part in it; looked up no more
    /// Concluded after a gap: shown beside the call, and never brought up by itself.
    bool quiet = false;

    bool isLooking() const { return asked == Asked::Yes && !isOver && !findings.isComplete; }
    bool isEmpty() const { return findings.cards.isEmpty(); }
    /// Several and none is chosen: show the chooser.
    bool needsChoice() const { return findings.cards.size() > 1 && chosen.isEmpty(); }
    /// The chosen one as it was found, or nullptr.
    const crm::FoundCard *chosenCard() const;
    /// What to show of the chosen one: all of it where that is known, with the link, the numbers
    /// and why it matched as they were found where it does not tell them; nullopt while none is
    /// chosen.
    std::optional<crm::ContactCard> shown() const;
    /// The other ones, in their order.
    QVector<crm::FoundCard> alsoFound() const;
    /// What the user calls the system; empty for one that was not asked.
    QString systemName(const QString &connector) const;

    friend bool operator==(const CallCards &, const CallCards &) = default;
};

/// Whether the key is that of the card, or of the same one in another system.
bool isCard(const crm::FoundCard &card, const crm::CardKey &key);

} // namespace balie::desk
