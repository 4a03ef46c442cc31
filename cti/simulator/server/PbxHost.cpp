#include "cti/simulator/server/PbxHost.h"

#include "base/SystemClock.h"
#include "cti/simulator/server/PbxServer.h"
#include "cti/simulator/server/TruthJson.h"
#include "cti/simulator/server/XsiServer.h"

#include <QPointer>
#include <QThread>

namespace balie::sim {

namespace {

void post(QObject *receiver, std::function<void()> call)
{
    QMetaObject::invokeMethod(receiver, std::move(call), Qt::QueuedConnection);
}

/// Back to the host's own thread. Whether the context still lives can only be asked there.
void reply(QObject *relay, const QPointer<QObject> &context, std::function<void()> call)
{
    post(relay, [context, call = std::move(call)] {
        if (context)
            call();
    });
}

} // namespace

class PbxHost::Worker final : public QObject {
public:
    Expected<ServerPorts> start(PbxConfig config, const ServerOptions &servers)
    {
        StampSource stamp = config.face.stamp ? StampSource(monotonicNs) : StampSource();
        m_pbx = std::make_unique<Pbx>(
            m_clock, std::move(config.office), config.speed, std::move(stamp));
        m_face = std::make_unique<CstaFace>(*m_pbx, m_clock, std::move(config.face));
        m_xsi = std::make_unique<XsiFace>(*m_pbx, m_clock, std::move(config.xsi));
        m_control = std::make_unique<PbxControl>(*m_pbx, *m_face, *m_xsi);
        m_server = std::make_unique<PbxServer>(*m_face);
        m_xsiServer = std::make_unique<XsiServer>(*m_xsi);
        auto ports = m_server->listen(servers);
        if (!ports)
            return ports;
        if (const auto listening = m_xsiServer->listen(servers, *ports); !listening)
            return unexpected(listening.error());
        return ports;
    }

    /// Nothing before start().
    const Pbx *pbx() const { return m_pbx.get(); }
    CstaFace *face() { return m_face.get(); }
    PbxControl *control() { return m_control.get(); }

private:
    SystemClock m_clock;
    std::unique_ptr<Pbx> m_pbx;
    std::unique_ptr<CstaFace> m_face;
    std::unique_ptr<XsiFace> m_xsi;
    std::unique_ptr<PbxControl> m_control;
    std::unique_ptr<PbxServer> m_server;
    std::unique_ptr<XsiServer> m_xsiServer;
};

PbxHost::PbxHost()
    : m_relay(std::make_unique<QObject>())
    , m_thread(std::make_unique<QThread>())
    , m_worker(std::make_unique<Worker>())
{
    m_thread->setObjectName(QStringLiteral("simulated PBX"));
    m_worker->moveToThread(m_thread.get());
    // Timers and sockets must end on the thread that made them.
    // While the loop still runs: what the worker itself deletes later needs it.
    QObject::connect(
        m_worker.get(), &QObject::destroyed, m_thread.get(),
        [thread = m_thread.get()] { thread->quit(); }, Qt::DirectConnection);
    m_thread->start();
}

PbxHost::~PbxHost()
{
    m_worker.release()->deleteLater(); // deleted by its thread, which then ends
    m_thread->wait();
}

void PbxHost::start(
    PbxConfig config, const ServerOptions &servers, QObject *context, Started started)
{
    post(m_worker.get(),
        [worker = m_worker.get(), config = std::move(config), servers, relay = m_relay.get(),
            target = QPointer(context), started = std::move(started)] {
            const auto ports = worker->start(config, servers);
            reply(relay, target, [started, ports] { started(ports); });
        });
}

void PbxHost::truth(QObject *context, Told told)
{
    post(m_worker.get(),
        [worker = m_worker.get(), relay = m_relay.get(), target = QPointer(context),
            told = std::move(told)] {
            const QJsonObject json = worker->pbx() ? truthJson(*worker->pbx()) : QJsonObject();
            reply(relay, target, [told, json] { told(json); });
        });
}

void PbxHost::control(
    std::function<ControlResult(PbxControl &)> action, QObject *context, Done done)
{
    post(m_worker.get(),
        [worker = m_worker.get(), action = std::move(action), relay = m_relay.get(),
            target = QPointer(context), done = std::move(done)] {
            const ControlResult result = worker->control()
                ? action(*worker->control())
                : ControlResult(unexpected(ControlFault{QStringLiteral("not started")}));
            if (done)
                reply(relay, target, [done, result] { done(result); });
        });
}

void PbxHost::setFaceOptions(const FaceOptions &options)
{
    post(m_worker.get(), [worker = m_worker.get(), options] {
        if (worker->face())
            worker->face()->setOptions(options);
    });
}

void PbxHost::dropLinks()
{
    control([](PbxControl &pbx) {
        pbx.dropLinks();
        return ControlResult();
    });
}

void PbxHost::burst(int changes)
{
    control([changes](PbxControl &pbx) {
        pbx.burst(changes);
        return ControlResult();
    });
}

} // namespace balie::sim
