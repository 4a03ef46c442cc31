#include "cti/simulator/engine/Engine.h"

#include <map>

namespace balie::sim {

class Switch {
public:
    Options options;
    std::map<DeviceId, Device, DeviceOrder> devices;
    std::map<std::string, Account> accounts;
};

Engine::Engine(Options options, RandomSource, StampSource) : m_switch(std::make_unique<Switch>())
{
    m_switch->options = std::move(options);
}
Engine::~Engine() = default;
const Options &Engine::options() const { return m_switch->options; }
void Engine::addDevice(Device device) { m_switch->devices[device.id] = std::move(device); }
const Device *Engine::device(const DeviceId &id) const
{
    const auto found = m_switch->devices.find(id);
    return found == m_switch->devices.end() ? nullptr : &found->second;
}
std::vector<const Device *> Engine::devices() const
{
    std::vector<const Device *> result;
    for (const auto &[id, device] : m_switch->devices)
        result.push_back(&device);
    return result;
}
std::string Engine::nameOf(const DeviceId &id) const
{
    const Device *found = device(id);
    return found ? found->name : std::string();
}
void Engine::addAccount(Account account) { m_switch->accounts[account.user] = std::move(account); }
const Account *Engine::account(const std::string &user) const
{
    const auto found = m_switch->accounts.find(user);
    return found == m_switch->accounts.end() ? nullptr : &found->second;
}
Outcome Engine::apply(const Command &, Millis)
{
    Outcome outcome;
    outcome.refusal = Refusal{RefusalCategory::Operation, RefusalValue::InvalidDeviceId};
    return outcome;
}
std::optional<Millis> Engine::nextDeadline() const { return std::nullopt; }
std::vector<Event> Engine::advanceTo(Millis) { return {}; }
std::optional<DeviceTruth> Engine::truth(const DeviceId &) const { return std::nullopt; }
std::vector<DeviceTruth> Engine::truth() const { return {}; }
std::optional<CallTruth> Engine::call(const CallId &) const { return std::nullopt; }
std::size_t Engine::callCount() const { return 0; }

} // namespace balie::sim
