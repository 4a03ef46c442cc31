#pragma once

#include "ui/icons/IconPixmaps.h"

#include <QIcon>
#include <memory>

namespace balie::ui {

/// The icons, tinted. GUI thread.
class IconSet {
public:
    QPixmap pixmap(IconName name, const QColor &colour, int size, qreal devicePixelRatio)
    {
        return m_pixmaps->pixmap(name, colour, size, devicePixelRatio);
    }
    /// In every size and density, rendered when first shown; the disabled look has `disabled` for colour. Outlives the
    /// set.
    QIcon icon(IconName name, const QColor &colour, const QColor &disabled) const;
    void clear() { m_pixmaps = std::make_shared<IconPixmaps>(); }

    /// The resource path of an icon.
    static QString path(IconName name);

private:
    std::shared_ptr<IconPixmaps> m_pixmaps = std::make_shared<IconPixmaps>();
};

/// The program's own icon.
QIcon applicationIcon();

} // namespace balie::ui
