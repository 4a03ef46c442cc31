#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

namespace balie::test {

/// The files of tests/contacts/data with this ending.
QVector<QByteArray> contactSeeds(const QString &ending);

} // namespace balie::test
