#include "cti/simulator/csta/EventText.h"

#include "cti/simulator/csta/LinkageBook.h"
#include "cti/simulator/csta/Wire.h"

#include <set>

namespace balie::sim {

namespace {

/// Writes one event; member functions are the parts that events share, in the order of the schema.
class EventWriter {
public:
    EventWriter(const Event &event, const Dialect &dialect, const Engine &engine,
        const LinkageBook &linkage)
        : m_event(event)
        , m_dialect(dialect)
        , m_engine(engine)
        , m_linkage(linkage)
        , m_out(dialect.naming, 1400)
    {
    }

    void write();
    QByteArray take() { return m_out.take(); }

    qsizetype crossRefAt = 0;
    qsizetype localAt = -1;

private:
    void subject(QByteArrayView name) { wire::connection(m_out, name, m_event.subject, m_dialect); }
    void actor(QByteArrayView name)
    {
        const Device *known = m_engine.device(m_event.actor);
        if (known && known->withheld)
            wire::party(m_out, name, {Party::Presence::Withheld, {}});
        else
            wire::subjectDevice(m_out, name, m_event.actor);
    }
    void calling() { wire::party(m_out, "callingDevice", m_event.calling); }
    void called() { wire::party(m_out, "calledDevice", m_event.called); }
    void redirection()
    {
        wire::redirection(m_out, "lastRedirectionDevice", m_event.lastRedirection);
    }
    /// calling, called, last redirection: the three that most events name.
    void parties()
    {
        calling();
        called();
        redirection();
    }
    void local() { localAt = m_out.position(); }
    void cause() { m_out.leaf("cause", wire::cause(m_event.cause)); }
    void trunks(bool withCalled = true)
    {
        if (m_event.networkCalled)
            wire::subjectDevice(m_out, "networkCalledDevice", *m_event.networkCalled);
        if (m_event.callingTrunk)
            wire::subjectDevice(m_out, "associatedCallingDevice", *m_event.callingTrunk);
        if (m_event.calledTrunk && withCalled)
            wire::subjectDevice(m_out, "associatedCalledDevice", *m_event.calledTrunk);
    }
    void linkage() { m_linkage.write(m_out, m_event.subject.call, m_dialect); }
    void extensions();
    std::vector<std::pair<DeviceId, std::string>> names() const;
    void begin(QByteArrayView root);
    void feature(QByteArrayView root);

    const Event &m_event;
    const Dialect &m_dialect;
    const Engine &m_engine;
    const LinkageBook &m_linkage;
    XmlWriter m_out;
};

void EventWriter::begin(QByteArrayView root)
{
    m_out.root(root, m_dialect.namespaceUri());
    m_out.open("monitorCrossRefID");
    crossRefAt = m_out.position();
    m_out.close();
}

std::vector<std::pair<DeviceId, std::string>> EventWriter::names() const
{
    std::set<DeviceId> devices{m_event.actor};
    const auto add = [&](const Party &party) {
        if (party.presence == Party::Presence::Known)
            devices.insert(party.device);
    };
    add(m_event.calling);
    add(m_event.called);
    add(m_event.lastRedirection);
    add(m_event.destination);
    for (const ConnectionChange &change : m_event.changes)
        add(change.endpoint);

    std::vector<std::pair<DeviceId, std::string>> named;
    for (const DeviceId &device : devices) {
        std::string name = m_engine.nameOf(device);
        if (!name.empty())
            named.emplace_back(device, std::move(name));
    }
    return named;
}

void EventWriter::extensions()
{
    if (!m_dialect.privateData)
        return;
    const auto named = names();
    const bool stamped = m_dialect.stamp && m_event.stamp != 0;
    if (named.empty() && !stamped && !m_event.recall)
        return;
    m_out.open("extensions");
    m_out.open("privateData");
    m_out.open("private");
    if (!named.empty()) {
        m_out.openPrivate("Names", {}, true);
        for (const auto &[device, name] : named)
            m_out.leafPrivate("name", name, {{"device", device.value}});
        m_out.close();
    }
    if (m_event.recall)
        m_out.emptyPrivate("Recall", {{"reason", wire::recall(*m_event.recall)}}, true);
    if (stamped)
        m_out.emptyPrivate("Stamp", {{"ns", std::to_string(m_event.stamp)}}, true);
    m_out.close();
    m_out.close();
    m_out.close();
}

void EventWriter::feature(QByteArrayView root)
{
    begin(root);
    wire::subjectDevice(m_out, "device", m_event.actor);
    if (m_event.type == EventType::DoNotDisturb) {
        m_out.flag("doNotDisturbOn", m_event.on);
    } else if (m_event.type == EventType::Forwarding && m_event.forwarding) {
        m_out.leaf("forwardingType", wire::forwardingType(m_event.forwarding->kind));
        m_out.flag("forwardStatus", m_event.forwarding->on);
        if (!m_event.forwarding->to.empty())
            wire::device(m_out, "forwardTo", m_event.forwarding->to);
    }
    if (m_dialect.stamp)
        extensions();
}

void EventWriter::write()
{
    switch (m_event.type) {
    case EventType::ServiceInitiated:
        begin("ServiceInitiatedEvent");
        subject("initiatedConnection");
        actor("initiatingDevice");
        if (m_dialect.edition >= 6 && m_event.called.presence == Party::Presence::Known)
            called();
        local();
        cause();
        break;
    case EventType::Originated:
        begin("OriginatedEvent");
        subject("originatedConnection");
        calling();
        called();
        local();
        cause();
        trunks();
        break;
    case EventType::Offered:
        begin("OfferedEvent");
        subject("offeredConnection");
        actor("offeredDevice");
        parties();
        local();
        cause();
        trunks();
        break;
    case EventType::Delivered:
        begin("DeliveredEvent");
        subject("connection");
        actor("alertingDevice");
        parties();
        local();
        cause();
        trunks();
        break;
    case EventType::Established:
        begin("EstablishedEvent");
        subject("establishedConnection");
        actor("answeringDevice");
        parties();
        local();
        cause();
        trunks();
        break;
    case EventType::ConnectionCleared:
        begin("ConnectionClearedEvent");
        subject("droppedConnection");
        actor("releasingDevice");
        local();
        cause();
        break;
    case EventType::Held:
    case EventType::Retrieved: {
        const bool held = m_event.type == EventType::Held;
        begin(held ? "HeldEvent" : "RetrievedEvent");
        subject(held ? "heldConnection" : "retrievedConnection");
        actor(held ? "holdingDevice" : "retrievingDevice");
        local();
        cause();
        break;
    }
    case EventType::Diverted:
        begin("DivertedEvent");
        subject("connection");
        actor("divertingDevice");
        wire::party(m_out, "newDestination", m_event.destination);
        parties();
        local();
        cause();
        trunks();
        break;
    case EventType::Queued:
        begin("QueuedEvent");
        subject("queuedConnection");
        actor("queue");
        parties();
        local();
        cause();
        trunks();
        break;
    case EventType::Failed:
        begin("FailedEvent");
        subject("failedConnection");
        actor("failingDevice");
        parties();
        local();
        cause();
        trunks();
        break;
    case EventType::NetworkReached:
        begin("NetworkReachedEvent");
        subject("outboundConnection");
        wire::subjectDevice(
            m_out, "networkInterfaceUsed", m_event.calledTrunk.value_or(m_event.actor));
        parties();
        local();
        cause();
        trunks(false);
        break;
    case EventType::Transferred:
        begin("TransferedEvent");
        subject("primaryOldCall");
        if (m_event.secondary)
            wire::connection(m_out, "secondaryOldCall", *m_event.secondary, m_dialect);
        actor("transferringDevice");
        wire::party(m_out, "transferredToDevice", m_event.destination);
        wire::connectionList(m_out, "transferredConnections", m_event.changes, m_dialect);
        local();
        cause();
        extensions();
        return;
    case EventType::DoNotDisturb:
        feature("DoNotDisturbEvent");
        return;
    case EventType::Forwarding:
        feature("ForwardingEvent");
        return;
    case EventType::OutOfService:
        feature("OutOfServiceEvent");
        return;
    case EventType::BackInService:
        feature("BackInServiceEvent");
        return;
    }
    linkage();
    extensions();
}

} // namespace

EventText::EventText(
    const Event &event, const Dialect &dialect, const Engine &engine, const LinkageBook &linkage)
    : m_dialect(dialect)
{
    EventWriter writer(event, dialect, engine, linkage);
    writer.write();
    m_crossRefAt = writer.crossRefAt;
    m_localAt = writer.localAt;
    m_text = writer.take();
}

QByteArray EventText::copyFor(const QByteArray &crossRef, ConnectionState local) const
{
    const QByteArrayView text(m_text);
    const QByteArrayView state = wire::state(local);
    QByteArray out;
    out.reserve(m_text.size() + crossRef.size() + 80);
    out.append("9999").append(text.first(m_crossRefAt)).append(crossRef);
    if (m_localAt < 0) {
        out.append(text.sliced(m_crossRefAt));
        return out;
    }
    const QByteArrayView prefix = m_dialect.naming == XmlNaming::PrefixOnEveryElement ? "ns3:" : "";
    out.append(text.sliced(m_crossRefAt, m_localAt - m_crossRefAt));
    out.append('<').append(prefix).append("localConnectionInfo>").append(state);
    out.append("</").append(prefix).append("localConnectionInfo>").append(text.sliced(m_localAt));
    return out;
}

} // namespace balie::sim
