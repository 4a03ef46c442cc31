#pragma once

#include "base/Expected.h"
#include "desk/actions/KeyMap.h"

#include <functional>

class QTextDocument;
class QWidget;

namespace balie::ui {

/// The key card on paper: all keys by group, black on white.
class KeyCard {
public:
    /// Fills the document; also what a test reads.
    static void fill(QTextDocument &document, const desk::KeyMap &keys);
    /// A4 as PDF. Io when the file cannot be written.
    static Expected<void> savePdf(const QString &path, const desk::KeyMap &keys);
    /// Asks over `parent` for a file and saves there; `done` tells which and how that went, or is
    /// never called. While `parent` lives.
    static void askWhere(QWidget *parent, const desk::KeyMap &keys,
        const std::function<void(const QString &path, const Expected<void> &saved)> &done);
};

} // namespace balie::ui
