#pragma once

#include "cti/ports/CallLogPort.h"
#include "cti/ports/DirectoryPort.h"
#include "cti/ports/ServicesPort.h"
#include "cti/ports/WatchListPort.h"
#include "cti/provider/xsi/AssignedServices.h"
#include "cti/provider/xsi/XsiRequests.h"
#include "cti/provider/xsi/XsiSubscription.h"
#include "cti/xsi/Replies.h"

#include <memory>
#include <optional>

namespace balie::cti {

/// The optional ports over Xsi-Actions (Xsi Interface Specification R2020.07, 3.5.3, 3.5.7):
/// directories by pages and by search, call logs (the enhanced ones where assigned), the receptionist's list, do not disturb and
/// forwarding. What is not assigned answers NotSupported. Every call answers exactly once (pages:
/// until the last), and with LinkLost when the requests are closed. Lives on the link's I/O thread.
class XsiPorts {
public:
    /// Must outlive this object.
    explicit XsiPorts(XsiRequests &requests);
    ~XsiPorts();

    /// The switch took a change that was made through here.
    using Changed = std::function<void(XsiPackage)>;
    void onServiceChanged(Changed changed) { m_serviceChanged = std::move(changed); }
    void begin(const xsi::Profile &own, const AssignedServices &services);
    void end();

    void readDirectory(DirectoryPort::PageArrived arrived);
    void searchDirectory(const QString &text, DirectoryPort::PageArrived arrived);
    void readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived);
    /// The revision is made from the list's contents: the switch has none.
    void readWatchList(WatchListPort::Read done);
    /// Reads, compares with `list.revision`, writes, reads again. StateChanged if somebody else
    /// changed it. Refused by the switch: NotAllowed in its own words. What cannot be read as a
    /// list is never written over, and no list that was not read has a revision that fits.
    void writeWatchList(const WatchListPort::List &list, WatchListPort::Read done);
    void setDoNotDisturb(bool on, ServicesPort::Done done);
    void setForwarding(const Forwarding &forwarding, ServicesPort::Done done);

private:
    /// Enterprise, or Group where the user may only see those.
    enum class Directory { Enterprise, Group };
    struct LogRead;
    using LogReading = std::shared_ptr<LogRead>;

    /// LinkLost before begin() and after end(), NotSupported where the service is not assigned.
    std::optional<Error> whyNot(bool assigned, QLatin1StringView detail) const;
    XsiRequest request(
        HttpMethod method, const QStringList &path, const QUrlQuery &query = {}) const;
    /// With answers that come after us dropped.
    void submit(XsiRequest request, XsiRequests::Done done);
    static QString nameOf(Directory directory);
    void readPage(Directory directory, int start, quint64 read, DirectoryPort::PageArrived arrived);
    void search(Directory directory, const QUrlQuery &query, quint64 number,
        DirectoryPort::PageArrived arrived);
    /// Without `next` it is the only page.
    static void pageArrived(int start, const Expected<HttpReply> &reply,
        const DirectoryPort::PageArrived &arrived, const std::function<void(int)> &next);
    void readLogs(const LogReading &read);
    void readLog(const LogReading &read, CallLogEntry::Kind kind, int start);
    void logArrived(const LogReading &read, CallLogEntry::Kind kind, int start,
        const Expected<HttpReply> &reply);
    XsiRequest watchListRequest(HttpMethod method) const;
    void writeOver(
        const QByteArray &current, const WatchListPort::List &list, WatchListPort::Read done);
    using Change = std::function<Expected<QByteArray>(const QByteArray &)>;
    void changeService(XsiPackage package, Change change, ServicesPort::Done done);

    XsiRequests &m_requests;
    xsi::Profile m_own;
    AssignedServices m_services;
    Changed m_serviceChanged;
    bool m_open = false;
    quint64 m_directoryRead = 0;
    quint64 m_search = 0;
    quint64 m_logRead = 0;
    std::shared_ptr<int> m_alive = std::make_shared<int>(); ///< answers may outlive us
};

/// The same for the same people in the same order, and never 0.
quint64 watchListRevision(const QVector<DeviceId> &devices);

} // namespace balie::cti
