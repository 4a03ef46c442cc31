#pragma once

#include "desk/parked/ParkedCalls.h"
#include "ui/calls/RuledRow.h"

namespace balie::ui {

class Button;
class ElidedLabel;
class NumberLabel;

/// One parked call: where, who, for how long, and a button that takes it back.
class ParkedRow final : public RuledRow {
    Q_OBJECT

public:
    explicit ParkedRow(const Theme &theme, QWidget *parent = nullptr);

    void show(const desk::ParkedCall &call, const QString &sentence, const QString &keyHint);
    void tick(Clock::Milliseconds now);
    Button *retrieveButton() const { return m_retrieve; }

Q_SIGNALS:
    void retrieveRequested(const balie::cti::ConnectionId &call);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    desk::ParkedCall m_call;
    ElidedLabel *m_who;
    NumberLabel *m_duration;
    Button *m_retrieve;
};

} // namespace balie::ui
