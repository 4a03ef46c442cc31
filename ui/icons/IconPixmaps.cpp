#include "ui/icons/IconPixmaps.h"

#include "ui/icons/IconSet.h"

#include <QPainter>
#include <QSvgRenderer>
#include <cmath>

namespace balie::ui {

QPixmap IconPixmaps::pixmap(IconName name, const QColor &colour, int size, qreal devicePixelRatio)
{
    const Key key{name, colour.rgba(), size, int(std::lround(devicePixelRatio * 100))};
    if (const auto found = m_cache.constFind(key); found != m_cache.constEnd())
        return *found;
    QPixmap pixmap = renderedIcon(IconSet::path(name), int(std::ceil(size * devicePixelRatio)), colour);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    m_cache.insert(key, pixmap);
    return pixmap;
}

QPixmap renderedIcon(const QString &path, int pixels, const QColor &colour)
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    {
        QSvgRenderer renderer(path);
        QPainter painter(&image);
        renderer.render(&painter);
        if (colour.isValid()) {
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(image.rect(), colour);
        }
    }
    // What was painted on keeps its paint engine, several times as large as an icon; a copy has none.
    return QPixmap::fromImage(image.copy());
}

} // namespace balie::ui
