#pragma once

namespace balie::bench {

/// `balie-bench journal [--rows N] [--file FILE] [--repeat N]`: a journal of N calls (default 1,000,000) is made, then
/// opened, filtered and searched as its window does, through the store's threads and the model: milliseconds from the
/// wish to the rows being in the model. A file that is there is used as it is. Prints one JSON object; returns the exit
/// code.
int runJournal(int argc, char **argv);

} // namespace balie::bench
