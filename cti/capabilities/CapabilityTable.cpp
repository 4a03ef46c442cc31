#include "cti/capabilities/CapabilityTable.h"

#include <algorithm>
#include <array>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array table{
    CapabilityRow{Capability::MakeCall, "Make a call", Support::Standard, "MakeCall", "-"},
    CapabilityRow{Capability::AnswerCall, "Answer", Support::Standard, "AnswerCall", "-"},
    CapabilityRow{Capability::ClearCall, "Hang up", Support::Standard, "ClearConnection", "-"},
    CapabilityRow{Capability::HoldAndRetrieve, "Hold and retrieve", Support::Standard,
        "HoldCall, RetrieveCall", "-"},
    CapabilityRow{Capability::BlindTransfer, "Blind transfer", Support::Varies,
        "SingleStepTransferCall",
        "The action is not offered; a consultation that still rings can be completed instead."},
    CapabilityRow{Capability::ConsultationTransfer, "Announced transfer", Support::Standard,
        "ConsultationCall, TransferCall", "-"},
    CapabilityRow{Capability::TransferWhileRinging, "Complete a transfer while it rings",
        Support::Standard, "TransferCall",
        "Back to the caller and a blind transfer, and the screen says so."},
    CapabilityRow{
        Capability::Alternate, "Toggle between two calls", Support::Standard, "AlternateCall", "-"},
    CapabilityRow{
        Capability::Reconnect, "Back to the caller", Support::Standard, "ReconnectCall", "-"},
    CapabilityRow{Capability::DeflectRinging, "Send a ringing call on", Support::Standard,
        "DeflectCall", "-"},
    CapabilityRow{Capability::ToVoiceMail, "To somebody's voice mail", Support::Profile,
        "DeflectCall or SingleStepTransferCall with Mailbox",
        "Only where the switch names a voice mail device; else the action is not offered."},
    CapabilityRow{Capability::ParkInSlot, "Park", Support::Varies, "ParkCall",
        "The action is not offered, or parks at the own number."},
    CapabilityRow{Capability::DirectedPickup, "Pick up somebody's call", Support::Standard,
        "DirectedPickupCall", "-"},
    CapabilityRow{Capability::SendDigits, "Send digits", Support::Standard, "GenerateDigits", "-"},
    CapabilityRow{Capability::WatchColleagues, "Watch colleagues", Support::Standard,
        "MonitorStart, SnapshotDevice", "A colleague whose monitor is refused shows as private."},
    CapabilityRow{Capability::DoNotDisturb, "Do not disturb", Support::Standard,
        "SetDoNotDisturb, DoNotDisturbEvent", "Stays unknown where the switch does not tell."},
    CapabilityRow{Capability::Forwarding, "Forwarding", Support::Standard,
        "SetForwarding, ForwardingEvent",
        "Stays unknown where the switch does not tell; night forwarding cannot be set."},
    CapabilityRow{Capability::Directory, "Names and departments", Support::Profile,
        "Escape GetDevices", "Names come from a people file."},
    CapabilityRow{Capability::WatchListAtPbx, "Watch list kept by the PBX", Support::Profile,
        "Escape GetWatchList, SetWatchList", "The list is kept on this computer."},
    CapabilityRow{Capability::CallHistory, "Call history of the PBX", Support::NotYet, "-",
        "The journal holds what this program saw."},
    CapabilityRow{Capability::Conference, "Conference", Support::NotYet, "ConferenceCall",
        "Made at the telephone; the console shows it."},
    CapabilityRow{Capability::CampOn, "Wait until free", Support::NotYet, "CamponCall",
        "The action is not offered."},
    CapabilityRow{Capability::KeepRecording, "Keep the recording", Support::NotYet, "-",
        "The button is not shown."},
    CapabilityRow{Capability::QueueControl, "Queues", Support::NotYet, "QueuedEvent",
        "Queues are not shown."},
    CapabilityRow{Capability::AgentState, "Agent state", Support::NotYet, "SetAgentState",
        "Shown where the switch reports it, not set."},
};

QString word(Support support)
{
    switch (support) {
    case Support::Standard:
        return u"yes"_s;
    case Support::Profile:
        return u"Balie profile"_s;
    case Support::Varies:
        return u"by server profile"_s;
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
    switch (provider) {
    case ProviderKind::Csta:
        return row == table.end() ? Support::NotYet : row->csta;
    }
    return Support::NotYet;
}

QString capabilitiesDocument()
{
    QString text = uR"(# What each provider can do

Made from the table in `cti/capabilities/CapabilityTable.cpp`; a test fails when the two differ. To write this file anew:
`BALIE_WRITE_DOCUMENTS=1 build/release/bin/tst_provider --class Capabilities`.

| feature | csta | by | where it cannot |
|---|---|---|---|
)"_s;
    for (const CapabilityRow &row : table) {
        text += u"| %1 | %2 | %3 | %4 |\n"_s.arg(QString::fromLatin1(row.name), word(row.csta),
            QString::fromLatin1(row.how), QString::fromLatin1(row.otherwise));
    }
    return text;
}

} // namespace balie::cti
