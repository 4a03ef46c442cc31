#include "desk/people/Tile.h"

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
    return parts.join(QStringLiteral(", "));
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
    else
        lines.append(TileText::tr("No telephone of this PBX."));
    return lines.join(QLatin1Char('\n'));
}

} // namespace balie::desk
