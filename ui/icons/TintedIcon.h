#pragma once

#include "ui/icons/IconSet.h"

#include <QIconEngine>

namespace balie::ui {

/// An icon of the set in two colours, rendered in the size and density in which it is shown and not before. Holds the
/// set's pixmaps alive, not the set. GUI thread.
class TintedIcon final : public QIconEngine {
public:
    TintedIcon(std::shared_ptr<IconPixmaps> pixmaps, IconName name, const QColor &colour, const QColor &disabled);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override { return new TintedIcon(*this); }

private:
    std::shared_ptr<IconPixmaps> m_pixmaps;
    IconName m_name;
    QColor m_colour;
    QColor m_disabled;
};

} // namespace balie::ui
