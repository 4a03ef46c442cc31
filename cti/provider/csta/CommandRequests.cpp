#include "cti/provider/csta/CommandRequests.h"

#include "cti/provider/Destination.h"
#include "cti/provider/ProviderErrors.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

Error notSupported()
{
    return notSupportedError(u"not in the server profile"_s);
}

bool needsConnection(Service service)
{
    return service != Service::MakeCall;
}

bool needsSecond(Service service)
{
    return service == Service::AlternateCall || service == Service::ReconnectCall
        || service == Service::TransferCall;
}

bool needsDestination(Service service)
{
    return service == Service::MakeCall || service == Service::SingleStepTransfer
        || service == Service::ConsultationCall || service == Service::DeflectCall
        || service == Service::ParkCall;
}

} // namespace

Expected<csta::Request> requestFor(
    const CallCommand &command, const MonitorKeeper &monitors, const ServerProfile &profile)
{
    if ((needsConnection(command.service) && command.connection.call.isEmpty())
        || (needsSecond(command.service) && command.second.call.isEmpty())) {
        return unexpected(callGoneError());
    }
    const bool parksNowhere
        = command.service == Service::ParkCall && command.destination.isEmpty();
    if (parksNowhere && profile.park == ServerProfile::Park::ParkDevice) {
        // CSTA has no park place of the switch's choice.
        return unexpected(noParkPlaceError());
    }
    if (needsDestination(command.service) && !parksNowhere && !isDialable(command.destination))
        return unexpected(undialableError(command.destination));

    const csta::DeviceText own{monitors.ownDevice().value(), {}};
    const csta::DeviceText destination{dialled(command.destination), {}};
    const csta::ConnectionId connection = monitors.wireOf(command.connection);
    const csta::ConnectionId second = monitors.wireOf(command.second);
    switch (command.service) {
    case Service::MakeCall:
        return csta::Request(
            csta::MakeCall{own, destination, csta::MakeCall::Originate::DoNotPrompt});
    case Service::AnswerCall:
        return csta::Request(csta::AnswerCall{connection});
    case Service::ClearConnection:
        return csta::Request(csta::ClearConnection{connection});
    case Service::HoldCall:
        return csta::Request(csta::HoldCall{connection});
    case Service::RetrieveCall:
        return csta::Request(csta::RetrieveCall{connection});
    case Service::SingleStepTransfer:
        if (!profile.blindTransfer)
            return unexpected(notSupported());
        return csta::Request(
            csta::SingleStepTransferCall{connection, destination, command.mailboxOf.value()});
    case Service::ConsultationCall:
        return csta::Request(csta::ConsultationCall{connection, destination});
    case Service::AlternateCall:
        return csta::Request(csta::AlternateCall{.heldCall = second, .activeCall = connection});
    case Service::ReconnectCall:
        return csta::Request(csta::ReconnectCall{.activeCall = connection, .heldCall = second});
    case Service::TransferCall:
        return csta::Request(csta::TransferCall{.heldCall = second, .activeCall = connection});
    case Service::DeflectCall:
        return csta::Request(csta::DeflectCall{connection, destination, command.mailboxOf.value()});
    case Service::ParkCall:
        if (profile.park == ServerProfile::Park::None)
            return unexpected(notSupported());
        return csta::Request(csta::ParkCall{
            connection, profile.park == ServerProfile::Park::OwnNumber ? own : destination});
    case Service::DirectedPickup:
        return csta::Request(csta::DirectedPickupCall{connection, own});
    case Service::GenerateDigits:
        if (!isDigits(command.destination))
            return unexpected(undialableError(command.destination));
        return csta::Request(csta::GenerateDigits{connection, command.destination});
    }
    return unexpected(notSupported());
}

} // namespace balie::cti
