#pragma once

#include <QByteArray>

namespace balie::test {

QByteArray atomFeed(); ///< SData, as Sage CRM answers
QByteArray atomWithEntity(); ///< with an entity of its own, which is refused
QByteArray nestedAnswer();

} // namespace balie::test
