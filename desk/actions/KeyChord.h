#pragma once

#include <QString>
#include <QtCore/qnamespace.h>
#include <optional>

namespace balie::desk {

/// One key with its modifiers. Its text is QKeySequence's portable form ("Ctrl+F5", "Num++"), so
/// that the interface can make a QKeySequence of it; kept apart because the desk knows no GUI.
struct KeyChord {
    Qt::Key key = Qt::Key_unknown;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;

    QString toText() const;
    /// nullopt for what is not one key with modifiers.
    static std::optional<KeyChord> fromText(const QString &text);

    bool isKeypad() const { return modifiers.testFlag(Qt::KeypadModifier); }
    /// Whether pressing it would type something into a text field: no control modifier and not a
    /// function or navigation key. Such a chord may be a command on the keypad only.
    bool isPrintable() const;

    friend bool operator==(const KeyChord &, const KeyChord &) = default;
};

} // namespace balie::desk
