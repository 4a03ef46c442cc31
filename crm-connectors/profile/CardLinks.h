#pragma once

#include "base/phone/PhoneNumbers.h"
#include "crm-connectors/api/ContactCard.h"
#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/profile/Values.h"

#include <QUrl>

namespace balie::crm {

/// Addresses that open a card in the system's own screen: https, http to this computer, or a scheme
/// that the profile names; never with a user name. A value; any thread.
class CardLinks {
public:
    /// `values` holds setting.* and session.*.
    CardLinks(LinkRules rules, Values values);

    /// Empty: there is none for this type, or it would not be safe to open.
    QUrl card(const CardKey &key, const QString &name = {}) const;
    /// The form for a new contact; empty also for what is no number.
    QUrl newContact(const PhoneNumber &number, const PhoneNumbers &numbers) const;

private:
    LinkRules m_rules;
    Values m_values;
};

} // namespace balie::crm
