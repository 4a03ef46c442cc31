#pragma once

#include "base/Expected.h"
#include "cti/model/Connection.h"

#include <functional>

namespace balie::cti {

/// What may be done with the recording of one connection now. Buttons follow this and nothing else.
enum class RecordingControl { Start = 0x1, Pause = 0x2, Resume = 0x4, Stop = 0x8 };
Q_DECLARE_FLAGS(RecordingControls, RecordingControl)
Q_DECLARE_OPERATORS_FOR_FLAGS(RecordingControls)

/// The recording of one connection of the own device.
struct RecordingSnapshot {
    ConnectionId connection;
    RecordingState state = RecordingState::Unknown;
    bool paused = false;
    RecordingControls controls;

    friend bool operator==(const RecordingSnapshot &, const RecordingSnapshot &) = default;
};

/// Recording on demand. Optional. GUI thread; answers once. Success means accepted: that it records
/// is shown only when the snapshot says so. Xsi: calls/ID/Record and its fellows.
class RecordingPort {
public:
    using Done = std::function<void(Expected<void>)>;
    using Changed = std::function<void(const RecordingSnapshot &)>;

    virtual ~RecordingPort() = default;
    virtual void control(const ConnectionId &connection, RecordingControl control, Done done) = 0;
    virtual void onRecordingChanged(Changed changed) = 0;
};

} // namespace balie::cti
