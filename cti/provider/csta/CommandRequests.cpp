#include "cti/provider/csta/CommandRequests.h"

#include "cti/provider/ProviderErrors.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CommandText {
    Q_DECLARE_TR_FUNCTIONS(CommandText)
};

/// What people write between the digits of a number.
constexpr QStringView visualSeparators = u" -./()";
constexpr QStringView keypad = u"0123456789*#";

Error undialable(const QString &destination)
{
    if (destination.trimmed().isEmpty())
        return {ErrorCode::InvalidInput, CommandText::tr("Enter a number first."),
            u"empty destination"_s};
    return {ErrorCode::InvalidInput,
        CommandText::tr("“%1” is not a number that can be called.").arg(destination),
        u"destination without digits"_s};
}

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

/// Digits go out bare; any other form of address exactly as it came from the switch or the user.
QString dialled(const QString &destination)
{
    QString bare;
    for (const QChar c : destination.trimmed()) {
        if (keypad.contains(c) || (c == u'+' && bare.isEmpty()))
            bare += c;
        else if (!visualSeparators.contains(c))
            return destination.trimmed();
    }
    return bare;
}

} // namespace

bool isDialable(const QString &destination)
{
    const QString trimmed = destination.trimmed();
    const bool isAddress
        = trimmed.contains(u'@') || trimmed.contains(u':') || trimmed.contains(u'<');
    return isAddress || std::ranges::any_of(trimmed, [](QChar c) { return keypad.contains(c); });
}

Expected<csta::Request> requestFor(
    const CallCommand &command, const MonitorKeeper &monitors, const ServerProfile &profile)
{
    if ((needsConnection(command.service) && command.connection.call.isEmpty())
        || (needsSecond(command.service) && command.second.call.isEmpty())) {
        return unexpected(Error{ErrorCode::StateChanged,
            CommandText::tr("That call is no longer there."), u"no connection"_s});
    }
    if (needsDestination(command.service) && !isDialable(command.destination))
        return unexpected(undialable(command.destination));

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
        if (command.destination.isEmpty() || !std::ranges::all_of(command.destination, [](QChar c) {
                return keypad.contains(c);
            }))
            return unexpected(undialable(command.destination));
        return csta::Request(csta::GenerateDigits{connection, command.destination});
    }
    return unexpected(notSupported());
}

} // namespace balie::cti
