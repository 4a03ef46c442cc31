#pragma once

namespace balie::bench {

/// `balie-bench typing --file FILE [--names N]`: in the real list of results, over 1,000 colleagues and the contacts that
/// `balie-bench contacts --file` made, the beginnings of N names are typed, a key at a time: milliseconds from the key to
/// the ranked rows of colleagues and contacts being painted, and to what is added below. Prints one JSON object; returns
/// the exit code.
int runTyping(int argc, char **argv);

} // namespace balie::bench
