#include "cti/simulator/xsi/CallRoutes.h"

#include "cti/simulator/engine/Names.h"
#include "cti/simulator/xsi/ServiceText.h"
#include "cti/simulator/xsi/XsiReplies.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

const QList<QLatin1StringView> clickParameters{"address"_L1, "location"_L1, "locationAddress"_L1};

XsiHttpReply refused(const Refusal &refusal)
{
    const std::string_view why = nameOf(refusal.value);
    return replies::refusal(refusal.category == RefusalCategory::StateIncompatibility ? 409 : 403,
        QString::fromUtf8(why.data(), qsizetype(why.size())));
}

ConnectionId connectionOf(const CallLeg &leg)
{
    return {leg.call, leg.device};
}

XsiHttpReply deafTelephone()
{
    return replies::refusal(403, u"The telephone cannot be told to"_s);
}

/// The user called `leg` while he had `other`: it is the one whom he consulted.
bool isConsulted(const CallLeg &leg, const CallLeg &other)
{
    return leg.personality == LegPersonality::Originator && leg.started > other.started;
}

} // namespace

CallRoutes::CallRoutes(XsiContext &context, Subscriptions &subscriptions, XsiRouter &router)
    : m_context(context)
    , m_subscriptions(subscriptions)
    , m_clicks(context, subscriptions)
{
    addReading(router);
    addStarting(router);
    addMissing(router);
    addActs(router);
}

XsiRouter::Handler CallRoutes::on(Act act)
{
    return [this, act](const XsiRequest &request) -> XsiAnswer {
        const auto leg = m_context.calls.find(request.user, request.arguments[1].toLatin1());
        if (!leg)
            return replies::refusal(404, u"Unknown call"_s);
        return (this->*act)(request, *leg);
    };
}

void CallRoutes::addReading(XsiRouter &router)
{
    router.add(
        {"GET", u"user/*/calls"_s, [this](const XsiRequest &request) { return list(request); }});
    router.add({"GET", u"user/*/calls/HookStatus"_s, [this](const XsiRequest &request) {
                    const auto legs = m_context.calls.of(request.user);
                    const bool off = std::ranges::any_of(
                        legs, [](const CallLeg &leg) { return !leg.ringsHere(); });
                    XsiWriter out(XsiNaming::Reply);
                    out.root("HookStatus");
                    out.leaf("hookStatus", off ? "Off-Hook" : "On-Hook");
                    return XsiAnswer(replies::document(out.take()));
                }});
    router.add({"GET", u"user/*/calls/MessageSummary"_s, [this](const XsiRequest &request) {
                    XsiWriter out(XsiNaming::Reply);
                    out.root("VoiceMailMessageSummary");
                    serviceText::messages(out, m_context, request.user);
                    return XsiAnswer(replies::document(out.take()));
                }});
}

void CallRoutes::addStarting(XsiRouter &router)
{
    router.add(
        {"POST", u"user/*/calls/New"_s, [this](const XsiRequest &request) { return make(request); },
            {"address"_L1, "clid"_L1, "info"_L1, "conferenceId"_L1, "pin"_L1, "location"_L1,
                "locationAddress"_L1}});
    router.add({"POST", u"user/*/calls/ParkRetrieve"_s,
        [this](const XsiRequest &request) {
            const QString address = request.target.value("address"_L1);
            const DeviceId where
                = address.isEmpty() ? request.user : DeviceId{m_context.users.dialled(address)};
            return pickUp(request, {where}, true);
        },
        clickParameters});
    router.add({"POST", u"user/*/calls/DirectedCallPickup"_s,
        [this](const XsiRequest &request) -> XsiAnswer {
            const QString address = request.target.value("address"_L1);
            if (address.isEmpty())
                return replies::refusal(403, u"Nobody is there to tell the number to"_s);
            return pickUp(request, {DeviceId{m_context.users.dialled(address)}}, false);
        },
        clickParameters});
    router.add({"POST", u"user/*/calls/CallPickup"_s,
        [this](const XsiRequest &request) {
            const auto &stations = m_context.users.stations();
            return pickUp(request, {stations.begin(), stations.end()}, false);
        },
        {"location"_L1, "locationAddress"_L1}});
}

void CallRoutes::addActs(XsiRouter &router)
{
    const auto put
        = [&](const QString &name, Act act, const QList<QLatin1StringView> &parameters = {}) {
              router.add({"PUT", u"user/*/calls/*/"_s + name, on(act), parameters});
          };
    router.add({"GET", u"user/*/calls/*"_s, on(&CallRoutes::detail), {"allowDetached"_L1}});
    router.add({"DELETE", u"user/*/calls/*"_s, on(&CallRoutes::hangUp),
        {"decline"_L1, "declineReason"_L1}});
    put(u"Talk"_s, &CallRoutes::talk);
    put(u"Hold"_s, &CallRoutes::hold);
    put(u"Reconnect"_s, &CallRoutes::reconnect);
    put(u"BlindTransfer"_s, &CallRoutes::blindTransfer, {"address"_L1, "toFront"_L1});
    put(u"ConsultTransfer/*"_s, &CallRoutes::consultTransfer);
    put(u"VmTransfer"_s, &CallRoutes::toVoiceMail, {"address"_L1});
    put(u"Park"_s, &CallRoutes::park, {"address"_L1});
    put(u"GroupCallPark"_s, &CallRoutes::groupPark);
    put(u"TransmitDTMF"_s, &CallRoutes::dtmf, {"playdtmf"_L1});
    put(u"ClientSessionInfo"_s, &CallRoutes::attach, {"info"_L1});
}

void CallRoutes::addMissing(XsiRouter &router)
{
    // Known resources of services that this switch gives nobody.
    const auto none = [](const XsiRequest &) -> XsiAnswer {
        return replies::refusal(403, u"The service is not assigned"_s);
    };
    for (const auto &name : {u"Record"_s, u"PauseRecording"_s, u"ResumeRecording"_s,
             u"StopRecording"_s, u"ExecutiveAssistantCallPush"_s})
        router.add({"PUT", u"user/*/calls/*/"_s + name, none});
    router.add({"PUT", u"user/*/calls/*/MuteTransfer"_s, none, {"address"_L1}});
    router.add({"POST", u"user/*/calls/Conference"_s, none, {}, "Conference"_L1});
    router.add({"DELETE", u"user/*/calls/Conference"_s, none});
    router.add({"GET", u"user/*/calls/Conference"_s, none});
    router.add({"PUT", u"user/*/calls/Conference/*"_s, none});
    for (const auto &name : {u"DirectedCallPickupBargeIn"_s, u"SilentMonitor"_s, u"CoachAgent"_s})
        router.add({"POST", u"user/*/calls/"_s + name, none, clickParameters});
}

QByteArray CallRoutes::callsUrl(const DeviceId &user) const
{
    return '/' + m_context.options.actionsContext + "/v2.0/user/"
        + m_context.users.idOf(user).toUtf8() + "/calls";
}

XsiAnswer CallRoutes::list(const XsiRequest &request) const
{
    XsiWriter out(XsiNaming::Reply);
    out.root("Calls");
    for (const CallLeg &leg : m_context.calls.of(request.user)) {
        out.openWith("call", "inConference", u"false"_s);
        out.leaf("callId", QString::fromLatin1(leg.callId));
        out.leaf("uri",
            u"/v2.0/user/%1/calls/%2"_s.arg(
                m_context.users.idOf(request.user), QString::fromLatin1(leg.callId)));
        out.close();
    }
    return replies::document(out.take());
}

XsiAnswer CallRoutes::detail(const XsiRequest &, const CallLeg &leg)
{
    XsiWriter out(XsiNaming::Reply);
    out.root("Call");
    m_context.callText.write(out, leg);
    return replies::document(out.take());
}

XsiAnswer CallRoutes::carryOut(const Command &command)
{
    const Outcome outcome = m_context.pbx.apply(command);
    return outcome.ok() ? replies::done() : refused(*outcome.refusal);
}

XsiAnswer CallRoutes::started(const DeviceId &user, const CallLeg &leg) const
{
    XsiWriter out(XsiNaming::Reply);
    out.root("CallStartInfo");
    out.leaf("callId", QString::fromLatin1(leg.callId));
    out.leaf("externalTrackingId", QString::fromLatin1(leg.trackingId));
    XsiHttpReply reply = replies::document(out.take(), 201);
    reply.headers.append({"Location", callsUrl(user) + '/' + leg.callId});
    return reply;
}

XsiAnswer CallRoutes::make(const XsiRequest &request)
{
    const QString address = request.target.value("address"_L1);
    if (address.isEmpty())
        return replies::refusal(400, u"address is missing"_s);
    const Outcome outcome
        = m_context.pbx.apply(MakeCall{request.user, m_context.users.dialled(address), true});
    if (!outcome.ok())
        return refused(*outcome.refusal);
    if (request.target.has("info"_L1))
        m_context.calls.setInfo(*outcome.connection, request.target.value("info"_L1));
    const auto leg = m_context.calls.find(*outcome.connection);
    return leg ? started(request.user, *leg) : replies::done();
}

XsiAnswer CallRoutes::pickUp(
    const XsiRequest &request, const std::vector<DeviceId> &where, bool parked)
{
    std::optional<ConnectionTruth> longest;
    DeviceId from;
    const auto wanted = parked ? ConnectionState::Queued : ConnectionState::Alerting;
    for (const DeviceId &device : where) {
        const auto truth = m_context.engine().truth(device);
        if (!truth || (!parked && device == request.user))
            continue;
        for (const ConnectionTruth &connection : truth->connections) {
            if (connection.state != wanted || (longest && longest->started <= connection.started))
                continue;
            longest = connection;
            from = device;
        }
    }
    if (!longest)
        return replies::refusal(
            403, parked ? u"No call is parked there"_s : u"No call rings there"_s);
    const CallLeg leg = m_clicks.begin(request.user, longest->remote.device,
        DirectedPickupCall{{longest->call, from}, request.user});
    return started(request.user, leg);
}

bool CallRoutes::canBeTold(const DeviceId &telephone) const
{
    const auto able = m_context.options.remoteTalk.find(telephone);
    return able == m_context.options.remoteTalk.end() || able->second;
}

XsiAnswer CallRoutes::talk(const XsiRequest &request, const CallLeg &leg)
{
    if (!canBeTold(request.user))
        return deafTelephone();
    if (leg.state == LegState::Held)
        return carryOut(RetrieveCall{connectionOf(leg)});
    if (!leg.ringsHere())
        return replies::refusal(409, u"The call does not wait for this"_s);
    if (m_clicks.lift(leg.callId))
        return replies::done();
    return carryOut(AnswerCall{connectionOf(leg)});
}

XsiAnswer CallRoutes::hold(const XsiRequest &request, const CallLeg &leg)
{
    if (!canBeTold(request.user))
        return deafTelephone();
    if (leg.state != LegState::Active)
        return replies::refusal(409, u"The call is not active"_s);
    return carryOut(HoldCall{connectionOf(leg)});
}

XsiAnswer CallRoutes::reconnect(const XsiRequest &request, const CallLeg &leg)
{
    if (leg.state != LegState::Held)
        return replies::refusal(409, u"The call is not held"_s);
    if (!canBeTold(request.user))
        return deafTelephone();
    for (const CallLeg &other : m_context.calls.of(request.user)) {
        if (other.callId != leg.callId && !m_clicks.giveUp(other.callId))
            m_context.pbx.apply(ClearConnection{connectionOf(other)});
    }
    return carryOut(RetrieveCall{connectionOf(leg)});
}

XsiAnswer CallRoutes::hangUp(const XsiRequest &request, const CallLeg &leg)
{
    const QString declined = request.target.value("decline"_L1);
    const QString reason = request.target.value("declineReason"_L1);
    if (!QStringList{QString(), u"true"_s, u"false"_s}.contains(declined)
        || !QStringList{QString(), u"Busy"_s, u"TemporarilyUnavailable"_s}.contains(reason))
        return replies::refusal(400, u"decline or declineReason has no such value"_s);
    if (m_clicks.giveUp(leg.callId))
        return replies::done();
    // What came back would ring unheard for ever: nobody else takes it.
    // And a click that is given up is over: there is no caller who could wait.
    if (!leg.ringsHere() || leg.recall || leg.personality == LegPersonality::ClickToDial)
        return carryOut(ClearConnection{connectionOf(leg)});
    if (declined == "true"_L1)
        return decline(leg, reason == "Busy"_L1);
    m_subscriptions.tell(m_context.calls.silence(connectionOf(leg), m_context.clock.wallMs()));
    return replies::done();
}

XsiAnswer CallRoutes::decline(const CallLeg &leg, bool busy)
{
    const auto truth = m_context.engine().truth(leg.device);
    const Device *device = m_context.engine().device(leg.device);
    const auto kind = busy ? ForwardingKind::Busy : ForwardingKind::NoAnswer;
    std::string target;
    if (const Forwarding &rule = truth->forwarding[static_cast<std::size_t>(kind)]; rule.on)
        target = rule.to.value;
    else if (device->voiceMail)
        target = m_context.engine().options().voiceMailDevice.value;
    if (!target.empty()
        && m_context.pbx.apply(DeflectCall{connectionOf(leg), {target}, leg.device}).ok())
        return replies::done();
    return carryOut(ClearConnection{connectionOf(leg)});
}

XsiAnswer CallRoutes::sendTo(const CallLeg &leg, const std::string &number, const DeviceId &mailbox)
{
    if (!m_context.isAssigned(leg.device, "CallTransfer"_L1))
        return replies::refusal(403, u"Call Transfer is not assigned"_s);
    if (leg.ringsHere())
        return carryOut(DeflectCall{connectionOf(leg), {number}, mailbox});
    if (leg.state == LegState::Held)
        m_context.pbx.apply(RetrieveCall{connectionOf(leg)});
    return carryOut(SingleStepTransferCall{connectionOf(leg), number, mailbox});
}

XsiAnswer CallRoutes::blindTransfer(const XsiRequest &request, const CallLeg &leg)
{
    const QString address = request.target.value("address"_L1);
    if (address.isEmpty())
        return replies::refusal(400, u"address is missing"_s);
    return sendTo(leg, m_context.users.dialled(address), {});
}

XsiAnswer CallRoutes::consultTransfer(const XsiRequest &request, const CallLeg &leg)
{
    if (!m_context.isAssigned(leg.device, "CallTransfer"_L1))
        return replies::refusal(403, u"Call Transfer is not assigned"_s);
    const auto other = m_context.calls.find(request.user, request.arguments[2].toLatin1());
    if (!other)
        return replies::refusal(404, u"Unknown call"_s);
    if (other->callId == leg.callId)
        return replies::refusal(400, u"Two different calls are needed"_s);
    // The first is the party to move, the second the consulted one, whichever of them is on hold.
    if (isConsulted(leg, *other))
        return replies::refusal(409, u"The consulted party is not the one to move"_s);
    const bool movesActive = other->state == LegState::Held && leg.state == LegState::Active;
    const CallLeg &held = movesActive ? *other : leg;
    const CallLeg &active = movesActive ? leg : *other;
    if (active.state == LegState::Held)
        m_context.pbx.apply(RetrieveCall{connectionOf(active)});
    return carryOut(TransferCall{connectionOf(held), connectionOf(active)});
}

XsiAnswer CallRoutes::toVoiceMail(const XsiRequest &request, const CallLeg &leg)
{
    const QString address = request.target.value("address"_L1);
    const DeviceId box
        = address.isEmpty() ? request.user : DeviceId{m_context.users.dialled(address)};
    const Device *owner = m_context.engine().device(box);
    if (!owner || owner->category != DeviceCategory::Station || !owner->voiceMail)
        return replies::refusal(403, u"There is no voice mail box"_s);
    return sendTo(leg, m_context.engine().options().voiceMailDevice.value, box);
}

XsiAnswer CallRoutes::park(const XsiRequest &request, const CallLeg &leg)
{
    if (!m_context.isAssigned(request.user, "CallPark"_L1))
        return replies::refusal(403, u"Call Park is not assigned"_s);
    const QString address = request.target.value("address"_L1);
    const DeviceId to
        = address.isEmpty() ? request.user : DeviceId{m_context.users.dialled(address)};
    return carryOut(ParkCall{connectionOf(leg), to});
}

XsiAnswer CallRoutes::groupPark(const XsiRequest &request, const CallLeg &leg)
{
    if (!m_context.isAssigned(request.user, "CallPark"_L1))
        return replies::refusal(403, u"Call Park is not assigned"_s);
    for (const Device *device : m_context.engine().devices()) {
        if (device->category != DeviceCategory::Park
            || !m_context.calls.parkedAt(device->id).empty())
            continue;
        XsiAnswer answer = carryOut(ParkCall{connectionOf(leg), device->id});
        if (answer.reply->status == 200)
            answer.reply->headers.append({"Content-Location",
                callsUrl(request.user)
                    + "/ParkRetrieve?address=" + QByteArray::fromStdString(device->id.value)});
        return answer;
    }
    return replies::refusal(403, u"All places are taken"_s);
}

XsiAnswer CallRoutes::dtmf(const XsiRequest &request, const CallLeg &leg)
{
    const QString tones = request.target.value("playdtmf"_L1);
    const bool valid = !tones.isEmpty() && std::ranges::all_of(tones, [](QChar tone) {
        return u"0123456789*#ABCD,"_s.contains(tone);
    });
    if (!valid)
        return replies::refusal(400, u"playdtmf has no such tones"_s);
    if (leg.state != LegState::Active)
        return replies::refusal(409, u"The call is not active"_s);
    m_context.counters.tones += int(tones.size() - tones.count(u','));
    return replies::done();
}

XsiAnswer CallRoutes::attach(const XsiRequest &request, const CallLeg &leg)
{
    if (!request.target.has("info"_L1))
        return replies::refusal(400, u"info is missing"_s);
    m_subscriptions.tell(
        m_context.calls.setInfo(connectionOf(leg), request.target.value("info"_L1)));
    return replies::done();
}

} // namespace balie::sim
