#pragma once

#include "ui/icons/IconName.h"

#include <QColor>
#include <QHash>
#include <QPixmap>

namespace balie::ui {

/// Icons as tinted pixmaps, each (icon, colour, size, device pixel ratio) rendered once. GUI thread.
class IconPixmaps {
public:
    QPixmap pixmap(IconName name, const QColor &colour, int size, qreal devicePixelRatio);

private:
    struct Key {
        IconName name;
        QRgb colour;
        int size;
        int ratioPercent;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, int(key.name), key.colour, key.size, key.ratioPercent);
        }
    };
    QHash<Key, QPixmap> m_cache;
};

/// The SVG file filled into a square of that many pixels, tinted where `colour` is valid.
QPixmap renderedIcon(const QString &path, int pixels, const QColor &colour = {});

} // namespace balie::ui
