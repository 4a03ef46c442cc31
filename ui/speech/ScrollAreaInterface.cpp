#include "ui/speech/ScrollAreaInterface.h"

#include <QAbstractScrollArea>
#include <QScrollBar>

namespace balie::ui {

namespace {

QAccessibleInterface *scrollAreaInterface(const QString &className, QObject *object)
{
    // Views of items and texts have interfaces of their own and are asked for by their class before.
    if (className != QLatin1StringView("QScrollArea") && className != QLatin1StringView("QAbstractScrollArea"))
        return nullptr;
    auto *area = qobject_cast<QAbstractScrollArea *>(object);
    return area != nullptr ? new ScrollAreaInterface(area) : nullptr;
}

} // namespace

ScrollAreaInterface::ScrollAreaInterface(QAbstractScrollArea *area)
    : QAccessibleWidget(area, QAccessible::Client)
{
}

void ScrollAreaInterface::install()
{
    // Qt keeps each factory once, however often it is given.
    QAccessible::installFactory(&scrollAreaInterface);
}

QAbstractScrollArea *ScrollAreaInterface::area() const
{
    return qobject_cast<QAbstractScrollArea *>(object());
}

QWidgetList ScrollAreaInterface::parts() const
{
    QWidgetList parts;
    const QAbstractScrollArea *scrolled = area();
    if (scrolled == nullptr || scrolled->viewport() == nullptr)
        return parts;
    parts.append(scrolled->viewport());
    for (const QScrollBar *bar : {scrolled->horizontalScrollBar(), scrolled->verticalScrollBar()}) {
        if (bar != nullptr && bar->isVisible())
            parts.append(bar->parentWidget()); // holds what else stands beside the bar
    }
    if (QWidget *corner = scrolled->cornerWidget(); corner != nullptr && corner->isVisible())
        parts.append(corner);
    return parts;
}

bool ScrollAreaInterface::isValid() const
{
    return QAccessibleWidget::isValid() && area() != nullptr && area()->viewport() != nullptr;
}

int ScrollAreaInterface::childCount() const
{
    return int(parts().size());
}

QAccessibleInterface *ScrollAreaInterface::child(int index) const
{
    return QAccessible::queryAccessibleInterface(parts().value(index));
}

int ScrollAreaInterface::indexOfChild(const QAccessibleInterface *child) const
{
    return child != nullptr ? int(parts().indexOf(qobject_cast<QWidget *>(child->object()))) : -1;
}

QAccessibleInterface *ScrollAreaInterface::childAt(int x, int y) const
{
    const QWidgetList all = parts();
    for (QWidget *part : all) {
        if (QRect(part->mapToGlobal(QPoint(0, 0)), part->size()).contains(x, y))
            return QAccessible::queryAccessibleInterface(part);
    }
    return nullptr;
}

} // namespace balie::ui
