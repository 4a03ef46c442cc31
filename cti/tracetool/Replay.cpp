#include "cti/tracetool/Replay.h"

#include "cti/csta/Framing.h"
#include "cti/csta/MessageKind.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/tracetool/RecordedCommand.h"
#include "cti/tracetool/StateLines.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <utility>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using cti::DeviceId;

namespace {

constexpr auto answerWithin = 5s;
constexpr auto settleTime = 100ms; // frames of the switchboard after the last record

/// Trace times are monotonic, but a trace may have been put together from several.
std::chrono::milliseconds between(const TraceRecord &earlier, const TraceRecord &later)
{
    return std::chrono::milliseconds(qMax<qint64>(0, later.monotonicMs - earlier.monotonicMs));
}

} // namespace

Replay::Replay(const QVector<TraceRecord> &records, const QString &profile, LineOutput &output)
    : m_trace(records)
    , m_forcedProfile(profile)
    , m_output(output)
    , m_clock(records.isEmpty() ? 0 : records.first().wallMs)
    , m_workTimer(m_clock.makeTimer([this] { workLater(); }))
{
    cti::CstaProvider::Options options;
    options.transports = [this](const cti::Endpoint &) { return makeTransport(); };
    options.random = [] { return 0.5; };
    m_client = std::make_unique<cti::PbxClient>(
        [options](cti::HandOver &handOver, Clock &clock) {
            return std::make_unique<cti::CstaProvider>(handOver, clock, options);
        },
        m_clock, cti::PbxClient::Threading::Same);
    QObject::connect(&m_client->switchboard(), &cti::Switchboard::callEvent, m_client.get(),
        [this](
            const cti::CallEvent &event) { m_output.print(eventLine(event, m_clock.wallMs())); });
}

Replay::~Replay()
{
    m_client.reset();
    // Nobody runs a loop here; what was thrown away has to be thrown away by hand.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void Replay::run()
{
    const auto &messages = m_trace.messages();
    for (m_now = 0; m_now < messages.size(); ++m_now) {
        const auto pause
            = m_now == 0 ? 0ms : between(messages.at(m_now - 1).record, messages.at(m_now).record);
        // What came in one and the same moment was one batch then, and has to be one now.
        if (pause > 0ms)
            m_clock.advance(pause);
        play(m_now);
    }
    m_clock.advance(settleTime);
    printState();
}

void Replay::play(qsizetype index)
{
    const RecordedMessage &message = m_trace.messages().at(index);
    if (message.record.kind == TraceRecord::Kind::Note) {
        playNote(message.record);
        return;
    }
    if (!m_signedIn)
        signIn();
    if (message.record.kind == TraceRecord::Kind::Out)
        playSent(message);
    else if (message.record.kind == TraceRecord::Kind::In)
        playReceived(index);
}

void Replay::signIn()
{
    m_signedIn = true;
    m_mayOpen = true;
    m_connectionStart = m_now;
    m_sessionSeen = false;
    cti::SignIn signIn;
    signIn.server = QUrl(u"wss://trace/"_s);
    signIn.user = u"trace"_s;
    signIn.profile = m_forcedProfile.isEmpty() ? m_profile : m_forcedProfile;
    // A switch that assigns no device takes the one that was asked for.
    signIn.ownDevice = m_askedDevice;
    for (const RecordedMessage &message : m_trace.messages()) {
        if (!signIn.ownDevice.isEmpty())
            break;
        if (message.root == "StartApplicationSession"_L1) {
            signIn.ownDevice
                = DeviceId(message.tree.root().find("SessionLogin"_L1).child("device"_L1).value());
            break;
        }
    }
    m_ownDevice = signIn.ownDevice;
    m_client->signIn(signIn);
    m_clock.settle();
}

void Replay::playNote(const TraceRecord &record)
{
    // The notes of CstaProvider and CstaWire.
    static const QRegularExpression signingIn(u"^signing in: profile=(\\S*) telephone=(.*)$"_s);
    const auto match = signingIn.match(QString::fromUtf8(record.payload));
    if (match.hasMatch()) {
        m_profile = match.captured(1);
        m_askedDevice = DeviceId(match.captured(2));
        m_signedIn = false; // done when the trace connects
    } else if (record.payload.startsWith("closed:"))
        dropWire(QString::fromUtf8(record.payload.sliced(7).trimmed()));
    else if (record.payload == "connecting" && m_signedIn)
        connectAgain();
    else if (record.payload == "connecting")
        signIn();
}

void Replay::playSent(const RecordedMessage &message)
{
    const XmlElement root = message.tree.root();
    if (message.root == "StartApplicationSession"_L1) {
        // A trace without notes tells of a new connection only by its sign-in.
        if (m_sessionSeen)
            connectAgain();
        m_sessionSeen = true;
    } else if (message.root == "MonitorStart"_L1) {
        setWatched(DeviceId(root.find("deviceObject"_L1).value()), true);
    } else if (message.root == "MonitorStop"_L1) {
        setWatched(m_monitors.value(root.child("monitorCrossRefID"_L1).value()), false);
    } else if (const auto command = recordedCommand(root, m_ownDevice)) {
        m_client->execute(*command, [](const Expected<cti::CommandResult> &) {});
    }
}

void Replay::playReceived(qsizetype index)
{
    const RecordedMessage &message = m_trace.messages().at(index);
    if (message.root == "StartApplicationSessionPosResponse"_L1) {
        const auto info = csta::readPrivateData(message.tree.root()).sessionInfo;
        if (info && !info->device.isEmpty())
            m_ownDevice = DeviceId(info->device);
    } else if (message.root == "MonitorStartResponse"_L1 && message.answers >= 0) {
        const auto request = m_trace.messages().at(message.answers).tree.root();
        m_monitors.insert(message.tree.root().child("monitorCrossRefID"_L1).value(),
            DeviceId(request.find("deviceObject"_L1).value()));
    }
    if (message.answers < 0)
        deliver(message.record.invoke, message.record.payload);
    else if (const auto asked = m_askedAs.constFind(message.answers); asked != m_askedAs.cend())
        deliver(csta::invokeText(*asked), message.record.payload);
    else
        m_early.insert(message.answers, index);
}

void Replay::connectAgain()
{
    dropWire(u"the trace connects again"_s);
    m_connectionStart = m_now;
    m_sessionSeen = false;
    m_mayOpen = true;
    if (m_wantsOpen)
        acceptIfWanted();
    else
        m_client->reconnectNow();
    m_clock.settle();
}

void Replay::acceptIfWanted()
{
    if (!m_mayOpen || !m_wantsOpen)
        return;
    m_mayOpen = false;
    m_wantsOpen = false;
    later([this] {
        if (m_transport)
            m_transport->acceptOpen();
    });
}

void Replay::dropWire(const QString &detail)
{
    // One that has not been let in yet waits for the trace to connect.
    if (m_transport && m_transport->isOpen())
        m_transport->drop({ErrorCode::LinkLost, {}, detail});
    m_clock.settle();
}

std::unique_ptr<cti::Transport> Replay::makeTransport()
{
    auto transport = std::make_unique<cti::MemoryTransport>();
    m_transport = transport.get();
    m_wantsOpen = false;
    transport->onOpen = [this](const cti::Endpoint &) {
        m_wantsOpen = true;
        acceptIfWanted();
    };
    transport->onSent = [this](const QByteArray &data) { clientSent(data); };
    transport->onPing = [this] {
        later([this] {
            if (m_transport)
                m_transport->pong();
        });
    };
    transport->onClosed = [this] { m_wantsOpen = false; };
    return transport;
}

void Replay::clientSent(const QByteArray &data)
{
    const auto frame = csta::readTextMessage(data);
    if (!frame)
        return;
    const auto tree = XmlTree::parse(frame->document);
    if (!tree || csta::isAnswer(csta::messageKind(tree->root().name())))
        return;
    const auto &messages = m_trace.messages();
    // Probes go by the client's own clock: one that the trace has much later is another one.
    const qint64 latest
        = messages.first().record.monotonicMs + (m_clock.now() + answerWithin).count();
    const auto candidates = m_trace.requests(requestContent(*tree));
    for (const qsizetype index : candidates) {
        if (index < m_connectionStart || m_askedAs.contains(index))
            continue;
        if (messages.at(index).record.monotonicMs > latest)
            break;
        m_askedAs.insert(index, frame->invokeId);
        if (const auto early = m_early.constFind(index); early != m_early.cend()) {
            const QByteArray document = messages.at(*early).record.payload;
            later([this, id = frame->invokeId, document] {
                deliver(csta::invokeText(id), document);
            });
        }
        return;
    }
    answerByItself(tree->root().name(), frame->invokeId);
}

void Replay::answerByItself(const QString &root, int invokeId)
{
    QByteArray answer;
    if (root == "RequestSystemStatus"_L1)
        answer = "<RequestSystemStatusResponse><systemStatus>normal</systemStatus></"
                 "RequestSystemStatusResponse>";
    else if (root == "SystemStatus"_L1)
        answer = "<SystemStatusResponse/>";
    else if (root == "ResetApplicationSessionTimer"_L1)
        answer = "<ResetApplicationSessionTimerPosResponse/>";
    if (!answer.isEmpty())
        later([this, invokeId, answer] { deliver(csta::invokeText(invokeId), answer); });
}

void Replay::deliver(const QString &invoke, const QByteArray &document)
{
    if (m_transport)
        m_transport->deliver(invoke.toUtf8() + document, cti::Transport::Form::Text);
}

void Replay::later(std::function<void()> work)
{
    m_work.append(std::move(work));
    m_workTimer->start(0ms);
}

void Replay::workLater()
{
    for (const auto &work : std::exchange(m_work, {}))
        work();
}

void Replay::setWatched(const DeviceId &device, bool watched)
{
    // The own device is watched by itself.
    if (device.isEmpty() || device == m_ownDevice || m_watched.contains(device) == watched)
        return;
    if (watched)
        m_watched.append(device);
    else
        m_watched.removeAll(device);
    m_client->setWatched(m_watched);
}

void Replay::printState()
{
    const cti::Switchboard &switchboard = m_client->switchboard();
    m_output.print(linkLine(switchboard.link()));
    for (const DeviceId &device : QVector<DeviceId>{m_ownDevice} + m_watched) {
        if (const auto *snapshot = switchboard.device(device))
            m_output.print(deviceLine(*snapshot, switchboard.isFresh(device)));
    }
}

} // namespace balie::tracetool
