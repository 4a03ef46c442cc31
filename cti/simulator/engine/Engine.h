#pragma once

#include "cti/simulator/engine/Commands.h"
#include "cti/simulator/engine/Options.h"
#include "cti/simulator/engine/Truth.h"

#include <map>
#include <memory>

namespace balie::sim {

class Switch;

/// A hosted PBX in miniature: no sockets, no threads, no clock of its own. The owner tells it the
/// time with every call, and time never runs backwards. Same options, devices, random numbers and
/// commands: same events.
class Engine {
public:
    explicit Engine(Options options = {}, RandomSource random = {}, StampSource stamp = {});
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    const Options &options() const;

    /// Adds a device, or replaces what is known about its owner. Its calls and services stay.
    void addDevice(Device device);
    /// Null when there is no such device. Outside numbers that were dialled by hand exist while
    /// they are in a call.
    const Device *device(const DeviceId &id) const;
    /// All devices but outside parties, in DeviceOrder: the list that a directory request pages
    /// through.
    std::vector<const Device *> devices() const;
    /// What the switch shows as a party's name; empty for unknown and withheld ones.
    std::string nameOf(const DeviceId &id) const;

    /// Accounts are kept for the faces; the engine itself asks nobody for a password.
    void addAccount(Account account);
    const Account *account(const std::string &user) const;
    /// The one that controls a device; null when nobody can sign in there.
    const Account *accountOf(const DeviceId &device) const;

    /// Carries out a command at `now`, after every timer that was due by then.
    Outcome apply(const Command &command, Millis now);
    std::optional<Millis> nextDeadline() const;
    std::vector<Event> advanceTo(Millis now);

    /// One device; null when it does not exist.
    std::optional<DeviceTruth> truth(const DeviceId &id) const;
    /// Every device, outside parties in a call included, in DeviceOrder.
    std::vector<DeviceTruth> truth() const;
    std::optional<CallTruth> call(const CallId &id) const;
    std::size_t callCount() const;
    /// In service, in no call, and a call to it would ring there.
    bool isFree(const DeviceId &id) const;

private:
    std::unique_ptr<Switch> m_switch;
    std::map<std::string, Account> m_accounts;
};

} // namespace balie::sim
