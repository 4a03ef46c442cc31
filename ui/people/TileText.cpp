#include "ui/people/TileText.h"

#include "desk/text/Durations.h"

#include <QCoreApplication>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(balie::ui::TileText)
};

/// Short: the word behind it ("was: ringing") and the clock at the lamp say that it is an age.
QString ageText(std::chrono::milliseconds age)
{
    const qint64 seconds = std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(age).count());
    if (seconds < 10)
        return Words::tr("< 10 s");
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds / 10 * 10);
    if (seconds < 3600)
        return Words::tr("%1 min").arg(seconds / 60);
    return Words::tr("%1 h").arg(seconds / 3600);
}

QString separator()
{
    return u" \u00b7 "_s;
}

} // namespace

QString tickingText(const desk::Tile &tile, Clock::Milliseconds now)
{
    if (!tile.hasLine)
        return {};
    if (tile.lamp.stale)
        return ageText(now - tile.state.newsAt);
    return tile.since ? desk::clockDuration(now - *tile.since) : QString();
}

QString elidedParts(const QFontMetrics &metrics, const QStringList &parts, int width)
{
    QStringList kept;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            kept.append(part);
    }
    // Below this an elided part says nothing.
    const int leastUseful = metrics.averageCharWidth() * 6;
    while (!kept.isEmpty()) {
        const QString whole = kept.join(separator());
        if (metrics.horizontalAdvance(whole) <= width)
            return whole;
        const QString last = kept.takeLast();
        const QString before = kept.isEmpty() ? QString() : kept.join(separator()) + separator();
        const int room = width - metrics.horizontalAdvance(before);
        if (room >= leastUseful || kept.isEmpty())
            return before + metrics.elidedText(last, Qt::ElideMiddle, room);
    }
    return {};
}

} // namespace balie::ui
