#include "app/bench/PaintProbe.h"

#include "base/SystemClock.h"
#include "ui/people/TileText.h"

namespace balie::bench {

namespace {

/// The call that the news of a device is about: the one that began or ended last.
cti::CallId callOf(const cti::DeviceSnapshot &snapshot)
{
    if (!snapshot.ended.isEmpty())
        return snapshot.ended.last().last.id.call;
    return snapshot.connections.isEmpty() ? cti::CallId() : snapshot.connections.last().id.call;
}

} // namespace

PaintProbe::PaintProbe(const cti::Switchboard &switchboard, const desk::PersonStates &states,
    const desk::PeopleModel &model, ui::TileView &view, const Clock &clock)
    : m_switchboard(switchboard)
    , m_states(states)
    , m_model(model)
    , m_view(view)
    , m_clock(clock)
{
    connect(&switchboard, &cti::Switchboard::deviceChanged, this, &PaintProbe::deviceChanged);
    connect(&states, &desk::PersonStates::tilesChanged, this, &PaintProbe::tilesChanged);
    m_view.setPaintObserver([this](const desk::Tile &tile) { painted(tile); });
}

PaintProbe::~PaintProbe()
{
    m_view.setPaintObserver({});
}

void PaintProbe::restart()
{
    m_samples.clear();
    m_told.clear();
    m_awaited.clear();
    m_paintedBefore = m_view.tilesPainted();
}

PaintProbe::Look PaintProbe::lookOf(const desk::Tile &tile) const
{
    return {tile.lamp, tile.secondLine, ui::tickingText(tile, m_clock.now())};
}

void PaintProbe::deviceChanged(const cti::DeviceId &device)
{
    const cti::DeviceSnapshot *snapshot = m_switchboard.device(device);
    if (!snapshot || snapshot->stampNs == 0)
        return;
    const News news{callOf(*snapshot), snapshot->stampNs};
    // One event of the engine may end in several snapshots of the device.
    if (QVector<News> &told = m_told[device]; !news.call.isEmpty() && !told.contains(news))
        told.append(news);
}

void PaintProbe::tilesChanged(const QVector<int> &personRows)
{
    const auto [first, last] = m_view.visibleRows();
    for (const int personRow : personRows) {
        const desk::Tile &tile = m_states.tile(personRow);
        const auto told = m_told.find(tile.device);
        if (told == m_told.end())
            continue;
        const int row = m_model.rowOf(tile.person);
        if (row < first || row > last || m_painted.value(tile.device) == lookOf(tile))
            continue;
        // Several events of one call may be painted at once; each has waited from its own
        // beginning.
        m_awaited[tile.device] += *told;
    }
    // The models have told all that the switchboard has: for the rest there is nothing to paint.
    m_told.clear();
}

void PaintProbe::painted(const desk::Tile &tile)
{
    const qint64 now = monotonicNs();
    m_painted.insert(tile.device, lookOf(tile));
    // A tile that is painted for another reason shows what was told already.
    const QVector<News> shown = m_awaited.take(tile.device) + m_told.take(tile.device);
    if (shown.isEmpty())
        return;
    for (const News &news : shown)
        m_samples.append(double(now - news.stampNs) / 1e6);
    Q_EMIT sampled();
}

} // namespace balie::bench
