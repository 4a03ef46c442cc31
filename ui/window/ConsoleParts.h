#pragma once

#include "cti/ports/ServicesPort.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/actions/KeyMap.h"
#include "desk/calls/CallActions.h"
#include "desk/calls/CallsModel.h"
#include "desk/cards/CallReports.h"
#include "desk/cards/CardDesk.h"
#include "desk/cards/CardLinks.h"
#include "desk/contacts/CallerContacts.h"
#include "desk/contacts/FavouriteContacts.h"
#include "desk/enter/EnterLine.h"
#include "desk/journal/PreviousCalls.h"
#include "desk/missed/MissedDuringGap.h"
#include "desk/notes/CallNotes.h"
#include "desk/notes/DeskNotes.h"
#include "desk/notes/PersonNotes.h"
#include "desk/pacing/SecondsTick.h"
#include "desk/parked/ParkedCalls.h"
#include "desk/people/PeopleModel.h"
#include "desk/search/SearchModel.h"
#include "desk/settings/SettingsTable.h"
#include "desk/slips/Slips.h"
#include "desk/store/StoreCare.h"
#include "desk/transfers/OnItsWay.h"
#include "desk/watch/WatchList.h"
#include "ui/theme/Theme.h"

namespace balie::ui {

/// What the console shows and commands: made and wired to each other by the program; all of it outlives the window.
struct ConsoleParts {
    Theme &theme;
    Clock &clock;
    desk::SettingsTable &settings;
    const cti::Switchboard &switchboard;
    desk::People &people;
    const desk::PersonStates &states;
    desk::PeopleModel &peopleModel;
    desk::SearchModel &search;
    desk::CallsModel &calls;
    desk::CallActions &actions;
    desk::EnterLine &enterLine;
    desk::OnItsWay &onItsWay;
    desk::ParkedCalls &parked;
    desk::MissedDuringGap &missed;
    desk::WatchList &watchList;
    desk::SecondsTick &seconds;
    desk::PersonNotes &personNotes;
    desk::CallNotes &callNotes;
    desk::DeskNotes &deskNotes;
    desk::Slips &slips;
    const desk::CallerContacts &callerContacts;
    const desk::PreviousCalls &previousCalls;
    desk::FavouriteContacts &favouriteContacts;
    cti::ServicesPort *services = nullptr; ///< none: own do-not-disturb and forwarding are not offered
    desk::CardDesk *cards = nullptr; ///< none, as the two below it: no customer cards
    const desk::CardLinks *cardLinks = nullptr;
    desk::CallReports *callReports = nullptr;
    desk::StoreCare *storeCare = nullptr; ///< none: nobody looks after the file
};

} // namespace balie::ui
