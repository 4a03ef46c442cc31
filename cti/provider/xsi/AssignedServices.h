#pragma once

#include <QStringList>
#include <optional>

namespace balie::cti {

/// What the operator assigned to this user: GET services lists assigned services only (Xsi Interface
/// Specification R2020.07, 3.5.3). What is not here is not offered.
struct AssignedServices {
    bool callTransfer = false;
    bool callPark = false;
    bool groupPark = false; ///< the park place is chosen by the switch; only trying tells
    bool directedPickup = false;
    bool voiceMail = false;
    bool doNotDisturb = false;
    bool forwardingAlways = false;
    bool forwardingBusy = false;
    bool forwardingNoAnswer = false;
    bool remoteOffice = false;
    bool receptionist = false;
    /// Which of its editions, as requests name it: "enterprise", "office" or "smallbusiness".
    QString receptionistType;
    /// How many people that edition watches at a time; nullopt where the switch alone knows.
    std::optional<int> watchLimit() const;
    bool basicCallLogs = false;
    bool enhancedCallLogs = false;
    bool recording = false;

    /// Names as sent ("Call Transfer", "Voice Messaging User"), case and spaces apart.
    static AssignedServices from(const QStringList &names);

    friend bool operator==(const AssignedServices &, const AssignedServices &) = default;
};

} // namespace balie::cti
