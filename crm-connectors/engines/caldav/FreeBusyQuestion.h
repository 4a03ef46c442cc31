#pragma once

#include "crm-connectors/engines/caldav/CalDavLine.h"
#include "crm-connectors/engines/caldav/FreeBusyText.h"

namespace balie::crm {

/// When people are occupied. The server's outbox is asked for all of them at once (RFC 6638, 5);
/// who is not told there, or everybody where there is no outbox, in his own calendar, one request
/// after the other (RFC 4791, 7.10), where the administrator wrote how its address is made. Who is
/// refused, whose calendar fails, and who was not asked before `longest` is left out: not known, not
/// free. An error only where nobody is told of. Deleting it cancels.
class FreeBusyQuestion final : public ConnectorTask {
public:
    /// From the beginning to the answer; the host gives up a little later (HostLimits::busy).
    static constexpr std::chrono::milliseconds longest{25'000};

    /// `port` is the session, or one that watches it; it outlives this. `done` comes from a later
    /// turn of the loop and may delete this.
    FreeBusyQuestion(
        std::shared_ptr<CalDavLine> line, HttpPort &port, BusyLookup lookup, Done<BusyReply> done);
    Q_DISABLE_COPY_MOVE(FreeBusyQuestion)

private:
    void find();
    void take(const CalDavPlace &place);
    void askOutbox();
    void takeOutbox(const HttpReply &reply);
    void askCalendar();
    void takeCalendar(const QString &email, const HttpReply &reply);
    void takePerson(
        const QString &email, const QByteArray &calendar, freeBusyText::Empty empty);
    void skip(const Error &error); ///< this calendar; the next may be well
    void stop(const Error &error); ///< asks no more
    void runOut();
    void allAsked();
    void fail(const Error &error);
    void finish(const Expected<BusyReply> &reply);

    std::shared_ptr<CalDavLine> m_line;
    BusyLookup m_lookup;
    Done<BusyReply> m_done;
    std::optional<DavClient> m_client;
    QStringList m_left; ///< e-mail addresses that nobody told of
    CalDavPlace m_place;
    BusyReply m_reply;
    std::optional<Error> m_trouble; ///< with the last calendar that should have been told and was not
    std::unique_ptr<Timer> m_turn;
    std::unique_ptr<Timer> m_end;
    std::unique_ptr<DavFinder> m_finder;
};

} // namespace balie::crm
