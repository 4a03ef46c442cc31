#pragma once

#include "base/ManualClock.h"
#include "base/http/HttpPort.h"
#include "cti/provider/PbxClient.h"
#include "cti/tracetool/LineOutput.h"
#include "cti/tracetool/XsiTrace.h"

namespace balie::tracetool {

/// `balie-trace replay` for a trace of BroadWorks Xsi: plays the server to a real provider and
/// switchboard, in the trace's own time but without waiting, and prints the call events and the
/// final state. What the console did in the trace (watching, commands) is done again at the same
/// moments, so that the recorded replies find their requests.
class XsiReplay final {
public:
    XsiReplay(const QVector<TraceRecord> &records, LineOutput &output);
    ~XsiReplay();

    void run();

private:
    class Port;
    class Call;

    bool isOver() const;
    void play(qsizetype index);
    void playNote(const QString &text);
    void playSent(qsizetype exchange);
    void playAnswered(qsizetype exchange, qsizetype at);
    void command(const QByteArray &json);
    void connectAgain();
    std::unique_ptr<HttpCall> asked(const HttpRequest &request, HttpHandlers handlers);
    /// Which exchange of the trace this request is; -1: none.
    qsizetype match(const QString &key) const;
    /// Delivers what the trace has had of this exchange by now.
    void catchUp(qsizetype exchange);
    void answer(Call &call, int status, const QByteArray &body, const QString &failure);
    void setWatched(const cti::DeviceId &device, bool watched);
    void later(std::function<void()> work);
    void printState();

    XsiTrace m_trace;
    LineOutput &m_output;
    ManualClock m_clock;
    std::unique_ptr<Timer> m_workTimer;
    QVector<std::function<void()>> m_work;
    QString m_user;
    bool m_signedIn = false;
    qsizetype m_now = 0; ///< message being played
    qsizetype m_connectionStart = 0; ///< exchanges before it are of a connection that is gone
    QHash<qsizetype, Call *> m_calls; ///< exchange -> the client's request for it
    QSet<qsizetype> m_taken; ///< exchanges that the client has asked for
    QVector<std::pair<QString, std::weak_ptr<Call *>>> m_waiting; ///< for the trace to ask
    QHash<QString, cti::DeviceId> m_callSubscriptions; ///< id -> whose calls
    QVector<cti::DeviceId> m_watched;
    std::unique_ptr<cti::PbxClient> m_client; ///< last: it calls back until it is gone
};

} // namespace balie::tracetool
