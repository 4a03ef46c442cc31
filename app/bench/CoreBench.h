#pragma once

namespace balie::bench {

/// `balie-bench core`: the figures of the core without wire and window, by Google Benchmark with
/// its own flags. Returns the exit code.
int runCore(int argc, char **argv);

} // namespace balie::bench
