#pragma once

#include "desk/actions/ActionId.h"
#include "desk/calls/CallItem.h"
#include "ui/icons/IconName.h"
#include "ui/theme/Look.h"

#include <QVector>
#include <optional>

namespace balie::ui {

/// One button of a call card.
struct CardButton {
    desk::ActionId action = desk::ActionId::Answer;
    QString text;
    IconName icon = IconName::Call;
    Look look = Look::Plain;
    bool iconOnly = false; ///< the text is then tooltip and accessible name
};

/// The buttons of a call's card: exactly what the switch allows on it now, the most likely one
/// first.
QVector<CardButton> cardButtons(const desk::CallItem &item);

/// Every command that makes sense for a call at all, in the order of the context menu; which of
/// them are possible now is for CallActions to say.
QVector<desk::ActionId> menuActions();

/// The command's short name on this call: "Retrieve" where the call is on hold, "Send on" while it
/// rings.
QString callActionText(desk::ActionId action, const desk::CallItem &item);

} // namespace balie::ui
