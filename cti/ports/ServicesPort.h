#pragma once

#include "base/Expected.h"
#include "cti/model/DeviceSnapshot.h"

#include <functional>

namespace balie::cti {

/// Features of the user's own device. Optional. GUI thread; the new state comes as a snapshot.
class ServicesPort {
public:
    using Done = std::function<void(Expected<void>)>;

    virtual ~ServicesPort() = default;
    virtual void setDoNotDisturb(bool on, Done done) = 0;
    virtual void setForwarding(const Forwarding &forwarding, Done done) = 0;
};

} // namespace balie::cti
