#include "ui/people/TileView.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QPaintEvent>
#include <QScrollBar>
#include <algorithm>

namespace balie::ui {

TileView::TileView(const TileTools &tools, Arrangement arrangement, QWidget *parent)
    : QListView(parent), m_tools(tools), m_arrangement(arrangement), m_delegate(new TileDelegate(tools, this))
{
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSpacing(0);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setDragDropMode(QAbstractItemView::DropOnly);
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
    setItemDelegate(m_delegate);
    setBackgroundRole(QPalette::Window);
    viewport()->setBackgroundRole(QPalette::Window);

    connect(m_delegate, &TileDelegate::tickingPainted, this, [this] { m_tools.seconds.setNeeded(this, true); });
    connect(m_delegate, &TileDelegate::blinkingPainted, this, [this] { m_tools.blink.setNeeded(this, true); });
    connect(&m_tools.seconds, &desk::SecondsTick::tick, this, &TileView::tick);
    connect(&m_tools.blink, &BlinkTick::beat, this, &TileView::beat);
    connect(&m_tools.theme, &Theme::changed, this, [this] {
        arrange();
        viewport()->update();
    });
    arrange();
}

void TileView::setTiles(QAbstractItemModel *model, TileLookup lookup)
{
    m_delegate->setLookup(std::move(lookup));
    setModel(model);
    // Rows that moved must not be compared with what stood there before.
    connect(model, &QAbstractItemModel::modelReset, m_delegate, &TileDelegate::forget);
    connect(model, &QAbstractItemModel::rowsInserted, m_delegate, &TileDelegate::forget);
    connect(model, &QAbstractItemModel::rowsRemoved, m_delegate, &TileDelegate::forget);
    connect(model, &QAbstractItemModel::rowsMoved, m_delegate, &TileDelegate::forget);
    connect(model, &QAbstractItemModel::layoutChanged, m_delegate, &TileDelegate::forget);
}

void TileView::setPaintObserver(std::function<void(const desk::Tile &)> observer)
{
    m_delegate->setObserver(std::move(observer));
}

std::pair<int, int> TileView::visibleRows() const
{
    const int count = model() != nullptr ? model()->rowCount() : 0;
    if (count == 0 || !isVisible())
        return {0, -1};
    // Tiles stand in rows from the top, so their lower edges only grow: search instead of asking each.
    const auto rectOf = [this](int row) { return visualRect(model()->index(row, 0)); };
    const auto firstThat = [&](int low, const auto &holds) {
        int high = count;
        while (low < high) {
            const int middle = (low + high) / 2;
            if (holds(rectOf(middle)))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    };
    const int bottom = viewport()->height();
    const int first = firstThat(0, [](const QRect &rect) { return rect.bottom() >= 0; });
    return {first, firstThat(first, [bottom](const QRect &rect) { return rect.top() >= bottom; }) - 1};
}

void TileView::paintEvent(QPaintEvent *event)
{
    // The base class paints all that lies in the bounding rectangle: two tiles in opposite corners would
    // repaint everything between them.
    for (const QRect &rect : event->region()) {
        QPaintEvent part(rect);
        QListView::paintEvent(&part);
    }
}

void TileView::arrange()
{
    const Theme &theme = m_tools.theme;
    const int gap = theme.metric(Metric::TileGap);
    const int height = theme.metric(Metric::TileHeight) + gap;
    // The base class keeps room for the scroll bar also while there is none, and wraps a row that is full to the
    // last pixel.
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar());
    const int width = std::max(1, maximumViewportSize().width() - bar - 1);
    int columns = 1;
    if (m_arrangement == Arrangement::Grid)
        columns = std::max(1, (width + gap) / (theme.metric(Metric::TileMinWidth) + gap));
    const QSize cell(width / columns, height);
    if (cell == gridSize())
        return;
    m_delegate->setCellSize(cell);
    setGridSize(cell);
    verticalScrollBar()->setSingleStep(height / 2);
}

void TileView::resizeEvent(QResizeEvent *event)
{
    arrange();
    QListView::resizeEvent(event);
}

void TileView::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    arrange();
}

void TileView::hideEvent(QHideEvent *event)
{
    m_tools.seconds.setNeeded(this, false);
    m_tools.blink.setNeeded(this, false);
    QListView::hideEvent(event);
}

void TileView::tick(std::chrono::milliseconds now)
{
    const auto [first, last] = visibleRows();
    bool ticking = false;
    for (int row = first; row <= last; ++row) {
        if (!m_delegate->isTicking(row))
            continue;
        ticking = true;
        if (m_delegate->looksDifferent(row, now))
            update(model()->index(row, 0));
    }
    // Painting a tile that ticks asks for it again.
    if (!ticking)
        m_tools.seconds.setNeeded(this, false);
}

void TileView::beat()
{
    const auto [first, last] = visibleRows();
    bool blinking = false;
    for (int row = first; row <= last; ++row) {
        if (!m_delegate->isBlinking(row))
            continue;
        blinking = true;
        viewport()->update(m_delegate->lampRect(visualRect(model()->index(row, 0))));
    }
    if (!blinking)
        m_tools.blink.setNeeded(this, false);
}

void TileView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QVector<int> &)
{
    // The base class repaints one rectangle around the range. Here a row is painted when it is visible and
    // looks different, and nothing else.
    const Clock::Milliseconds now = m_tools.clock.now();
    const auto paint = [&](const QModelIndex &index) {
        if (m_delegate->looksDifferent(index.row(), now))
            update(index);
    };
    if (topLeft.row() == bottomRight.row()) {
        // The usual case, thousands at a time in a burst: one question instead of a search for what is visible.
        if (isVisible() && visualRect(topLeft).intersects(viewport()->rect()))
            paint(topLeft);
    } else {
        const auto [first, last] = visibleRows();
        for (int row = std::max(first, topLeft.row()); row <= std::min(last, bottomRight.row()); ++row)
            paint(model()->index(row, 0));
    }
    const int current = currentIndex().row();
    if (QAccessible::isActive() && current >= topLeft.row() && current <= bottomRight.row()) {
        QAccessibleEvent event(this, QAccessible::NameChanged);
        event.setChild(current);
        QAccessible::updateAccessibility(&event);
    }
}

void TileView::moveCurrent(int steps)
{
    const int count = model() != nullptr ? model()->rowCount() : 0;
    if (count == 0)
        return;
    const int row = currentIndex().isValid() ? currentIndex().row() + steps : (steps > 0 ? 0 : count - 1);
    setCurrentIndex(model()->index(std::clamp(row, 0, count - 1), 0));
}

void TileView::keyPressEvent(QKeyEvent *event)
{
    const bool command = event->modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool types = !event->text().isEmpty() && event->text().at(0).isPrint() && !command;
    const bool window = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Backspace;
    if (types || window) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void TileView::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = indexAt(event->pos());
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        index = currentIndex();
        at = viewport()->mapToGlobal(visualRect(index).center());
    }
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    Q_EMIT menuWanted(index, at);
}

void TileView::mousePressEvent(QMouseEvent *event)
{
    // A click beside the tiles lets go of the selection, so that the order may move again.
    if (!indexAt(event->position().toPoint()).isValid()) {
        clearSelection();
        setCurrentIndex({});
    }
    QListView::mousePressEvent(event);
}

void TileView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        Q_EMIT chosen(index);
}

void TileView::enterEvent(QEnterEvent *event)
{
    m_pointerInside = true;
    updateRest();
    QListView::enterEvent(event);
}

void TileView::leaveEvent(QEvent *event)
{
    m_pointerInside = false;
    updateRest();
    QListView::leaveEvent(event);
}

void TileView::updateRest()
{
    const bool rest = m_pointerInside || (selectionModel() != nullptr && selectionModel()->hasSelection());
    if (rest == m_resting)
        return;
    m_resting = rest;
    Q_EMIT restWanted(rest);
}

void TileView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

void TileView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QListView::selectionChanged(selected, deselected);
    updateRest();
    // A screen reader selects without making current, and what is selected is what every command is about. Queued: to
    // everybody else the current row comes next by itself.
    if (!QAccessible::isActive() || selected.isEmpty())
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            const QModelIndexList rows = selectedIndexes();
            if (rows.size() == 1 && rows.front() != currentIndex())
                selectionModel()->setCurrentIndex(rows.front(), QItemSelectionModel::NoUpdate);
        },
        Qt::QueuedConnection);
}

void TileView::setDropRow(int row)
{
    if (row == m_dropRow)
        return;
    const int before = std::exchange(m_dropRow, row);
    m_delegate->setDropRow(row);
    for (const int changed : {before, row}) {
        if (changed >= 0)
            update(model()->index(changed, 0));
    }
}

void TileView::dragEnterEvent(QDragEnterEvent *event)
{
    if (unpackCall(event->mimeData()))
        event->acceptProposedAction();
}

void TileView::dragMoveEvent(QDragMoveEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    setDropRow(index.isValid() ? index.row() : -1);
    event->setAccepted(index.isValid() && unpackCall(event->mimeData()).has_value());
}

void TileView::dragLeaveEvent(QDragLeaveEvent *)
{
    setDropRow(-1);
}

void TileView::dropEvent(QDropEvent *event)
{
    setDropRow(-1);
    const QModelIndex index = indexAt(event->position().toPoint());
    const auto call = unpackCall(event->mimeData());
    if (!index.isValid() || !call)
        return;
    event->acceptProposedAction();
    Q_EMIT callDropped(*call, index);
}

} // namespace balie::ui
