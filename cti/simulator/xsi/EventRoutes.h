#pragma once

#include "cti/simulator/xsi/Subscriptions.h"
#include "cti/simulator/xsi/XsiRouter.h"

namespace balie::sim {

/// Xsi-Events over HTTP: channels and subscriptions.
class EventRoutes {
public:
    EventRoutes(XsiContext &context, ChannelTable &channels, Subscriptions &subscriptions);

    XsiAnswer handle(const XsiRequest &request) { return m_router.handle(request); }
    /// On the context of the endless replies.
    XsiAnswer handleAsync(const XsiRequest &request) { return m_async.handle(request); }

private:
    XsiAnswer openChannel(const XsiRequest &request);
    XsiAnswer refreshChannel(const XsiRequest &request);
    XsiAnswer closeChannel(const XsiRequest &request);
    XsiAnswer heartbeat(const XsiRequest &request);
    XsiAnswer acknowledge(const XsiRequest &request);
    XsiAnswer readSet(const XsiRequest &request);
    XsiAnswer subscribeUser(const XsiRequest &request);
    XsiAnswer subscribeGroup(const XsiRequest &request, Subscription::Target kind);
    XsiAnswer subscribe(const XsiRequest &request, Subscription subscription);
    XsiAnswer list(const XsiRequest &request);
    XsiAnswer readOne(const XsiRequest &request);
    XsiAnswer refresh(const XsiRequest &request);
    XsiAnswer remove(const XsiRequest &request);
    void describe(XsiWriter &out, const Subscription &subscription) const;
    /// Seconds as granted, negative for never; nothing for what is no number.
    std::optional<qint64> granted(const XmlElement &document) const;

    XsiContext &m_context;
    ChannelTable &m_channels;
    Subscriptions &m_subscriptions;
    XsiRouter m_router;
    XsiRouter m_async;
};

} // namespace balie::sim
