#include "ui/calls/MissedList.h"

#include "ui/speech/Announcer.h"
#include "ui/theme/Button.h"
#include "ui/theme/LayoutHeight.h"
#include "ui/theme/ListColumn.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace balie::ui {

namespace {

constexpr int mostLines = 9; ///< of text; the rest of the rows is scrolled to

} // namespace

MissedList::MissedList(const Theme &theme, desk::MissedDuringGap &missed, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_missed(missed)
{
    setAccessibleName(tr("Missed while the link was away"));
    setLook(this, Look::Panel);
    auto *outer = new QVBoxLayout(this);
    const int edge = theme.metric(Metric::Space3);
    outer->setContentsMargins(edge, edge, edge, edge);
    outer->setSpacing(theme.metric(Metric::Space1));
    m_summary = new QLabel(this);
    m_summary->setWordWrap(true);
    setLook(m_summary, Look::StrongText);
    outer->addWidget(m_summary);
    m_announcer = new Announcer(tr("Missed calls"), this);
    m_scroll = new QScrollArea(this);
    m_column = makeListColumn(*m_scroll, tr("Missed calls"));
    m_column->setSpacing(0);
    m_scroll->setAccessibleName(tr("Missed calls"));
    m_scroll->setFocusPolicy(Qt::StrongFocus); // where nobody can be called back, too, the keys scroll it
    outer->addWidget(m_scroll);
    m_close = new Button(theme, Look::Plain, tr("Read, put away"), this);
    outer->addWidget(m_close, 0, Qt::AlignLeft);
    connect(m_close, &QPushButton::clicked, &missed, &desk::MissedDuringGap::dismiss);
    connect(&missed, &desk::MissedDuringGap::ready, this, [this] {
        sync();
        show();
        m_announcer->say(m_summary->text());
    });
    // Dismissed, or the link was lost again: what stands here is no longer true.
    connect(&missed, &QAbstractItemModel::modelReset, this, [this] {
        if (m_missed.rowCount() == 0)
            hide();
    });
    hide();
}

void MissedList::sync()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    m_summary->setText(m_missed.summary());
    for (int i = 0; i < m_missed.rowCount(); ++i) {
        const desk::MissedItem item = m_missed.item(i);
        auto *row = new QWidget(m_scroll->widget());
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins({});
        line->setSpacing(m_theme.metric(Metric::Space2));
        const QTime at = QDateTime::fromMSecsSinceEpoch(item.noticedWallMs).time();
        auto *when = new QLabel(QLocale().toString(at, QLocale::ShortFormat), row);
        setLook(when, Look::MutedText);
        auto *what = new QLabel(item.text, row);
        what->setWordWrap(true);
        what->setTextFormat(Qt::PlainText);
        line->addWidget(when, 0, Qt::AlignTop);
        line->addWidget(what, 1);
        if (!item.number.isEmpty()) {
            auto *call = new Button(m_theme, Look::Plain, tr("Call back"), row);
            call->setAccessibleName(tr("Call back %1").arg(item.shownNumber));
            connect(call, &QPushButton::clicked, this,
                [this, number = item.number] { Q_EMIT dialRequested(number); });
            line->addWidget(call, 0, Qt::AlignTop);
        }
        row->setAccessibleName(item.text);
        m_column->addWidget(row);
        m_rows << row;
    }
    m_scroll->setVisible(!m_rows.isEmpty());
    fit();
}

void MissedList::fit()
{
    const int wanted = heightAt(*m_column, m_scroll->viewport()->width());
    m_scroll->setFixedHeight(std::min(wanted, fontMetrics().lineSpacing() * mostLines));
}

void MissedList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace balie::ui
