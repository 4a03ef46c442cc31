// What it costs to read a number: an import of contacts reads some hundred thousand.
#include "base/phone/PhoneNumbers.h"

#include <benchmark/benchmark.h>

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList &notations()
{
    static const QStringList texts{u"06-12345678"_s, u"+31 20 123 45 67"_s, u"(010) 765 43 21"_s, u"0031612345678"_s, u"088-0123456"_s,
        u"+49 30 123456"_s, u"201"_s, u"020 123 45 67 tst 12"_s};
    return texts;
}

void numberRead(benchmark::State &state)
{
    const balie::PhoneNumbers numbers;
    qsizetype i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(numbers.read(notations().at(i++ % notations().size())));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(numberRead);

void numberKey(benchmark::State &state)
{
    const balie::PhoneNumbers numbers;
    qsizetype i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(numbers.keyOf(notations().at(i++ % notations().size())));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(numberKey);

} // namespace
