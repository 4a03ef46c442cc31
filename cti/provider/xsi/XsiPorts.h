#pragma once

#include "cti/ports/CallLogPort.h"
#include "cti/ports/DirectoryPort.h"
#include "cti/ports/ServicesPort.h"
#include "cti/ports/WatchListPort.h"
#include "cti/provider/xsi/AssignedServices.h"
#include "cti/provider/xsi/XsiRequests.h"
#include "cti/xsi/Replies.h"

namespace balie::cti {

/// The optional ports over Xsi-Actions (Xsi Interface Specification R2020.07, 3.5.3, 3.5.7): directories by
/// pages and by search, call logs, the receptionist's list, do not disturb and forwarding. What is not
/// assigned answers NotSupported. Every call answers exactly once (pages: until the last), and with
/// LinkLost when the requests are closed. Lives on the link's I/O thread.
class XsiPorts {
public:
    /// Must outlive this object.
    explicit XsiPorts(XsiRequests &requests);
    ~XsiPorts();

    void begin(const xsi::Profile &own, const AssignedServices &services);
    void end();

    void readDirectory(DirectoryPort::PageArrived arrived);
    void searchDirectory(const QString &text, DirectoryPort::PageArrived arrived);
    void readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived);
    /// The revision is made from the list's contents: the switch has none.
    void readWatchList(WatchListPort::Read done);
    /// Reads, compares with `list.revision`, writes, reads again. StateChanged if somebody else changed it.
    /// A list that was not empty is never replaced by an empty one that nobody asked for: see
    /// WatchListPort.
    void writeWatchList(const WatchListPort::List &list, WatchListPort::Read done);
    void setDoNotDisturb(bool on, ServicesPort::Done done);
    void setForwarding(const Forwarding &forwarding, ServicesPort::Done done);

private:
    // The implementation is the call side's.
};

} // namespace balie::cti
