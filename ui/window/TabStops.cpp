#include "ui/window/TabStops.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <algorithm>

namespace balie::ui {

namespace {

bool isStop(const QWidget *widget)
{
    if (!widget->isEnabled() || (widget->focusPolicy() & Qt::TabFocus) == 0
        || widget->focusProxy() != nullptr)
        return false;
    // Of an exclusive group Tab reaches the chosen one, arrows the others.
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const QButtonGroup *group = button != nullptr ? button->group() : nullptr;
    return group == nullptr || !group->exclusive() || group->checkedButton() == nullptr
        || button->isChecked();
}

/// Row by row from above, each row from the leading side.
void sortAsRead(QVector<QWidget *> &siblings, Qt::LayoutDirection direction)
{
    std::stable_sort(siblings.begin(), siblings.end(),
        [](const QWidget *a, const QWidget *b) { return a->y() < b->y(); });
    for (auto row = siblings.begin(); row != siblings.end();) {
        const int bottom = (*row)->geometry().bottom();
        const auto rowEnd = std::find_if(row + 1, siblings.end(),
            [bottom](const QWidget *widget) { return widget->geometry().center().y() > bottom; });
        std::stable_sort(row, rowEnd, [direction](const QWidget *a, const QWidget *b) {
            return direction == Qt::RightToLeft ? a->x() > b->x() : a->x() < b->x();
        });
        row = rowEnd;
    }
}

void collect(QWidget *widget, const QWidget *window, QVector<QWidget *> &stops)
{
    if (!widget->isVisible() || widget->window() != window || stops.contains(widget))
        return;
    if (isStop(widget))
        stops.append(widget);
    QVector<QWidget *> inside
        = widget->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    sortAsRead(inside, widget->layoutDirection());
    for (QWidget *child : std::as_const(inside))
        collect(child, window, stops);
}

} // namespace

QVector<QWidget *> tabStops(const QVector<QWidget *> &parts, const QWidget *window)
{
    QVector<QWidget *> stops;
    for (QWidget *part : parts)
        collect(part, window, stops);
    return stops;
}

} // namespace balie::ui
