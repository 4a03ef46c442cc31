// What can be done with a person that is pointed at, and what is noted of people and calls.
#include "ui/calls/CallerPane.h"
#include "ui/calls/CallsPane.h"
#include "ui/journal/CallerHistory.h"
#include "ui/notes/CallerNotes.h"
#include "ui/notes/DeskNoteSheet.h"
#include "ui/notes/PersonNoteSheet.h"
#include "ui/people/ContactMenu.h"
#include "ui/people/PeoplePane.h"
#include "ui/search/SearchField.h"
#include "ui/slips/SlipSheet.h"
#include "ui/slips/SlipsPane.h"
#include "ui/window/ConsoleWindow.h"
#include "ui/window/Targets.h"

#include <QApplication>
#include <QClipboard>

namespace balie::ui {

using desk::ActionId;

void ConsoleWindow::composeNotes()
{
    m_callerNotes = new CallerNotes({m_parts.theme, m_parts.calls, m_parts.switchboard, m_parts.people,
                                     m_parts.callNotes, m_parts.personNotes}, m_caller);
    m_caller->addSection(m_callerNotes);
    m_history = new CallerHistory({m_parts.theme, m_parts.calls, m_parts.people, m_parts.previousCalls}, m_caller);
    m_caller->addSection(m_history);
    connect(m_history, &CallerHistory::allWanted, this, &ConsoleWindow::journalWanted);
    connect(m_callerNotes, &CallerNotes::finished, this, [this] { searchField()->setFocus(); });
    m_slipSheet = new SlipSheet(m_parts.theme, m_parts.slips, m_parts.people, m_parts.states, m_parts.clock,
                                m_people->listArea());
    m_deskNoteSheet = new DeskNoteSheet(m_parts.theme, m_parts.deskNotes, m_parts.clock, m_people->listArea());
    m_personNoteSheet = new PersonNoteSheet(m_parts.theme, m_parts.personNotes, m_people->listArea());
    connect(m_slips, &SlipsPane::changeWanted, m_slipSheet, &SlipSheet::openFor);
    connect(m_slips, &SlipsPane::callWanted, this, [this](const QString &number, const QString &name) {
        m_parts.actions.dial({number, name, {}});
    });
}

void ConsoleWindow::writeSlip(const desk::Person *person, const QString &number, const QString &name)
{
    const int row = m_parts.calls.rowOf(m_calls->selectedCall());
    if (row < 0) {
        m_slipSheet->openNew(person, name, number);
        return;
    }
    const desk::CallItem &item = m_parts.calls.item(row);
    // Whom the caller asked for first is whom the message is for, unless somebody else was chosen.
    const cti::Connection *connection = m_parts.switchboard.connection(item.connection);
    if (person == nullptr && connection != nullptr && connection->called.device != m_parts.switchboard.ownDevice())
        person = m_parts.people.atDevice(connection->called.device);
    m_slipSheet->openNew(person, item.title == item.shownNumber ? QString() : item.title, item.number);
}

void ConsoleWindow::menuFor(TileView *view, const QModelIndex &index, const QPoint &at)
{
    if (const desk::Person *person = m_people->personAt(view, index))
        personMenu(*person, at);
    else if (view == m_people->results() && index.isValid()
             && m_parts.search.item(index.row()).kind == desk::SearchItem::Kind::Contact)
        contactMenu(m_parts.search.item(index.row()), at);
}

PersonMenu::Situation ConsoleWindow::situation() const
{
    const cti::ConnectionId call = m_calls->selectedCall();
    PersonMenu::Situation situation;
    situation.hasCall = !call.call.isEmpty();
    const auto why = [&](ActionId action) { return m_parts.actions.availability(action, call).why; };
    situation.transferBlockedBy = why(ActionId::BlindTransfer);
    situation.consultBlockedBy = why(ActionId::Consult);
    situation.voiceMailBlockedBy = why(ActionId::VoiceMail);
    situation.mobileBlockedBy = why(situation.hasCall ? ActionId::Mobile : ActionId::Dial);
    situation.dialBlockedBy = why(ActionId::Dial);
    situation.hasVoiceMail = hasVoiceMail();
    return situation;
}

void ConsoleWindow::personMenu(const desk::Person &person, const QPoint &at)
{
    PersonMenu::Situation now = situation();
    now.number = m_parts.people.shownNumber(person.extension);
    now.mobile = m_parts.people.shownNumber(person.mobile);
    auto *menu = new PersonMenu(m_parts.theme, person, m_parts.watchList, now, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &PersonMenu::choice, this,
            [this, id = person.id](PersonMenu::Choice choice) { personChoice(choice, id); });
    menu->popup(at);
}

void ConsoleWindow::contactMenu(const desk::SearchItem &contact, const QPoint &at)
{
    auto *menu = new ContactMenu(m_parts.theme, contact, situation(), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &ContactMenu::choice, this,
            [this, keys = contact.contactKeys](PersonMenu::Choice choice, const desk::Destination &to) {
        if (choice == PersonMenu::Choice::CopyNumber)
            QGuiApplication::clipboard()->setText(to.number);
        else if (choice == PersonMenu::Choice::Favourite || choice == PersonMenu::Choice::Unfavourite)
            m_commands->toggleFavourite(keys);
        else if (const auto action = PersonMenu::actionOf(choice))
            m_commands->runFor(*action, to);
    });
    menu->popup(at);
}

void ConsoleWindow::personChoice(PersonMenu::Choice choice, const desk::PersonId &id)
{
    const desk::Person *person = m_parts.people.find(id);
    if (person == nullptr)
        return;
    if (choice == PersonMenu::Choice::CopyNumber)
        QGuiApplication::clipboard()->setText(destinationOf(*person).number);
    else if (const auto action = PersonMenu::actionOf(choice))
        m_commands->runFor(*action, *person);
}

void ConsoleWindow::takeSuggestion(const desk::RecallSuggestion &suggestion)
{
    // While no call can be sent on yet, Enter goes on meaning that the call is answered.
    if (m_parts.calls.activeCall() == nullptr && !m_people->isSearching() && m_people->select(suggestion.person))
        return;
    const bool isKnown = m_parts.people.find(suggestion.person) != nullptr;
    searchField()->setText(isKnown ? suggestion.name : m_parts.people.shownNumber(suggestion.extension));
    if (isKnown && !m_people->select(suggestion.person))
        searchField()->setText(suggestion.extension);
    searchField()->setFocus(Qt::ShortcutFocusReason);
}

} // namespace balie::ui
