#pragma once

#include "base/phone/PhoneNumber.h"
#include "cti/model/Connection.h"
#include "desk/people/People.h"

namespace balie::desk {

/// Whom a note is about: somebody of the directory, or whoever calls with a number. Stable over restarts. Empty: nobody
/// that could be known again, such as a caller who withholds the number.
using NoteSubject = cti::StringId<struct NoteSubjectTag>;

NoteSubject noteSubject(const PersonId &person);
NoteSubject noteSubject(const PhoneNumber &number);
/// The other side of a call: the colleague where it is one, else the number.
NoteSubject noteSubject(const cti::Party &party, const People &people);

/// The person that the subject is, or the number's key; empty where it is the other kind.
PersonId personOf(const NoteSubject &subject);
QString numberKeyOf(const NoteSubject &subject);

} // namespace balie::desk
