#pragma once

#include <QByteArray>
#include <QVector>

namespace balie::test {

/// Documents of a channel, replies and bodies, for the Xsi targets to start from.
QVector<QByteArray> xsiSeeds();

} // namespace balie::test
