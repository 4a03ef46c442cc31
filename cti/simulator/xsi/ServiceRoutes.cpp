#include "cti/simulator/xsi/ServiceRoutes.h"

#include "cti/simulator/engine/Names.h"
#include "cti/simulator/xsi/PersonText.h"
#include "cti/simulator/xsi/ServiceText.h"
#include "cti/simulator/xsi/XsiReplies.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Known {
    QLatin1StringView resource;
    const char *name;
};
constexpr Known services[]
    = {{"BasicCallLogs"_L1, "Basic Call Logs"}, {"BwReceptionist"_L1, "BroadWorks Receptionist"},
        {"CallForwardingAlways"_L1, "Call Forwarding Always"},
        {"CallForwardingBusy"_L1, "Call Forwarding Busy"},
        {"CallForwardingNoAnswer"_L1, "Call Forwarding No Answer"}, {"CallPark"_L1, "Call Park"},
        {"CallTransfer"_L1, "Call Transfer"}, {"CallWaiting"_L1, "Call Waiting"},
        {"DirectedCallPickup"_L1, "Directed Call Pickup"}, {"DoNotDisturb"_L1, "Do Not Disturb"},
        {"EnhancedCallLogs"_L1, "Enhanced Call Logs"},
        {"VoiceMessaging"_L1, "Voice Messaging User"}};

QString receptionistType(Edition edition)
{
    switch (edition) {
    case Edition::Instap:
        return u"smallbusiness"_s;
    case Edition::Standaard:
        return u"office"_s;
    case Edition::Premium:
        return u"enterprise"_s;
    }
    return {};
}

QString receptionistName(Edition edition)
{
    switch (edition) {
    case Edition::Instap:
        return u"BroadWorks Receptionist - Small Business"_s;
    case Edition::Standaard:
        return u"BroadWorks Receptionist - Office"_s;
    case Edition::Premium:
        return u"BroadWorks Receptionist - Enterprise"_s;
    }
    return {};
}

} // namespace

ServiceRoutes::ServiceRoutes(XsiContext &context, XsiRouter &router)
    : m_context(context)
{
    router.add({"GET", u"user/*/profile"_s,
        [this](const XsiRequest &request) { return profile(request); }});
    router.add({"GET", u"user/*/profile/Registrations"_s,
        [this](const XsiRequest &request) { return registrations(request); }});
    router.add(
        {"GET", u"user/*/services"_s, [this](const XsiRequest &request) { return list(request); }});
    router.add({"GET", u"user/*/services/DoNotDisturb"_s,
        ifAssigned("DoNotDisturb"_L1, [this](const XsiRequest &request) -> XsiAnswer {
            XsiWriter out = reply();
            out.root("DoNotDisturb");
            serviceText::doNotDisturb(out, m_context, request.user);
            return finish(out);
        })});
    router.add({"PUT", u"user/*/services/DoNotDisturb"_s,
        ifAssigned("DoNotDisturb"_L1,
            [this](const XsiRequest &request) { return putDoNotDisturb(request); }),
        {}, "DoNotDisturb"_L1});
    addForwarding(router, "CallForwardingAlways"_L1, ForwardingKind::Immediate);
    addForwarding(router, "CallForwardingBusy"_L1, ForwardingKind::Busy);
    addForwarding(router, "CallForwardingNoAnswer"_L1, ForwardingKind::NoAnswer);
    router.add({"GET", u"user/*/services/VoiceMessaging"_s,
        ifAssigned("VoiceMessaging"_L1, [this](const XsiRequest &) -> XsiAnswer {
            XsiWriter out = reply();
            out.root("VoiceMessaging");
            out.flag("active", true);
            out.leaf("processing", "Unified Voice and Email Messaging");
            out.flag("busyRedirectToVoiceMail", true);
            out.flag("noAnswerRedirectToVoiceMail", true);
            return finish(out);
        })});
    const QList<QLatin1StringView> type{"receptionistType"_L1};
    for (const bool bare : {false, true})
        router.add({"GET",
            bare ? u"user/*/services/BwReceptionist/MonitoredUsers"_s
                 : u"user/*/services/BwReceptionist"_s,
            ifAssigned("BwReceptionist"_L1,
                [this, bare](const XsiRequest &request) { return readWatchList(request, bare); }),
            type});
    router.add({"PUT", u"user/*/services/BwReceptionist"_s,
        ifAssigned("BwReceptionist"_L1,
            [this](const XsiRequest &request) { return writeWatchList(request); }),
        type, "*"_L1});
}

void ServiceRoutes::addForwarding(XsiRouter &router, QLatin1StringView name, ForwardingKind kind)
{
    const QString path = u"user/*/services/"_s + name;
    router.add(
        {"GET", path, ifAssigned(name, [this, name, kind](const XsiRequest &request) -> XsiAnswer {
             XsiWriter out = reply();
             out.root(QByteArrayView(name.data(), name.size()));
             serviceText::forwarding(out, m_context, request.user, kind);
             return finish(out);
         })});
    router.add({"PUT", path,
        ifAssigned(
            name, [this, kind](const XsiRequest &request) { return putForwarding(request, kind); }),
        {}, name});
}

XsiRouter::Handler ServiceRoutes::ifAssigned(QLatin1StringView name, XsiRouter::Handler handler)
{
    return [this, name, handler = std::move(handler)](const XsiRequest &request) -> XsiAnswer {
        if (!m_context.isAssigned(request.user, name))
            return replies::refusal(403, u"The service is not assigned"_s);
        return handler(request);
    };
}

XsiHttpReply ServiceRoutes::finish(XsiWriter &out) const
{
    return replies::document(out.take(), 200, m_context.options.latin1Directories);
}

XsiAnswer ServiceRoutes::carryOut(const Command &command)
{
    const Outcome outcome = m_context.pbx.apply(command);
    if (outcome.ok())
        return replies::done();
    const std::string_view why = nameOf(outcome.refusal->value);
    return replies::refusal(400, QString::fromUtf8(why.data(), qsizetype(why.size())));
}

XsiAnswer ServiceRoutes::profile(const XsiRequest &request) const
{
    const Device &device = *m_context.engine().device(request.user);
    const QString base = u"/v2.0/user/"_s + m_context.users.idOf(request.user) + u"/profile/"_s;
    XsiWriter out = reply();
    out.root("Profile");
    out.open("details");
    const auto [first, last] = XsiUsers::names(device);
    out.leaf("userId", m_context.users.idOf(device.id));
    out.leaf("firstName", first);
    out.leaf("lastName", last);
    out.leaf("groupId", m_context.options.group);
    out.leafWith("serviceProvider", m_context.options.enterprise, "isEnterprise",
        m_context.options.isEnterprise ? u"true"_s : u"false"_s);
    out.leaf("number", m_context.users.publicNumber(device.id));
    out.leaf("extension", device.id.value);
    out.close();
    personText::additional(out, device);
    out.leaf("timeZone", "Europe/Amsterdam");
    out.number("passwordExpiresDays", 2'147'483'647);
    out.leaf("fac", base + u"Fac"_s);
    out.leaf("registrations", base + u"Registrations"_s);
    out.leaf("scheduleList", base + u"Schedule"_s);
    out.leaf("countryCode", "31");
    return finish(out);
}

XsiAnswer ServiceRoutes::registrations(const XsiRequest &request) const
{
    const auto truth = m_context.engine().truth(request.user);
    XsiWriter out = reply();
    out.root("Registrations");
    if (truth && truth->inService) {
        out.open("registration");
        out.leaf("endpointType", "Primary");
        out.leaf("linePort", m_context.users.idOf(request.user));
        out.leaf("uri", u"sip:"_s + m_context.users.idOf(request.user));
        out.close();
    }
    return finish(out);
}

XsiAnswer ServiceRoutes::list(const XsiRequest &request) const
{
    const Device &device = *m_context.engine().device(request.user);
    const QString base = u"/v2.0/user/"_s + m_context.users.idOf(request.user) + u"/services/"_s;
    XsiWriter out = reply();
    out.root("Services");
    for (const Known &service : services) {
        if (!m_context.isAssigned(request.user, service.resource)
            || (service.resource == "VoiceMessaging"_L1 && !device.voiceMail))
            continue;
        out.open("service");
        // The receptionist's service is sold in three sizes, each by a name of its own.
        const bool isReceptionist = service.resource == "BwReceptionist"_L1;
        out.leaf("name", isReceptionist ? receptionistName(m_context.edition(request.user)) : QString::fromLatin1(service.name));
        out.leaf("uri", base + service.resource);
        out.close();
    }
    return finish(out);
}

XsiAnswer ServiceRoutes::putDoNotDisturb(const XsiRequest &request)
{
    const auto active = booleanFrom(request.document.childText("active"_L1));
    if (const auto fault = shapeFault(request.document, {{"active"_L1, 1}, {"ringSplash"_L1, 1}});
        fault || !active)
        return replies::refusal(400, fault.value_or(u"active is no boolean"_s));
    return carryOut(SetDoNotDisturb{request.user, *active});
}

XsiAnswer ServiceRoutes::putForwarding(const XsiRequest &request, ForwardingKind kind)
{
    const XmlElement &body = request.document;
    const auto active = booleanFrom(body.childText("active"_L1));
    const bool always = kind == ForwardingKind::Immediate;
    const bool noAnswer = kind == ForwardingKind::NoAnswer;
    const auto fault = shapeFault(body,
        {{"active"_L1, 1}, {"forwardToPhoneNumber"_L1}, {"ringSplash"_L1, 0, always ? 1 : 0},
            {"numberOfRings"_L1, 0, noAnswer ? 1 : 0}});
    if (fault || !active)
        return replies::refusal(400, fault.value_or(u"active is no boolean"_s));
    SetForwarding command{request.user, kind, *active,
        m_context.users.dialled(body.childText("forwardToPhoneNumber"_L1)), std::nullopt};
    if (const XmlElement *rings = body.child("numberOfRings"_L1); rings && noAnswer) {
        const int count = rings->text.toInt();
        if (count < 1 || count > 20)
            return replies::refusal(400, u"numberOfRings is out of range"_s);
        command.ringTime = Millis(count * serviceText::ringMs);
    }
    return carryOut(command);
}

std::optional<XsiHttpReply> ServiceRoutes::wrongEdition(const XsiRequest &request) const
{
    const QString asked = request.target.value("receptionistType"_L1);
    if (!QStringList{u"enterprise"_s, u"office"_s, u"smallbusiness"_s}.contains(asked))
        return replies::refusal(400, u"receptionistType has no such value"_s);
    if (asked != receptionistType(m_context.edition(request.user)))
        return replies::refusal(403, u"Another edition is assigned"_s);
    return std::nullopt;
}

std::optional<int> ServiceRoutes::watchLimit(const DeviceId &user) const
{
    const auto limit = m_context.options.watchLimits.find(m_context.edition(user));
    return limit == m_context.options.watchLimits.end() ? std::nullopt
                                                        : std::optional(limit->second);
}

std::vector<DeviceId> &ServiceRoutes::watchList(const DeviceId &user)
{
    const auto [found, fresh] = m_watchLists.try_emplace(user);
    if (fresh) {
        const auto limit = watchLimit(user);
        for (const DeviceId &device : m_context.users.stations()) {
            if (device != user && (!limit || int(found->second.size()) < *limit))
                found->second.push_back(device);
        }
    }
    return found->second;
}

void ServiceRoutes::assignWatchList(const DeviceId &user, std::vector<DeviceId> devices)
{
    m_watchLists.insert_or_assign(user, std::move(devices));
}

XsiAnswer ServiceRoutes::readWatchList(const XsiRequest &request, bool bare)
{
    if (auto refused = wrongEdition(request))
        return std::move(*refused);
    const XsiOptions &options = m_context.options;
    XsiWriter out(options.unqualifiedLists ? XsiNaming::Unqualified : XsiNaming::Reply,
        options.latin1Directories);
    if (bare) {
        out.root("monitoredUsers");
    } else {
        out.root("BwReceptionist");
        out.open("monitoredUsers");
    }
    for (const DeviceId &id : watchList(request.user)) {
        const Device *device = m_context.engine().device(id);
        if (!device)
            continue;
        out.open("userDetails");
        personText::details(out, m_context, *device);
        personText::additional(out, *device);
        out.close();
    }
    return finish(out);
}

XsiAnswer ServiceRoutes::writeWatchList(const XsiRequest &request)
{
    if (auto refused = wrongEdition(request))
        return std::move(*refused);
    const XmlElement &body = request.document;
    const XmlElement *users
        = body.name == "monitoredUsers"_L1 ? &body : body.child("monitoredUsers"_L1);
    if (!users)
        return replies::refusal(400, u"monitoredUsers is missing"_s);
    std::vector<DeviceId> devices;
    for (const XmlElement &user : users->children) {
        const DeviceId device = m_context.users.deviceOf(user.childText("userId"_L1));
        if (user.name != "userDetails"_L1 || device.empty())
            return replies::refusal(400, u"A userDetails with a known userId was expected"_s);
        if (std::ranges::find(devices, device) != devices.end())
            return replies::refusal(400, u"A user comes twice"_s);
        devices.push_back(device);
    }
    const auto limit = watchLimit(request.user);
    if (limit && int(devices.size()) > *limit)
        return replies::refusal(403, u"More users than this edition may monitor"_s);
    m_watchLists.insert_or_assign(request.user, std::move(devices));
    return replies::done();
}

} // namespace balie::sim
