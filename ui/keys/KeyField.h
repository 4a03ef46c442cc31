#pragma once

#include "desk/actions/KeyChord.h"

#include <QLineEdit>

namespace balie::ui {

/// Takes the next key that is pressed in it as its value. Backspace empties it; Tab leaves it, so
/// that the keyboard is never caught. Says what was pressed and shows what it is told to.
class KeyField final : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyField(QWidget *parent = nullptr);

    void setChord(const std::optional<desk::KeyChord> &chord);
    const std::optional<desk::KeyChord> &chord() const { return m_chord; }

Q_SIGNALS:
    /// nullopt: emptied. The field still shows its old value.
    void captured(const std::optional<balie::desk::KeyChord> &chord);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::optional<desk::KeyChord> m_chord;
};

} // namespace balie::ui
