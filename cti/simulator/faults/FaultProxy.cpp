#include "cti/simulator/faults/FaultProxy.h"

#include "cti/simulator/faults/Damage.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <algorithm>
#include <deque>

namespace balie::sim {

using Milliseconds = Clock::Milliseconds;

namespace {

constexpr Milliseconds slowPerChunk{40};

struct Chunk {
    Milliseconds at;
    QByteArray bytes;
};

struct Lane {
    QTcpSocket *from = nullptr;
    QTcpSocket *to = nullptr;
    std::deque<Chunk> chunks;
};

} // namespace

/// One client with its own connection to the PBX.
class FaultProxy::Pipe final : public QObject {
public:
    Pipe(FaultProxy &owner, QTcpSocket *client)
        : m_owner(owner)
        , m_client(client)
        , m_server(std::make_unique<QTcpSocket>())
        , m_timer(owner.m_clock.makeTimer([this] { pump(); }))
    {
        m_client->setParent(nullptr);
        lane(FaultDirection::ToServer) = {m_client.get(), m_server.get(), {}};
        lane(FaultDirection::ToClient) = {m_server.get(), m_client.get(), {}};
        for (const auto direction : {FaultDirection::ToServer, FaultDirection::ToClient}) {
            connect(lane(direction).from, &QTcpSocket::readyRead, this,
                [this, direction] { read(direction); });
            connect(lane(direction).from, &QTcpSocket::disconnected, this, [this] { end(); });
            lane(direction).from->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        }
        connect(m_server.get(), &QTcpSocket::connected, this, [this] { schedule(); });
        connect(m_server.get(), &QTcpSocket::errorOccurred, this, [this] { end(); });
        m_server->connectToHost(owner.m_host, owner.m_upstream);
    }

    ~Pipe() override
    {
        for (auto *socket : {&m_client, &m_server}) {
            (*socket)->disconnect(this);
            (*socket)->abort();
            socket->release()->deleteLater();
        }
    }

private:
    Lane &lane(FaultDirection direction) { return m_lanes[size_t(direction)]; }
    Milliseconds now() const { return m_owner.m_clock.now(); }

    void read(FaultDirection direction)
    {
        const QByteArray bytes = lane(direction).from->readAll();
        if (m_halfOpen || m_ended)
            return;
        const auto fault = m_owner.m_plan.takeDue(direction, bytes.size());
        if (!fault || !faultApplies(fault->kind, FaultLevel::Bytes)) {
            queue(direction, bytes);
            return;
        }
        m_owner.m_plan.recordFired(*fault, now());
        inflict(*fault, bytes);
    }

    void inflict(const Fault &fault, const QByteArray &bytes)
    {
        switch (fault.kind) {
        case FaultKind::Drop:
            end();
            return;
        case FaultKind::Refused:
            m_owner.refuseFor(fault.duration);
            end();
            return;
        case FaultKind::Restart:
            m_owner.m_restart();
            end();
            return;
        case FaultKind::HalfOpen:
            // The PBX sees its end close; the client keeps a socket on which nothing comes any
            // more.
            m_halfOpen = true;
            m_server->disconnect(this);
            m_server->abort();
            return;
        case FaultKind::Stall:
            m_stalledUntil = now() + fault.duration;
            queue(fault.direction, bytes);
            return;
        case FaultKind::Slow:
            m_slowUntil = now() + fault.duration;
            queue(fault.direction, bytes);
            return;
        case FaultKind::Garble:
            queue(fault.direction, garbled(bytes, m_owner.m_plan));
            return;
        case FaultKind::Truncate:
            m_endAfterLast = true;
            queue(fault.direction, truncated(bytes, m_owner.m_plan));
            return;
        case FaultKind::Split:
            for (const QByteArray &piece : pieces(bytes, m_owner.m_plan))
                queue(fault.direction, piece);
            return;
        case FaultKind::Duplicate:
        case FaultKind::Reorder:
            return; // do not apply to bytes
        }
    }

    void queue(FaultDirection direction, const QByteArray &bytes)
    {
        auto &chunks = lane(direction).chunks;
        const bool slow = now() < m_slowUntil;
        Milliseconds at = std::max(now() + (slow ? slowPerChunk : Milliseconds(0)), m_stalledUntil);
        if (!chunks.empty())
            at = std::max(at, chunks.back().at + (slow ? slowPerChunk : Milliseconds(0)));
        chunks.push_back({at, bytes});
        pump();
    }

    void pump()
    {
        if (m_ended)
            return;
        for (Lane &each : m_lanes) {
            while (!each.chunks.empty() && each.chunks.front().at <= now()
                && each.to->state() == QAbstractSocket::ConnectedState) {
                each.to->write(each.chunks.front().bytes);
                // Each piece on its own, or the kernel would join what a fault has split.
                each.to->flush();
                each.chunks.pop_front();
            }
        }
        if (m_endAfterLast && m_lanes[0].chunks.empty() && m_lanes[1].chunks.empty()) {
            end();
            return;
        }
        schedule();
    }

    void schedule()
    {
        std::optional<Milliseconds> next;
        for (const Lane &each : m_lanes) {
            if (!each.chunks.empty() && each.to->state() == QAbstractSocket::ConnectedState)
                next = std::min(next.value_or(Milliseconds::max()), each.chunks.front().at);
        }
        if (next)
            m_timer->start(std::max(Milliseconds(0), *next - now()));
    }

    /// Closes both ends; the pipe itself goes in the next turn.
    void end()
    {
        if (std::exchange(m_ended, true))
            return;
        m_timer->stop();
        m_client->disconnectFromHost();
        m_server->disconnectFromHost();
        QMetaObject::invokeMethod(
            &m_owner,
            [owner = &m_owner, self = this] {
                std::erase_if(
                    owner->m_pipes, [self](const auto &pipe) { return pipe.get() == self; });
            },
            Qt::QueuedConnection);
    }

    FaultProxy &m_owner;
    std::unique_ptr<QTcpSocket> m_client;
    std::unique_ptr<QTcpSocket> m_server;
    std::unique_ptr<Timer> m_timer;
    Lane m_lanes[2];
    Milliseconds m_stalledUntil{-1};
    Milliseconds m_slowUntil{-1};
    bool m_halfOpen = false;
    bool m_endAfterLast = false;
    bool m_ended = false;
};

FaultProxy::FaultProxy(Clock &clock, FaultPlan &plan, const QHostAddress &host, quint16 port,
    std::function<void()> restart, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_plan(plan)
    , m_host(host)
    , m_upstream(port)
    , m_restart(std::move(restart))
    , m_server(std::make_unique<QTcpServer>())
    , m_reopen(clock.makeTimer([this] { listen(); }))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FaultProxy::accept);
}

FaultProxy::~FaultProxy() = default;

quint16 FaultProxy::listen()
{
    // The same port as before: the client knows no other.
    if (!m_server->listen(QHostAddress::LocalHost, m_port))
        return 0;
    m_port = m_server->serverPort();
    return m_port;
}

void FaultProxy::refuseFor(std::chrono::milliseconds duration)
{
    m_server->close();
    m_reopen->start(duration);
}

void FaultProxy::accept()
{
    while (QTcpSocket *client = m_server->nextPendingConnection())
        m_pipes.push_back(std::make_unique<Pipe>(*this, client));
}

} // namespace balie::sim
