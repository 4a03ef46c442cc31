#pragma once

#include <QByteArray>
#include <QVector>

namespace balie::test {

/// The profiles that come with the program, without the blanks between their members, and the examples of the tests.
QVector<QByteArray> profileSeeds();

} // namespace balie::test
