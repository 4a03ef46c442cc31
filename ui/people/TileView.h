#pragma once

#include "ui/calls/CallMime.h"
#include "ui/people/TileDelegate.h"

#include <QListView>

namespace balie::ui {

/// A list or grid of live tiles that paints only what changed and is visible: dirty rectangles one by one, the
/// shared second and blink ticks only for rows that show them, nothing for rows that look the same.
/// Printable keys are left to the window. GUI thread.
class TileView final : public QListView {
    Q_OBJECT

public:
    enum class Arrangement { Grid, List };

    TileView(const TileTools &tools, Arrangement arrangement, QWidget *parent = nullptr);

    /// `model` and what `lookup` uses must outlive the view.
    void setTiles(QAbstractItemModel *model, TileLookup lookup);
    /// The rows that can be seen now, at least in part; empty range when none.
    std::pair<int, int> visibleRows() const;
    /// Moves the current row without taking the focus: for the arrows in the search field.
    void moveCurrent(int steps);

    quint64 tilesPainted() const { return m_delegate->tilesPainted(); }
    void setPaintObserver(std::function<void(const desk::Tile &)> observer);

Q_SIGNALS:
    /// Double click.
    void chosen(const QModelIndex &index);
    /// Right click or the menu key; `at` is global.
    void menuWanted(const QModelIndex &index, const QPoint &at);
    void callDropped(const balie::ui::DraggedCall &call, const QModelIndex &index);
    void currentRowChanged(int row);
    /// The pointer came or went, or the selection did: the order should rest meanwhile.
    void restWanted(bool rest);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QVector<int> &roles) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void arrange();
    void tick(std::chrono::milliseconds now);
    void beat();
    void setDropRow(int row);
    void updateRest();

    TileTools m_tools;
    Arrangement m_arrangement;
    TileDelegate *m_delegate;
    int m_dropRow = -1;
    bool m_pointerInside = false;
    bool m_resting = false;
};

} // namespace balie::ui
