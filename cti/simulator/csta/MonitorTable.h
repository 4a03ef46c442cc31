#pragma once

#include "cti/simulator/csta/XmlElement.h"
#include "cti/simulator/engine/Events.h"

#include <QByteArray>
#include <unordered_map>
#include <vector>

namespace balie::sim {

class CstaSession;

/// Event types that a monitor's filter keeps back: in ECMA-323 `true` in a MonitorFilter means "do
/// not send".
class EventFilter {
public:
    EventFilter() = default;
    /// From a requestedMonitorFilter; unknown members are ignored.
    explicit EventFilter(const XmlElement &requested);
    bool suppresses(EventType type) const { return (m_suppressed >> unsigned(type)) & 1U; }

private:
    quint32 m_suppressed = 0;
};

struct Monitor {
    CstaSession *session = nullptr;
    QByteArray crossRef;
    EventFilter filter;
};

/// All monitors of a face by the device they watch, in the order in which they were started.
class MonitorTable {
public:
    /// Cross references are decimal numbers, never given twice.
    QByteArray add(CstaSession *session, const DeviceId &device, EventFilter filter);
    /// False when this session has no such monitor.
    bool remove(const CstaSession *session, const QByteArray &crossRef);
    void removeAll(const CstaSession *session);
    const std::vector<Monitor> &of(const DeviceId &device) const;
    std::size_t count(const CstaSession *session) const;
    /// Any one of the session's cross references, empty when it has none.
    QByteArray anyOf(const CstaSession *session) const;

private:
    std::unordered_map<DeviceId, std::vector<Monitor>> m_byDevice;
    std::unordered_map<const CstaSession *, std::unordered_map<std::string, DeviceId>> m_bySession;
    quint64 m_last = 1000;
};

} // namespace balie::sim
