#pragma once

#include "desk/actions/ActionId.h"
#include "ui/calls/CallMime.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace balie::ui {

class DropTarget;

/// Where a dragged call can be let go besides on a person: voice mail and park. Shown only while a
/// call is dragged, in room that is kept free for it, so that nothing moves under the pointer.
class DropStrip final : public QWidget {
    Q_OBJECT

public:
    explicit DropStrip(const Theme &theme, QWidget *parent = nullptr);

    /// Shows the targets for which the call has a use.
    void open(const QVector<desk::ActionId> &actions);
    void close();

Q_SIGNALS:
    void dropped(desk::ActionId action, const balie::ui::DraggedCall &call);

private:
    QVector<DropTarget *> m_targets;
};

} // namespace balie::ui
