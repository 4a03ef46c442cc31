#include "cti/simulator/engine/Engine.h"

#include "cti/simulator/engine/Switch.h"
#include "cti/simulator/engine/commands/CallCommands.h"
#include "cti/simulator/engine/commands/DeviceCommands.h"
#include "cti/simulator/engine/commands/RedirectCommands.h"
#include "cti/simulator/engine/commands/TransferCommands.h"
#include "cti/simulator/engine/policies/DoNotDisturbPolicy.h"
#include "cti/simulator/engine/policies/ForwardingPolicy.h"
#include "cti/simulator/engine/policies/OffHookPolicy.h"
#include "cti/simulator/engine/policies/RecallPolicy.h"
#include "cti/simulator/engine/policies/VoiceMailPolicy.h"

#include <utility>

namespace balie::sim {

Engine::Engine(Options options, RandomSource random, StampSource stamp)
    : m_switch(std::make_unique<Switch>(std::move(options), std::move(random), std::move(stamp)))
{
    // With equal patience the first one acts: a call that was sent on comes back before it goes to
    // a voice mail box.
    m_switch->add(std::make_unique<RecallPolicy>());
    m_switch->add(std::make_unique<ForwardingPolicy>());
    m_switch->add(std::make_unique<DoNotDisturbPolicy>());
    m_switch->add(std::make_unique<VoiceMailPolicy>());
    m_switch->add(std::make_unique<OffHookPolicy>());
}

Engine::~Engine() = default;

const Options &Engine::options() const
{
    return m_switch->options();
}

void Engine::addDevice(Device device)
{
    m_switch->registry().add(std::move(device));
}

const Device *Engine::device(const DeviceId &id) const
{
    const DeviceRecord *record = std::as_const(*m_switch).registry().find(id);
    return record ? &record->device : nullptr;
}

std::vector<const Device *> Engine::devices() const
{
    std::vector<const Device *> result;
    for (const auto &[id, record] : std::as_const(*m_switch).registry().all()) {
        if (record.device.category != DeviceCategory::Outside)
            result.push_back(&record.device);
    }
    return result;
}

std::string Engine::nameOf(const DeviceId &id) const
{
    const Device *found = device(id);
    return found && !found->withheld ? found->name : std::string();
}

void Engine::addAccount(Account account)
{
    m_accounts.insert_or_assign(account.user, std::move(account));
}

const Account *Engine::account(const std::string &user) const
{
    const auto found = m_accounts.find(user);
    return found == m_accounts.end() ? nullptr : &found->second;
}

const Account *Engine::accountOf(const DeviceId &device) const
{
    for (const auto &[user, account] : m_accounts) {
        if (account.device == device)
            return &account;
    }
    return nullptr;
}

Outcome Engine::apply(const Command &command, Millis now)
{
    m_switch->advance(now);
    Outcome outcome;
    outcome.refusal
        = std::visit([&](const auto &each) { return carryOut(*m_switch, each, outcome); }, command);
    outcome.events = m_switch->finish();
    return outcome;
}

std::optional<Millis> Engine::nextDeadline() const
{
    return m_switch->nextDeadline();
}

std::vector<Event> Engine::advanceTo(Millis now)
{
    m_switch->advance(now);
    return m_switch->finish();
}

std::optional<DeviceTruth> Engine::truth(const DeviceId &id) const
{
    const DeviceRecord *record = std::as_const(*m_switch).registry().find(id);
    if (!record)
        return std::nullopt;
    return m_switch->truth(*record);
}

std::vector<DeviceTruth> Engine::truth() const
{
    std::vector<DeviceTruth> result;
    for (const auto &[id, record] : std::as_const(*m_switch).registry().all()) {
        if (record.device.category != DeviceCategory::Outside || !record.calls.empty())
            result.push_back(m_switch->truth(record));
    }
    return result;
}

std::optional<CallTruth> Engine::call(const CallId &id) const
{
    const Call *call = std::as_const(*m_switch).find(id);
    if (!call)
        return std::nullopt;
    const Registry &registry = std::as_const(*m_switch).registry();
    CallTruth result{id, registry.party(call->calling), registry.party(call->called), {}};
    for (const Leg &leg : call->legs)
        result.members.push_back({leg.device, leg.state});
    return result;
}

bool Engine::isFree(const DeviceId &id) const
{
    const DeviceRecord *record = std::as_const(*m_switch).registry().find(id);
    return record && record->inService && record->calls.empty() && !record->doNotDisturb
        && !record->rule(ForwardingKind::Immediate).on;
}

std::size_t Engine::callCount() const
{
    return m_switch->callCount();
}

} // namespace balie::sim
