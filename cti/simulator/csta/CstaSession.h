#pragma once

#include "base/Clock.h"
#include "cti/simulator/csta/CstaError.h"
#include "cti/simulator/csta/CstaFace.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace balie::sim {

/// How a carrier is told; called from a timer of the clock only, never from inside receive().
struct SessionOutput {
    /// One message: four digits of invoke id, then the XML.
    std::function<void(const QByteArray &)> send;
    /// The server hangs up. The carrier may delete the session in it.
    std::function<void()> close;
};

enum class SessionEnd { TakenOver, TimerExpired, ResourceLimitation };

/// One client's link: framing apart, everything between its bytes and the PBX. Before a login it
/// refuses all services but those of ECMA-354.
class CstaSession {
public:
    static constexpr qsizetype maxMessage = 4 * 1024 * 1024;

    CstaSession(CstaFace &face, SessionOutput output, qsizetype maxDocument);
    ~CstaSession();
    CstaSession(const CstaSession &) = delete;
    CstaSession &operator=(const CstaSession &) = delete;

    /// The server's first words, where the session kind has any.
    void start();
    /// "NNNN<xml".
    void receive(const QByteArray &message);

    bool isLive() const { return m_live; }
    const std::string &user() const { return m_user; }
    const DeviceId &ownDevice() const { return m_device; }
    const Dialect &dialect() const { return m_dialect; }
    qsizetype maxDocument() const { return m_maxDocument; }
    /// What this user may watch; nothing means no limit.
    std::optional<int> watchLimit() const;

    /// Queues a whole message; everything queued in one turn of the loop leaves together.
    void post(QByteArray message);
    /// Queues a request of the server's own numbering.
    void request(const QByteArray &document);
    void sendSystemStatus();
    void sendMonitorStop(const QByteArray &crossRef);
    void sendDevicesChanged();
    void sendWatchListChanged(qint64 revision);
    /// Ends the session, not the link.
    void terminate(SessionEnd why);
    /// Ends the link.
    void drop();

private:
    void handle(int invoke, const XmlElement &request);
    Reply answer(const XmlElement &request);
    std::optional<QByteArray> answerSessionService(const XmlElement &request);
    QByteArray startSession(const XmlElement &request);
    QByteArray resetTimer(const XmlElement &request);
    QByteArray stopSession(const XmlElement &request);
    QByteArray sessionRefused(QByteArrayView root, QByteArrayView kind, QByteArrayView word);
    Reply systemRegister();
    void count(ShapeFault fault);
    void goLive(const Account *account);
    void endSession();
    void armExpiry(const XmlElement &request);
    void heartbeat();
    void sendPrivateEvent(const std::function<void(XmlWriter &)> &content);
    void armFlush();
    void flush();
    int nextInvoke();

    CstaFace &m_face;
    SessionOutput m_output;
    qsizetype m_maxDocument;
    Dialect m_dialect;
    bool m_live = false;
    bool m_dropped = false;
    QByteArray m_sessionId;
    std::chrono::seconds m_duration{0};
    std::string m_user;
    DeviceId m_device;
    Edition m_edition = Edition::Standaard;
    int m_lastInvoke = 0;
    std::set<int> m_unansweredStatus;
    std::vector<QByteArray> m_outbox;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::unique_ptr<Timer> m_flush;
    std::unique_ptr<Timer> m_expiry;
    std::unique_ptr<Timer> m_heartbeat;
};

} // namespace balie::sim
