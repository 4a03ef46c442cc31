#pragma once

#include "desk/enter/EnterRule.h"
#include "desk/people/PersonStates.h"
#include "desk/people/People.h"
#include "desk/search/SearchModel.h"

namespace balie::ui {

/// Where a call to this person goes: the extension, for a contact without a line the mobile.
desk::Destination destinationOf(const desk::Person &person);

/// A selected person as the rule for Enter wants to know him.
desk::EnterTarget targetOf(const desk::Person &person, const desk::People &people, const desk::PersonStates &states,
                           bool hasVoiceMail);
/// A contact, or a number that was typed.
desk::Destination destinationOf(const desk::SearchItem &hit);
desk::EnterTarget targetOf(const desk::SearchItem &hit);

} // namespace balie::ui
