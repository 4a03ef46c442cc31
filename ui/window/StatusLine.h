#pragma once

#include "base/Clock.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/pacing/SecondsTick.h"
#include "desk/watch/WatchList.h"
#include "ui/theme/Theme.h"

#include <QStatusBar>

class QLabel;

namespace balie::ui {

/// The bar at the bottom: the link in a sentence, its delay, who is watched, the own device, the language. Ticks only
/// while the sentence counts down. GUI thread.
class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    /// All must outlive this object.
    StatusLine(const Theme &theme, const Clock &clock, const cti::Switchboard &switchboard,
               const desk::WatchList &watchList, desk::SecondsTick &seconds, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void showText(QLabel *label, const QString &text, const QString &what);

    const Theme &m_theme;
    const Clock &m_clock;
    const cti::Switchboard &m_switchboard;
    const desk::WatchList &m_watchList;
    desk::SecondsTick &m_seconds;
    QLabel *m_mark;
    QLabel *m_link;
    QLabel *m_delay;
    QLabel *m_watched;
    QLabel *m_device;
    QLabel *m_language;
};

} // namespace balie::ui
