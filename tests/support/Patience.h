#pragma once

#include <QTest>

namespace balie::test {

/// How long a test waits for another thread, a socket or the windowing system before it calls the wait a
/// failure. No measure of speed: a machine with better things to do must never fail a test.
inline constexpr int patienceMs = 30'000;

} // namespace balie::test

/// For every wait that depends on more than the test's own thread.
#define BALIE_TRY_VERIFY(expression)                                                               \
    QTRY_VERIFY_WITH_TIMEOUT(expression, balie::test::patienceMs)
#define BALIE_TRY_COMPARE(actual, expected)                                                        \
    QTRY_COMPARE_WITH_TIMEOUT(actual, expected, balie::test::patienceMs)
