#pragma once

#include "desk/cards/QueuedReport.h"
#include "ui/calls/RuledRow.h"

class QLabel;

namespace balie::ui {

class Button;
class ElidedLabel;

/// One report on its way: with whom, into which system, how it stands, and what can be done about
/// it.
class ReportQueueRow final : public RuledRow {
    Q_OBJECT

public:
    ReportQueueRow(const Theme &theme, QWidget *parent);

    void show(const desk::QueuedReport &report);
    const QString &key() const { return m_key; }
    QString sentence() const;

Q_SIGNALS:
    void againWanted(const QString &key);
    void standsThere(const QString &key);
    void copyWanted(const QString &key);
    void removeWanted(const QString &key);

private:
    void dress();

    QString m_key;
    desk::QueuedReport::State m_standing = desk::QueuedReport::State::Waiting;
    ElidedLabel *m_who;
    QLabel *m_mark;
    QLabel *m_state;
    Button *m_again;
    Button *m_stands;
    Button *m_copy;
    Button *m_remove;
};

} // namespace balie::ui
