#include "cti/simulator/csta/WatchLists.h"

namespace balie::sim {

const WatchLists::List *WatchLists::find(const std::string &user) const
{
    const auto found = m_lists.find(user);
    return found == m_lists.end() ? nullptr : &found->second;
}

qint64 WatchLists::assign(const std::string &user, std::vector<DeviceId> devices, bool readOnly)
{
    const auto [found, fresh] = m_lists.try_emplace(user);
    List &list = found->second;
    if (!fresh)
        ++list.revision;
    list.devices = std::move(devices);
    list.readOnly = readOnly;
    return list.revision;
}

std::optional<WatchLists::Fault> WatchLists::replace(const std::string &user, qint64 revision,
    std::vector<DeviceId> devices, std::optional<int> limit)
{
    List &list = m_lists[user];
    if (list.readOnly)
        return Fault::ReadOnly;
    if (list.revision != revision)
        return Fault::Conflict;
    if (limit && devices.size() > std::size_t(*limit))
        return Fault::Limit;
    ++list.revision;
    list.devices = std::move(devices);
    return std::nullopt;
}

} // namespace balie::sim
