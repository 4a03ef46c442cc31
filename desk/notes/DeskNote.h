#pragma once

#include "desk/people/Person.h"

#include <QDateTime>
#include <QStringList>

namespace balie::desk {

/// Why a colleague is not at the desk, and until when: "lunch until 13:30".
struct DeskNote {
    PersonId person;
    QString text;
    QDateTime until; ///< local; invalid: until it is taken away

    bool isEmpty() const { return text.isEmpty() && !until.isValid(); }
    friend bool operator==(const DeskNote &, const DeskNote &) = default;
};

/// "lunch until 13:30", "back at 13:30", "works at home"; translated.
QString deskNoteText(const DeskNote &note, const QDateTime &now);
/// What keeps people from their desk, for a single key; translated.
QStringList deskNoteTemplates();

} // namespace balie::desk
