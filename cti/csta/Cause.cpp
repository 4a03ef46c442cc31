#include "cti/csta/Cause.h"

#include <algorithm>
#include <array>

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Row {
    QLatin1StringView name;
    Cause cause;
};

// Sorted by name, for the search.
constexpr std::array rows{
    Row{"alternate"_L1, Cause::Alternate},
    Row{"busy"_L1, Cause::Busy},
    Row{"callBack"_L1, Cause::CallBack},
    Row{"callCancelled"_L1, Cause::CallCancelled},
    Row{"callForward"_L1, Cause::CallForward},
    Row{"callForwardBusy"_L1, Cause::CallForwardBusy},
    Row{"callForwardImmediate"_L1, Cause::CallForwardImmediate},
    Row{"callForwardNoAnswer"_L1, Cause::CallForwardNoAnswer},
    Row{"callNotAnswered"_L1, Cause::CallNotAnswered},
    Row{"callPickup"_L1, Cause::CallPickup},
    Row{"campOn"_L1, Cause::CampOn},
    Row{"conference"_L1, Cause::Conference},
    Row{"consultation"_L1, Cause::Consultation},
    Row{"destNotObtainable"_L1, Cause::DestNotObtainable},
    Row{"destOutOfOrder"_L1, Cause::DestOutOfOrder},
    Row{"distributed"_L1, Cause::Distributed},
    Row{"doNotDisturb"_L1, Cause::DoNotDisturb},
    Row{"enteringDistribution"_L1, Cause::EnteringDistribution},
    Row{"intrude"_L1, Cause::Intrude},
    Row{"invalidNumberFormat"_L1, Cause::InvalidNumberFormat},
    Row{"joinCall"_L1, Cause::JoinCall},
    Row{"keyOperation"_L1, Cause::KeyOperation},
    Row{"makeCall"_L1, Cause::MakeCall},
    Row{"multipleAlerting"_L1, Cause::MultipleAlerting},
    Row{"networkCongestion"_L1, Cause::NetworkCongestion},
    Row{"networkSignal"_L1, Cause::NetworkSignal},
    Row{"newCall"_L1, Cause::NewCall},
    Row{"noAvailableAgents"_L1, Cause::NoAvailableAgents},
    Row{"normal"_L1, Cause::Normal},
    Row{"normalClearing"_L1, Cause::NormalClearing},
    Row{"numberUnallocated"_L1, Cause::NumberUnallocated},
    Row{"overflow"_L1, Cause::Overflow},
    Row{"park"_L1, Cause::Park},
    Row{"recall"_L1, Cause::Recall},
    Row{"recallBusy"_L1, Cause::RecallBusy},
    Row{"recallForwarded"_L1, Cause::RecallForwarded},
    Row{"recallNoAnswer"_L1, Cause::RecallNoAnswer},
    Row{"recallResourcesNotAvailable"_L1, Cause::RecallResourcesNotAvailable},
    Row{"redirected"_L1, Cause::Redirected},
    Row{"reorderTone"_L1, Cause::ReorderTone},
    Row{"resourcesNotAvailable"_L1, Cause::ResourcesNotAvailable},
    Row{"silentParticipation"_L1, Cause::SilentParticipation},
    Row{"singleStepConference"_L1, Cause::SingleStepConference},
    Row{"singleStepTransfer"_L1, Cause::SingleStepTransfer},
    Row{"switchingFunctionTerminated"_L1, Cause::SwitchingFunctionTerminated},
    Row{"timeout"_L1, Cause::Timeout},
    Row{"transfer"_L1, Cause::Transfer},
    Row{"trunksBusy"_L1, Cause::TrunksBusy},
};

} // namespace

CauseValue causeFrom(const QString &raw)
{
    if (raw.isEmpty())
        return {};
    const auto row = std::lower_bound(rows.begin(), rows.end(), raw,
        [](const Row &r, const QString &name) { return r.name < name; });
    if (row != rows.end() && row->name == raw)
        return {row->cause, raw};
    return {Cause::Other, raw};
}

QString causeName(Cause cause)
{
    const auto row = std::find_if(
        rows.begin(), rows.end(), [cause](const Row &r) { return r.cause == cause; });
    return row == rows.end() ? QString() : QString(row->name);
}

} // namespace balie::csta
