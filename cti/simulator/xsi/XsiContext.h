#pragma once

#include "cti/simulator/server/Pbx.h"
#include "cti/simulator/xsi/CallBook.h"
#include "cti/simulator/xsi/CallText.h"
#include "cti/simulator/xsi/XsiCounters.h"
#include "cti/simulator/xsi/XsiFaults.h"
#include "cti/simulator/xsi/XsiOptions.h"
#include "cti/simulator/xsi/XsiUsers.h"

namespace balie::sim {

/// What the parts of the face share. Made by the face and outlives them.
struct XsiContext {
    XsiContext(Pbx &thePbx, Clock &theClock, XsiOptions theOptions);

    const Engine &engine() const { return pbx.engine(); }
    /// Milliseconds since 1970 of the office's time 0, as it stands now.
    qint64 epoch() const { return clock.wallMs() - pbx.now().count(); }
    /// An id that looks like a UUID and comes once in the life of the face.
    QByteArray nextId();
    /// The edition of the account that controls a device.
    Edition edition(const DeviceId &device) const;
    bool isAssigned(const DeviceId &device, QLatin1StringView service) const;

    Pbx &pbx;
    Clock &clock;
    XsiOptions options;
    XsiFaults faults;
    XsiCounters counters;
    XsiUsers users;
    CallBook calls;
    CallText callText;
    quint64 lastId = 0;
};

} // namespace balie::sim
