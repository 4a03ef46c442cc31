#pragma once

#include "ui/theme/Look.h"

#include <QPushButton>

namespace balie::ui {

class Theme;

/// A push button that shows the key that does the same behind its text, and that its command is under way.
/// The accessible name is the text and the key; a disabled one should say why in its tooltip.
class Button final : public QPushButton {
    Q_OBJECT

public:
    Button(const Theme &theme, Look look, const QString &text, QWidget *parent = nullptr);

    /// Names it anew as well.
    void setText(const QString &text);
    /// "F5", "Enter": already in the user's language; empty shows none.
    void setKeyHint(const QString &hint);
    /// Under way: dimmed and not clickable, without losing the focus.
    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }
    /// Enabled with an empty reason, else disabled with the reason as tooltip and accessible description.
    void setBlockedBy(const QString &reason);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int hintWidth() const;
    void nameIt();

    const Theme &m_theme;
    QString m_hint;
    bool m_busy = false;
};

} // namespace balie::ui
