#pragma once

#include "cti/simulator/engine/Options.h"

#include <set>

namespace balie::sim {

/// Gives calls the ids that the outside sees.
class CallIds {
public:
    CallIds(CallIdPolicy policy, RandomSource random);

    CallId take();
    /// The call has ended; under ReuseAtOnce the next call may get this id.
    void release(const CallId &id);

private:
    CallIdPolicy m_policy;
    RandomSource m_random;
    std::uint64_t m_last = 0;
    std::set<std::uint64_t> m_free;
};

} // namespace balie::sim
