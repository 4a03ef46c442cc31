#pragma once

#include "base/Expected.h"
#include "cti/simulator/server/PbxConfig.h"
#include "cti/simulator/server/PbxControl.h"
#include "cti/simulator/server/ServerOptions.h"

#include <QJsonObject>
#include <QObject>
#include <functional>
#include <memory>

class QThread;

namespace balie::sim {

/// A simulated PBX inside another program (`balie --demo`): engine, faces, scenario and servers on
/// a thread of their own, with the real clock. Made, called and deleted on one thread; answers come
/// on that thread later, and not at all when the `context` object, which lives there too, is gone
/// by then.
class PbxHost {
public:
    using Started = std::function<void(const Expected<ServerPorts> &)>;
    using Told = std::function<void(const QJsonObject &)>;
    using Done = std::function<void(const ControlResult &)>;

    PbxHost();
    /// Ends the thread and waits for it.
    ~PbxHost();
    PbxHost(const PbxHost &) = delete;
    PbxHost &operator=(const PbxHost &) = delete;

    /// Once.
    void start(PbxConfig config, const ServerOptions &servers, QObject *context, Started started);

    /// truthJson() of the moment at which the PBX comes to it.
    void truth(QObject *context, Told told);
    /// Any PbxControl action: `host.control([](PbxControl &pbx) { return pbx.answer({"201"}); })`.
    void control(std::function<ControlResult(PbxControl &)> action, QObject *context = nullptr,
        Done done = {});
    /// For sessions that start from now on.
    void setFaceOptions(const FaceOptions &options);
    void dropLinks();
    void burst(int changes);

private:
    class Worker;

    std::unique_ptr<QObject> m_relay; ///< lives on our thread and outlives the worker
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<Worker> m_worker; ///< lives on the thread
};

} // namespace balie::sim
