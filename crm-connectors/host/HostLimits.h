#pragma once

#include <chrono>

namespace balie::crm {

/// Times and bounds of the host. The defaults are the product's; tests give their own.
struct HostLimits {
    using Milliseconds = std::chrono::milliseconds;

    /// A look-up of a number is a race with the ring: what has not answered by now is TooLate.
    Milliseconds ring{1500};
    /// A question to one system is given up here. Between `ring` and this an answer still goes to
    /// the memory, for the next time. A search by name has this as its deadline.
    Milliseconds live{3000};
    Milliseconds card{15'000}; ///< getCard
    Milliseconds note{30'000}; ///< logCall
    Milliseconds busy{30'000};

    Milliseconds rememberFound{15 * 60'000};
    Milliseconds rememberNothing{60'000};
    int remembered = 2000; ///< cards in memory, and one for each answer without any

    int cards = 25; ///< of one system in one look-up

    int failuresInARow = 3; ///< of those that fail quickly; one without any answer is enough
    Milliseconds leastPause{2000}; ///< of a broken connector; the back-off comes on top
    Milliseconds firstPause{10'000};
    Milliseconds longestPause{300'000};
    Milliseconds limitedPause{60'000}; ///< of a limited one that does not tell until when
};

} // namespace balie::crm
