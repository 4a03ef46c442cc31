#include "ui/window/Targets.h"

namespace balie::ui {

desk::Destination destinationOf(const desk::Person &person)
{
    return {person.extension.isEmpty() ? person.mobile : person.extension, person.name, {}};
}

desk::EnterTarget targetOf(const desk::Person &person, const desk::People &people, const desk::PersonStates &states,
                           bool hasVoiceMail)
{
    desk::EnterTarget target;
    target.destination = destinationOf(person);
    target.isPerson = true;
    target.device = person.device;
    target.mobile = person.mobile;
    target.hasVoiceMail = hasVoiceMail;
    if (const int row = people.rowOf(person.id); row >= 0 && row < states.count()) {
        target.reachability = states.tile(row).reachability;
        target.why = states.tile(row).secondLine;
    }
    if (const desk::Person *deputy = people.atDevice(person.deputy); deputy != nullptr && !person.deputy.isEmpty()) {
        const int row = people.rowOf(deputy->id);
        if (row >= 0 && row < states.count() && states.tile(row).reachability == cti::Reachability::Yes)
            target.deputy = destinationOf(*deputy);
    }
    return target;
}

desk::Destination destinationOf(const desk::SearchItem &hit)
{
    const bool isContact = hit.kind == desk::SearchItem::Kind::Contact;
    return {hit.number, isContact ? hit.text : QString(), {}};
}

desk::EnterTarget targetOf(const desk::SearchItem &hit)
{
    desk::EnterTarget target;
    target.destination = destinationOf(hit);
    target.isEmergency = hit.isEmergency;
    return target;
}

} // namespace balie::ui
