#pragma once

#include "app/CommandLine.h"
#include "cti/link/SignIn.h"
#include "cti/simulator/server/PbxHost.h"

#include <QObject>

namespace balie::app {

/// The simulated PBX inside `balie --demo`: an office with a seeded working day, or with the scripted morning,
/// on a thread of its own and reached over a real WebSocket, or over HTTP with Xsi, on the loopback address. GUI thread.
class DemoPbx : public QObject {
    Q_OBJECT

public:
    using Ready = std::function<void(const Expected<cti::SignIn> &)>;

    explicit DemoPbx(QObject *parent = nullptr);

    /// Once. `ready` gets what to sign in with.
    void start(const CommandLine &line, Ready ready);
    /// Who sits at a telephone of the demo's office, as Xsi names him; empty for what is no telephone of a person.
    static QString userIdOf(const QString &extension);
    sim::PbxHost &host() { return m_host; }

private:
    sim::PbxHost m_host;
};

} // namespace balie::app
