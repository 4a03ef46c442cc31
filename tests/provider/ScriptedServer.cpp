#include "tests/provider/ScriptedServer.h"

#include "cti/csta/Framing.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

ScriptedServer::ScriptedServer(
    const QString &profile, const std::function<void(cti::ServerProfile &)> &change)
{
    m_accept = clock.makeTimer([this] {
        if (m_wire && acceptsConnections)
            m_wire->acceptOpen();
    });
    cti::CstaProvider::Options options;
    options.trace = &notes;
    options.random = [] { return 1.0; };
    options.profile = *cti::ServerProfile::named(profile);
    if (change)
        change(*options.profile);
    options.transports = [this](const cti::Endpoint &) -> std::unique_ptr<cti::Transport> {
        auto wire = std::make_unique<cti::MemoryTransport>();
        wire->onOpen = [this](const cti::Endpoint &) {
            ++connections;
            m_accept->start(1ms);
        };
        wire->onSent = [this](const QByteArray &data) {
            const csta::Frame frame = *csta::readTextMessage(data);
            sent.append({frame.invokeId, XmlTree::parse(frame.document)->root().name(),
                frame.document});
        };
        // Pongs are not what these tests are about.
        wire->onPing = [this] {
            if (m_wire)
                QMetaObject::invokeMethod(
                    m_wire, [wire = m_wire] { wire->pong(); }, Qt::QueuedConnection);
        };
        m_wire = wire.get();
        return wire;
    };
    provider = std::make_unique<cti::CstaProvider>(handOver, clock, options);
}

void ScriptedServer::signIn()
{
    cti::SignIn signIn;
    signIn.server = QUrl(u"wss://pbx.example.org"_s);
    signIn.user = u"receptie"_s;
    signIn.password = u"geheim"_s;
    signIn.ownDevice = cti::DeviceId(u"200"_s);
    provider->signIn(signIn);
    settle();
}

void ScriptedServer::goLive(const QStringList &watched)
{
    QVector<cti::DeviceId> devices;
    for (const QString &device : watched)
        devices.append(cti::DeviceId(device));
    provider->setWatched(devices);
    signIn();
    answerNext(u"StartApplicationSession"_s,
        "<StartApplicationSessionPosResponse><sessionID>s1</sessionID><actualProtocolVersion>"
        "http://www.ecma-international.org/standards/ecma-323/csta/ed6</actualProtocolVersion>"
        "<actualSessionDuration>300</actualSessionDuration></StartApplicationSessionPosResponse>");
    answerSync();
}

void ScriptedServer::watch(const QString &device)
{
    provider->setWatched({cti::DeviceId(device)});
    answerNext(u"MonitorStart"_s, monitorAnswer(device.toUtf8()));
}

void ScriptedServer::settle()
{
    clock.advance(2ms);
}

QVector<int> ScriptedServer::open(const QString &root) const
{
    QVector<int> ids;
    for (const Sent &message : sent) {
        if (message.root == root && !message.answered)
            ids.append(message.invokeId);
    }
    return ids;
}

int ScriptedServer::count(const QString &root) const
{
    return int(std::ranges::count(sent, root, &Sent::root));
}

const ScriptedServer::Sent *ScriptedServer::last(const QString &root) const
{
    for (auto message = sent.crbegin(); message != sent.crend(); ++message) {
        if (message->root == root)
            return &*message;
    }
    return nullptr;
}

QString ScriptedServer::deviceOf(int invokeId) const
{
    for (auto message = sent.crbegin(); message != sent.crend(); ++message) {
        if (message->invokeId != invokeId)
            continue;
        const auto tree = *XmlTree::parse(message->document);
        const auto monitored = tree.root().find("deviceObject"_L1);
        return (monitored ? monitored : tree.root().find("snapshotObject"_L1)).value();
    }
    return {};
}

void ScriptedServer::answer(int invokeId, const QByteArray &document)
{
    for (Sent &message : sent) {
        if (message.invokeId == invokeId)
            message.answered = true;
    }
    deliver(invokeId, document);
}

bool ScriptedServer::answerNext(const QString &root, const QByteArray &document)
{
    const QVector<int> ids = open(root);
    if (ids.isEmpty())
        return false;
    answer(ids.first(), document);
    return true;
}

void ScriptedServer::answerSync()
{
    bool any = true;
    while (any) {
        any = false;
        for (const int id : open(u"MonitorStart"_s)) {
            answer(id, monitorAnswer(deviceOf(id).toUtf8()));
            any = true;
        }
        for (const int id : open(u"SnapshotDevice"_s)) {
            answer(id, snapshot());
            any = true;
        }
    }
    settle();
}

void ScriptedServer::deliver(int invokeId, const QByteArray &document)
{
    deliverRaw(csta::writeTextMessage({invokeId, document}));
}

void ScriptedServer::deliverRaw(const QByteArray &text)
{
    if (m_wire)
        m_wire->deliver(text, cti::Transport::Form::Text);
}

void ScriptedServer::dropLink()
{
    for (Sent &message : sent)
        message.answered = true;
    if (m_wire)
        m_wire->drop({ErrorCode::LinkLost, u"lost"_s, u"dropped by the test"_s});
}

void ScriptedServer::take()
{
    cti::Batch batch = handOver.take();
    if (batch.link)
        m_link = *batch.link;
    for (const cti::DeviceSnapshot &snapshot : batch.ordered + batch.latest)
        m_devices[snapshot.device.value()] = snapshot;
}

const cti::LinkStatus &ScriptedServer::link()
{
    take();
    return m_link;
}

cti::DeviceSnapshot ScriptedServer::device(const QString &id)
{
    take();
    return m_devices.value(id);
}

QByteArray ScriptedServer::snapshot(const QByteArray &connections)
{
    return "<SnapshotDeviceResponse><crossRefIDorSnapshotData><snapshotData>" + connections
        + "</snapshotData></"
          "crossRefIDorSnapshotData><extensions><privateData><private><b:DeviceState "
          "xmlns:b=\"urn:balie:csta:1\" "
          "doNotDisturb=\"false\" "
          "inService=\"true\"/></private></privateData></extensions></SnapshotDeviceResponse>";
}

QByteArray ScriptedServer::connection(const QByteArray &call, const QByteArray &device,
    const QByteArray &state, const QByteArray &endpoint)
{
    return "<snapshotDeviceResponseInfo><connectionIdentifier><callID>" + call
        + "</callID><deviceID>" + device
        + "</deviceID></connectionIdentifier><endpointDevice><deviceID>" + endpoint
        + "</deviceID></endpointDevice><localCallState><compoundCallState><localConnectionState>"
        + state
        + "</localConnectionState></compoundCallState></localCallState></"
          "snapshotDeviceResponseInfo>";
}

QByteArray ScriptedServer::monitorAnswer(const QByteArray &device)
{
    return "<MonitorStartResponse><monitorCrossRefID>x" + device
        + "</monitorCrossRefID></MonitorStartResponse>";
}

QByteArray ScriptedServer::statusAnswer(const QByteArray &status)
{
    return "<RequestSystemStatusResponse><systemStatus>" + status
        + "</systemStatus></RequestSystemStatusResponse>";
}

QByteArray ScriptedServer::timerAnswer(int seconds)
{
    return "<ResetApplicationSessionTimerPosResponse><actualSessionDuration>"
        + QByteArray::number(seconds)
        + "</actualSessionDuration></ResetApplicationSessionTimerPosResponse>";
}

QByteArray ScriptedServer::delivered(const QByteArray &monitor, const QByteArray &call,
    const QByteArray &device, const QByteArray &calling)
{
    return "<DeliveredEvent><monitorCrossRefID>" + monitor
        + "</monitorCrossRefID><connection><callID>" + call + "</callID><deviceID>" + device
        + "</deviceID></connection><alertingDevice><deviceIdentifier>" + device
        + "</deviceIdentifier></alertingDevice><callingDevice><deviceIdentifier>" + calling
        + "</deviceIdentifier></callingDevice><calledDevice><deviceIdentifier>" + device
        + "</deviceIdentifier></calledDevice><lastRedirectionDevice><notRequired/></"
          "lastRedirectionDevice>"
          "<localConnectionInfo>alerting</localConnectionInfo><cause>newCall</cause></"
          "DeliveredEvent>";
}

} // namespace balie::test
