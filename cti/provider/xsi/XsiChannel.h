#pragma once

#include "base/Clock.h"
#include "cti/provider/xsi/XsiRequests.h"
#include "cti/xsi/Event.h"
#include "cti/xsi/StreamFramer.h"

#include <QSet>
#include <deque>
#include <memory>
#include <optional>

namespace balie::cti {

/// The channel: one endless reply on which events come, and the three duties that keep it alive,
/// namely a heartbeat, an acknowledgement of every event and a refresh (Xsi Interface Specification
/// R2020.07, 4.2.1.2, 4.6.3). One object serves all channels of a link, one after the other. Lives
/// on the link's I/O thread. Callbacks may call drop() and open(), never from inside open().
class XsiChannel {
public:
    struct Callbacks {
        std::function<void()> opened; ///< its first document is in
        std::function<void()> heard; ///< any byte of the stream
        std::function<void()> answered; ///< a heartbeat got an answer
        std::function<void(const xsi::Event &)>
            event; ///< each once, after its acknowledgement was sent
        /// Ended, no echo of a heartbeat, unknown to the node, or unreadable. Dropped already.
        std::function<void(const Error &)> closed;
        std::function<void(const QString &reason)> terminated; ///< by the server; dropped already
    };
    /// Half of the server's own patience is 15 s; a little before that.
    static constexpr std::chrono::milliseconds heartbeatInterval{12'000};
    static constexpr std::chrono::milliseconds echoTimeout{24'000};
    static constexpr std::chrono::milliseconds recent{2'000};
    static constexpr int expiresSeconds = 3600;
    static constexpr std::chrono::milliseconds refreshInterval{30 * 60'000};
    /// After a failover the server may send an event again that it has no acknowledgement of.
    static constexpr qsizetype rememberedEvents = 1000;
    static constexpr std::chrono::milliseconds acknowledgeAgainAfter{2'000};

    /// All must outlive this object.
    XsiChannel(Clock &clock, XsiRequests &requests, Callbacks callbacks);
    ~XsiChannel();

    void open(const QString &channelSetId, const QString &applicationId);
    /// Without a word.
    void drop();
    /// Has the channel deleted, as last words, and drops it.
    void goodbye();
    /// A heartbeat, unless the answer to one is still to come.
    void beat();
    /// Has the stream show that it lives: by a heartbeat, unless the echo of a recent one will do
    /// that.
    void ping();

    bool isOpen() const { return !m_id.isEmpty(); }

private:
    void take(const QByteArray &bytes);
    void take(const xsi::StreamDocument &document);
    void takeEvent(const xsi::Event &event);
    void opened(const xsi::ChannelOpened &opened);
    void ended(const Expected<HttpReply> &reply);
    void acknowledge(const QString &eventId, bool again);
    void tick();
    void refresh();
    void close(const Error &error);
    void lost(const QString &detail);

    Clock &m_clock;
    XsiRequests &m_requests;
    Callbacks m_callbacks;
    std::unique_ptr<HttpCall> m_stream;
    xsi::StreamFramer m_framer;
    QString m_channelSetId;
    QString m_id;
    bool m_accepted = false; ///< the reply is a stream, and no refusal
    QString m_leftId; ///< of a channel that was lost: the server may still send events to it
    quint64 m_generation = 0; ///< of the stream; answers about another one mean nothing
    bool m_beating = false;
    std::optional<Clock::Milliseconds> m_unechoed; ///< the first heartbeat since a byte came
    std::unique_ptr<Timer> m_heartbeat;
    std::unique_ptr<Timer> m_refresh;
    std::chrono::milliseconds m_refreshAfter = refreshInterval; ///< half of what was granted
    std::unique_ptr<Timer> m_again;
    QStringList m_unacknowledged; ///< to be acknowledged once more
    QSet<QString> m_seen;
    std::deque<QString> m_seenOrder;
};

} // namespace balie::cti
