#include "cti/tracetool/RecordedCommand.h"

#include <array>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;
using cti::Service;

namespace {

/// Where a request names the parts of its command; empty: it has none.
struct Row {
    QLatin1StringView root;
    Service service;
    QLatin1StringView connection{};
    QLatin1StringView second{};
    QLatin1StringView destination{};
};

constexpr std::array rows{
    Row{"MakeCall"_L1, Service::MakeCall, {}, {}, "calledDirectoryNumber"_L1},
    Row{"AnswerCall"_L1, Service::AnswerCall, "callToBeAnswered"_L1},
    Row{"ClearConnection"_L1, Service::ClearConnection, "connectionToBeCleared"_L1},
    Row{"HoldCall"_L1, Service::HoldCall, "callToBeHeld"_L1},
    Row{"RetrieveCall"_L1, Service::RetrieveCall, "callToBeRetrieved"_L1},
    Row{"SingleStepTransferCall"_L1, Service::SingleStepTransfer, "activeCall"_L1, {},
        "transferredTo"_L1},
    Row{"ConsultationCall"_L1, Service::ConsultationCall, "existingCall"_L1, {},
        "consultedDevice"_L1},
    Row{"AlternateCall"_L1, Service::AlternateCall, "activeCall"_L1, "heldCall"_L1},
    Row{"ReconnectCall"_L1, Service::ReconnectCall, "activeCall"_L1, "heldCall"_L1},
    Row{"TransferCall"_L1, Service::TransferCall, "activeCall"_L1, "heldCall"_L1},
    Row{"DeflectCall"_L1, Service::DeflectCall, "callToBeDiverted"_L1, {}, "newDestination"_L1},
    Row{"ParkCall"_L1, Service::ParkCall, "parking"_L1, {}, "parkTo"_L1},
    Row{"DirectedPickupCall"_L1, Service::DirectedPickup, "callToBePickedUp"_L1},
    Row{"GenerateDigits"_L1, Service::GenerateDigits, "connectionToSendDigits"_L1, {},
        "charactersToSend"_L1},
};

} // namespace

std::optional<cti::CallCommand> recordedCommand(
    const XmlElement &request, const cti::DeviceId &ownDevice)
{
    for (const Row &row : rows) {
        if (row.root != request.name())
            continue;
        const auto connection = [&](QLatin1StringView name) {
            const auto element = request.child(name);
            const bool own = row.service != Service::DirectedPickup;
            return cti::ConnectionId{cti::CallId(element.child("callID"_L1).value()),
                own ? ownDevice : cti::DeviceId(element.child("deviceID"_L1).value())};
        };
        cti::CallCommand command;
        command.service = row.service;
        if (!row.connection.isEmpty())
            command.connection = connection(row.connection);
        if (!row.second.isEmpty())
            command.second = connection(row.second);
        if (!row.destination.isEmpty()) {
            const auto destination = request.child(row.destination);
            const auto listed = destination.child("device"_L1);
            command.destination = listed ? listed.value() : destination.value();
        }
        command.mailboxOf
            = cti::DeviceId(request.child("extensions"_L1).find("Mailbox"_L1).value());
        return command;
    }
    return std::nullopt;
}

} // namespace balie::tracetool
