#include "ui/keys/KeyGroups.h"

#include <QCoreApplication>
#include <QKeySequence>

namespace balie::ui {

using desk::ActionId;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(balie::ui::KeyGroups)
};

} // namespace

QVector<KeyGroup> keyGroups()
{
    QVector<KeyGroup> groups{
        {Text::tr("Calls"),
            {ActionId::Answer, ActionId::HangUp, ActionId::HoldOrRetrieve, ActionId::NextCall,
                ActionId::Dial}},
        {Text::tr("Sending on"),
            {ActionId::BlindTransfer, ActionId::Consult, ActionId::CompleteTransfer,
                ActionId::BackToCaller, ActionId::Alternate, ActionId::VoiceMail, ActionId::Mobile,
                ActionId::Park, ActionId::RetrieveParked, ActionId::PullBack, ActionId::TakeSuggestion}},
        {Text::tr("Finding people"),
            {ActionId::Search, ActionId::FocusPeople, ActionId::FocusCalls, ActionId::CheckNow,
                ActionId::ToggleFavourite, ActionId::ToggleWatched, ActionId::Contacts}},
        {Text::tr("Notes and messages"),
            {ActionId::MessageSlip, ActionId::FocusSlips, ActionId::CallNote, ActionId::PersonNote,
                ActionId::DeskNote, ActionId::Journal}},
        {Text::tr("Program"), {ActionId::ShowKeys, ActionId::Settings, ActionId::Quit}},
    };
    // A command that is new must not be missing from the card.
    QVector<ActionId> rest = desk::allActions();
    for (const KeyGroup &group : groups) {
        for (const ActionId action : group.actions)
            rest.removeAll(action);
    }
    groups.last().actions += rest;
    return groups;
}

QVector<QPair<QString, QString>> fixedKeys()
{
    const auto name
        = [](Qt::Key key) { return QKeySequence(key).toString(QKeySequence::NativeText); };
    return {
        {Text::tr("any letter or digit"), Text::tr("search for a name or number")},
        {name(Qt::Key_Return), Text::tr("do what the line under the list says")},
        {name(Qt::Key_Escape), Text::tr("step back, empty the search")},
    };
}

} // namespace balie::ui
