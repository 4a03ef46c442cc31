#pragma once

#include "ui/theme/Theme.h"

#include <QAbstractButton>

namespace balie::ui {

/// Something of a card that does something when it is chosen: a number that is dialled, an address
/// that is written to. Text from elsewhere, shown as text; what does not fit is elided in its
/// middle and stands in the tooltip.
class CardLink final : public QAbstractButton {
    Q_OBJECT

public:
    /// `tip`: what choosing it does; with the text it is the accessible name.
    CardLink(const Theme &theme, IconName icon, const QString &text, const QString &tip,
        QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int textLeft() const;

    const Theme &m_theme;
    IconName m_icon;
};

} // namespace balie::ui
