#pragma once

#include "cti/simulator/xsi/XsiContext.h"
#include "cti/simulator/xsi/XsiHttp.h"

#include <deque>
#include <functional>
#include <set>

namespace balie::sim {

/// One endless reply with its three duties: heartbeats, acknowledgements and an expiry. Whoever
/// owns it is told when it can go; it never deletes itself.
class Channel {
public:
    enum class Failure { NoAcknowledgement, NoHeartbeat, Expired };
    using Failed = std::function<void(Channel &, Failure)>;

    struct Identity {
        QByteArray id;
        QString set;
        QString applicationId;
        DeviceId user;
        QString node;
        int priority = 1;
        int weight = 50;
    };

    /// The stream has begun. `context` and `exchange` outlive the channel, or cutOff() comes first.
    Channel(XsiContext &context, XsiExchange &exchange, Identity identity, Failed failed);

    const Identity &identity() const { return m_identity; }
    const XsiExchange *exchange() const { return m_exchange; }

    /// Seconds; negative never ends.
    void expireIn(qint64 seconds);
    qint64 expires() const { return m_expires; }
    void heartbeat();
    /// A document that wants no acknowledgement.
    void send(const QByteArray &document);
    /// An event; the client has the event timeout to acknowledge it.
    void sendEvent(const QByteArray &eventId, const QByteArray &document);
    bool waitsFor(const QByteArray &eventId) const { return m_waiting.contains(eventId); }
    void acknowledge(const QByteArray &eventId) { m_waiting.erase(eventId); }
    /// The stream ends, in good order.
    void end();
    /// The connection is gone: nothing is sent any more.
    void cutOff() { m_exchange = nullptr; }

private:
    void fail(Failure failure);
    void flush();
    void watchAcknowledgements();

    XsiContext &m_context;
    XsiExchange *m_exchange;
    Identity m_identity;
    Failed m_failed;
    qint64 m_expires = 0;
    QByteArray m_outgoing;
    int m_documents = 0;
    std::set<QByteArray> m_waiting; ///< event ids
    std::deque<std::pair<Clock::Milliseconds, QByteArray>>
        m_deadlines; ///< also of what came meanwhile
    std::unique_ptr<Timer> m_expiry;
    std::unique_ptr<Timer> m_heart;
    std::unique_ptr<Timer> m_patience;
    std::unique_ptr<Timer> m_batch;
};

} // namespace balie::sim
