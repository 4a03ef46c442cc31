#include "ui/theme/ColumnScroll.h"

#include "ui/theme/ListColumn.h"
#include "ui/theme/Look.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QScrollBar>
#include <algorithm>

namespace balie::ui {

namespace {

constexpr int fewestLines = 3;

} // namespace

ColumnScroll::ColumnScroll(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
{
    scrollUpAndDown(*this);
    setLook(content, Look::Panel);
    setWidget(content);
    connect(qApp, &QApplication::focusChanged, this, &ColumnScroll::showFocus);
}

void ColumnScroll::showFocus()
{
    QWidget *now = QApplication::focusWidget();
    if (now == nullptr || !widget()->isAncestorOf(now))
        return;
    if (QLayout *layout = widget()->layout())
        layout->activate(); // where it will stand
    const QRect place(now->mapTo(widget(), QPoint()), now->size());
    if (place.height() <= viewport()->height())
        ensureVisible(place.center().x(), place.center().y(), 0, place.height() / 2 + 1);
    else
        ensureWidgetVisible(now, 0, 0); // where the cursor is
}

QSize ColumnScroll::minimumSizeHint() const
{
    const QSize content = widget()->minimumSizeHint();
    const int width = content.width() + verticalScrollBar()->sizeHint().width();
    return {width, std::min(content.height(), fontMetrics().lineSpacing() * fewestLines)};
}

QSize ColumnScroll::sizeHint() const
{
    return widget()->sizeHint().expandedTo(minimumSizeHint());
}

void ColumnScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    showFocus();
}

bool ColumnScroll::eventFilter(QObject *watched, QEvent *event)
{
    const bool isContent = watched == widget();
    if (isContent && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    const bool isTaken = QScrollArea::eventFilter(watched, event);
    if (isContent && event->type() == QEvent::Resize)
        showFocus();
    return isTaken;
}

} // namespace balie::ui
