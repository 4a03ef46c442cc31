#include "desk/journal/PrivacyScope.h"

#include "desk/cards/QueuedReport.h"

namespace balie::desk {

bool PrivacyScope::covers(const JournalEntry &entry) const
{
    if (!call.isEmpty())
        return entry.uuid == call;
    return (isOfEverybody() || keys.contains(entry.key)) && isOfPeriod(entry.startedMs);
}

bool PrivacyScope::covers(const CallNote &note) const
{
    return (isOfEverybody() || subjects.contains(note.subject)) && isOfPeriod(note.id);
}

bool PrivacyScope::covers(const PersonNote &note) const
{
    return call.isEmpty() && !keys.isEmpty() && fromMs == 0 && untilMs == 0 && subjects.contains(note.subject);
}

bool PrivacyScope::covers(const Slip &slip, const PhoneNumbers &numbers) const
{
    return isOfPeriod(slip.madeAt.toMSecsSinceEpoch())
        && (isOfEverybody() || (!slip.callerNumber.isEmpty() && keys.contains(numbers.keyOf(slip.callerNumber))));
}

bool PrivacyScope::covers(const QueuedReport &report) const
{
    if (!call.isEmpty())
        return report.report.key == call;
    return (isOfEverybody() || keys.contains(report.numberKey))
        && isOfPeriod(report.report.start.toMSecsSinceEpoch());
}

} // namespace balie::desk
