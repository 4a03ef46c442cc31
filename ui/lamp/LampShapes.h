#pragma once

#include "cti/lamp/Lamp.h"

#include <QColor>

class QPainter;

namespace balie::ui {

/// What a lamp is painted with.
struct LampInks {
    QColor body;
    QColor second;     ///< the other half of a split lamp
    QColor glyph;      ///< on a filled body
    QColor ground;     ///< what is behind the lamp
    double outline = 2; ///< width of outlines, in units of a lamp 24 wide
};

/// Paints one lamp into the box (0, 0, 24, 24) of `painter`. Pure: no cache, no theme.
/// `lit` false is the dark phase of blinking: an outline with the same glyph, so that the shape stays.
void paintLampShape(QPainter &painter, cti::LampBody body, const LampInks &inks, bool lit);

/// Paints a badge into the same box.
void paintBadgeShape(QPainter &painter, cti::LampBadge badge, int furtherCalls, const LampInks &inks);

/// The small clock that marks a lamp as stale, at the lower right of the box.
void paintStaleMark(QPainter &painter, const LampInks &inks);

} // namespace balie::ui
