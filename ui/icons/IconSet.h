#pragma once

#include "ui/icons/IconName.h"

#include <QColor>
#include <QHash>
#include <QIcon>
#include <QPixmap>

namespace balie::ui {

/// Renders the icons tinted, each (icon, colour, size, device pixel ratio) once. GUI thread.
class IconSet {
public:
    QPixmap pixmap(IconName name, const QColor &colour, int size, qreal devicePixelRatio);
    /// In sizes 16, 20 and 24 at single and double density; the disabled look has `disabled` for colour.
    QIcon icon(IconName name, const QColor &colour, const QColor &disabled);
    void clear() { m_cache.clear(); }

    /// The resource path of an icon.
    static QString path(IconName name);

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

/// The program's own icon.
QIcon applicationIcon();

} // namespace balie::ui
