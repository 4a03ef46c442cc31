#pragma once

#include "desk/calls/CallsModel.h"
#include "desk/journal/PreviousCalls.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;

namespace balie::ui {

class Button;

/// The earlier calls of whoever calls: when, what became of them, and who took them. Hidden while nothing is known. GUI
/// thread.
class CallerHistory final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive this widget.
    struct Parts {
        const Theme &theme;
        const desk::CallsModel &calls;
        const desk::People &people;
        const desk::PreviousCalls &previousCalls;
    };

    CallerHistory(const Parts &parts, QWidget *parent = nullptr);

    /// Whose earlier calls are shown.
    void setCall(const cti::ConnectionId &call);
    /// What is shown, one call a line.
    QString lines() const;

Q_SIGNALS:
    /// All calls with this number (PhoneNumber::key()), in the journal.
    void allWanted(const QString &key);

private:
    void refresh();
    QString lineOf(desk::JournalEntry entry) const;

    Parts m_parts;
    cti::ConnectionId m_call;
    desk::PreviousCallsInfo m_shown;
    QLabel *m_heading;
    QLabel *m_takers;
    QLabel *m_lines;
    Button *m_all;
};

} // namespace balie::ui
