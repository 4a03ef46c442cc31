#include "cti/simulator/csta/MonitorTable.h"

#include "cti/simulator/csta/Wire.h"

#include <algorithm>
#include <array>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FilterName {
    QLatin1StringView group;
    QLatin1StringView name;
    EventType type;
};

constexpr std::array filterNames = {
    FilterName{"callcontrol"_L1, "connectionCleared"_L1, EventType::ConnectionCleared},
    FilterName{"callcontrol"_L1, "delivered"_L1, EventType::Delivered},
    FilterName{"callcontrol"_L1, "diverted"_L1, EventType::Diverted},
    FilterName{"callcontrol"_L1, "established"_L1, EventType::Established},
    FilterName{"callcontrol"_L1, "failed"_L1, EventType::Failed},
    FilterName{"callcontrol"_L1, "held"_L1, EventType::Held},
    FilterName{"callcontrol"_L1, "networkReached"_L1, EventType::NetworkReached},
    FilterName{"callcontrol"_L1, "offered"_L1, EventType::Offered},
    FilterName{"callcontrol"_L1, "originated"_L1, EventType::Originated},
    FilterName{"callcontrol"_L1, "queued"_L1, EventType::Queued},
    FilterName{"callcontrol"_L1, "retrieved"_L1, EventType::Retrieved},
    FilterName{"callcontrol"_L1, "serviceInitiated"_L1, EventType::ServiceInitiated},
    FilterName{"callcontrol"_L1, "transferred"_L1, EventType::Transferred},
    FilterName{"logicalDeviceFeature"_L1, "doNotDisturb"_L1, EventType::DoNotDisturb},
    FilterName{"logicalDeviceFeature"_L1, "forwarding"_L1, EventType::Forwarding},
    FilterName{"maintenance"_L1, "backInService"_L1, EventType::BackInService},
    FilterName{"maintenance"_L1, "outOfService"_L1, EventType::OutOfService},
};

} // namespace

EventFilter::EventFilter(const XmlElement &requested)
{
    for (const FilterName &entry : filterNames) {
        const XmlElement *group = requested.child(entry.group);
        if (group && booleanFrom(group->childText(entry.name)).value_or(false))
            m_suppressed |= 1U << unsigned(entry.type);
    }
}

QByteArray MonitorTable::add(CstaSession *session, const DeviceId &device, EventFilter filter)
{
    const QByteArray crossRef = QByteArray::number(++m_last);
    m_byDevice[device].push_back({session, crossRef, filter});
    m_bySession[session].emplace(crossRef.toStdString(), device);
    return crossRef;
}

bool MonitorTable::remove(const CstaSession *session, const QByteArray &crossRef)
{
    const auto own = m_bySession.find(session);
    if (own == m_bySession.end())
        return false;
    const auto entry = own->second.find(crossRef.toStdString());
    if (entry == own->second.end())
        return false;
    std::erase_if(m_byDevice[entry->second],
        [&](const Monitor &monitor) { return monitor.crossRef == crossRef; });
    own->second.erase(entry);
    return true;
}

void MonitorTable::removeAll(const CstaSession *session)
{
    const auto own = m_bySession.find(session);
    if (own == m_bySession.end())
        return;
    for (const auto &[crossRef, device] : own->second)
        std::erase_if(
            m_byDevice[device], [&](const Monitor &monitor) { return monitor.session == session; });
    m_bySession.erase(own);
}

const std::vector<Monitor> &MonitorTable::of(const DeviceId &device) const
{
    static const std::vector<Monitor> none;
    const auto found = m_byDevice.find(device);
    return found == m_byDevice.end() ? none : found->second;
}

std::size_t MonitorTable::count(const CstaSession *session) const
{
    const auto own = m_bySession.find(session);
    return own == m_bySession.end() ? 0 : own->second.size();
}

QByteArray MonitorTable::anyOf(const CstaSession *session) const
{
    const auto own = m_bySession.find(session);
    if (own == m_bySession.end() || own->second.empty())
        return {};
    return QByteArray::fromStdString(own->second.begin()->first);
}

} // namespace balie::sim
