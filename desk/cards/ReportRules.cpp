#include "desk/cards/ReportRules.h"

#include <algorithm>

namespace balie::desk {

using Health = crm::ConnectorHealth;

bool isPassing(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unreachable:
    case ErrorCode::Timeout:
    case ErrorCode::Busy:
    case ErrorCode::LinkLost:
    case ErrorCode::Cancelled:
    case ErrorCode::BadCredentials: // until the user is signed in
    case ErrorCode::NotSupported: // until it is set up, or its profile can be used
        return true;
    default:
        return false;
    }
}

bool mayHaveArrived(ErrorCode code)
{
    return code == ErrorCode::Timeout || code == ErrorCode::LinkLost || code == ErrorCode::Cancelled
        || code == ErrorCode::Protocol;
}

bool canWrite(const std::optional<Health> &system)
{
    return system && system->state != Health::State::SignedOut
        && system->state != Health::State::Parked
        && system->capabilities.testFlag(crm::Capability::LogCall);
}

bool isWell(const std::optional<Health> &system)
{
    return canWrite(system) && system->state != Health::State::Broken
        && system->state != Health::State::Limited;
}

crm::CallOutcome outcomeOf(const JournalEntry &entry)
{
    switch (entry.kind) {
    case JournalKind::Missed:
        return crm::CallOutcome::NoAnswer;
    case JournalKind::Transferred: {
        const auto last = std::find_if(entry.handOvers.crbegin(), entry.handOvers.crend(),
            [](const JournalHandOver &handOver) {
                return handOver.way != HandOverWay::Conference;
            });
        const bool isVoiceMail
            = last != entry.handOvers.crend() && last->outcome == HandOverOutcome::VoiceMail;
        return isVoiceMail ? crm::CallOutcome::Voicemail : crm::CallOutcome::Transferred;
    }
    case JournalKind::Placed:
        return entry.wasAnswered() ? crm::CallOutcome::Talked : crm::CallOutcome::NoAnswer;
    case JournalKind::Answered:
        break;
    }
    return crm::CallOutcome::Talked;
}

} // namespace balie::desk
