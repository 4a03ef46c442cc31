#pragma once

#include "desk/notes/NoteSubject.h"

#include <QDateTime>

namespace balie::desk {

/// What is worth knowing of somebody: stays until it is changed.
struct PersonNote {
    NoteSubject subject;
    QString text;
    QDateTime at; ///< when it was changed last

    friend bool operator==(const PersonNote &, const PersonNote &) = default;
};

/// A line typed during one call.
struct CallNote {
    qint64 id = 0; ///< when it was begun, milliseconds since 1970 UTC; grows with time
    NoteSubject subject; ///< who was at the other side
    QString text;
    QDateTime at;

    friend bool operator==(const CallNote &, const CallNote &) = default;
};

} // namespace balie::desk
