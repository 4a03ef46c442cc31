#pragma once

#include "cti/csta/Encoder.h"

#include <QVector>

namespace balie::test {

/// One of everything that the client can send, with every part filled in that the program ever
/// fills.
struct Sample {
    QByteArray name; ///< unique, for test data
    csta::Request request;
};
QVector<Sample> samples();

} // namespace balie::test
