#include "desk/journal/PrivacyScope.h"

namespace balie::desk {

bool PrivacyScope::covers(const JournalEntry &entry) const
{
    return (keys.isEmpty() || keys.contains(entry.key)) && isOfPeriod(entry.startedMs);
}

bool PrivacyScope::covers(const CallNote &note) const
{
    return (keys.isEmpty() || subjects.contains(note.subject)) && isOfPeriod(note.at.toMSecsSinceEpoch());
}

bool PrivacyScope::covers(const PersonNote &note) const
{
    return !keys.isEmpty() && fromMs == 0 && untilMs == 0 && subjects.contains(note.subject);
}

bool PrivacyScope::covers(const Slip &slip, const PhoneNumbers &numbers) const
{
    return isOfPeriod(slip.madeAt.toMSecsSinceEpoch())
        && (keys.isEmpty() || (!slip.callerNumber.isEmpty() && keys.contains(numbers.keyOf(slip.callerNumber))));
}

} // namespace balie::desk
