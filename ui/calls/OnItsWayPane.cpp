#include "ui/calls/OnItsWayPane.h"

#include "ui/calls/OnItsWayRow.h"
#include "ui/calls/SectionHeading.h"
#include "ui/keys/KeyText.h"
#include "ui/speech/Announcer.h"
#include "ui/theme/Look.h"

#include <QLabel>
#include <QVBoxLayout>

namespace balie::ui {

OnItsWayPane::OnItsWayPane(const Theme &theme, const desk::OnItsWay &model, desk::SecondsTick &tick,
    Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_tick(tick)
    , m_clock(clock)
{
    setAccessibleName(tr("Calls on their way"));
    setLook(this, Look::Panel);
    auto *outer = new QVBoxLayout(this);
    const int edge = theme.metric(Metric::Space3);
    outer->setContentsMargins(edge, edge, edge, edge);
    outer->setSpacing(theme.metric(Metric::Space1));
    m_underwayHeading = new SectionHeading(tr("ON ITS WAY"), this);
    outer->addWidget(m_underwayHeading);
    m_underway = new QVBoxLayout;
    m_underway->setSpacing(0);
    outer->addLayout(m_underway);
    m_arrivedHeading = new QLabel(tr("JUST ARRIVED"), this);
    setLook(m_arrivedHeading, Look::SectionHeading);
    outer->addWidget(m_arrivedHeading);
    m_arrived = new QVBoxLayout;
    m_arrived->setSpacing(0);
    outer->addLayout(m_arrived);
    m_status = new Announcer(tr("Calls on their way"), this);

    connect(&model, &desk::OnItsWay::entriesChanged, this, &OnItsWayPane::sync);
    connect(&tick, &desk::SecondsTick::tick, this, [this](std::chrono::milliseconds now) {
        for (OnItsWayRow *row : std::as_const(m_rows))
            row->tick(now);
    });
    sync();
}

void OnItsWayPane::setKeyMap(const desk::KeyMap &keys)
{
    m_keys = keys;
    sync();
}

void OnItsWayPane::sync()
{
    QSet<quint64> present;
    int underway = 0;
    int arrived = 0;
    const QString key = firstKeyText(m_keys, desk::ActionId::PullBack);
    const desk::OnItsWayEntry *withKey = m_model.pulledBackByKey();
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const desk::OnItsWayEntry &entry = m_model.entry(i);
        const auto thread = quint64(entry.thread);
        present << thread;
        OnItsWayRow *&row = m_rows[thread];
        const bool wasUnderway = row && row->entry().isUnderway();
        if (!row) {
            row = new OnItsWayRow(m_theme, this);
            connect(row, &OnItsWayRow::pullBackRequested, this, &OnItsWayPane::pullBackRequested);
        }
        row->show(entry, m_model.phaseText(entry), &entry == withKey ? key : QString());
        row->tick(m_clock.now());
        QVBoxLayout *column = entry.isUnderway() ? m_underway : m_arrived;
        int &index = entry.isUnderway() ? underway : arrived;
        if (column->indexOf(row) != index) {
            m_underway->removeWidget(row);
            m_arrived->removeWidget(row);
            column->insertWidget(index, row);
        }
        ++index;
        if (wasUnderway && !entry.isUnderway())
            m_status->say(row->accessibleName());
    }
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        if (present.contains(it.key())) {
            ++it;
            continue;
        }
        it.value()->hide();
        it.value()->deleteLater(); // its own button may be what led here
        it = m_rows.erase(it);
    }
    m_underwayHeading->setCount(underway);
    m_underwayHeading->setVisible(underway > 0);
    m_arrivedHeading->setVisible(arrived > 0);
    setVisible(!m_rows.isEmpty());
    updateTick();
}

void OnItsWayPane::updateTick()
{
    m_tick.setNeeded(this, isVisible() && m_model.underwayCount() > 0);
}

void OnItsWayPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    for (OnItsWayRow *row : std::as_const(m_rows))
        row->tick(m_clock.now());
    updateTick();
}

void OnItsWayPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateTick();
}

} // namespace balie::ui
