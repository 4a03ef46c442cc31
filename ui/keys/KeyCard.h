#pragma once

#include "base/Expected.h"
#include "desk/actions/KeyMap.h"

class QTextDocument;

namespace balie::ui {

/// The key card on paper: all keys by group, black on white.
class KeyCard {
public:
    /// Fills the document; also what a test reads.
    static void fill(QTextDocument &document, const desk::KeyMap &keys);
    /// A4 as PDF. Io when the file cannot be written.
    static Expected<void> savePdf(const QString &path, const desk::KeyMap &keys);
};

} // namespace balie::ui
