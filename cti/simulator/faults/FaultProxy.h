#pragma once

#include "base/Clock.h"
#include "cti/simulator/faults/FaultPlan.h"

#include <QHostAddress>
#include <QObject>
#include <functional>
#include <memory>
#include <vector>

class QTcpServer;

namespace balie::sim {

/// Stands between a client's socket and a PBX's port and lets the plan's faults happen to the
/// bytes, whatever they mean (WebSocket, J.2, TLS). Duplicate and Reorder need messages and are
/// left out here: see FaultyDialer. Needs an event loop; clock and plan must outlive it.
class FaultProxy final : public QObject {
    Q_OBJECT

public:
    /// `restart` is what FaultKind::Restart does to the PBX.
    FaultProxy(Clock &clock, FaultPlan &plan, const QHostAddress &host, quint16 port,
        std::function<void()> restart, QObject *parent = nullptr);
    ~FaultProxy() override;

    /// Listens on any free port of the loopback; 0 when that failed.
    quint16 listen();
    quint16 port() const { return m_port; }

private:
    class Pipe;

    void accept();
    void refuseFor(std::chrono::milliseconds duration);

    Clock &m_clock;
    FaultPlan &m_plan;
    QHostAddress m_host;
    quint16 m_upstream;
    std::function<void()> m_restart;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<Timer> m_reopen;
    quint16 m_port = 0;
    std::vector<std::unique_ptr<Pipe>> m_pipes;
};

} // namespace balie::sim
