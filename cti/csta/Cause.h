#pragma once

#include <QString>

namespace balie::csta {

/// The event causes of ECMA-323 (EventCause) that the program tells apart; every other one is
/// Other, with its own word kept beside it in CauseValue.
enum class Cause {
    None, ///< the message carries no cause
    Other,
    Alternate,
    Busy,
    CallBack,
    CallCancelled,
    CallForward,
    CallForwardBusy,
    CallForwardImmediate,
    CallForwardNoAnswer,
    CallNotAnswered,
    CallPickup,
    CampOn,
    Conference,
    Consultation,
    DestNotObtainable,
    DestOutOfOrder,
    Distributed,
    DoNotDisturb,
    EnteringDistribution,
    Intrude,
    InvalidNumberFormat,
    JoinCall,
    KeyOperation,
    MakeCall,
    MultipleAlerting,
    NetworkCongestion,
    NetworkSignal,
    NewCall,
    NoAvailableAgents,
    Normal,
    NormalClearing,
    NumberUnallocated,
    Overflow,
    Park,
    Recall,
    RecallBusy,
    RecallForwarded,
    RecallNoAnswer,
    RecallResourcesNotAvailable,
    Redirected,
    ReorderTone,
    ResourcesNotAvailable,
    SilentParticipation,
    SingleStepConference,
    SingleStepTransfer,
    SwitchingFunctionTerminated,
    Timeout,
    Transfer,
    TrunksBusy,
};

/// A cause as the switch wrote it, and what we make of it.
struct CauseValue {
    Cause value = Cause::None;
    QString raw;

    friend bool operator==(const CauseValue &, const CauseValue &) = default;
};

CauseValue causeFrom(const QString &raw);
/// The word of the standard; empty for None and Other.
QString causeName(Cause cause);

} // namespace balie::csta
