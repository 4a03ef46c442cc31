#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace balie::ui {

/// Asks over `parent` where to, and writes the text there as UTF-8; `done` hears why it could not, or an empty sentence. Not
/// called when the user thinks better of it. While `parent` lives.
void saveText(QWidget *parent, const QString &title, const QString &name, const QString &text,
    std::function<void(const QString &problem)> done);

} // namespace balie::ui
