#pragma once

#include "cti/simulator/engine/Types.h"

#include <map>

namespace balie::sim {

/// The deadlines of all legs, earliest first; equal ones in the order in which they were set.
class TimerQueue {
public:
    struct Key {
        Millis at{0};
        std::uint64_t order = 0;

        auto operator<=>(const Key &) const = default;
    };
    struct Entry {
        std::uint64_t call = 0;
        DeviceId device;
    };

    Key add(Millis at, Entry entry);
    void remove(const Key &key);
    std::optional<Millis> next() const;
    /// The first entry that is due by `now`, taken out.
    std::optional<std::pair<Key, Entry>> takeDue(Millis now);

private:
    std::map<Key, Entry> m_entries;
    std::uint64_t m_order = 0;
};

} // namespace balie::sim
