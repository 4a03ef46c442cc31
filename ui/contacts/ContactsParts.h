#pragma once

#include "desk/contacts/ContactImport.h"
#include "desk/contacts/ContactLint.h"
#include "desk/contacts/ContactsModel.h"
#include "desk/contacts/OwnContacts.h"
#include "desk/people/People.h"
#include "ui/theme/Theme.h"

namespace balie::ui {

/// What the contacts window shows and commands: made and wired to each other by the program; all of it outlives the window.
struct ContactsParts {
    const Theme &theme;
    desk::ContactsModel &list;
    desk::OwnContacts &own;
    desk::ContactImport &import;
    desk::ContactLint &lint;
    const desk::People &people;
};

} // namespace balie::ui
