#include "ui/cards/CardToastRow.h"

#include "ui/calls/ElidedLabel.h"
#include "ui/theme/Look.h"

#include <QLabel>
#include <QMouseEvent>
#include <QTextDocument>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

CardToastRow::CardToastRow(const Theme &theme, QWidget *parent)
    : CardFrame(theme, parent)
    , m_name(new ElidedLabel(this))
    , m_about(new ElidedLabel(this))
{
    setBar(Bar::Solid, ColourRole::LampRinging);
    setFocusPolicy(Qt::NoFocus);
    const int edge = theme.metric(Metric::Space3);
    const int small = theme.metric(Metric::Space2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(edge + theme.metric(Metric::StateBar), small, edge, small);
    column->setSpacing(0);
    auto *heading = new QLabel(tr("RINGS NOW"), this);
    setLook(heading, Look::SectionHeading);
    setLook(m_name, Look::Title);
    setLook(m_about, Look::MutedText);
    column->addWidget(heading);
    column->addWidget(m_name);
    column->addWidget(m_about);
}

void CardToastRow::show(const QString &name, const QStringList &about)
{
    m_name->setText(name);
    m_about->setParts(about);
    m_about->setVisible(!about.isEmpty());
    setAccessibleName(tr("Rings now: %1").arg(sentence()));
    setToolTip(Qt::convertFromPlainText(sentence()));
}

QString CardToastRow::sentence() const
{
    QStringList parts{m_name->text(), m_about->text()};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

void CardToastRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
}

} // namespace balie::ui
