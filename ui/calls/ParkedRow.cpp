#include "ui/calls/ParkedRow.h"

#include "desk/text/Durations.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace balie::ui {

ParkedRow::ParkedRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_who(new ElidedLabel(this))
    , m_duration(new NumberLabel(theme, TextStyle::Small, ColourRole::Muted, this))
    , m_retrieve(new Button(theme, Look::Plain, tr("Retrieve"), this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *line = new QHBoxLayout(this);
    const int gap = theme.metric(Metric::Space1);
    line->setContentsMargins(0, gap, 0, gap + theme.metric(Metric::Hairline));
    line->setSpacing(theme.metric(Metric::Space2));
    line->addWidget(m_who, 1);
    line->addWidget(m_duration);
    line->addWidget(m_retrieve);
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
    m_who->setParts({call.place, call.caller}, 1);
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

void ParkedRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int line = m_theme.metric(Metric::Hairline);
    painter.fillRect(0, height() - line, width(), line, m_theme.colour(ColourRole::Line));
}

} // namespace balie::ui
