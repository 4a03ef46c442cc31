#pragma once

#include "desk/calls/CallActions.h"
#include "ui/theme/Theme.h"

#include <QLineEdit>
#include <functional>

class QToolButton;

namespace balie::ui {

/// Enter as such: on the keypad too, but not with Ctrl, Shift or Alt.
bool isPlainEnter(const QKeyEvent &event);

/// The one search field: what is typed anywhere in the window ends up here. Arrows, Enter and Escape are told,
/// not handled. GUI thread.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(const Theme &theme, QWidget *parent = nullptr);

    /// Asked first for each key; true when the key is used up (a command on the keypad, a digit that chooses).
    void setKeyTaker(std::function<bool(const QKeyEvent &)> taker) { m_taker = std::move(taker); }
    /// A key that was typed elsewhere: takes the focus and types it. False when it types nothing.
    bool takeTyping(const QKeyEvent &event);

    /// Clears what was typed once the switch accepted a command to somebody, however it was given;
    /// not when it refused, and not what was typed meanwhile.
    void clearWhenUsed(const desk::CallActions &actions);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// Up and down (1), page up and down (10).
    void stepWanted(int rows);
    void enterPressed();
    /// Escape, before anything else happens with it.
    void escapePressed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void dress();

    const Theme &m_theme;
    std::function<bool(const QKeyEvent &)> m_taker;
    QToolButton *m_clear;
};

} // namespace balie::ui
