#pragma once

#include "desk/transfers/OnItsWay.h"
#include "ui/calls/RuledRow.h"

class QLabel;

namespace balie::ui {

class Button;
class ElidedLabel;
class NumberLabel;

/// One call that was sent on: who, to whom, how that is going, and a button that pulls it back.
class OnItsWayRow final : public RuledRow {
    Q_OBJECT

public:
    explicit OnItsWayRow(const Theme &theme, QWidget *parent = nullptr);

    void show(const desk::OnItsWayEntry &entry, const QString &phaseText, const QString &keyHint);
    void tick(Clock::Milliseconds now);
    const desk::OnItsWayEntry &entry() const { return m_entry; }
    Button *pullBackButton() const { return m_pullBack; }

Q_SIGNALS:
    void pullBackRequested(const balie::cti::ConnectionId &call);

private:
    void drawMark();

    desk::OnItsWayEntry m_entry;
    ElidedLabel *m_who;
    QLabel *m_mark;
    ElidedLabel *m_phase;
    NumberLabel *m_duration;
    Button *m_pullBack;
};

} // namespace balie::ui
