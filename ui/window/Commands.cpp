#include "ui/window/Commands.h"

#include "ui/window/Targets.h"

namespace balie::ui {

using desk::ActionId;
using desk::CallPhase;

namespace {

QString noNumber(const QString &name)
{
    return Commands::tr("No number is known for %1.").arg(name);
}

} // namespace

Commands::Commands(const ConsoleParts &parts, std::function<Selection()> selection, QObject *parent)
    : QObject(parent), m_parts(parts), m_selection(std::move(selection)),
      m_checkNow(parts.watchList, parts.switchboard, parts.people, parts.clock)
{
    connect(&m_checkNow, &desk::CheckNow::notice, this, &Commands::notice);
}

void Commands::run(ActionId action)
{
    perform(action, m_selection());
}

void Commands::runOn(ActionId action, const cti::ConnectionId &call)
{
    Selection selection = m_selection();
    selection.call = call;
    perform(action, selection);
}

void Commands::runFor(ActionId action, const desk::Person &person)
{
    Selection selection = m_selection();
    selection.person = &person;
    perform(action, selection);
}

void Commands::runFor(ActionId action, const desk::Destination &contact)
{
    Selection selection = m_selection();
    selection.person = nullptr;
    selection.number = contact.number;
    selection.contact = contact.name;
    perform(action, selection);
}

void Commands::send(const cti::ConnectionId &call, const desk::Destination &to)
{
    if (m_parts.settings.value(desk::setting::transferKind) == desk::TransferKind::Consult
        && m_parts.actions.availability(ActionId::Consult, call).enabled)
        m_parts.actions.consult(call, to);
    else
        m_parts.actions.blindTransfer(call, to);
}

cti::ConnectionId Commands::callFor(ActionId action, const Selection &selection) const
{
    if (action == ActionId::Answer) {
        const int row = m_parts.calls.rowOf(selection.call);
        if (row >= 0 && m_parts.calls.item(row).phase == CallPhase::Ringing)
            return selection.call;
        const desk::CallItem *ringing = m_parts.calls.longestRinging();
        return ringing != nullptr ? ringing->connection : cti::ConnectionId();
    }
    if (action == ActionId::HoldOrRetrieve) {
        // A call that rings can be neither held nor taken back: the key means the one beside it.
        const int row = m_parts.calls.rowOf(selection.call);
        if (row >= 0 && m_parts.calls.item(row).phase != CallPhase::Ringing)
            return selection.call;
        if (const desk::CallItem *active = m_parts.calls.activeCall())
            return active->connection;
        return lastHeld();
    }
    return selection.call;
}

cti::ConnectionId Commands::lastHeld() const
{
    const desk::CallItem *last = nullptr;
    for (int row = 0; row < m_parts.calls.rowCount(); ++row) {
        const desk::CallItem &item = m_parts.calls.item(row);
        if (item.phase == CallPhase::Held && (last == nullptr || item.since >= last->since))
            last = &item;
    }
    return last != nullptr ? last->connection : cti::ConnectionId();
}

desk::CallActions::Availability Commands::availability(ActionId action) const
{
    switch (action) {
    case ActionId::NextCall:
    case ActionId::Search:
    case ActionId::FocusCalls:
    case ActionId::FocusPeople:
    case ActionId::FocusSlips:
    case ActionId::FocusCard:
    case ActionId::MessageSlip:
    case ActionId::Contacts:
    case ActionId::Journal:
    case ActionId::ShowKeys:
    case ActionId::Settings:
    case ActionId::Quit:
        return {true, {}};
    case ActionId::OpenCard:
        return m_selection().call.call.isEmpty()
            ? desk::CallActions::Availability{false, tr("There is no call whose card could be opened.")}
            : desk::CallActions::Availability{true, {}};
    case ActionId::CallNote:
        return m_selection().call.call.isEmpty()
            ? desk::CallActions::Availability{false, tr("There is no call to note something on.")}
            : desk::CallActions::Availability{true, {}};
    case ActionId::TakeSuggestion:
        return suggestionFor(m_selection().call)
            ? desk::CallActions::Availability{true, {}}
            : desk::CallActions::Availability{false, nobodySuggested()};
    case ActionId::PersonNote:
    case ActionId::DeskNote:
    case ActionId::CheckNow:
    case ActionId::ToggleWatched:
        if (m_selection().person == nullptr)
            return {false, tr("Select a colleague first.")};
        return {true, {}};
    case ActionId::ToggleFavourite: {
        const Selection selection = m_selection();
        if (selection.person == nullptr && selection.contactKeys.isEmpty())
            return {false, nobodySelected()};
        return {true, {}};
    }
    case ActionId::RetrieveParked:
        return m_parts.parked.nextToRetrieve() >= 0
            ? desk::CallActions::Availability{true, {}}
            : desk::CallActions::Availability{false, tr("No call is parked.")};
    case ActionId::PullBack:
        if (const desk::OnItsWayEntry *entry = m_parts.onItsWay.pulledBackByKey())
            return m_parts.actions.availability(action, entry->pullBack);
        return {false, m_parts.onItsWay.whyNotPullBack()};
    default:
        break;
    }
    return m_parts.actions.availability(action, callFor(action, m_selection()));
}

void Commands::perform(ActionId action, const Selection &selection)
{
    const cti::ConnectionId call = callFor(action, selection);
    switch (action) {
    case ActionId::Answer:
        m_parts.actions.answer(call);
        return;
    case ActionId::HangUp:
        m_parts.actions.hangUp(call);
        return;
    case ActionId::HoldOrRetrieve: {
        const int row = m_parts.calls.rowOf(call);
        if (row >= 0 && m_parts.calls.item(row).phase == CallPhase::Held)
            m_parts.actions.retrieve(call);
        else
            m_parts.actions.hold(call);
        return;
    }
    case ActionId::CompleteTransfer:
        m_parts.actions.completeTransfer(call);
        return;
    case ActionId::BackToCaller:
        m_parts.actions.backToCaller(call);
        return;
    case ActionId::Alternate:
        m_parts.actions.alternate(call);
        return;
    case ActionId::Consult: {
        if (completesConsultation(call, selection)) {
            m_parts.actions.completeTransfer(call);
            return;
        }
        transfer(action, selection);
        return;
    }
    case ActionId::BlindTransfer:
    case ActionId::VoiceMail:
    case ActionId::Mobile:
        transfer(action, selection);
        return;
    case ActionId::Dial:
        if (selection.person != nullptr)
            m_parts.actions.dial(destinationOf(*selection.person));
        else if (!selection.number.isEmpty())
            m_parts.actions.dial({selection.number, selection.contact, {}});
        else
            say(selection.contact.isEmpty() ? tr("Type a name or a number first.") : noNumber(selection.contact));
        return;
    case ActionId::Park:
        park(call);
        return;
    case ActionId::PullBack:
        pullBack();
        return;
    case ActionId::RetrieveParked:
        retrieveParked();
        return;
    case ActionId::MessageSlip:
        Q_EMIT slipWanted(selection.person, selection.number, selection.contact);
        return;
    case ActionId::TakeSuggestion:
        if (const auto suggestion = suggestionFor(call))
            Q_EMIT suggestionTaken(*suggestion);
        else
            say(nobodySuggested());
        return;
    case ActionId::ToggleFavourite:
        if (selection.person != nullptr)
            m_parts.people.setFavourite(selection.person->id, !selection.person->favourite);
        else if (!selection.contactKeys.isEmpty())
            toggleFavourite(selection.contactKeys);
        else
            say(nobodySelected());
        return;
    case ActionId::PersonNote:
    case ActionId::DeskNote:
    case ActionId::CheckNow:
    case ActionId::ToggleWatched:
        if (selection.person != nullptr)
            performOnPerson(action, *selection.person);
        else
            say(tr("Select a colleague first."));
        return;
    case ActionId::NextCall:
    case ActionId::Search:
    case ActionId::FocusCalls:
    case ActionId::FocusPeople:
    case ActionId::FocusSlips:
    case ActionId::FocusCard:
    case ActionId::OpenCard:
    case ActionId::CallNote:
    case ActionId::Contacts:
    case ActionId::Journal:
    case ActionId::ShowKeys:
    case ActionId::Settings:
    case ActionId::Quit:
        Q_EMIT windowCommand(action);
        return;
    }
}

bool Commands::completesConsultation(const cti::ConnectionId &call, const Selection &selection) const
{
    const int row = m_parts.calls.rowOf(call);
    if (row < 0 || !m_parts.calls.item(row).canComplete)
        return false;
    const desk::CallItem &item = m_parts.calls.item(row);
    // Of two callers who merely could be joined, one is consulted about when somebody else is selected.
    const bool declared = !item.consultationOf.call.isEmpty();
    const auto isAt = [&](const QString &number) {
        return !item.number.isEmpty() && m_parts.people.keyOf(number) == m_parts.people.keyOf(item.number);
    };
    const bool isHim = selection.person != nullptr ? isAt(selection.person->extension)
                                                   : !selection.contact.isEmpty() && isAt(selection.number);
    const bool nobody = selection.person == nullptr && selection.number.isEmpty();
    return declared || isHim || nobody;
}

void Commands::performOnPerson(ActionId action, const desk::Person &person)
{
    if (action == ActionId::DeskNote) {
        Q_EMIT deskNoteWanted(person);
        return;
    }
    if (action == ActionId::PersonNote) {
        Q_EMIT personNoteWanted(person);
        return;
    }
    if (person.device.isEmpty()) {
        say(tr("%1 has no telephone here.").arg(person.name));
        return;
    }
    if (action == ActionId::CheckNow)
        m_checkNow.check(person.device);
    else if (m_parts.watchList.isWatched(person.device))
        m_parts.watchList.remove(person.device);
    else
        m_parts.watchList.add(person.device);
}

void Commands::transfer(ActionId action, const Selection &selection)
{
    const desk::Person *person = selection.person;
    if (action == ActionId::VoiceMail) {
        const QString outsider = person == nullptr ? selection.contact
            : person->device.isEmpty()             ? person->name
                                                   : QString();
        if (!outsider.isEmpty()) {
            say(tr("%1 has no telephone here, and so no voice mail.").arg(outsider));
            return;
        }
        // Without a person it goes to the own box.
        m_parts.actions.toVoiceMail(selection.call, person != nullptr ? person->device : cti::DeviceId(),
                                    person != nullptr ? person->name : QString());
        return;
    }
    desk::Destination to;
    if (action == ActionId::Mobile) {
        const QString name = person != nullptr ? person->name : selection.contact;
        const QString mobile = person != nullptr ? person->mobile : selection.mobile;
        if (mobile.isEmpty()) {
            say(name.isEmpty() ? nobodySelected()
                               : tr("No mobile number is known for %1.").arg(name));
            return;
        }
        to = {mobile, tr("%1 (mobile)").arg(name), {}};
        if (selection.call.call.isEmpty()) {
            m_parts.actions.dial(to);
            return;
        }
    } else if (person != nullptr) {
        to = destinationOf(*person);
    } else {
        to = {selection.number, selection.contact, {}};
    }
    if (to.number.isEmpty()) {
        say(to.name.isEmpty() ? tr("Choose to whom first: type a name or a number.") : noNumber(to.name));
        return;
    }
    if (action == ActionId::Consult)
        m_parts.actions.consult(selection.call, to);
    else
        m_parts.actions.blindTransfer(selection.call, to);
}

void Commands::park(const cti::ConnectionId &call)
{
    if (const auto place = m_parts.parked.freePlace())
        m_parts.actions.park(call, *place);
    else if (m_parts.parked.hasPlaces())
        say(tr("All park places are taken."));
    else
        m_parts.actions.park(call, {}); // a PBX that shows no places chooses one itself
}

void Commands::pullBack()
{
    if (const desk::OnItsWayEntry *entry = m_parts.onItsWay.pulledBackByKey())
        m_parts.actions.pullBack(entry->pullBack);
    else
        say(m_parts.onItsWay.whyNotPullBack());
}

void Commands::retrieveParked()
{
    if (const int row = m_parts.parked.nextToRetrieve(); row >= 0)
        m_parts.actions.pullBack(m_parts.parked.entry(row).connection);
    else
        say(tr("No call is parked."));
}

std::optional<desk::RecallSuggestion> Commands::suggestionFor(const cti::ConnectionId &call) const
{
    const int row = m_parts.calls.rowOf(call);
    const auto suggestions = row < 0 ? QVector<desk::RecallSuggestion>() : m_parts.calls.item(row).suggestions();
    return suggestions.isEmpty() ? std::nullopt : std::optional(suggestions.constFirst());
}

void Commands::toggleFavourite(const QStringList &contactKeys)
{
    m_parts.favouriteContacts.set(contactKeys, !m_parts.favouriteContacts.contains(contactKeys));
}

QString Commands::nobodySelected()
{
    return tr("Select a colleague or a contact first.");
}

QString Commands::nobodySuggested()
{
    return tr("Nobody usually takes the calls of this caller.");
}

void Commands::say(const QString &sentence)
{
    Q_EMIT notice(desk::Notice::warning(sentence));
}

} // namespace balie::ui
