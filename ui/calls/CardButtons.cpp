#include "ui/calls/CardButtons.h"

#include <QCoreApplication>

namespace balie::ui {

using cti::Action;
using desk::ActionId;
using desk::CallPhase;

namespace {

struct Rule {
    ActionId action;
    cti::Actions needs; ///< any of these; none: see isShown()
    IconName icon;
};

// The order is that of the card; HangUp stands last, away from what is pressed most.
const Rule rules[] = {
    {ActionId::Answer, Action::Answer, IconName::Answer},
    {ActionId::CompleteTransfer, {}, IconName::Transfer},
    {ActionId::BackToCaller, Action::Reconnect, IconName::PullBack},
    {ActionId::Alternate, Action::Alternate, IconName::Alternate},
    {ActionId::BlindTransfer, Action::SingleStepTransfer | Action::Deflect | Action::Consult,
        IconName::Transfer},
    {ActionId::Consult, Action::Consult, IconName::Consult},
    {ActionId::HoldOrRetrieve, Action::Hold | Action::Retrieve, IconName::Hold},
    {ActionId::VoiceMail, Action::Deflect | Action::SingleStepTransfer, IconName::VoiceMail},
    {ActionId::Park, Action::Park, IconName::Park},
    {ActionId::HangUp, Action::Clear, IconName::HangUp},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("balie::ui::CardButtons", text);
}

/// The one that most calls of this phase end with; filled with colour.
ActionId likeliest(const desk::CallItem &item)
{
    switch (item.phase) {
    case CallPhase::Ringing:
        return ActionId::Answer;
    case CallPhase::Held:
        return ActionId::HoldOrRetrieve;
    default:
        return item.canComplete ? ActionId::CompleteTransfer : ActionId::BlindTransfer;
    }
}

bool isShown(const Rule &rule, const desk::CallItem &item)
{
    // Completing has a nearest thing where the switch does not allow it itself.
    return rule.action == ActionId::CompleteTransfer ? item.canComplete
                                                     : bool(item.actions & rule.needs);
}

} // namespace

QString callActionText(ActionId action, const desk::CallItem &item)
{
    switch (action) {
    case ActionId::HoldOrRetrieve:
        return item.actions.testFlag(Action::Retrieve)
            ? translated(QT_TRANSLATE_NOOP("balie::ui::CardButtons", "Retrieve"))
            : translated(QT_TRANSLATE_NOOP("balie::ui::CardButtons", "Hold"));
    case ActionId::BlindTransfer:
        if (item.actions.testFlag(Action::Deflect))
            return translated(QT_TRANSLATE_NOOP("balie::ui::CardButtons", "Send on"));
        break;
    case ActionId::Consult:
        return translated(QT_TRANSLATE_NOOP("balie::ui::CardButtons", "Consult"));
    case ActionId::CompleteTransfer:
        return translated(QT_TRANSLATE_NOOP("balie::ui::CardButtons", "Complete"));
    case ActionId::Alternate:
        return translated(QT_TRANSLATE_NOOP("balie::ui::CardButtons", "Swap"));
    case ActionId::VoiceMail:
        return translated(QT_TRANSLATE_NOOP("balie::ui::CardButtons", "Voice mail"));
    case ActionId::HangUp:
        if (item.phase == CallPhase::Ringing)
            return translated(QT_TRANSLATE_NOOP("balie::ui::CardButtons", "Reject"));
        break;
    default:
        break;
    }
    return desk::actionText(action);
}

QVector<CardButton> cardButtons(const desk::CallItem &item)
{
    QVector<CardButton> buttons;
    const ActionId first = likeliest(item);
    for (const Rule &rule : rules) {
        if (!isShown(rule, item))
            continue;
        CardButton button{rule.action, callActionText(rule.action, item), rule.icon};
        if (rule.action == ActionId::HangUp) {
            button.look = Look::DangerButton;
            button.iconOnly = true;
        } else if (rule.action == first) {
            button.look = first == ActionId::Answer ? Look::AnswerButton : Look::PrimaryButton;
        }
        // These come seldom, and the card is narrow.
        if (rule.action == ActionId::VoiceMail
            || (rule.action == ActionId::Park && item.phase == CallPhase::Active))
            button.iconOnly = true;
        if (rule.action == ActionId::HoldOrRetrieve && item.actions.testFlag(Action::Retrieve))
            button.icon = IconName::Retrieve;
        if (rule.action == first)
            buttons.prepend(button);
        else
            buttons.append(button);
    }
    return buttons;
}

QVector<ActionId> menuActions()
{
    QVector<ActionId> actions;
    for (const Rule &rule : rules)
        actions << rule.action;
    actions.insert(actions.size() - 1, ActionId::Mobile);
    return actions;
}

} // namespace balie::ui
