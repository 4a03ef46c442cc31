#pragma once

#include "cti/model/Ids.h"

namespace balie::desk {

/// Where a call is to go.
struct Destination {
    QString number; ///< dialable digits or a device id
    QString name; ///< for sentences; empty: the number is shown
    cti::DeviceId mailboxOf; ///< not empty: to the voice mail box of this device

    const QString &shown() const { return name.isEmpty() ? number : name; }
    friend bool operator==(const Destination &, const Destination &) = default;
};

} // namespace balie::desk
