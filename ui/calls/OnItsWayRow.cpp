#include "ui/calls/OnItsWayRow.h"

#include "desk/text/Durations.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QGridLayout>
#include <QLabel>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using Phase = desk::OnItsWayEntry::Phase;

OnItsWayRow::OnItsWayRow(const Theme &theme, QWidget *parent)
    : RuledRow(theme, parent)
{
    m_who = new ElidedLabel(this);
    m_mark = new QLabel(this);
    m_phase = new ElidedLabel(this);
    setLook(m_phase, Look::MutedText);
    m_duration = new NumberLabel(theme, TextStyle::Small, ColourRole::Muted, this);
    m_pullBack = new Button(theme, Look::Plain, tr("Pull back"), this);
    m_pullBack->setFocusPolicy(Qt::TabFocus);
    grid()->addWidget(m_who, 0, 0, 1, 4); // the names have the whole width
    grid()->addWidget(m_mark, 1, 0);
    grid()->addWidget(m_phase, 1, 1);
    grid()->addWidget(m_duration, 1, 2);
    grid()->addWidget(m_pullBack, 1, 3);
    grid()->setColumnStretch(1, 1);
    connect(m_pullBack, &QPushButton::clicked, this,
        [this] { Q_EMIT pullBackRequested(m_entry.pullBack); });
    connect(&theme, &Theme::changed, this, &OnItsWayRow::drawMark);
}

void OnItsWayRow::show(
    const desk::OnItsWayEntry &entry, const QString &phaseText, const QString &keyHint)
{
    m_entry = entry;
    setLook(m_who, entry.isUnderway() ? Look::StrongText : Look::MutedText);
    const QString to = entry.toName.isEmpty() ? entry.to.value() : entry.toName;
    m_who->setText(entry.caller + u" → "_s + to);
    m_phase->setText(phaseText);
    m_duration->setVisible(entry.isUnderway());
    m_pullBack->setVisible(!(entry.pullBack == cti::ConnectionId()));
    m_pullBack->setKeyHint(keyHint);
    setAccessibleName(tr("%1, sent to %2: %3").arg(entry.caller, to, phaseText));
    setToolTip(entry.inferred ? tr("Concluded after the link was lost; nobody saw it happen.")
                              : QString());
    drawMark();
}

void OnItsWayRow::tick(Clock::Milliseconds now)
{
    if (m_entry.isUnderway() && m_entry.sentAt)
        m_duration->setText(desk::clockDuration(now - *m_entry.sentAt));
}

void OnItsWayRow::drawMark()
{
    IconName icon = IconName::Check;
    ColourRole colour = ColourRole::Success;
    switch (m_entry.phase) {
    case Phase::Underway:
        icon = IconName::Forward;
        colour = ColourRole::LampRinging;
        break;
    case Phase::CannotFollow:
        icon = IconName::EyeOff;
        colour = ColourRole::Muted;
        break;
    case Phase::Answered:
        break;
    case Phase::VoiceMail:
        icon = IconName::VoiceMail;
        colour = ColourRole::Muted;
        break;
    case Phase::CameBack:
        icon = IconName::PullBack;
        colour = ColourRole::Warning;
        break;
    case Phase::Lost:
        icon = IconName::Warning;
        colour = ColourRole::Danger;
        break;
    }
    m_mark->setPixmap(
        theme().pixmap(icon, colour, theme().metric(Metric::IconSmall), devicePixelRatioF()));
}

} // namespace balie::ui
