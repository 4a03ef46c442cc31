#pragma once

#include "base/Clock.h"
#include "desk/pacing/SecondsTick.h"
#include "desk/search/SearchModel.h"
#include "ui/lamp/BlinkTick.h"
#include "ui/lamp/LampPainter.h"
#include "ui/theme/Theme.h"

#include <functional>

namespace balie::ui {

/// What every view of tiles needs; all of it outlives the views.
struct TileTools {
    const Theme &theme;
    LampPainter &lamps;
    BlinkTick &blink;
    desk::SecondsTick &seconds;
    const Clock &clock;
};

/// One row as the delegate reads it, without QVariant: a person, a search hit, or both.
struct TileRow {
    const desk::Tile *tile = nullptr;
    const desk::SearchItem *hit = nullptr;
};
using TileLookup = std::function<TileRow(int row)>;

} // namespace balie::ui
