#include "ui/slips/SlipsPane.h"

#include "ui/calls/SectionHeading.h"
#include "ui/slips/SlipRow.h"
#include "ui/theme/LayoutHeight.h"
#include "ui/theme/ListColumn.h"
#include "ui/theme/Look.h"

#include <QApplication>
#include <QScrollArea>
#include <QVBoxLayout>

namespace balie::ui {

namespace {

constexpr int mostLines = 8; ///< of text; the rest of the rows is scrolled to

} // namespace

SlipsPane::SlipsPane(const Theme &theme, desk::Slips &slips, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_slips(slips), m_heading(new SectionHeading(tr("MESSAGE SLIPS"), this)),
      m_scroll(new QScrollArea(this))
{
    setAccessibleName(tr("Message slips"));
    setLook(this, Look::Panel);
    auto *outer = new QVBoxLayout(this);
    const int edge = theme.metric(Metric::Space3);
    outer->setContentsMargins(edge, edge, edge, edge);
    outer->setSpacing(theme.metric(Metric::Space1));
    outer->addWidget(m_heading);
    m_column = makeListColumn(*m_scroll, tr("Message slips"));
    m_column->setSpacing(0);
    m_scroll->widget()->installEventFilter(this);
    outer->addWidget(m_scroll);
    connect(&slips, &desk::Slips::listChanged, this, &SlipsPane::sync);
    connect(&theme, &Theme::changed, this, &SlipsPane::fit);
    sync();
}

void SlipsPane::sync()
{
    // Whoever was working with the keyboard here stays in the list, whatever became of the slip.
    qsizetype focused = -1;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i)->isAncestorOf(QApplication::focusWidget()))
            focused = i;
    }
    const desk::SlipId before = focused < 0 ? desk::SlipId::None : m_rows.at(focused)->slip();
    syncRows();
    m_heading->setCount(m_slips.openCount());
    setVisible(!m_rows.isEmpty());
    fit();
    if (focused < 0 || m_rows.isEmpty())
        return;
    const bool stays = focused < m_rows.size() && m_rows.at(focused)->slip() == before
        && m_rows.at(focused)->isAncestorOf(QApplication::focusWidget());
    if (!stays)
        m_rows.at(std::min(focused, m_rows.size() - 1))->firstStop()->setFocus(Qt::OtherFocusReason);
}

void SlipsPane::syncRows()
{
    while (m_rows.size() > m_slips.rowCount()) {
        SlipRow *gone = m_rows.takeLast();
        gone->hide();
        gone->deleteLater(); // its own button may be what led here
    }
    while (m_rows.size() < m_slips.rowCount()) {
        auto *row = new SlipRow(m_theme, m_scroll->widget());
        connect(row, &SlipRow::callWanted, this, &SlipsPane::callWanted);
        connect(row, &SlipRow::changeWanted, this, &SlipsPane::changeWanted);
        connect(row, &SlipRow::closeWanted, &m_slips, &desk::Slips::close);
        connect(row, &SlipRow::reopenWanted, &m_slips, &desk::Slips::reopen);
        connect(row, &SlipRow::reached, this, [this, row] { m_scroll->ensureWidgetVisible(row, 0, 0); });
        m_column->addWidget(row);
        m_rows.append(row);
    }
    for (int i = 0; i < m_slips.rowCount(); ++i)
        m_rows.at(i)->show(m_slips.slip(i), m_slips);
}

bool SlipsPane::focusFirst()
{
    if (m_rows.isEmpty())
        return false;
    m_rows.constFirst()->firstStop()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

bool SlipsPane::eventFilter(QObject *watched, QEvent *event)
{
    // Rows know how high they are only once they have been laid out.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        fit();
    return QWidget::eventFilter(watched, event);
}

void SlipsPane::fit()
{
    const int wanted = heightAt(*m_column, m_scroll->viewport()->width());
    m_scroll->setFixedHeight(std::min(wanted, fontMetrics().lineSpacing() * mostLines));
}

void SlipsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace balie::ui
