#pragma once

#include <QtGlobal>

namespace balie::bench {

/// What the kernel has counted for this process up to now.
struct ProcessUsage {
    qint64 cpuNs = 0; ///< user and system, all threads
    double residentMb = 0; ///< MB of 1,000,000 bytes, shared pages included
    // What that is made of:
    double anonymousMb = 0; ///< the program's own data
    double filesMb = 0; ///< code of program and libraries, fonts
    double sharedMb = 0; ///< shared with the display server: what the window looks like

    static ProcessUsage now();
};

} // namespace balie::bench
