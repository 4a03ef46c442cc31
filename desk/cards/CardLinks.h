#pragma once

#include "base/Expected.h"
#include "crm-connectors/api/CardPort.h"

#include <functional>

namespace balie::desk {

/// Opens cards in their own systems. What a customer system gives as an address is text from
/// elsewhere: opened is an https address, an http one of this computer, or one of a scheme that the
/// profile of that very connector names. Nothing of it ever reaches a shell, and nothing that runs
/// or reads files here is opened, whoever names it. GUI thread.
class CardLinks {
public:
    /// Hands an address to the desktop (QDesktopServices::openUrl); false when that cannot.
    using Opener = std::function<bool(const QUrl &)>;

    /// The port must outlive this object.
    CardLinks(const crm::CardPort &port, Opener opener);

    /// Refused with a sentence that says why; InvalidInput for an empty one.
    [[nodiscard]] Expected<void> check(const QUrl &link, const QString &connector) const;
    [[nodiscard]] bool mayOpen(const QUrl &link, const QString &connector) const
    {
        return check(link, connector).hasValue();
    }
    /// check(), then the opener; Io when the desktop cannot.
    Expected<void> open(const QUrl &link, const QString &connector) const;
    Expected<void> open(const crm::ContactCard &card) const
    {
        return open(card.link, card.key.connector);
    }
    Expected<void> open(const crm::NewContactPlace &place) const
    {
        return open(place.link, place.connector);
    }

private:
    const crm::CardPort &m_port;
    Opener m_opener;
};

} // namespace balie::desk
