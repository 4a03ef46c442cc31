#pragma once

#include "base/Expected.h"

#include <QByteArray>
#include <QString>

namespace balie::ui {

/// Reads the office's own certificate authorities (PEM, at most 1 MiB). An empty path gives an
/// empty value. Errors: Io when it cannot be read, InvalidInput when there is no certificate in it.
Expected<QByteArray> readCaFile(const QString &path);

} // namespace balie::ui
