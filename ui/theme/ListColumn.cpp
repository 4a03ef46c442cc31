#include "ui/theme/ListColumn.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace balie::ui {

void scrollUpAndDown(QScrollArea &scroll)
{
    scroll.setFrameShape(QFrame::NoFrame);
    scroll.setWidgetResizable(true);
    scroll.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll.setFocusPolicy(Qt::NoFocus);
    scroll.viewport()->setBackgroundRole(QPalette::Base);
}

QVBoxLayout *makeListColumn(QScrollArea &scroll, const QString &name)
{
    scrollUpAndDown(scroll);
    auto *list = new QWidget(&scroll);
    list->setBackgroundRole(QPalette::Base);
    list->setAccessibleName(name);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins({});
    scroll.setWidget(list);
    return column;
}

} // namespace balie::ui
