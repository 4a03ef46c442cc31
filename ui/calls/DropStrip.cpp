#include "ui/calls/DropStrip.h"

#include "ui/calls/DropTarget.h"

#include <QHBoxLayout>

namespace balie::ui {

DropStrip::DropStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(theme.metric(Metric::Space2));
    m_targets << new DropTarget(theme, desk::ActionId::VoiceMail, IconName::VoiceMail, this)
              << new DropTarget(theme, desk::ActionId::Park, IconName::Park, this);
    for (DropTarget *target : std::as_const(m_targets)) {
        line->addWidget(target, 1);
        connect(target, &DropTarget::dropped, this,
            [this, target](const DraggedCall &call) { Q_EMIT dropped(target->action(), call); });
    }
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    hide();
}

void DropStrip::open(const QVector<desk::ActionId> &actions)
{
    for (DropTarget *target : std::as_const(m_targets))
        target->setVisible(actions.contains(target->action()));
    setVisible(!actions.isEmpty());
}

void DropStrip::close()
{
    hide();
}

} // namespace balie::ui
