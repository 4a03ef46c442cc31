#pragma once

#include "base/Clock.h"
#include "cti/provider/xsi/XsiRequests.h"
#include "cti/provider/xsi/XsiSubscription.h"
#include "cti/xsi/Event.h"

#include <map>

namespace balie::cti {

/// The own Do Not Disturb and forwarding where the switch refuses to tell of their changes: asked
/// for now and then, and after changes of our own. What could not be asked for is told as not known
/// (Xsi Interface Specification R2020.07, 3.5.3). Lives on the link's I/O thread.
class XsiOwnServices {
public:
    /// As an event of the package would tell it; "unassigned": not known.
    using Told = std::function<void(const xsi::EventData &)>;

    /// Others change it too, but rarely; and every request counts.
    static constexpr std::chrono::milliseconds interval{60'000};

    /// Both must outlive this object.
    XsiOwnServices(Clock &clock, XsiRequests &requests, Told told);
    ~XsiOwnServices();

    void begin(const DeviceId &own);
    /// Nothing of it is known any more.
    void end();
    /// Nobody tells of this one until end(). Packages that are no such service are ignored.
    void ask(XsiPackage package);
    /// The user has changed it from here.
    void changed(XsiPackage package);

private:
    struct Asked {
        std::unique_ptr<Timer> next;
        quint64 serial = 0; ///< of the last request: answers to earlier ones are old
    };

    void send(XsiPackage package);
    void answered(XsiPackage package, const Expected<HttpReply> &reply);

    Clock &m_clock;
    XsiRequests &m_requests;
    Told m_told;
    DeviceId m_own;
    std::map<XsiPackage, Asked> m_asked;
    quint64 m_lastSerial = 0;
    std::shared_ptr<int> m_alive = std::make_shared<int>(); ///< answers may outlive us
};

/// The resource below /services; empty for packages of which nothing is asked.
QString serviceName(XsiPackage package);

} // namespace balie::cti
