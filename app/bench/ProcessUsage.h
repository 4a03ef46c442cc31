#pragma once

#include <QtGlobal>

namespace balie::bench {

/// What the kernel has counted for this process up to now.
struct ProcessUsage {
    qint64 cpuNs = 0; ///< user and system, all threads
    double residentMb = 0; ///< MB of 1,000,000 bytes, shared pages included
    quint64 threadWakeUps = 0; ///< voluntary context switches of all threads that live now

    static ProcessUsage now();
};

} // namespace balie::bench
