#include "ui/cards/CardLink.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QTextDocument>
#include <algorithm>

namespace balie::ui {

CardLink::CardLink(
    const Theme &theme, IconName icon, const QString &text, const QString &tip, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setText(text);
    setAccessibleName(tip);
    setToolTip(Qt::convertFromPlainText(tip)); // text from elsewhere, no markup
    // A click never takes the keyboard from the search field.
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

int CardLink::textLeft() const
{
    return m_theme.metric(Metric::IconSmall) + m_theme.metric(Metric::Space1);
}

QSize CardLink::sizeHint() const
{
    const int gap = m_theme.metric(Metric::Space1);
    const int height = std::max(fontMetrics().height() + gap, m_theme.metric(Metric::HitHeight));
    return {textLeft() + fontMetrics().horizontalAdvance(text()) + gap, height};
}

QSize CardLink::minimumSizeHint() const
{
    return {textLeft() + 4 * fontMetrics().averageCharWidth(), sizeHint().height()};
}

void CardLink::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int icon = m_theme.metric(Metric::IconSmall);
    const QRect place
        = QStyle::visualRect(layoutDirection(), rect(), {0, (height() - icon) / 2, icon, icon});
    painter.drawPixmap(place, m_theme.pixmap(m_icon, ColourRole::Muted, icon, devicePixelRatioF()));
    QFont drawn = font();
    drawn.setUnderline(underMouse());
    painter.setFont(drawn);
    painter.setPen(m_theme.colour(isEnabled() ? ColourRole::Accent : ColourRole::Muted));
    const QRect room
        = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(textLeft(), 0, 0, 0));
    painter.drawText(room, int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine),
        fontMetrics().elidedText(text(), Qt::ElideMiddle, room.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect ring;
        ring.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
    }
}

void CardLink::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void CardLink::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void CardLink::keyPressEvent(QKeyEvent *event)
{
    // In the console Enter would act on somebody else.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!event->isAutoRepeat())
            click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace balie::ui
