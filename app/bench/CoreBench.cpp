#include "app/bench/CoreBench.h"

#include <benchmark/benchmark.h>

namespace balie::bench {

int runCore(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}

} // namespace balie::bench
