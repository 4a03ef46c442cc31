#include "ui/calls/DropTarget.h"

#include "ui/calls/ElidedLabel.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace balie::ui {

DropTarget::DropTarget(const Theme &theme, desk::ActionId action, IconName icon, QWidget *parent)
    : CardFrame(theme, parent)
    , m_action(action)
{
    setAcceptDrops(true);
    const QString text = desk::actionText(action);
    setAccessibleName(tr("Drop a call here: %1").arg(text));
    auto *line = new QHBoxLayout(this);
    const int edge = theme.metric(Metric::Space2);
    line->setContentsMargins(edge, edge, edge, edge);
    line->setSpacing(edge);
    auto *mark = new QLabel(this);
    const auto dress = [this, mark, icon] {
        mark->setPixmap(this->theme().pixmap(
            icon, ColourRole::Muted, this->theme().metric(Metric::Icon), devicePixelRatioF()));
    };
    dress();
    connect(&theme, &Theme::changed, this, dress);
    auto *label = new ElidedLabel(this);
    label->setText(text);
    line->addWidget(mark);
    line->addWidget(label, 1);
    setMinimumHeight(theme.metric(Metric::TileHeight));
}

void DropTarget::dragEnterEvent(QDragEnterEvent *event)
{
    if (!unpackCall(event->mimeData()))
        return;
    event->acceptProposedAction();
    setSelected(true);
}

void DropTarget::dragLeaveEvent(QDragLeaveEvent *)
{
    setSelected(false);
}

void DropTarget::dropEvent(QDropEvent *event)
{
    setSelected(false);
    const auto call = unpackCall(event->mimeData());
    if (!call)
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(*call);
}

} // namespace balie::ui
