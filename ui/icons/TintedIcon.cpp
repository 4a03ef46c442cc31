#include "ui/icons/TintedIcon.h"

#include <QPainter>
#include <utility>

namespace balie::ui {

TintedIcon::TintedIcon(std::shared_ptr<IconPixmaps> pixmaps, IconName name, const QColor &colour, const QColor &disabled)
    : m_pixmaps(std::move(pixmaps)), m_name(name), m_colour(colour), m_disabled(disabled)
{
}

void TintedIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap shown = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
    shown.setDevicePixelRatio(ratio);
    const QSizeF size = shown.deviceIndependentSize();
    painter->drawPixmap(QPointF(rect.x() + (rect.width() - size.width()) / 2,
                                rect.y() + (rect.height() - size.height()) / 2),
                        shown);
}

/// `size` is in pixels of the screen; whoever asks knows their density.
QPixmap TintedIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return m_pixmaps->pixmap(m_name, mode == QIcon::Disabled ? m_disabled : m_colour,
                             std::min(size.width(), size.height()), 1);
}

} // namespace balie::ui
