#pragma once

namespace balie::bench {

/// `balie-bench contacts`: fills a store with made-up contacts (kept for the next run with --file) and measures search,
/// callers and writing. Without window and threads: what one job of the store takes. Returns the exit code.
int runContacts(int argc, char **argv);

} // namespace balie::bench
