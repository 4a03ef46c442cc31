#include "ui/cards/ReportQueue.h"

#include "ui/calls/SectionHeading.h"
#include "ui/cards/CardText.h"
#include "ui/cards/ReportQueueRow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace balie::ui {

using State = desk::QueuedReport::State;

ReportQueue::ReportQueue(const Theme &theme, desk::CallReports &reports, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_reports(reports)
    , m_heading(new SectionHeading(tr("CALL REPORTS"), this))
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(tr("Call reports"));
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_column->addWidget(m_heading);
    const auto whom = [](const desk::QueuedReport &report) {
        return cardText::cut(
            report.report.name.isEmpty() ? report.report.number : report.report.name, 80);
    };
    connect(&reports, &desk::CallReports::queueChanged, this, &ReportQueue::refresh);
    connect(&reports, &desk::CallReports::written, this,
        [this, whom](const desk::QueuedReport &report) {
            Q_EMIT notice(desk::Notice::info(
                tr("The call with %1 is in %2 now.").arg(whom(report), report.systemName)));
        });
    connect(&reports, &desk::CallReports::refused, this,
        [this, whom](const desk::QueuedReport &report) {
            Q_EMIT notice(
                desk::Notice::warning(tr("%2 did not take the report of the call with %1. %3")
                                          .arg(whom(report), report.systemName, report.reason)
                                          .trimmed()));
        });
    hide();
    refresh();
}

void ReportQueue::refresh()
{
    QVector<desk::QueuedReport> shown;
    for (const desk::QueuedReport &report : m_reports.queue()) {
        if (report.state == State::Waiting || report.state == State::Refused
            || report.state == State::Uncertain)
            shown << report;
    }
    while (m_rows.size() > shown.size()) {
        ReportQueueRow *row = m_rows.takeLast();
        row->hide();
        row->deleteLater(); // its own button may be what led here
    }
    while (m_rows.size() < shown.size()) {
        auto *row = new ReportQueueRow(m_theme, this);
        connect(row, &ReportQueueRow::againWanted, this,
            [this](const QString &key) { m_reports.sendAgain(key); });
        connect(row, &ReportQueueRow::standsThere, this,
            [this](const QString &key) { m_reports.standsThere(key); });
        connect(row, &ReportQueueRow::removeWanted, this,
            [this](const QString &key) { m_reports.remove(key); });
        connect(row, &ReportQueueRow::copyWanted, this, [this](const QString &key) {
            QGuiApplication::clipboard()->setText(m_reports.textOf(key));
        });
        m_column->addWidget(row);
        m_rows << row;
    }
    for (qsizetype i = 0; i < shown.size(); ++i)
        m_rows.at(i)->show(shown.at(i));
    for (ReportQueueRow *row : std::as_const(m_rows))
        row->setVisible(true);
    m_heading->setCount(int(shown.size()));
    setVisible(!shown.isEmpty());
}

QStringList ReportQueue::sentences() const
{
    QStringList all;
    for (const ReportQueueRow *row : m_rows)
        all << row->sentence();
    return all;
}

} // namespace balie::ui
