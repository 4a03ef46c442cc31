#include "ui/calls/RuledRow.h"

#include <QGridLayout>
#include <QPainter>

namespace balie::ui {

RuledRow::RuledRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const int gap = theme.metric(Metric::Space1);
    m_grid->setContentsMargins(0, gap, 0, gap + theme.metric(Metric::Hairline));
    m_grid->setHorizontalSpacing(theme.metric(Metric::Space2));
    m_grid->setVerticalSpacing(0);
}

void RuledRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int line = m_theme.metric(Metric::Hairline);
    painter.fillRect(0, height() - line, width(), line, m_theme.colour(ColourRole::Line));
}

} // namespace balie::ui
