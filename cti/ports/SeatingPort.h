#pragma once

#include "base/Expected.h"
#include "cti/ports/PortState.h"

#include <functional>

namespace balie::cti {

/// Where the user sits today: a telephone of somebody else's, or of nobody's, taken over.
struct SeatingSnapshot {
    struct Place {
        DeviceId device;
        QString name;

        friend bool operator==(const Place &, const Place &) = default;
    };

    std::optional<Place> at; ///< nullopt: at the own telephone
    std::optional<std::chrono::minutes> limit; ///< how long the switch lets one sit there

    friend bool operator==(const SeatingSnapshot &, const SeatingSnapshot &) = default;
};

/// Flexible seating, hoteling. Optional. GUI thread; answers once. Xsi: services/FlexibleSeatingGuest
/// and services/HotelingGuest.
class SeatingPort {
public:
    using Done = std::function<void(Expected<void>)>;
    using PlacesRead = std::function<void(Expected<QVector<SeatingSnapshot::Place>>)>;
    using Changed = std::function<void(const PortState<SeatingSnapshot> &)>;

    virtual ~SeatingPort() = default;
    virtual void readPlaces(PlacesRead done) = 0;
    /// `pin` unlocks the telephone where the switch asks for one; kept nowhere.
    virtual void sitAt(const DeviceId &place, const QString &pin, Done done) = 0;
    virtual void leave(Done done) = 0;
    virtual void onSeatingChanged(Changed changed) = 0;
};

} // namespace balie::cti
