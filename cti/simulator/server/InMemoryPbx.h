#pragma once

#include "cti/simulator/csta/CstaFace.h"
#include "cti/simulator/server/MemoryLink.h"
#include "cti/simulator/server/PbxConfig.h"
#include "cti/simulator/xsi/XsiFace.h"

namespace balie::sim {

/// Engine, scenario, CSTA and Xsi face with no socket, driven by an injected clock: what a client is
/// tested against. With a ManualClock nothing happens until it is advanced (or settled). One
/// thread; must outlive its links.
class InMemoryPbx {
public:
    explicit InMemoryPbx(Clock &clock, PbxConfig config = {}, StampSource stamp = {});
    ~InMemoryPbx();

    std::unique_ptr<MemoryLink> open(Framing framing, MemoryLinkEvents events);
    /// The same as a value, for FaultyDialer.
    MemoryDialer dialer();

    /// All links, sessions, monitors and calls are gone; people, forwarding and do not disturb
    /// stay.
    void restart();

    Pbx &pbx() { return m_pbx; }
    CstaFace &face() { return m_face; }
    /// Driven by whoever carries its HTTP.
    XsiFace &xsi() { return m_xsi; }
    const XsiFace &xsi() const { return m_xsi; }
    const Engine &engine() const { return m_pbx.engine(); }

private:
    Clock &m_clock;
    Pbx m_pbx;
    CstaFace m_face;
    XsiFace m_xsi;
};

} // namespace balie::sim
