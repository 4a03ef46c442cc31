#pragma once

#include <QString>
#include <QVector>
#include <optional>

namespace balie::desk {

/// Every command that a key, a button or a menu can give. Buttons and menus take their text from
/// here.
enum class ActionId {
    Answer,
    HangUp,
    HoldOrRetrieve,
    BlindTransfer, ///< also sends a ringing call on (deflect)
    Consult, ///< with a consultation under way: completes it
    CompleteTransfer,
    BackToCaller, ///< ends the consultation and takes the caller back
    Alternate,
    VoiceMail,
    Mobile,
    Park,
    PullBack,
    RetrieveParked, ///< the one parked here that waits longest, else any that does
    Dial,
    MessageSlip, ///< for the selected colleague, from the caller
    TakeSuggestion, ///< whoever usually takes this caller becomes the one who is chosen
    CallNote, ///< to the field for what is typed during a call
    PersonNote, ///< what is always good to know of the selected colleague
    DeskNote, ///< of the selected colleague
    OpenCard, ///< the customer card of the call, in its own system
    NextCall,
    Search,
    FocusCalls,
    FocusPeople,
    FocusSlips,
    FocusCard, ///< to the note that is to be written back, else to the customer card
    Journal,
    CheckNow,
    ToggleFavourite,
    ToggleWatched,
    Contacts, ///< the window with everybody in the store
    ShowKeys,
    Settings,
    Quit,
};

/// All of them, in the order of menus and of the key card.
const QVector<ActionId> &allActions();
/// For settings and tests: "Answer". Never translated.
QString actionName(ActionId action);
/// The inverse; nullopt for an unknown name.
std::optional<ActionId> actionFromName(const QString &name);
/// For buttons, menus and the key card, translated: "Answer", "Transfer".
QString actionText(ActionId action);

} // namespace balie::desk
