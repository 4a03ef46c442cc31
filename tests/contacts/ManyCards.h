#pragma once

#include <QByteArray>

namespace balie::test {

/// A vCard file with so many people, each with company, two numbers, an address and a note. `edition` other than
/// 0 gives every tenth of them another mobile number.
QByteArray manyCards(int count, int edition = 0);

} // namespace balie::test
