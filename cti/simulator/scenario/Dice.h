#pragma once

#include "cti/simulator/engine/Types.h"

#include <random>

namespace balie::sim {

/// The scenario's chance. The distributions of the standard library differ between implementations;
/// these do not, so that a seed means the same day everywhere.
class Dice {
public:
    explicit Dice(std::uint32_t seed)
        : m_source(seed)
    {
    }

    std::uint32_t next() { return static_cast<std::uint32_t>(m_source()); }
    /// 0 to limit - 1; limit is at least 1.
    std::size_t below(std::size_t limit) { return next() % limit; }
    bool chance(unsigned percent) { return below(100) < percent; }
    Millis between(Millis low, Millis high)
    {
        return low
            + Millis{static_cast<Millis::rep>(
                below(static_cast<std::size_t>((high - low).count()) + 1))};
    }
    template <typename Container> const auto &oneOf(const Container &container)
    {
        return container[below(std::size(container))];
    }

private:
    std::mt19937 m_source;
};

} // namespace balie::sim
