#include "ui/keys/KeyField.h"

#include "ui/keys/KeyText.h"

#include <QKeyEvent>

namespace balie::ui {

namespace {

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_unknown:
        return true;
    default:
        return false;
    }
}

bool leavesField(const QKeyEvent &event)
{
    const bool plain = (event.modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    return plain
        && (event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab
            || event.key() == Qt::Key_Escape);
}

} // namespace

KeyField::KeyField(QWidget *parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setPlaceholderText(tr("press a key"));
}

void KeyField::setChord(const std::optional<desk::KeyChord> &chord)
{
    m_chord = chord;
    setText(chord ? keyText(*chord) : QString());
}

bool KeyField::event(QEvent *event)
{
    // Before the window takes it for a command.
    if (event->type() == QEvent::ShortcutOverride) {
        event->setAccepted(!leavesField(*static_cast<QKeyEvent *>(event)));
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    if (leavesField(*event) || isModifier(event->key())) {
        event->ignore();
        return;
    }
    event->accept();
    if (event->isAutoRepeat())
        return;
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete))
        Q_EMIT captured(std::nullopt);
    else
        Q_EMIT captured(desk::KeyChord{Qt::Key(event->key()), event->modifiers()});
}

} // namespace balie::ui
