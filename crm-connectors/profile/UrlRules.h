#pragma once

#include "crm-connectors/profile/ProfileFaults.h"
#include "crm-connectors/profile/Text.h"

#include <QStringList>

namespace balie::crm {

/// What holds for the addresses of a profile, as far as can be told before they are filled in:
/// https (http to this computer only), a setting or session at the beginning or nowhere in scheme
/// and host as a whole, no user name, no dots in the path, only characters that an address may
/// hold.
class UrlRules {
public:
    bool mayBeRelative = false; ///< begins with "/" or "?" behind a base address
    QStringList schemes; ///< beside https

    void check(const Text &text, const QString &place, ProfileFaults &faults) const;
};

} // namespace balie::crm
