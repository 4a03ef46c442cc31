#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>

namespace balie::test {

std::vector<TestEntry> &testEntries()
{
    static std::vector<TestEntry> entries;
    return entries;
}

quint32 seed()
{
    static const quint32 value = [] {
        bool ok = false;
        const quint32 wanted = qEnvironmentVariable("BALIE_TEST_SEED").toUInt(&ok);
        return ok ? wanted : QRandomGenerator::system()->generate();
    }();
    return value;
}

} // namespace balie::test
