// Call control: each request becomes one command of the engine, its outcome the response.
#include "cti/simulator/csta/Services.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

const XmlElement &ServiceCall::part(QLatin1StringView name) const
{
    static const XmlElement none;
    const XmlElement *found = request.child(name);
    return found ? *found : none;
}

XmlWriter ServiceCall::response() const
{
    XmlWriter out(dialect().naming, 400);
    out.root((request.name + "Response"_L1).toUtf8(), dialect().namespaceUri());
    return out;
}

namespace {

ConnectionId connection(const ServiceCall &call, QLatin1StringView name)
{
    return wire::connectionIn(call.part(name));
}

std::string text(const ServiceCall &call, QLatin1StringView name)
{
    return call.part(name).text.toStdString();
}

/// b:Mailbox in the extensions of a transfer or deflection to voice mail.
DeviceId mailbox(const ServiceCall &call)
{
    const XmlElement *extensions = call.request.child("extensions"_L1);
    const XmlElement *box = extensions ? extensions->descendant("Mailbox"_L1) : nullptr;
    return box ? wire::deviceIn(*box) : DeviceId{};
}

/// Edition 3 has one device as text, edition 6 a list; which of the two 4 and 5 have is not known,
/// so both do.
Expected<std::vector<std::string>, CstaError> destinations(const ServiceCall &call)
{
    const XmlElement &destination = call.part("newDestination"_L1);
    const bool isList = !destination.children.empty();
    const int edition = call.dialect().edition;
    if ((edition <= 3 && isList) || (edition >= 6 && !isList))
        return unexpected(CstaError::operation("invalidParameterValue"));
    if (!isList)
        return std::vector{destination.text.toStdString()};
    std::vector<std::string> numbers;
    for (const XmlElement &device : destination.children) {
        if (device.name != "device"_L1)
            return unexpected(CstaError::operation("invalidParameterValue"));
        numbers.push_back(device.text.toStdString());
    }
    return numbers;
}

Expected<Command, CstaError> command(const ServiceCall &call)
{
    const QString &name = call.request.name;
    if (name == "MakeCall"_L1) {
        // Prompting is the default of the standard.
        const bool prompt = call.request.childText("autoOriginate"_L1) != "doNotPrompt"_L1;
        return Command(MakeCall{wire::deviceIn(call.part("callingDevice"_L1)),
            text(call, "calledDirectoryNumber"_L1), prompt});
    }
    if (name == "AnswerCall"_L1)
        return Command(AnswerCall{connection(call, "callToBeAnswered"_L1)});
    if (name == "ClearConnection"_L1)
        return Command(ClearConnection{connection(call, "connectionToBeCleared"_L1)});
    if (name == "HoldCall"_L1)
        return Command(HoldCall{connection(call, "callToBeHeld"_L1)});
    if (name == "RetrieveCall"_L1)
        return Command(RetrieveCall{connection(call, "callToBeRetrieved"_L1)});
    if (name == "ConsultationCall"_L1)
        return Command(ConsultationCall{
            connection(call, "existingCall"_L1), text(call, "consultedDevice"_L1)});
    if (name == "AlternateCall"_L1)
        return Command(
            AlternateCall{connection(call, "heldCall"_L1), connection(call, "activeCall"_L1)});
    if (name == "ReconnectCall"_L1)
        return Command(
            ReconnectCall{connection(call, "activeCall"_L1), connection(call, "heldCall"_L1)});
    if (name == "TransferCall"_L1)
        return Command(
            TransferCall{connection(call, "heldCall"_L1), connection(call, "activeCall"_L1)});
    if (name == "SingleStepTransferCall"_L1)
        return Command(SingleStepTransferCall{
            connection(call, "activeCall"_L1), text(call, "transferredTo"_L1), mailbox(call)});
    if (name == "DeflectCall"_L1) {
        auto numbers = destinations(call);
        if (!numbers)
            return unexpected(numbers.error());
        return Command(DeflectCall{
            connection(call, "callToBeDiverted"_L1), std::move(*numbers), mailbox(call)});
    }
    if (name == "DirectedPickupCall"_L1)
        return Command(DirectedPickupCall{connection(call, "callToBePickedUp"_L1),
            wire::deviceIn(call.part("requestingDevice"_L1))});
    if (name == "ParkCall"_L1)
        return Command(
            ParkCall{connection(call, "parking"_L1), wire::deviceIn(call.part("parkTo"_L1))});
    return unexpected(CstaError::operation("serviceNotSupported"));
}

/// What the response calls the connection that the command led to; empty where it has none.
QByteArrayView resultName(const QString &request)
{
    if (request == "MakeCall"_L1)
        return "callingDevice";
    if (request == "ConsultationCall"_L1)
        return "initiatedCall";
    if (request == "TransferCall"_L1 || request == "SingleStepTransferCall"_L1)
        return "transferredCall";
    if (request == "DirectedPickupCall"_L1)
        return "pickedCall";
    if (request == "ParkCall"_L1)
        return "parkedTo";
    return {};
}

/// The engine has no sound, so digits go nowhere; they need a party to hear them all the same.
Reply generateDigits(const ServiceCall &call)
{
    const ConnectionId id = connection(call, "connectionToSendDigits"_L1);
    const auto device = call.engine().truth(id.device);
    if (!device)
        return unexpected(CstaError::operation("invalidConnectionID"));
    const auto found = std::ranges::find(device->connections, id.call, &ConnectionTruth::call);
    if (found == device->connections.end())
        return unexpected(CstaError::operation("invalidConnectionID"));
    if (found->state != ConnectionState::Connected)
        return unexpected(CstaError::state("invalidConnectionState"));
    const std::string digits = text(call, "charactersToSend"_L1);
    if (digits.empty() || digits.find_first_not_of("0123456789*#ABCD") != std::string::npos)
        return unexpected(CstaError::operation("charactersToSendNotSupported"));
    call.face.count().tones += int(digits.size());
    return Answer(call.response().take());
}

bool isCallControl(const QString &name)
{
    static constexpr QLatin1StringView names[]
        = {"MakeCall"_L1, "AnswerCall"_L1, "ClearConnection"_L1, "HoldCall"_L1, "RetrieveCall"_L1,
            "ConsultationCall"_L1, "AlternateCall"_L1, "ReconnectCall"_L1, "TransferCall"_L1,
            "SingleStepTransferCall"_L1, "DeflectCall"_L1, "DirectedPickupCall"_L1, "ParkCall"_L1};
    return std::ranges::find(names, name) != std::end(names);
}

} // namespace

std::optional<Reply> callService(const ServiceCall &call)
{
    if (call.request.name == "GenerateDigits"_L1)
        return generateDigits(call);
    if (!isCallControl(call.request.name))
        return std::nullopt;
    auto wanted = command(call);
    if (!wanted)
        return unexpected(wanted.error());
    const Outcome outcome = call.face.pbx().apply(*wanted);
    if (outcome.refusal)
        return unexpected(CstaError::of(*outcome.refusal));

    XmlWriter out = call.response();
    const QByteArrayView name = resultName(call.request.name);
    if (!name.isEmpty() && outcome.connection)
        wire::connection(out, name, *outcome.connection, call.dialect());
    if (name == "transferredCall" && !outcome.changes.empty())
        wire::connectionList(out, "connections", outcome.changes, call.dialect());
    return Answer(out.take());
}

} // namespace balie::sim
