#include "desk/people/Tile.h"

#include "cti/lamp/Durations.h"

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
    if (tile.hasLine)
        parts.append(cti::lampDescription(tile.state, now));
    else if (!tile.state.deskNote.isEmpty())
        parts.append(tile.state.deskNote);
    return parts.join(QStringLiteral(", "));
}

QString tileSource(const Tile &tile, Clock::Milliseconds now)
{
    const bool told = tile.hasLine && tile.state.newsAt > Clock::Milliseconds(0)
        && tile.state.knowledge != cti::Knowledge::Waiting;
    if (!told)
        return {};
    const QString age = cti::shortDuration(now - tile.state.newsAt);
    if (tile.state.stale)
        return TileText::tr("Last told by the PBX %1 ago; the connection was lost since").arg(age);
    return tile.state.knowledge == cti::Knowledge::NotWatched
        ? TileText::tr("The PBX was asked once, %1 ago").arg(age)
        : TileText::tr("From the PBX, last change told %1 ago").arg(age);
}

QString tileToolTip(const Tile &tile, Clock::Milliseconds now)
{
    QStringList lines{tile.extension.isEmpty()
            ? tile.name
            : QStringLiteral("%1 (%2)").arg(tile.name, tile.extension)};
    if (!tile.department.isEmpty())
        lines.append(tile.department);
    if (tile.hasLine)
        lines.append(cti::lampDescription(tile.state, now));
    if (const QString source = tileSource(tile, now); !source.isEmpty())
        lines.append(source);
    if (!tile.hasLine && !tile.state.deskNote.isEmpty())
        lines.append(tile.state.deskNote);
    if (!tile.hasLine)
        lines.append(TileText::tr("No telephone of this PBX."));
    return lines.join(QLatin1Char('\n'));
}

} // namespace balie::desk
