#pragma once

#include "cti/simulator/engine/Device.h"

#include <vector>

namespace balie::sim {

/// The devices and accounts of an office, and people outside who call it. All of them invented.
struct People {
    /// The reception first, then the colleagues.
    std::vector<Device> staff;
    /// Voice mail and park slots.
    std::vector<Device> services;
    std::vector<Device> callers;
    /// "receptie" for the reception, and one for each colleague with the extension as user name;
    /// the password is "balie".
    std::vector<Account> accounts;
};

/// The first colleagues are always the same people, whatever the seed: a demonstration can name
/// them.
People makePeople(int users, std::uint32_t seed);

} // namespace balie::sim
