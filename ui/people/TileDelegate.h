#pragma once

#include "ui/people/TileTools.h"

#include <QAbstractItemDelegate>
#include <QHash>

namespace balie::ui {

/// Paints tiles straight from the desk's struct: ground and lamp from cached pixmaps, texts elided once per change.
/// Remembers per row what it painted last, so that the view can leave alone what looks the same. GUI thread.
class TileDelegate final : public QAbstractItemDelegate {
    Q_OBJECT

public:
    explicit TileDelegate(const TileTools &tools, QObject *parent = nullptr);

    void setLookup(TileLookup lookup);
    /// The size of a cell: the tile and the gap to its right and below.
    void setCellSize(const QSize &size);
    /// The row over which a call is being dragged; -1 for none.
    void setDropRow(int row) { m_dropRow = row; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Whether the row would be painted differently from the last time; true for one that never was.
    bool looksDifferent(int row, Clock::Milliseconds now) const;
    bool isTicking(int row) const;
    bool isBlinking(int row) const;
    /// Where the lamp is within a cell.
    QRect lampRect(const QRect &cell) const;
    /// Forgets what was painted: other rows, other model, other theme.
    void forget();

    quint64 tilesPainted() const { return m_painted; }
    /// Called for each tile that was painted, for measuring; empty costs nothing.
    void setObserver(std::function<void(const desk::Tile &)> observer) { m_observer = std::move(observer); }

Q_SIGNALS:
    /// A tile was painted that changes by itself: the ticks are needed.
    void tickingPainted() const;
    void blinkingPainted() const;

private:
    enum class Ground { Plain, Hover, Selected, Ringing, Drop };
    /// How wide the two lines of text may be.
    struct Room {
        int name = 0;
        int second = 0;
        friend bool operator==(const Room &, const Room &) = default;
    };
    struct Painted {
        // What it was made from ...
        QString name;
        QString secondLine;
        QString why;
        QString note;
        QString extension;
        QString department;
        QString ticking;
        bool star = false;
        cti::Lamp lamp;
        Room room;
        // ... and what came of it.
        QString shownName;
        QString shownSecond;
        int tickingWidth = 0;
    };
    struct Inks {
        QColor text;
        QColor muted;
    };

    Painted contentOf(const TileRow &row, Clock::Milliseconds now) const;
    static bool sameContent(const Painted &a, const Painted &b);
    const Painted &prepared(int row, const TileRow &source, const Room &room) const;
    Ground groundOf(const QStyleOptionViewItem &option, int row, const TileRow &source) const;
    QPixmap groundPixmap(Ground ground, const QSize &size, qreal ratio) const;
    void paintTexts(QPainter &painter, const QRect &rect, const Painted &texts, const TileRow &source,
                    const Inks &inks) const;
    void paintSpans(QPainter &painter, const QPoint &baseline, const Painted &texts, const TileRow &source) const;
    Room paintRight(QPainter &painter, const QRect &rect, const TileRow &source, const Inks &inks) const;
    void refreshFonts();

    TileTools m_tools;
    TileLookup m_lookup;
    QSize m_cell;
    QFont m_nameFont;
    QFont m_secondFont;
    QFont m_numberFont;
    int m_dropRow = -1;
    std::function<void(const desk::Tile &)> m_observer;
    mutable QHash<int, Painted> m_rows;
    mutable QHash<quint64, QPixmap> m_grounds;
    mutable quint64 m_painted = 0;
};

} // namespace balie::ui
