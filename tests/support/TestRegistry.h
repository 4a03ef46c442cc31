#pragma once

#include "tests/support/TestCase.h"

#include <QByteArray>
#include <QObject>
#include <functional>
#include <memory>
#include <type_traits>
#include <vector>

namespace balie::test {

/// Every test class of a binary registers itself here, so that one binary serves a whole folder and
/// ctest still sees (and runs side by side) each class.
struct TestEntry {
    QByteArray name;
    std::function<std::unique_ptr<QObject>()> make;
};

std::vector<TestEntry> &testEntries();

/// The seed of this run: BALIE_TEST_SEED if set, else a random one. TestMain prints it.
quint32 seed();

template <typename T>
struct Registration {
    explicit Registration(const char *name)
    {
        testEntries().push_back({QByteArray(name), [] { return std::make_unique<T>(); }});
    }
};

} // namespace balie::test

/// Goes once at the end of tst_Name.cpp, before the include of its .moc file.
#define BALIE_TEST(Class)                                                                          \
    static_assert(std::is_base_of_v<balie::test::TestCase, Class>);                                \
    static const balie::test::Registration<Class> registrationOf##Class(#Class);
