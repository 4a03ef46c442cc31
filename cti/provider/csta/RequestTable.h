#pragma once

#include "base/Clock.h"
#include "base/Expected.h"
#include "cti/csta/Message.h"
#include "cti/csta/Requests.h"

#include <QHash>
#include <QSet>
#include <deque>
#include <optional>
#include <vector>

namespace balie::cti {

/// The requests that wait and those that are under way: invoke ids, the window, the deadlines.
/// Every request is answered exactly once. One thread.
class RequestTable {
public:
    /// Commands go first: somebody waits for them.
    enum class Priority { Command, Sync };
    enum class Match {
        Answered,
        Late, ///< the request had been given up
        Unknown, ///< never asked
    };
    using Done = std::function<void(const Expected<csta::Message> &)>;
    using Send = std::function<Expected<void>(int invokeId, const csta::Request &)>;
    static constexpr std::chrono::milliseconds defaultDeadline{10'000};

    /// `clock` must outlive the table.
    RequestTable(Clock &clock, Send send);
    ~RequestTable();

    /// `outstanding` requests at a time, `perSecond` of them a second (0: no limit).
    void setLimits(int outstanding, int perSecond);

    /// From here on requests are sent.
    void open();
    /// Everything that waits or is under way fails with `error`; so does what is asked until
    /// open().
    void close(const Error &error);

    /// The deadline of a command runs from now, that of a synchronising request from when it is
    /// sent.
    void submit(csta::Request request, Priority priority, Done done,
        std::chrono::milliseconds deadline = defaultDeadline);
    /// Sends at once, past the window and before what waits, for nobody who wants the answer.
    void sendNow(const csta::Request &request);
    /// When the request with this id was sent; nullopt for one that waits for no answer.
    std::optional<Clock::Milliseconds> sentAt(int invokeId) const;
    Match answer(int invokeId, const csta::Message &message);

    int outstanding() const { return int(m_outstanding.size()); }
    qint64 sentCount() const { return m_sent; }
    bool isOpen() const { return m_open; }

private:
    struct Entry {
        csta::Request request;
        Done done;
        std::chrono::milliseconds deadline{0};
        Clock::Milliseconds expires{0};
        Clock::Milliseconds sentAt{0};
    };

    void pump();
    void sendEntry(Entry entry);
    int nextId();
    void expire();
    void armDeadline(Clock::Milliseconds at);

    Clock &m_clock;
    Send m_send;
    int m_window = 20;
    int m_perSecond = 0;
    bool m_open = false;
    bool m_pumping = false;
    int m_lastId = 0;
    qint64 m_sent = 0;
    std::deque<Entry> m_commands;
    std::deque<Entry> m_syncs;
    QHash<int, Entry> m_outstanding;
    QSet<int> m_givenUp; ///< ids whose answer may still come
    Clock::Milliseconds m_nextSend{0};
    std::unique_ptr<Timer> m_deadline;
    Clock::Milliseconds m_armedFor{0};
    std::unique_ptr<Timer> m_pace;
};

} // namespace balie::cti
