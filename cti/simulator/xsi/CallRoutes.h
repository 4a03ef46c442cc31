#pragma once

#include "cti/simulator/xsi/Clicks.h"
#include "cti/simulator/xsi/XsiRouter.h"

namespace balie::sim {

/// Xsi-Actions below /user/<id>/calls. The user in the path was checked to be the one who asks.
class CallRoutes {
public:
    CallRoutes(XsiContext &context, Subscriptions &subscriptions, XsiRouter &router);

private:
    using Act = XsiAnswer (CallRoutes::*)(const XsiRequest &, const CallLeg &);

    void addReading(XsiRouter &router);
    void addStarting(XsiRouter &router);
    void addActs(XsiRouter &router);
    void addMissing(XsiRouter &router);
    /// A command on the call that the path names; 404 when the user has none of that id.
    XsiRouter::Handler on(Act act);

    XsiAnswer list(const XsiRequest &request) const;
    XsiAnswer detail(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer make(const XsiRequest &request);
    XsiAnswer pickUp(const XsiRequest &request, const std::vector<DeviceId> &where, bool parked);
    XsiAnswer talk(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer hold(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer reconnect(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer hangUp(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer blindTransfer(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer consultTransfer(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer toVoiceMail(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer park(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer groupPark(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer dtmf(const XsiRequest &request, const CallLeg &leg);
    XsiAnswer attach(const XsiRequest &request, const CallLeg &leg);

    XsiAnswer sendTo(const CallLeg &leg, const std::string &number, const DeviceId &mailbox);
    XsiAnswer decline(const CallLeg &leg, bool busy);
    XsiAnswer carryOut(const Command &command);
    bool canBeTold(const DeviceId &telephone) const;
    XsiAnswer started(const DeviceId &user, const CallLeg &leg) const;
    QByteArray callsUrl(const DeviceId &user) const;

    XsiContext &m_context;
    Subscriptions &m_subscriptions;
    Clicks m_clicks;
};

} // namespace balie::sim
