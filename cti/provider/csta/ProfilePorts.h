#pragma once

#include "cti/ports/DirectoryPort.h"
#include "cti/ports/ServicesPort.h"
#include "cti/ports/WatchListPort.h"
#include "cti/provider/csta/RequestTable.h"
#include "cti/provider/csta/ServerProfile.h"

namespace balie::cti {

/// The optional ports: directory and watch list by Escape with our private data
/// (docs/csta-profile.md), do not disturb and forwarding by the standard's services. What the
/// server profile has not answers NotSupported.
class ProfilePorts {
public:
    /// Both must outlive the ports.
    ProfilePorts(RequestTable &requests, const ServerProfile &profile)
        : m_requests(requests)
        , m_profile(profile)
    {
    }

    void readDirectory(DirectoryPort::PageArrived arrived);
    void readWatchList(WatchListPort::Read done);
    void writeWatchList(const WatchListPort::List &list, WatchListPort::Read done);
    void setDoNotDisturb(const DeviceId &own, bool on, ServicesPort::Done done);
    void setForwarding(const DeviceId &own, const Forwarding &forwarding, ServicesPort::Done done);

private:
    void readPage(int offset, quint64 read, DirectoryPort::PageArrived arrived);

    RequestTable &m_requests;
    const ServerProfile &m_profile;
    quint64 m_directoryRead = 0;
};

} // namespace balie::cti
