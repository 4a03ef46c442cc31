#pragma once

#include "desk/cards/CallReports.h"
#include "desk/notice/Notice.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QVBoxLayout;

namespace balie::ui {

class ReportQueueRow;
class SectionHeading;

/// The reports that are not written yet: those that wait and why, those that were refused and what
/// to do. Hidden while there is none. What was written is told in a notice. GUI thread.
class ReportQueue final : public QWidget {
    Q_OBJECT

public:
    /// `reports` must outlive this widget.
    ReportQueue(const Theme &theme, desk::CallReports &reports, QWidget *parent = nullptr);

    /// One a report, as they are shown.
    QStringList sentences() const;

Q_SIGNALS:
    void notice(const balie::desk::Notice &notice);

private:
    void refresh();

    const Theme &m_theme;
    desk::CallReports &m_reports;
    SectionHeading *m_heading;
    QVBoxLayout *m_column;
    QVector<ReportQueueRow *> m_rows;
};

} // namespace balie::ui
