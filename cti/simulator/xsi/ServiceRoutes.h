#pragma once

#include "cti/simulator/xsi/XsiContext.h"
#include "cti/simulator/xsi/XsiRouter.h"

#include <map>

namespace balie::sim {

/// Xsi-Actions below /user/<id>/profile and /user/<id>/services. The user in the path was checked.
class ServiceRoutes {
public:
    ServiceRoutes(XsiContext &context, XsiRouter &router);

    /// An administrator's change.
    void assignWatchList(const DeviceId &user, std::vector<DeviceId> devices);
    /// Whom the user watches; before anybody changed it as many colleagues as the edition has room for.
    std::vector<DeviceId> &watchList(const DeviceId &user);

private:
    void addForwarding(XsiRouter &router, QLatin1StringView name, ForwardingKind kind);
    /// 403 for a user who does not have the service.
    XsiRouter::Handler ifAssigned(QLatin1StringView name, XsiRouter::Handler handler);

    XsiAnswer profile(const XsiRequest &request) const;
    XsiAnswer registrations(const XsiRequest &request) const;
    XsiAnswer list(const XsiRequest &request) const;
    XsiAnswer putDoNotDisturb(const XsiRequest &request);
    XsiAnswer putForwarding(const XsiRequest &request, ForwardingKind kind);
    XsiAnswer readWatchList(const XsiRequest &request, bool bare);
    XsiAnswer writeWatchList(const XsiRequest &request);
    /// Why the receptionist edition in the query is not the user's, or nothing.
    std::optional<XsiHttpReply> wrongEdition(const XsiRequest &request) const;
    std::optional<int> watchLimit(const DeviceId &user) const;
    XsiAnswer carryOut(const Command &command);
    XsiWriter reply() const
    {
        return XsiWriter(XsiNaming::Reply, m_context.options.latin1Directories);
    }
    XsiHttpReply finish(XsiWriter &out) const;

    XsiContext &m_context;
    std::map<DeviceId, std::vector<DeviceId>> m_watchLists;
};

} // namespace balie::sim
