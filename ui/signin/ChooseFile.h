#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace balie::ui {

/// Asks over `parent` for a file that is there; `chosen` is called with its path, or never. While
/// `parent` lives. `filter` as QFileDialog has it.
void chooseFile(QWidget *parent, const QString &title, const QString &filter,
    const std::function<void(const QString &path)> &chosen);

} // namespace balie::ui
