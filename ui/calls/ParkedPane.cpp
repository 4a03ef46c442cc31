#include "ui/calls/ParkedPane.h"

#include "ui/calls/ParkedRow.h"
#include "ui/calls/SectionHeading.h"
#include "ui/keys/KeyText.h"
#include "ui/theme/Look.h"

#include <QVBoxLayout>

namespace balie::ui {

ParkedPane::ParkedPane(const Theme &theme, const desk::ParkedCalls &model, desk::SecondsTick &tick,
    Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_tick(tick)
    , m_clock(clock)
    , m_heading(new SectionHeading(tr("PARKED"), this))
{
    setAccessibleName(tr("Parked calls"));
    setLook(this, Look::Panel);
    auto *outer = new QVBoxLayout(this);
    const int edge = theme.metric(Metric::Space3);
    outer->setContentsMargins(edge, edge, edge, edge);
    outer->setSpacing(theme.metric(Metric::Space1));
    outer->addWidget(m_heading);
    m_column = new QVBoxLayout;
    m_column->setSpacing(0);
    outer->addLayout(m_column);
    connect(&model, &desk::ParkedCalls::entriesChanged, this, &ParkedPane::sync);
    connect(&tick, &desk::SecondsTick::tick, this, &ParkedPane::tick);
    sync();
}

void ParkedPane::setKeyMap(const desk::KeyMap &keys)
{
    m_keys = keys;
    sync();
}

void ParkedPane::sync()
{
    while (m_rows.size() > m_model.rowCount()) {
        ParkedRow *gone = m_rows.takeLast();
        gone->hide();
        gone->deleteLater(); // its own button may be what led here
    }
    while (m_rows.size() < m_model.rowCount()) {
        auto *row = new ParkedRow(m_theme, this);
        connect(row, &ParkedRow::retrieveRequested, this, &ParkedPane::retrieveRequested);
        m_column->addWidget(row);
        m_rows.append(row);
    }
    const int oldest = m_model.nextToRetrieve();
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const QString sentence
            = m_model.data(m_model.index(i), Qt::AccessibleTextRole).toString();
        const QString key
            = i == oldest ? firstKeyText(m_keys, desk::ActionId::RetrieveParked) : QString();
        m_rows.at(i)->show(m_model.entry(i), sentence, key);
    }
    m_heading->setCount(int(m_rows.size()));
    tick();
    setVisible(!m_rows.isEmpty());
    updateTick();
}

void ParkedPane::tick()
{
    for (ParkedRow *row : std::as_const(m_rows))
        row->tick(m_clock.now());
}

void ParkedPane::updateTick()
{
    m_tick.setNeeded(this, isVisible() && !m_rows.isEmpty());
}

void ParkedPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
    updateTick();
}

void ParkedPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateTick();
}

} // namespace balie::ui
