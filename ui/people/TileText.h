#pragma once

#include "desk/people/Tile.h"

#include <QFontMetrics>
#include <QStringList>

namespace balie::ui {

/// The part of a tile's second line that changes by itself: how long a call lasts, or how old a stale state is.
/// Empty when the tile stands still. The age goes in coarse steps, so that stale tiles are rarely painted.
QString tickingText(const desk::Tile &tile, Clock::Milliseconds now);

/// Joins the parts with middle dots within `width`: the last part is the least important and is elided in its
/// middle first; it goes as a whole before the one in front of it is touched.
QString elidedParts(const QFontMetrics &metrics, const QStringList &parts, int width);

} // namespace balie::ui
