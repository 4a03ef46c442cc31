#include "cti/provider/xsi/XsiCommands.h"

#include "cti/provider/Destination.h"
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiCommandRun.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "cti/xsi/Decoder.h"

#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

bool needsSecond(Service service)
{
    return service == Service::AlternateCall || service == Service::ReconnectCall
        || service == Service::TransferCall;
}

bool needsDestination(Service service)
{
    return service == Service::MakeCall || service == Service::SingleStepTransfer
        || service == Service::ConsultationCall || service == Service::DeflectCall;
}

QUrlQuery queryOf(const QString &name, const QString &value)
{
    QUrlQuery query;
    query.addQueryItem(name, value);
    return query;
}

/// User ids have a domain; anything else is a number until the switch says whose.
Party partyOf(const QString &destination)
{
    const bool isUser = destination.contains(u'@');
    return {
        DeviceId(isUser ? destination : QString()), isUser ? QString() : destination, {}, false};
}

/// Where the switch says that it parked a call: the address of retrieving it.
QString chosenPlace(const HttpReply &reply)
{
    const QUrl retrieve = QUrl::fromEncoded(reply.header("Content-Location"));
    return QUrlQuery(retrieve).queryItemValue(u"address"_s, QUrl::FullyDecoded);
}

/// What TransmitDTMF takes: a keypad with its fourth column, and pauses.
bool isTones(const QString &digits)
{
    QString plain = digits;
    for (const QChar c : u"ABCD,"_s)
        plain.replace(c, u'0');
    return isDigits(plain);
}

} // namespace

DeviceId XsiCommands::voiceMailDevice()
{
    return DeviceId(u"voice-mail"_s);
}

XsiCommands::XsiCommands(Clock &clock, XsiRequests &requests, XsiDevices &devices)
    : m_clock(clock)
    , m_requests(requests)
    , m_devices(devices)
{
}

XsiCommands::~XsiCommands() = default;

void XsiCommands::begin(const DeviceId &ownUser, const AssignedServices &services)
{
    m_own = ownUser;
    m_services = services;
}

Expected<void> XsiCommands::check(const CallCommand &command) const
{
    const bool toMailBox = DeviceId(command.destination) == voiceMailDevice();
    if (needsDestination(command.service) && !toMailBox && !isDialable(command.destination))
        return unexpected(undialableError(command.destination));
    if (command.service == Service::ParkCall && !command.destination.isEmpty()
        && !isParkPlace(DeviceId(command.destination)) && !isDialable(command.destination))
        return unexpected(undialableError(command.destination));
    if (command.service == Service::GenerateDigits && !isTones(command.destination))
        return unexpected(undialableError(command.destination));
    const bool needsConnection = command.service != Service::MakeCall;
    if ((needsConnection && m_devices.callIdOf(command.connection).isEmpty())
        || (needsSecond(command.service) && m_devices.callIdOf(command.second).isEmpty()))
        return unexpected(callGoneError());
    return {};
}

void XsiCommands::execute(const CallCommand &command, CallControlPort::Done done)
{
    if (m_own.isEmpty()) {
        done(unexpected(linkLostError()));
        return;
    }
    if (const Expected<void> checked = check(command); !checked) {
        done(unexpected(Error(checked.error())));
        return;
    }
    auto made = std::make_unique<Run>();
    Run &run = *made;
    run.id = ++m_lastRun;
    run.command = command;
    run.done = std::move(done);
    run.first = m_devices.callIdOf(command.connection);
    run.second = m_devices.callIdOf(command.second);
    m_runs.emplace(run.id, std::move(made));
    start(run);
}

void XsiCommands::start(Run &run)
{
    switch (run.command.service) {
    case Service::MakeCall:
        makeCall(run);
        break;
    case Service::AnswerCall:
    case Service::RetrieveCall:
        single(run, HttpMethod::Put, run.first, {u"Talk"_s});
        break;
    case Service::ClearConnection:
        clear(run);
        break;
    case Service::HoldCall:
        single(run, HttpMethod::Put, run.first, {u"Hold"_s});
        break;
    case Service::SingleStepTransfer:
    case Service::DeflectCall:
        sendOn(run);
        break;
    case Service::ConsultationCall:
        consult(run);
        break;
    case Service::AlternateCall:
        alternate(run);
        break;
    case Service::ReconnectCall:
        reconnect(run);
        break;
    case Service::TransferCall:
        transfer(run);
        break;
    case Service::ParkCall:
        park(run);
        break;
    case Service::DirectedPickup:
        pickUp(run);
        break;
    case Service::GenerateDigits:
        single(run, HttpMethod::Put, run.first, {u"TransmitDTMF"_s},
            queryOf(u"playdtmf"_s, run.command.destination));
        break;
    }
}

void XsiCommands::makeCall(Run &run)
{
    send(run, HttpMethod::Post, {u"New"_s}, queryOf(u"address"_s, dialled(run.command.destination)),
        [this](Run &present, const HttpReply &reply) {
            const auto started = xsi::decodeCallStart(reply.body);
            nameCreated(present, started ? started->callId : QString());
        });
}

void XsiCommands::clear(Run &run)
{
    const Connection *const call = m_devices.connection(run.command.connection);
    const bool rings = call && call->state == ConnectionState::Alerting;
    // Without `decline` only the ringing would stop, and the caller would go on waiting.
    single(run, HttpMethod::Delete, run.first, {},
        rings ? queryOf(u"decline"_s, u"true"_s) : QUrlQuery());
}

/// BlindTransfer of a call that rings is a deflection.
void XsiCommands::sendOn(Run &run)
{
    const Connection *const call = m_devices.connection(run.command.connection);
    const bool rings = call && call->state == ConnectionState::Alerting;
    const bool toMailBox = DeviceId(run.command.destination) == voiceMailDevice()
        || !run.command.mailboxOf.isEmpty();
    const QString address
        = toMailBox ? run.command.mailboxOf.value() : dialled(run.command.destination);
    m_devices.noteLeaving(run.command.connection,
        rings ? EndReason::Diverted : EndReason::Transferred,
        toMailBox ? Party{voiceMailDevice(), {}, {}, false} : partyOf(address));
    sendTo(
        run, HttpMethod::Put, run.first, {toMailBox ? u"VmTransfer"_s : u"BlindTransfer"_s},
        address.isEmpty() ? QUrlQuery() : queryOf(u"address"_s, address),
        [this](Run &present, const HttpReply &) { finish(present, CommandResult()); },
        [this](Run &present, const Error &error) {
            m_devices.forgetLeaving(present.command.connection);
            fail(present, error);
        });
}

void XsiCommands::transfer(Run &run)
{
    // Who moves and who was consulted: after toggling it is the consulted one who is on hold.
    const bool movesActive = m_devices.isConsultation(run.command.second, run.command.connection);
    const ConnectionId moved = movesActive ? run.command.connection : run.command.second;
    const ConnectionId consulted = movesActive ? run.command.second : run.command.connection;
    const Connection *const reached = m_devices.connection(consulted);
    const Party to = reached ? reached->remote : Party();
    m_devices.noteLeaving(moved, EndReason::Transferred, to, consulted.call);
    m_devices.noteLeaving(consulted, EndReason::Merged, {}, consulted.call);
    sendTo(
        run, HttpMethod::Put, movesActive ? run.first : run.second,
        {u"ConsultTransfer"_s, movesActive ? run.second : run.first}, {},
        [this](Run &present, const HttpReply &) { finish(present, CommandResult()); },
        [this](Run &present, const Error &error) {
            m_devices.forgetLeaving(present.command.connection);
            m_devices.forgetLeaving(present.command.second);
            fail(present, error);
        });
}

/// Where the user is in no park group the switch has no place to choose: then at the own line.
void XsiCommands::park(Run &run)
{
    const QString &destination = run.command.destination;
    const DeviceId place(destination);
    const bool anywhere = destination.isEmpty() || place == groupParkPlace();
    if (!anywhere || !m_services.groupPark) {
        parkHere(run, isParkPlace(place) ? QString() : dialled(destination), false);
        return;
    }
    m_devices.noteLeaving(
        run.command.connection, EndReason::Diverted, {groupParkPlace(), {}, {}, false});
    sendTo(
        run, HttpMethod::Put, run.first, {u"GroupCallPark"_s}, {},
        [this](Run &present, const HttpReply &reply) {
            finish(present, CommandResult{.parkedAt = chosenPlace(reply)});
        },
        [this](Run &present, const Error &error) {
            const bool noGroup
                = error.code == ErrorCode::NotAllowed || error.code == ErrorCode::StateChanged;
            if (noGroup && ownCall(present.first)) {
                parkHere(present, {}, true);
                return;
            }
            m_devices.forgetLeaving(present.command.connection);
            fail(present, error);
        });
}

/// Without an address it is the own line.
void XsiCommands::parkHere(Run &run, const QString &address, bool noGroup)
{
    if (address.isEmpty())
        m_devices.noteParking(run.command.connection);
    else
        m_devices.noteLeaving(run.command.connection, EndReason::Diverted, partyOf(address));
    sendTo(
        run, HttpMethod::Put, run.first, {u"Park"_s},
        address.isEmpty() ? QUrlQuery() : queryOf(u"address"_s, address),
        [this, noGroup](Run &present, const HttpReply &) {
            m_services.groupPark = m_services.groupPark && !noGroup;
            finish(present, CommandResult());
        },
        [this](Run &present, const Error &error) {
            m_devices.forgetLeaving(present.command.connection);
            fail(present, error);
        });
}

void XsiCommands::pickUp(Run &run)
{
    const ConnectionId theirs = run.command.connection;
    if (theirs.device == ownParkPlace()) {
        unpark(run);
        return;
    }
    const Connection *const ringing = m_devices.connection(theirs);
    if (!ringing || ringing->state != ConnectionState::Alerting) {
        fail(run, callGoneError());
        return;
    }
    m_devices.noteLeaving(theirs, EndReason::Diverted, {m_own, {}, {}, false});
    send(
        run, HttpMethod::Post, {u"DirectedCallPickup"_s},
        queryOf(u"address"_s, theirs.device.value()),
        [this](Run &present, const HttpReply &reply) { pickedUp(present, reply); },
        [this](Run &present, const Error &error) {
            m_devices.forgetLeaving(present.command.connection);
            fail(present, error);
        });
}

void XsiCommands::unpark(Run &run)
{
    m_devices.noteLeaving(run.command.connection, EndReason::Diverted, {m_own, {}, {}, false});
    send(
        run, HttpMethod::Post, {u"ParkRetrieve"_s}, {},
        [this](Run &present, const HttpReply &reply) { pickedUp(present, reply); },
        [this](Run &present, const Error &error) {
            m_devices.forgetLeaving(present.command.connection);
            fail(present, error);
        });
}

void XsiCommands::pickedUp(Run &run, const HttpReply &reply)
{
    const auto started = xsi::decodeCallStart(reply.body);
    const QString callId = started ? started->callId : QString();
    if (!callId.isEmpty())
        m_devices.notePickUp(run.command.connection, callId);
    nameCreated(run, callId);
}

} // namespace balie::cti
