#pragma once

#include "desk/actions/ActionId.h"
#include "ui/calls/CallMime.h"
#include "ui/calls/CardFrame.h"
#include "ui/icons/IconName.h"

namespace balie::ui {

/// A place that takes a dragged call and nothing else.
class DropTarget final : public CardFrame {
    Q_OBJECT

public:
    DropTarget(const Theme &theme, desk::ActionId action, IconName icon, QWidget *parent = nullptr);
    desk::ActionId action() const { return m_action; }

Q_SIGNALS:
    void dropped(const balie::ui::DraggedCall &call);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    desk::ActionId m_action;
};

} // namespace balie::ui
