#include "ui/calls/ParkedRow.h"

#include "desk/text/Durations.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QGridLayout>

namespace balie::ui {

ParkedRow::ParkedRow(const Theme &theme, QWidget *parent)
    : RuledRow(theme, parent)
    , m_who(new ElidedLabel(this))
    , m_duration(new NumberLabel(theme, TextStyle::Small, ColourRole::Muted, this))
    , m_retrieve(new Button(theme, Look::Plain, tr("Retrieve"), this))
{
    grid()->addWidget(m_who, 0, 0, 1, 3); // the names have the whole width
    grid()->addWidget(m_duration, 1, 0);
    grid()->addWidget(m_retrieve, 1, 2);
    grid()->setColumnStretch(1, 1);
    m_retrieve->setFocusPolicy(Qt::TabFocus);
    m_retrieve->installEventFilter(this);
    connect(m_retrieve, &QPushButton::clicked, this,
        [this] { Q_EMIT retrieveRequested(m_call.connection); });
}

void ParkedRow::show(
    const desk::ParkedCall &call, const QString &sentence, const QString &keyHint)
{
    m_call = call;
    // The place stands first: it is what is called out to somebody who walks to a telephone.
    m_who->setParts({call.place, call.caller});
    m_retrieve->setKeyHint(keyHint);
    m_retrieve->setBlockedBy(call.stale
            ? tr("There is no connection to the PBX. This works again when it is back.")
            : call.canRetrieve ? QString()
                               : tr("The PBX does not let this call be taken back from here."));
    setAccessibleName(sentence);
    setToolTip(sentence);
}

void ParkedRow::tick(Clock::Milliseconds now)
{
    m_duration->setText(m_call.since ? desk::clockDuration(now - *m_call.since) : QString());
}

bool ParkedRow::eventFilter(QObject *, QEvent *event)
{
    // The second press of a double click meant the caller who stood here before.
    return event->type() == QEvent::MouseButtonDblClick;
}

} // namespace balie::ui
