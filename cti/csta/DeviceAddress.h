#pragma once

#include <QString>

namespace balie::csta {

/// What a device identifier says to people. Switches write plain digits, SIP and tel URIs,
/// "ext:SWITCH:ip:0", or the switching function representation
/// `N<302118840101>Line71001;displayNumber=...` (ECMA-269, device identifier formats). Only for
/// showing: what is sent back to the switch is always the text as it came.
struct DeviceAddress {
    QString number; ///< not normalised; the whole text where no form is recognised
    QString name;

    friend bool operator==(const DeviceAddress &, const DeviceAddress &) = default;
};

DeviceAddress deviceAddress(const QString &text);

} // namespace balie::csta
