#pragma once

#include "base/ManualClock.h"
#include "cti/simulator/csta/XmlElement.h"
#include "cti/simulator/server/InMemoryPbx.h"

#include <QStringList>

namespace balie::test {

/// One event as a client of the stream sees it.
struct SeenEvent {
    QString type; ///< of eventData, or of the Event itself; without prefix
    QByteArray id;
    QString subscription;
    QString target;
    int sequence = 0;
    sim::XmlElement data; ///< eventData, or the Event itself

    /// A leaf of the first call in it.
    QString call(QLatin1StringView leaf) const;
    /// Of the remote party.
    QString remote(QLatin1StringView leaf) const;
};

/// An idle office with its Xsi face and a clock that stands, and one user who speaks plain HTTP.
class XsiClient {
public:
    struct Reply {
        int status = 0;
        sim::XsiHeaders headers;
        QByteArray body;
        sim::XmlElement document; ///< empty name where the body is no XML
    };

    enum class Office { Idle, Alive, Crowd };

    /// Idle: 20 people who do nothing of their own accord. Crowd: as many as the configuration
    /// says. Alive: 20 who do as it says.
    explicit XsiClient(sim::PbxConfig config = {}, Office office = Office::Idle);
    ~XsiClient();

    sim::Pbx &pbx() { return m_pbx.pbx(); }
    sim::XsiFace &face() { return m_pbx.xsi(); }
    sim::InMemoryPbx &office() { return m_pbx; }
    void advance(std::chrono::milliseconds by) { m_clock.advance(by); }
    ManualClock &clock() { return m_clock; }

    /// Signed as the device's user; `path` begins with "user/..." of Xsi-Actions.
    Reply action(const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    /// `path` below the Xsi-Events application.
    Reply event(const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    /// Any target and headers of one's own.
    Reply raw(const QByteArray &method, const QByteArray &target, const QByteArray &body,
        const sim::XsiHeaders &headers);
    /// `calls/...` of the own user.
    Reply calls(const QByteArray &method, const QByteArray &path = {});
    sim::XsiHeaders headers(bool body = false) const;
    QByteArray user() const { return m_user.toUtf8(); }
    /// Speaks for another device from now on.
    void become(const sim::DeviceId &device);
    QByteArray idOf(const char *device) const;

    /// Opens a channel; its id, empty when it was refused.
    QByteArray openChannel(const QByteArray &set = "set", const QByteArray &application = {});
    QByteArray subscribe(
        const char *device, const QByteArray &package, const QByteArray &set = "set");
    /// The status of a subscription's refresh.
    int refresh(const QByteArray &subscription);
    /// Acknowledges at once (default) what arrives.
    void setAcknowledging(bool on) { m_acknowledging = on; }
    int acknowledge(const QByteArray &eventId, const QByteArray &status = "200");
    /// Beats for so long, every 12 s.
    void live(std::chrono::seconds time);

    /// What came on the streams since the last call.
    std::vector<SeenEvent> takeEvents();
    QStringList takeTypes();
    /// Replies that came after handle() had returned, since the start.
    int lateReplies() const;
    /// Bytes of each chunk since the last call.
    QList<QByteArray> takeChunks();
    bool streamIsOpen() const;
    void closeStream();
    void setNode(const QString &node) { m_node = node; }

private:
    class Exchange;
    void read();

    ManualClock m_clock;
    sim::InMemoryPbx m_pbx;
    sim::DeviceId m_device{"200"};
    QString m_user;
    QByteArray m_account;
    QString m_node = QStringLiteral("127.0.0.1");
    bool m_acknowledging = true;
    QByteArray m_lastChannel;
    std::vector<std::unique_ptr<Exchange>> m_exchanges;
    QByteArray m_pending;
    QList<QByteArray> m_chunks;
    std::vector<SeenEvent> m_events;
    std::vector<QByteArray> m_unacknowledged;
};

} // namespace balie::test
