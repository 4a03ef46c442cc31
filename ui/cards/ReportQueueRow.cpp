#include "ui/cards/ReportQueueRow.h"

#include "ui/calls/ElidedLabel.h"
#include "ui/calls/FlowLayout.h"
#include "ui/cards/CardText.h"
#include "ui/theme/Button.h"

#include <QGridLayout>
#include <QLabel>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using State = desk::QueuedReport::State;

ReportQueueRow::ReportQueueRow(const Theme &theme, QWidget *parent)
    : RuledRow(theme, parent)
    , m_who(new ElidedLabel(this))
    , m_mark(new QLabel(this))
    , m_state(new QLabel(this))
    , m_again(new Button(theme, Look::Plain, tr("Send again"), this))
    , m_stands(new Button(theme, Look::Plain, tr("It stands there"), this))
    , m_copy(new Button(theme, Look::Plain, tr("Copy"), this))
    , m_remove(new Button(theme, Look::Plain, tr("Remove"), this))
{
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setMinimumWidth(1);
    grid()->addWidget(m_who, 0, 0, 1, 2);
    grid()->addWidget(m_mark, 1, 0, Qt::AlignTop);
    grid()->addWidget(m_state, 1, 1);
    grid()->setColumnStretch(1, 1);
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons);
    flow->setContentsMargins(0, theme.metric(Metric::Space1), 0, theme.metric(Metric::Space1));
    flow->setSpacing(theme.metric(Metric::Space2));
    for (Button *button : {m_again, m_stands, m_copy, m_remove}) {
        button->setFocusPolicy(Qt::TabFocus);
        flow->addWidget(button);
    }
    grid()->addWidget(buttons, 2, 0, 1, 2);
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT againWanted(m_key); });
    connect(m_stands, &QPushButton::clicked, this, [this] { Q_EMIT standsThere(m_key); });
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyWanted(m_key); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeWanted(m_key); });
    connect(&theme, &Theme::changed, this, &ReportQueueRow::dress);
}

void ReportQueueRow::show(const desk::QueuedReport &report)
{
    m_key = report.report.key;
    m_standing = report.state;
    const bool isRefused = m_standing == State::Refused;
    const bool isUncertain = m_standing == State::Uncertain;
    const QString name = cardText::cut(
        report.report.name.isEmpty() ? report.report.number : report.report.name, 120);
    QStringList who{name, report.systemName};
    who.removeAll(QString());
    m_who->setParts(who, 0);
    QString state;
    if (isUncertain)
        state = tr("May already stand there. %1").arg(report.reason);
    else if (isRefused)
        state = report.reason.isEmpty() ? tr("Refused.") : tr("Refused: %1").arg(report.reason);
    else
        state = report.reason.isEmpty() ? tr("Waiting to be written.")
                                        : tr("Waits: %1").arg(report.reason);
    m_state->setText(state);
    setLook(m_state, isRefused || isUncertain ? Look::ErrorText : Look::MutedText);
    m_again->setText(isRefused || isUncertain ? tr("Send again") : tr("Try now"));
    m_again->setAccessibleName(tr("%1: report of the call with %2").arg(m_again->text(), name));
    m_stands->setVisible(isUncertain);
    m_stands->setAccessibleName(tr("%1: report of the call with %2").arg(m_stands->text(), name));
    m_copy->setAccessibleName(tr("Copy the report of the call with %1").arg(name));
    m_remove->setAccessibleName(tr("Remove the report of the call with %1").arg(name));
    setAccessibleName(sentence());
    dress();
}

void ReportQueueRow::dress()
{
    const bool needsUser = m_standing != State::Waiting;
    m_mark->setPixmap(theme().pixmap(needsUser ? IconName::Error : IconName::Journal,
        needsUser ? ColourRole::Danger : ColourRole::Muted, theme().metric(Metric::IconSmall),
        devicePixelRatioF()));
}

QString ReportQueueRow::sentence() const
{
    return m_who->text() + u": "_s + m_state->text();
}

} // namespace balie::ui
