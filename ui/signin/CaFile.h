#pragma once

#include "base/Expected.h"

#include <QByteArray>
#include <QString>
#include <functional>

class QWidget;

namespace balie::ui {

/// Reads the office's own certificate authorities (PEM, at most 1 MiB). An empty path gives an
/// empty value. Errors: Io when it cannot be read, InvalidInput when there is no certificate in it.
Expected<QByteArray> readCaFile(const QString &path);

/// Asks for such a file over `parent`; `chosen` is called with its path, or never. While `parent`
/// lives.
void chooseCaFile(QWidget *parent, const std::function<void(const QString &path)> &chosen);

} // namespace balie::ui
