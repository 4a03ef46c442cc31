#pragma once

#include "base/ManualClock.h"
#include "cti/provider/PbxClient.h"
#include "cti/tracetool/LineOutput.h"
#include "cti/tracetool/RecordedTrace.h"
#include "cti/transport/MemoryTransport.h"

#include <QPointer>

namespace balie::tracetool {

/// `balie-trace replay`: plays the switch of a trace to a real provider and switchboard, in the
/// trace's own time but without waiting, and prints the call events and the final state. What the
/// console did in the trace (watching, commands) is done again at the same moments, so that the
/// recorded answers find their requests.
class Replay final {
public:
    /// `profile` names the server profile; empty is the one that the trace was made with.
    Replay(const QVector<TraceRecord> &records, const QString &profile, LineOutput &output);
    ~Replay();

    void run();

private:
    void play(qsizetype index);
    void signIn();
    void playNote(const TraceRecord &record);
    void playSent(const RecordedMessage &message);
    void playReceived(qsizetype index);
    void connectAgain();
    /// Lets the client's connection in, once both it and the trace have come to that point.
    void acceptIfWanted();
    void dropWire(const QString &detail);
    std::unique_ptr<cti::Transport> makeTransport();
    void clientSent(const QByteArray &data);
    void answerByItself(const QString &root, int invokeId);
    void deliver(const QString &invoke, const QByteArray &document);
    void later(std::function<void()> work);
    void workLater();
    void setWatched(const cti::DeviceId &device, bool watched);
    void printState();

    RecordedTrace m_trace;
    QString m_forcedProfile;
    QString m_profile; ///< of the trace's latest sign-in
    cti::DeviceId m_askedDevice; ///< the own telephone of that sign-in
    LineOutput &m_output;
    ManualClock m_clock;
    std::unique_ptr<Timer> m_workTimer;
    QVector<std::function<void()>> m_work;
    QPointer<cti::MemoryTransport> m_transport;
    bool m_mayOpen = false;
    bool m_wantsOpen = false;
    bool m_signedIn = false;
    bool m_sessionSeen = false; ///< the trace's session on this connection has begun
    qsizetype m_now = 0; ///< record being played
    qsizetype m_connectionStart = 0; ///< requests before it belong to a connection that is gone
    QHash<qsizetype, int> m_askedAs; ///< recorded request -> the client's invoke id for it
    QHash<qsizetype, qsizetype>
        m_early; ///< recorded request -> its answer, which came before the client asked
    QHash<QString, cti::DeviceId> m_monitors;
    cti::DeviceId m_ownDevice;
    QVector<cti::DeviceId> m_watched;
    std::unique_ptr<cti::PbxClient> m_client; ///< last: it calls back until it is gone
};

} // namespace balie::tracetool
