#pragma once

#include "app/system/SpareMemory.h"
#include "cti/provider/PbxClient.h"
#include "desk/calls/CallActions.h"
#include "desk/calls/CallsModel.h"
#include "desk/calendar/Calendars.h"
#include "desk/cards/CallReports.h"
#include "desk/cards/CardDesk.h"
#include "desk/cards/CardLinks.h"
#include "desk/cards/CardSearch.h"
#include "desk/contacts/CallerContacts.h"
#include "desk/contacts/ContactImport.h"
#include "desk/contacts/ContactLint.h"
#include "desk/contacts/ContactRereading.h"
#include "desk/contacts/ContactsModel.h"
#include "desk/contacts/FavouriteContacts.h"
#include "desk/contacts/OwnContacts.h"
#include "desk/enter/EnterLine.h"
#include "desk/journal/CallLogMerge.h"
#include "desk/journal/JournalExport.h"
#include "desk/journal/JournalModel.h"
#include "desk/journal/JournalNotes.h"
#include "desk/journal/JournalPrivacy.h"
#include "desk/journal/JournalRecorder.h"
#include "desk/journal/PreviousCalls.h"
#include "desk/link/LinkText.h"
#include "desk/missed/MissedDuringGap.h"
#include "desk/notes/CallNotes.h"
#include "desk/notes/DeskNotes.h"
#include "desk/notes/PersonNotes.h"
#include "desk/pacing/SecondsTick.h"
#include "desk/parked/ParkedCalls.h"
#include "desk/people/DirectoryReader.h"
#include "desk/people/PeopleModel.h"
#include "desk/recall/RecallBook.h"
#include "desk/search/ContactSearch.h"
#include "desk/search/FamiliarContacts.h"
#include "desk/search/SearchModel.h"
#include "desk/settings/SettingsTable.h"
#include "desk/slips/SlipReminders.h"
#include "desk/slips/Slips.h"
#include "desk/sources/CopiedCards.h"
#include "desk/sources/DirectoryCopy.h"
#include "desk/store/StoreCare.h"
#include "desk/transfers/OnItsWay.h"
#include "desk/waiting/WaitUntilFree.h"
#include "desk/watch/AgeCheck.h"
#include "desk/watch/WatchList.h"

namespace balie::app {

/// The desk's units over one PBX client, made in the order of their dependence and wired to each other. Holds no
/// rules and no widgets: the window, the scripted morning and the benchmark are all built on this. GUI thread.
class DeskUnits : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    DeskUnits(cti::PbxClient &client, crm::CardPort &customerSystems, desk::SettingsTable &settings, Clock &clock,
        QObject *parent = nullptr);

    /// Names from a CSV file; an empty path is no file, and takes those of an earlier one away. The error's sentence
    /// names line and column.
    Expected<void> readPeopleFile(const QString &path);
    /// Contacts in the store are others now.
    void readContactsAgain();

    Clock &clock;
    cti::PbxClient &client;
    desk::SettingsTable &settings;
    cti::Switchboard &switchboard;
    desk::Store store; ///< beside the settings; outlives what writes to it
    desk::StoreCare storeCare;
    desk::KeyMap keys;
    desk::People people;
    desk::DirectoryReader directory;
    desk::PersonStates states;
    desk::PeopleModel peopleModel;
    desk::SearchModel search;
    desk::ContactSearch contactSearch;
    desk::FamiliarContacts familiarContacts;
    desk::FavouriteContacts favouriteContacts;
    desk::RecallBook recalls;
    desk::CallsModel calls;
    desk::CallActions actions;
    desk::EnterLine enterLine;
    desk::WaitUntilFree waiting;
    desk::OnItsWay onItsWay;
    desk::ParkedCalls parked;
    desk::MissedDuringGap missed;
    desk::JournalRecorder journalRecorder;
    desk::CallLogMerge callLogMerge;
    desk::JournalModel journal;
    desk::PreviousCalls previousCalls;
    desk::CallerContacts callerContacts;
    desk::CopiedCards copiedCards; ///< the customer systems, and what was copied from them
    desk::CardLinks cardLinks;
    desk::CardDesk cards;
    desk::CardSearch cardSearch;
    desk::CallReports callReports;
    desk::Calendars calendars;
    desk::JournalPrivacy journalPrivacy;
    desk::JournalExport journalExport;
    desk::WatchList watchList;
    desk::AgeCheck ageCheck;
    desk::SecondsTick seconds;
    desk::PersonNotes personNotes;
    desk::CallNotes callNotes;
    desk::JournalNotes journalNotes;
    desk::DeskNotes deskNotes;
    desk::Slips slips;
    desk::SlipReminders slipReminders;
    desk::DirectoryCopy directoryCopy;
    desk::OwnContacts ownContacts;
    desk::ContactImport contactImport;
    desk::ContactRereading contactRereading;
    desk::ContactsModel contacts;
    desk::ContactLint contactLint;
    SpareMemory spareMemory;

Q_SIGNALS:
    /// Everything any unit has to tell the user.
    void notice(const balie::desk::Notice &notice);

private:
    void wire();
    void wireSearch();
    void wireFamiliar();
    void wireNotes();
    void wireJournal();
    void wireContacts();
    void wireCards();
    void followSettings();
    void followNumbers();
};

} // namespace balie::app
