#pragma once

#include "desk/actions/KeyMap.h"
#include "desk/pacing/SecondsTick.h"
#include "desk/transfers/OnItsWay.h"
#include "ui/theme/Theme.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace balie::ui {

class Announcer;
class OnItsWayRow;
class SectionHeading;

/// Calls that were sent on, until somebody has them, and below those that just arrived. Takes no
/// room while there are none. GUI thread.
class OnItsWayPane final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the pane.
    OnItsWayPane(const Theme &theme, const desk::OnItsWay &model, desk::SecondsTick &tick,
        Clock &clock, QWidget *parent = nullptr);

    void setKeyMap(const desk::KeyMap &keys);
    OnItsWayRow *row(cti::CallThreadId thread) const { return m_rows.value(quint64(thread)); }

Q_SIGNALS:
    void pullBackRequested(const balie::cti::ConnectionId &call);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void sync();
    void updateTick();

    const Theme &m_theme;
    const desk::OnItsWay &m_model;
    desk::SecondsTick &m_tick;
    Clock &m_clock;
    desk::KeyMap m_keys;
    QHash<quint64, OnItsWayRow *> m_rows; ///< by call thread
    Announcer *m_status; ///< what screen readers hear when a call arrives or comes back
    SectionHeading *m_underwayHeading;
    QVBoxLayout *m_underway;
    QLabel *m_arrivedHeading;
    QVBoxLayout *m_arrived;
};

} // namespace balie::ui
