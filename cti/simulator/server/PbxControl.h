#pragma once

#include "cti/simulator/csta/CstaFace.h"
#include "cti/simulator/xsi/XsiFace.h"

#include <QString>

namespace balie::sim {

/// Why a control action could not be done, in a few English words for whoever drives the
/// simulation.
struct ControlFault {
    QString why;
};
using ControlResult = Expected<void, ControlFault>;

/// What somebody at the PBX (not a client) can make happen: for the demo, the control line and
/// tests. Acts on the thread of the PBX.
class PbxControl {
public:
    PbxControl(Pbx &pbx, CstaFace &face, XsiFace &xsi)
        : m_pbx(pbx)
        , m_face(face)
        , m_xsi(xsi)
    {
    }

    /// `from` is an extension, or an outside number (a party of its own from then on).
    ControlResult call(const DeviceId &from, const std::string &number);
    /// The longest-ringing call of the device.
    ControlResult answer(const DeviceId &device);
    /// The connected call of the device, else any.
    ControlResult hangUp(const DeviceId &device);
    ControlResult setDoNotDisturb(const DeviceId &device, bool on);
    /// Switched off when `to` is empty.
    ControlResult setForwarding(const DeviceId &device, const std::string &to);
    ControlResult setInService(const DeviceId &device, bool inService);
    void burst(int changes) { m_pbx.burst(changes); }
    /// Links of CSTA clients and streams of Xsi clients.
    void dropLinks();
    int sessionCount() const { return m_face.sessionCount(); }
    const FaceCounters &counters() const { return m_face.counters(); }
    XsiFace &xsi() { return m_xsi; }
    /// As after a power cut: links, sessions, monitors and calls are gone.
    void restart();

private:
    ControlResult apply(const Command &command);

    Pbx &m_pbx;
    CstaFace &m_face;
    XsiFace &m_xsi;
};

} // namespace balie::sim
