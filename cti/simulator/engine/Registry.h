#pragma once

#include "cti/simulator/engine/Call.h"

#include <array>
#include <map>
#include <set>

namespace balie::sim {

/// A device with everything that changes about it.
struct DeviceRecord {
    Device device;
    bool inService = true;
    bool doNotDisturb = false;
    std::array<Forwarding, forwardingKinds> forwarding;
    int messages = 0;
    /// Serials of the calls it is in, in the order in which it came in.
    std::vector<std::uint64_t> calls;
    /// An outside number that was dialled by hand; forgotten after its last call.
    bool passing = false;

    const Forwarding &rule(ForwardingKind kind) const
    {
        return forwarding[static_cast<std::size_t>(kind)];
    }
    Forwarding &rule(ForwardingKind kind) { return forwarding[static_cast<std::size_t>(kind)]; }
};

/// The devices of the switch and what can be dialled.
class Registry {
public:
    using Map = std::map<DeviceId, DeviceRecord, DeviceOrder>;

    void add(Device device);
    DeviceRecord *find(const DeviceId &id);
    const DeviceRecord *find(const DeviceId &id) const;
    const Map &all() const { return m_devices; }
    /// The device exists and is in the category.
    bool is(const DeviceId &id, DeviceCategory category) const;
    Party party(const DeviceId &id) const;

    /// What a dialled string means; an outside number becomes a device while it is in a call.
    Dialled dial(const std::string &text, const std::string &directDialPrefix);
    /// Forgets outside numbers that were dialled by hand and are in no call any more.
    void forgetPassing();

private:
    Map m_devices;
    std::set<DeviceId> m_passing;
};

} // namespace balie::sim
