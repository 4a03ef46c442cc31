#pragma once

#include "desk/actions/KeyMap.h"
#include "desk/pacing/SecondsTick.h"
#include "desk/parked/ParkedCalls.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QVBoxLayout;

namespace balie::ui {

class ParkedRow;
class SectionHeading;

/// The calls that wait in park places. Takes no room while there are none. Gives no command itself.
/// GUI thread.
class ParkedPane final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the pane.
    ParkedPane(const Theme &theme, const desk::ParkedCalls &model, desk::SecondsTick &tick,
        Clock &clock, QWidget *parent = nullptr);

    void setKeyMap(const desk::KeyMap &keys);
    /// In the order of the places.
    const QVector<ParkedRow *> &rows() const { return m_rows; }

Q_SIGNALS:
    void retrieveRequested(const balie::cti::ConnectionId &call);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void sync();
    void tick();
    void updateTick();

    const Theme &m_theme;
    const desk::ParkedCalls &m_model;
    desk::SecondsTick &m_tick;
    Clock &m_clock;
    desk::KeyMap m_keys;
    QVector<ParkedRow *> m_rows;
    SectionHeading *m_heading;
    QVBoxLayout *m_column;
};

} // namespace balie::ui
