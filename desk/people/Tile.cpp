#include "desk/people/Tile.h"

#include "desk/text/Durations.h"

#include <QCoreApplication>

namespace balie::desk {

namespace {
struct TileText {
    Q_DECLARE_TR_FUNCTIONS(Tile)
};
} // namespace

QString tileAccessibleText(const Tile &tile, Clock::Milliseconds now)
{
    QStringList parts{tile.name};
    if (!tile.extension.isEmpty())
        parts.append(tile.extension);
    if (tile.hasLine) {
        // "on a call for 4 minutes" only while it is true: a stale state has an age, not a duration.
        if (tile.since && !tile.lamp.stale)
            //: %1 is a state ("on a call"), %2 a duration ("4 minutes")
            parts.append(TileText::tr("%1 for %2").arg(tile.secondLine, spokenDuration(now - *tile.since)));
        else
            parts.append(tile.secondLine);
        if (tile.lamp.stale)
            parts.append(TileText::tr("state of %1 ago").arg(spokenDuration(now - tile.state.newsAt)));
    }
    return parts.join(QStringLiteral(", "));
}

QString tileToolTip(const Tile &tile, Clock::Milliseconds now)
{
    QStringList lines{tile.extension.isEmpty() ? tile.name : TileText::tr("%1 (%2)").arg(tile.name, tile.extension)};
    if (!tile.department.isEmpty())
        lines.append(tile.department);
    if (tile.hasLine)
        lines.append(cti::lampDescription(tile.state, now));
    else
        lines.append(TileText::tr("No telephone of this PBX."));
    return lines.join(QLatin1Char('\n'));
}

} // namespace balie::desk
