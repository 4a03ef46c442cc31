#include "cti/capabilities/CapabilityTable.h"

#include <algorithm>
#include <array>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array table{
    CapabilityRow{Capability::MakeCall, "Make a call", Support::Standard, "MakeCall", Support::Standard,
        "calls/New; the own telephone rings first",
        "-"},
    CapabilityRow{Capability::AnswerCall, "Answer", Support::Standard, "AnswerCall", Support::PerCall,
        "Talk, with allowAnswer",
        "Answered at the telephone; the button is not shown."},
    CapabilityRow{Capability::ClearCall, "Hang up", Support::Standard, "ClearConnection", Support::Standard,
        "DELETE calls/ID; with decline while it rings",
        "-"},
    CapabilityRow{Capability::HoldAndRetrieve, "Hold and retrieve", Support::Standard, "HoldCall, RetrieveCall", Support::PerCall,
        "Hold, Talk, with allowRetrieve",
        "Done at the telephone; the button is not shown once the telephone has shown that it cannot be told."},
    CapabilityRow{Capability::BlindTransfer, "Blind transfer", Support::Varies, "SingleStepTransferCall", Support::Assigned,
        "BlindTransfer; Call Transfer",
        "The action is not offered; where a consultation can be completed that is used instead."},
    CapabilityRow{Capability::ConsultationTransfer, "Announced transfer", Support::Standard, "ConsultationCall, TransferCall", Support::AssignedPerCall,
        "Hold, calls/New, ConsultTransfer; Call Transfer",
        "The action is not offered; a colleague who was called at the telephone is transferred to all the same."},
    CapabilityRow{Capability::TransferWhileRinging, "Complete a transfer while it rings", Support::Standard, "TransferCall", Support::Assigned,
        "ConsultTransfer; Call Transfer",
        "Back to the caller and a blind transfer, and the screen says so."},
    CapabilityRow{Capability::Alternate, "Toggle between two calls", Support::Standard, "AlternateCall", Support::PerCall,
        "Hold, Talk, with allowRetrieve; not atomic",
        "Done at the telephone; the button is not shown."},
    CapabilityRow{Capability::Reconnect, "Back to the caller", Support::Standard, "ReconnectCall", Support::PerCall,
        "Reconnect, with allowRetrieve",
        "Done at the telephone; the button is not shown."},
    CapabilityRow{Capability::ReconnectKeepsOthers, "Going back to the caller leaves other held calls", Support::Standard, "ReconnectCall", Support::PerCall,
        "DELETE calls/ID, Talk, with allowRetrieve, where there are other calls; Reconnect would end them all",
        "Done at the telephone; the button is not shown."},
    CapabilityRow{Capability::DeflectRinging, "Send a ringing call on", Support::Standard, "DeflectCall", Support::Assigned,
        "BlindTransfer; Call Transfer",
        "The action is not offered."},
    CapabilityRow{Capability::ToVoiceMail, "To somebody's voice mail", Support::Profile, "DeflectCall or SingleStepTransferCall with Mailbox", Support::Assigned,
        "VmTransfer; Call Transfer",
        "Only where the switch names a voice mail device; else the action is not offered."},
    CapabilityRow{Capability::ParkInSlot, "Park", Support::Varies, "ParkCall", Support::Assigned,
        "Park at the own line; GroupCallPark where that is taken; Call Park",
        "The action is not offered, or parks at the own number."},
    CapabilityRow{Capability::RetrieveParked, "See and take back parked calls", Support::Profile, "Escape GetDevices, DirectedPickupCall", Support::Assigned,
        "subscription Call Park, ParkRetrieve: what is parked at the own line; Call Park",
        "Parked calls are taken back at the telephone; a notice says where the park group has put one."},
    CapabilityRow{Capability::DirectedPickup, "Pick up somebody's call", Support::Standard, "DirectedPickupCall", Support::Assigned,
        "DirectedCallPickup; Directed Call Pickup",
        "The action is not offered."},
    CapabilityRow{Capability::SendDigits, "Send digits", Support::Standard, "GenerateDigits", Support::Standard,
        "TransmitDTMF",
        "-"},
    CapabilityRow{Capability::WatchColleagues, "Watch colleagues", Support::Standard, "MonitorStart, SnapshotDevice", Support::Standard,
        "subscriptions Standard Call, Do Not Disturb, Call Forwarding Always",
        "A colleague whose monitor is refused shows as private."},
    CapabilityRow{Capability::DoNotDisturb, "Do not disturb", Support::Standard, "SetDoNotDisturb, DoNotDisturbEvent", Support::Assigned,
        "services/DoNotDisturb; Do Not Disturb",
        "Stays unknown where the switch does not tell."},
    CapabilityRow{Capability::Forwarding, "Forwarding", Support::Standard, "SetForwarding, ForwardingEvent", Support::Assigned,
        "services/CallForwardingAlways and its fellows",
        "Stays unknown where the switch does not tell; night forwarding cannot be set."},
    CapabilityRow{Capability::Directory, "Names and departments", Support::Profile, "Escape GetDevices", Support::Standard,
        "directories/Enterprise, directories/Group",
        "Names come from a people file."},
    CapabilityRow{Capability::WatchListAtPbx, "Watch list kept by the PBX", Support::Profile, "Escape GetWatchList, SetWatchList", Support::Assigned,
        "services/BwReceptionist; BroadWorks Receptionist",
        "The list is kept on this computer."},
    CapabilityRow{Capability::CallHistory, "Call history of the PBX", Support::NotYet, "-", Support::Assigned,
        "directories/EnhancedCallLogs, else CallLogs; Enhanced or Basic Call Logs",
        "The journal holds what this program saw."},
    CapabilityRow{Capability::Conference, "Conference", Support::NotYet, "ConferenceCall", Support::NotYet,
        "calls/Conference",
        "Made at the telephone; the console shows it."},
    CapabilityRow{Capability::CampOn, "Wait until free", Support::NotYet, "CamponCall", Support::Never,
        "-",
        "The action is not offered."},
    CapabilityRow{Capability::KeepRecording, "Keep the recording", Support::NotYet, "-", Support::NotYet,
        "Record",
        "The button is not shown."},
    CapabilityRow{Capability::QueueControl, "Queues", Support::NotYet, "QueuedEvent", Support::NotYet,
        "callcenter/ID/calls",
        "Queues are not shown."},
    CapabilityRow{Capability::AgentState, "Agent state", Support::NotYet, "SetAgentState", Support::NotYet,
        "services/CallCenter",
        "Shown where the switch reports it, not set."},
};

QString word(Support support)
{
    switch (support) {
    case Support::Standard:
        return u"yes"_s;
    case Support::Composite:
        return u"in steps"_s;
    case Support::Profile:
        return u"Balie profile"_s;
    case Support::Varies:
        return u"by server profile"_s;
    case Support::Assigned:
        return u"if assigned"_s;
    case Support::PerCall:
        return u"if the telephone can"_s;
    case Support::AssignedPerCall:
        return u"if assigned and the telephone can"_s;
    case Support::Never:
    case Support::NotYet:
        return u"no"_s;
    }
    return {};
}

} // namespace

std::span<const CapabilityRow> capabilityTable()
{
    return table;
}

Support supportOf(ProviderKind provider, Capability capability)
{
    const auto row = std::ranges::find(table, capability, &CapabilityRow::capability);
    if (row == table.end())
        return Support::NotYet;
    switch (provider) {
    case ProviderKind::Csta:
        return row->csta;
    case ProviderKind::Xsi:
        return row->xsi;
    }
    return Support::NotYet;
}

QString capabilitiesDocument()
{
    QString text = uR"(# What each provider can do

Made from the table in `cti/capabilities/CapabilityTable.cpp`; a test fails when the two differ. To write this file anew:
`BALIE_WRITE_DOCUMENTS=1 build/release/bin/tst_provider --class Capabilities`.

| feature | csta | by | xsi | by | where it cannot |
|---|---|---|---|---|---|
)"_s;
    for (const CapabilityRow &row : table) {
        text += u"| %1 | %2 | %3 | %4 | %5 | %6 |\n"_s.arg(QString::fromLatin1(row.name),
            word(row.csta), QString::fromLatin1(row.cstaHow), word(row.xsi),
            QString::fromLatin1(row.xsiHow), QString::fromLatin1(row.otherwise));
    }
    return text;
}

} // namespace balie::cti
