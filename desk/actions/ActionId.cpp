#include "desk/actions/ActionId.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace balie::desk {

namespace {

struct Row {
    ActionId action;
    const char *name;
    const char *text;
};

// The order is that of menus and of the key card.
constexpr std::array rows{
    Row{ActionId::Answer, "Answer", QT_TRANSLATE_NOOP("ActionId", "Answer")},
    Row{ActionId::HangUp, "HangUp", QT_TRANSLATE_NOOP("ActionId", "Hang up")},
    Row{ActionId::HoldOrRetrieve, "HoldOrRetrieve",
        QT_TRANSLATE_NOOP("ActionId", "Hold or take back")},
    Row{ActionId::BlindTransfer, "BlindTransfer", QT_TRANSLATE_NOOP("ActionId", "Transfer")},
    Row{ActionId::Consult, "Consult", QT_TRANSLATE_NOOP("ActionId", "Consult, then transfer")},
    Row{ActionId::CompleteTransfer, "CompleteTransfer",
        QT_TRANSLATE_NOOP("ActionId", "Complete the transfer")},
    Row{ActionId::BackToCaller, "BackToCaller",
        QT_TRANSLATE_NOOP("ActionId", "Back to the caller")},
    Row{ActionId::Alternate, "Alternate",
        QT_TRANSLATE_NOOP("ActionId", "Change between two calls")},
    Row{ActionId::VoiceMail, "VoiceMail", QT_TRANSLATE_NOOP("ActionId", "To voice mail")},
    Row{ActionId::Mobile, "Mobile", QT_TRANSLATE_NOOP("ActionId", "To the mobile")},
    Row{ActionId::Park, "Park", QT_TRANSLATE_NOOP("ActionId", "Park")},
    Row{ActionId::PullBack, "PullBack", QT_TRANSLATE_NOOP("ActionId", "Pull back")},
    Row{ActionId::RetrieveParked, "RetrieveParked",
        QT_TRANSLATE_NOOP("ActionId", "Retrieve a parked call")},
    Row{ActionId::Dial, "Dial", QT_TRANSLATE_NOOP("ActionId", "Call")},
    Row{ActionId::MessageSlip, "MessageSlip", QT_TRANSLATE_NOOP("ActionId", "Message slip")},
    Row{ActionId::TakeSuggestion, "TakeSuggestion", QT_TRANSLATE_NOOP("ActionId", "Choose who usually takes it")},
    Row{ActionId::CallNote, "CallNote", QT_TRANSLATE_NOOP("ActionId", "Note on the call")},
    Row{ActionId::PersonNote, "PersonNote", QT_TRANSLATE_NOOP("ActionId", "Note on the colleague")},
    Row{ActionId::DeskNote, "DeskNote", QT_TRANSLATE_NOOP("ActionId", "Note at the desk")},
    Row{ActionId::OpenCard, "OpenCard", QT_TRANSLATE_NOOP("ActionId", "Open the customer card")},
    Row{ActionId::NextCall, "NextCall", QT_TRANSLATE_NOOP("ActionId", "Next call")},
    Row{ActionId::Search, "Search", QT_TRANSLATE_NOOP("ActionId", "Search")},
    Row{ActionId::FocusCalls, "FocusCalls", QT_TRANSLATE_NOOP("ActionId", "Go to the calls")},
    Row{ActionId::FocusPeople, "FocusPeople", QT_TRANSLATE_NOOP("ActionId", "Go to the people")},
    Row{ActionId::FocusSlips, "FocusSlips", QT_TRANSLATE_NOOP("ActionId", "Go to the slips")},
    Row{ActionId::FocusCard, "FocusCard", QT_TRANSLATE_NOOP("ActionId", "Go to the customer card")},
    Row{ActionId::Journal, "Journal", QT_TRANSLATE_NOOP("ActionId", "Journal of calls")},
    Row{ActionId::CheckNow, "CheckNow", QT_TRANSLATE_NOOP("ActionId", "Check now")},
    Row{ActionId::ToggleFavourite, "ToggleFavourite", QT_TRANSLATE_NOOP("ActionId", "Favourite")},
    Row{ActionId::ToggleWatched, "ToggleWatched", QT_TRANSLATE_NOOP("ActionId", "Watch")},
    Row{ActionId::Contacts, "Contacts", QT_TRANSLATE_NOOP("ActionId", "Contacts")},
    Row{ActionId::ShowKeys, "ShowKeys", QT_TRANSLATE_NOOP("ActionId", "Show the keys")},
    Row{ActionId::Settings, "Settings", QT_TRANSLATE_NOOP("ActionId", "Settings")},
    Row{ActionId::Quit, "Quit", QT_TRANSLATE_NOOP("ActionId", "Quit")},
};

const Row &rowOf(ActionId action)
{
    return *std::find_if(
        rows.begin(), rows.end(), [action](const Row &row) { return row.action == action; });
}

} // namespace

const QVector<ActionId> &allActions()
{
    static const QVector<ActionId> all = [] {
        QVector<ActionId> actions;
        for (const Row &row : rows)
            actions.append(row.action);
        return actions;
    }();
    return all;
}

QString actionName(ActionId action)
{
    return QString::fromLatin1(rowOf(action).name);
}

std::optional<ActionId> actionFromName(const QString &name)
{
    const auto row = std::find_if(rows.begin(), rows.end(),
        [&](const Row &candidate) { return name == QLatin1String(candidate.name); });
    return row == rows.end() ? std::nullopt : std::optional(row->action);
}

QString actionText(ActionId action)
{
    return QCoreApplication::translate("ActionId", rowOf(action).text);
}

} // namespace balie::desk
