// What a device is and does: snapshots, do not disturb, forwarding.
#include "cti/simulator/csta/Services.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More than this never fits one J.2 frame.
constexpr std::size_t largestSegment = 100;

CstaError unknownDevice()
{
    return CstaError::operation("invalidDeviceID");
}

CstaError shielded()
{
    return CstaError::operation("privilegeViolationSpecifiedDevice");
}

class DeviceSnapshot {
public:
    DeviceSnapshot(const ServiceCall &call, const DeviceTruth &device)
        : m_call(call)
        , m_device(device)
    {
    }

    Answer answer()
    {
        const auto &connections = m_device.connections;
        const int option = m_call.face.options().snapshotSegment;
        const std::size_t size = option > 0 ? std::size_t(option) : largestSegment;
        XmlWriter out = m_call.response();
        out.open("crossRefIDorSnapshotData");
        if (connections.size() <= size) {
            writeItems(out, 0, connections.size());
            out.close();
            writeExtensions(out);
            return Answer(out.take());
        }
        const QByteArray crossRef
            = "snapshot-" + QByteArray::number(++m_call.face.count().segmented);
        out.leaf("serviceCrossRefID", crossRef);
        Answer answer(out.take());
        for (std::size_t first = 0, segment = 1; first < connections.size();
             first += size, ++segment) {
            const std::size_t end = std::min(first + size, connections.size());
            XmlWriter data(m_call.dialect().naming, 2000);
            data.root("SnapshotDeviceData", m_call.dialect().namespaceUri());
            data.leaf("serviceCrossRefID", crossRef);
            data.number("segmentID", qint64(segment));
            data.flag("lastSegment", end == connections.size());
            writeItems(data, first, end);
            if (end == connections.size())
                writeExtensions(data);
            answer.followUps.push_back(data.take());
        }
        return answer;
    }

private:
    void writeItems(XmlWriter &out, std::size_t first, std::size_t end)
    {
        out.open("snapshotData");
        for (std::size_t i = first; i < end; ++i)
            writeItem(out, m_device.connections[i]);
        out.close();
    }

    void writeItem(XmlWriter &out, const ConnectionTruth &connection)
    {
        out.open("snapshotDeviceResponseInfo");
        wire::connection(
            out, "connectionIdentifier", {connection.call, m_device.device}, m_call.dialect());
        wire::party(out, "endpointDevice", connection.remote);
        out.open("localCallState");
        out.open("compoundCallState");
        // Its own state first, then those at the far ends.
        out.leaf("localConnectionState", wire::state(connection.state));
        if (const auto whole = m_call.engine().call(connection.call)) {
            for (const CallTruth::Member &member : whole->members) {
                if (member.device != m_device.device)
                    out.leaf("localConnectionState", wire::state(member.state));
            }
        }
        out.close();
        out.close();
        m_call.face.linkage().write(out, connection.call, m_call.dialect());
        out.close();
    }

    void writeExtensions(XmlWriter &out)
    {
        if (!m_call.dialect().privateData)
            return;
        out.open("extensions");
        out.open("privateData");
        out.open("private");
        writeState(out);
        writeConnections(out);
        out.close();
        out.close();
        out.close();
    }

    void writeState(XmlWriter &out)
    {
        out.openPrivate("DeviceState",
            {{"doNotDisturb", m_device.doNotDisturb ? "true" : "false"},
                {"inService", m_device.inService ? "true" : "false"}},
            true);
        for (const Forwarding &rule : m_device.forwarding) {
            if (!rule.on && rule.to.empty())
                continue;
            out.emptyPrivate("forwarding",
                {{"type", wire::forwardingType(rule.kind).toByteArray().toStdString()},
                    {"on", rule.on ? "true" : "false"},
                    {"to", rule.to.empty() ? std::nullopt : std::optional(rule.to.value)}});
        }
        out.close();
    }

    void writeConnections(XmlWriter &out)
    {
        const Millis now = m_call.face.pbx().now();
        const auto known = [](const Party &party) {
            return party.presence == Party::Presence::Known ? std::optional(party.device.value)
                                                            : std::nullopt;
        };
        const auto age = [now](const std::optional<Millis> &since) {
            return since ? std::optional(std::to_string((now - *since).count())) : std::nullopt;
        };
        out.openPrivate("Connections", {}, true);
        for (const ConnectionTruth &connection : m_device.connections) {
            out.emptyPrivate("connection",
                {{"call", connection.call.value},
                    {"direction", wire::direction(connection.direction)},
                    {"remoteDevice", known(connection.remote)},
                    {"remoteName",
                        connection.remoteName.empty() ? std::nullopt
                                                      : std::optional(connection.remoteName)},
                    {"calledDevice", known(connection.called)},
                    {"lastRedirectionDevice", known(connection.lastRedirection)},
                    {"recall",
                        connection.recall ? std::optional(wire::recall(*connection.recall))
                                          : std::nullopt},
                    {"startedMsAgo", age(connection.started)},
                    {"answeredMsAgo", age(connection.answered)},
                    {"heldMsAgo", age(connection.held)}});
        }
        out.close();
    }

    const ServiceCall &m_call;
    const DeviceTruth &m_device;
};

Reply snapshotDevice(const ServiceCall &call)
{
    const DeviceId id = wire::deviceIn(call.part("snapshotObject"_L1));
    const Device *device = call.engine().device(id);
    const auto truth = call.engine().truth(id);
    if (!device || !truth)
        return unexpected(unknownDevice());
    if (!device->watchable && id != call.session.ownDevice())
        return unexpected(shielded());
    return DeviceSnapshot(call, *truth).answer();
}

Reply snapshotCall(const ServiceCall &call)
{
    const ConnectionId id = wire::connectionIn(call.part("snapshotObject"_L1));
    const auto truth = call.engine().call(id.call);
    if (!truth)
        return unexpected(CstaError::operation("invalidConnectionID"));
    XmlWriter out = call.response();
    out.open("crossRefIDorSnapshotData");
    out.open("snapshotData");
    for (const CallTruth::Member &member : truth->members) {
        const Device *device = call.engine().device(member.device);
        const bool withheld = device && device->withheld;
        out.open("snapshotCallResponseInfo");
        wire::party(out, "deviceOnCall",
            withheld ? Party{Party::Presence::Withheld, {}}
                     : Party{Party::Presence::Known, member.device});
        wire::connection(out, "callIdentifier", {truth->call, member.device}, call.dialect());
        out.leaf("localConnectionInfo", wire::state(member.state));
        out.close();
    }
    out.close();
    out.close();
    wire::party(out, "callingDevice", truth->calling);
    wire::party(out, "calledDevice", truth->called);
    call.face.linkage().write(out, truth->call, call.dialect());
    return Answer(out.take());
}

Reply applied(const ServiceCall &call, const Command &command)
{
    const Outcome outcome = call.face.pbx().apply(command);
    if (outcome.refusal)
        return unexpected(CstaError::of(*outcome.refusal));
    return Answer(call.response().take());
}

Reply setDoNotDisturb(const ServiceCall &call)
{
    const auto on = booleanFrom(call.part("doNotDisturbOn"_L1).text);
    if (!on)
        return unexpected(CstaError::operation("invalidParameterValue"));
    return applied(call, SetDoNotDisturb{wire::deviceIn(call.part("device"_L1)), *on});
}

Reply setForwarding(const ServiceCall &call)
{
    const auto on = booleanFrom(call.part("activateForward"_L1).text);
    const auto kind = wire::forwardingKind(call.request.childText("forwardingType"_L1));
    if (!on || !kind)
        return unexpected(
            CstaError::operation(kind ? "invalidParameterValue" : "invalidForwardingType"));
    SetForwarding command{wire::deviceIn(call.part("device"_L1)), *kind, *on,
        call.request.childText("forwardDN"_L1).toStdString(), std::nullopt};
    if (const int seconds = call.request.childText("ringDuration"_L1).toInt(); seconds > 0)
        command.ringTime = std::chrono::seconds(seconds);
    return applied(call, command);
}

Reply getDoNotDisturb(const ServiceCall &call)
{
    const auto truth = call.engine().truth(wire::deviceIn(call.part("device"_L1)));
    if (!truth)
        return unexpected(unknownDevice());
    XmlWriter out = call.response();
    out.flag("doNotDisturbOn", truth->doNotDisturb);
    return Answer(out.take());
}

Reply getForwarding(const ServiceCall &call)
{
    const auto truth = call.engine().truth(wire::deviceIn(call.part("device"_L1)));
    if (!truth)
        return unexpected(unknownDevice());
    XmlWriter out = call.response();
    out.open("forwardingList");
    for (const Forwarding &rule : truth->forwarding) {
        out.open("forwardListItem");
        out.leaf("forwardingType", wire::forwardingType(rule.kind));
        out.flag("forwardStatus", rule.on);
        if (!rule.to.empty())
            wire::device(out, "forwardDN", rule.to);
        out.close();
    }
    return Answer(out.take());
}

} // namespace

std::optional<Reply> deviceService(const ServiceCall &call)
{
    const QString &name = call.request.name;
    if (name == "SnapshotDevice"_L1)
        return snapshotDevice(call);
    if (name == "SnapshotCall"_L1)
        return snapshotCall(call);
    if (name == "SetDoNotDisturb"_L1)
        return setDoNotDisturb(call);
    if (name == "GetDoNotDisturb"_L1)
        return getDoNotDisturb(call);
    if (name == "SetForwarding"_L1)
        return setForwarding(call);
    if (name == "GetForwarding"_L1)
        return getForwarding(call);
    return std::nullopt;
}

} // namespace balie::sim
