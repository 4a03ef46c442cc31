#pragma once

#include "cti/lamp/Lamp.h"
#include "desk/people/PeopleModel.h"
#include "ui/people/TileView.h"

namespace balie::bench {

/// Measures how long an event takes from the engine of the PBX to the tile that shows it: follows
/// each stamp by device and call through switchboard and models to the painting of its tile. What
/// needs no painting (not visible, looks the same) is no sample. GUI thread.
class PaintProbe : public QObject {
    Q_OBJECT

public:
    /// All must outlive the probe; the view must not paint after it is gone.
    PaintProbe(const cti::Switchboard &switchboard, const desk::PersonStates &states,
        const desk::PeopleModel &model, ui::TileView &view, const Clock &clock);
    ~PaintProbe() override;

    void restart();
    /// Milliseconds, in the order in which tiles were painted.
    const QVector<double> &samples() const { return m_samples; }
    quint64 tilesPainted() const { return m_view.tilesPainted() - m_paintedBefore; }

Q_SIGNALS:
    void sampled();

private:
    struct News {
        cti::CallId call;
        qint64 stampNs = 0;

        friend bool operator==(const News &, const News &) = default;
    };
    using NewsByDevice = QHash<cti::DeviceId, QVector<News>>;
    /// What a tile looks like, as far as a call can change it.
    struct Look {
        cti::Lamp lamp;
        QString secondLine;
        QString ticking;

        friend bool operator==(const Look &, const Look &) = default;
    };

    Look lookOf(const desk::Tile &tile) const;
    void deviceChanged(const cti::DeviceId &device);
    void tilesChanged(const QVector<int> &personRows);
    void painted(const desk::Tile &tile);

    const cti::Switchboard &m_switchboard;
    const desk::PersonStates &m_states;
    const desk::PeopleModel &m_model;
    ui::TileView &m_view;
    const Clock &m_clock;
    NewsByDevice m_told; ///< the switchboard knows, the models have not said so yet
    NewsByDevice m_awaited; ///< the view knows, the tile is not painted yet
    QHash<cti::DeviceId, Look> m_painted;
    QVector<double> m_samples;
    quint64 m_paintedBefore = 0;
};

} // namespace balie::bench
