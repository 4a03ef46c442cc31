#include "ui/slips/SlipRow.h"

#include "desk/text/Moments.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/theme/Look.h"
#include "ui/theme/NumberLabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

SlipRow::SlipRow(const Theme &theme, QWidget *parent)
    : RuledRow(theme, parent), m_time(new NumberLabel(theme, TextStyle::Small, ColourRole::Muted, this)),
      m_who(new ElidedLabel(this)), m_what(new ElidedLabel(this)), m_call(addButton(2)), m_close(addButton(3)),
      m_change(addButton(4))
{
    setLook(m_what, Look::MutedText);
    grid()->addWidget(m_who, 0, 0, 1, 2);
    grid()->addWidget(m_time, 1, 0);
    grid()->addWidget(m_what, 1, 1);
    grid()->setColumnStretch(1, 1);
    connect(m_call, &QToolButton::clicked, this,
            [this] { Q_EMIT callWanted(m_slip.callerNumber, m_slip.callerName); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        if (m_slip.isOpen())
            Q_EMIT closeWanted(m_slip.id);
        else
            Q_EMIT reopenWanted(m_slip.id);
    });
    connect(m_change, &QToolButton::clicked, this, [this] { Q_EMIT changeWanted(m_slip.id); });
    connect(&theme, &Theme::changed, this, &SlipRow::dress);
}

QToolButton *SlipRow::addButton(int column)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    setLook(button, Look::FlatButton);
    button->installEventFilter(this);
    grid()->addWidget(button, 0, column, 2, 1, Qt::AlignVCenter);
    return button;
}

void SlipRow::show(const desk::Slip &slip, const desk::Slips &slips)
{
    const QString forWhom = slips.forWhom(slip);
    const QDateTime now = slips.now();
    m_slip = slip;
    const bool open = slip.isOpen();
    const QString caller = slips.caller(slip);
    const QString who = slip.callerName.isEmpty() ? caller : slip.callerName;
    m_who->setText(who.isEmpty() ? forWhom : who + u" \u2192 "_s + forWhom);
    setLook(m_who, open ? Look::StrongText : Look::MutedText);
    m_what->setText(slip.text);
    const bool nears = slip.promised.isValid() && now >= slip.promised.addSecs(-desk::Slips::warnSeconds);
    if (!open)
        m_time->setText(desk::slipEndText(slip, forWhom));
    else if (slip.promised.isValid())
        m_time->setText(desk::momentText(slip.promised, now));
    else
        m_time->setText({});
    m_time->setVisible(!m_time->text().isEmpty());
    m_timeColour = !open || !nears ? ColourRole::Muted : now >= slip.promised ? ColourRole::Danger : ColourRole::Warning;

    const QString sentence = slips.sentence(slip);
    setAccessibleName(sentence);
    setToolTip(sentence);
    m_call->setVisible(open && !slip.callerNumber.isEmpty());
    m_call->setToolTip(tr("Call %1").arg(caller));
    m_close->setToolTip(open ? tr("Done") : tr("Open it again"));
    m_change->setVisible(open);
    m_change->setToolTip(tr("Change"));
    for (QToolButton *button : {m_call, m_close, m_change})
        button->setAccessibleName(tr("%1: %2").arg(button->toolTip(), sentence));
    dress();
}

void SlipRow::dress()
{
    const int hit = theme().metric(Metric::HitHeight);
    for (QToolButton *button : {m_call, m_close, m_change})
        button->setFixedSize(hit, hit);
    m_call->setIcon(theme().icon(IconName::Call, ColourRole::Text));
    m_close->setIcon(theme().icon(m_slip.isOpen() ? IconName::Check : IconName::Retrieve, ColourRole::Text));
    m_change->setIcon(theme().icon(IconName::Edit, ColourRole::Text));
    m_time->setColour(m_timeColour);
}

QWidget *SlipRow::firstStop() const
{
    return m_call->isVisibleTo(this) ? m_call : m_close;
}

bool SlipRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT reached();
    // The second press of a double click meant the slip that stood here before.
    return event->type() == QEvent::MouseButtonDblClick || RuledRow::eventFilter(watched, event);
}

void SlipRow::mouseDoubleClickEvent(QMouseEvent *)
{
    if (m_slip.isOpen())
        Q_EMIT changeWanted(m_slip.id);
}

} // namespace balie::ui
