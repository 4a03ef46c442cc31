#include "cti/simulator/engine/Registry.h"

namespace balie::sim {

namespace {

// Digits with at most one leading plus; spaces and the usual signs between groups are dropped.
// Empty: not a number.
std::string cleaned(const std::string &text)
{
    std::string result;
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || c == '*' || c == '#' || (c == '+' && result.empty()))
            result += c;
        else if (c != ' ' && c != '-' && c != '.' && c != '/' && c != '(' && c != ')')
            return {};
    }
    return result == "+" ? std::string() : result;
}

// National (0...) and 00-numbers in the international form of the Netherlands; +31 (0)20 is how
// letterheads spell it.
std::string international(const std::string &number)
{
    if (number.starts_with("+310"))
        return "+31" + number.substr(4);
    if (number.starts_with("00"))
        return '+' + number.substr(2);
    if (number.starts_with('0'))
        return "+31" + number.substr(1);
    return number;
}

} // namespace

void Registry::add(Device device)
{
    const DeviceId id = device.id;
    auto [place, isNew] = m_devices.try_emplace(id);
    DeviceRecord &record = place->second;
    record.device = std::move(device);
    record.passing = false;
    if (isNew) {
        for (std::size_t i = 0; i < forwardingKinds; ++i)
            record.forwarding[i].kind = static_cast<ForwardingKind>(i);
    }
}

DeviceRecord *Registry::find(const DeviceId &id)
{
    const auto found = m_devices.find(id);
    return found == m_devices.end() ? nullptr : &found->second;
}

const DeviceRecord *Registry::find(const DeviceId &id) const
{
    const auto found = m_devices.find(id);
    return found == m_devices.end() ? nullptr : &found->second;
}

bool Registry::is(const DeviceId &id, DeviceCategory category) const
{
    const DeviceRecord *record = find(id);
    return record && record->device.category == category;
}

Party Registry::party(const DeviceId &id) const
{
    if (id.empty())
        return {};
    const DeviceRecord *record = find(id);
    if (record && record->device.withheld)
        return {Party::Presence::Withheld, {}};
    return {Party::Presence::Known, id};
}

Dialled Registry::dial(const std::string &text, const std::string &directDialPrefix)
{
    // Parties that are known by something other than a number (a withheld caller) are found as they
    // are.
    if (find({text}))
        return {Dialled::Kind::Device, {text}, {}};
    const std::string number = cleaned(text);
    if (number.empty())
        return {Dialled::Kind::NotANumber, {text}, {}};
    if (find({number}))
        return {Dialled::Kind::Device, {number}, {}};

    const std::string outside = international(number);
    if (!directDialPrefix.empty() && outside.starts_with(directDialPrefix)) {
        const DeviceId extension{outside.substr(directDialPrefix.size())};
        if (find(extension))
            return {Dialled::Kind::Device, extension, DeviceId{outside}};
        return {Dialled::Kind::Unknown, {outside}, {}};
    }
    const bool emergency = outside == "112";
    if (!emergency && (!outside.starts_with('+') || outside.size() < 8 || outside.size() > 16))
        return {Dialled::Kind::Unknown, {number}, {}};
    const DeviceId id{outside};
    if (!find(id)) {
        Device device;
        device.id = id;
        device.category = DeviceCategory::Outside;
        add(std::move(device));
        find(id)->passing = true;
        m_passing.insert(id);
    }
    return {Dialled::Kind::Device, id, {}};
}

void Registry::forgetPassing()
{
    std::erase_if(m_passing, [this](const DeviceId &id) {
        const auto found = m_devices.find(id);
        if (found == m_devices.end() || !found->second.passing)
            return true;
        if (!found->second.calls.empty())
            return false;
        m_devices.erase(found);
        return true;
    });
}

} // namespace balie::sim
