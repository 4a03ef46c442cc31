#include "cti/simulator/xsi/Subscriptions.h"

#include "cti/simulator/xsi/Packages.h"
#include "cti/simulator/xsi/ServiceText.h"

#include <algorithm>
#include <set>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

Subscriptions::Subscriptions(XsiContext &context, ChannelTable &channels)
    : m_context(context)
    , m_channels(channels)
{
}

Subscription &Subscriptions::add(Subscription subscription)
{
    if (subscription.isList)
        std::erase_if(m_all, [&](const auto &other) {
            return other->isList && other->owner == subscription.owner
                && other->kind == subscription.kind && other->target == subscription.target;
        });
    const QByteArray id = subscription.id;
    subscription.expiry = m_context.clock.makeTimer([this, id] { terminate(id); });
    m_all.push_back(std::make_unique<Subscription>(std::move(subscription)));
    expireIn(*m_all.back(), m_all.back()->expires);
    return *m_all.back();
}

Subscription *Subscriptions::find(const QByteArray &id, const DeviceId &owner)
{
    for (const auto &subscription : m_all) {
        if (subscription->id == id && subscription->owner == owner)
            return subscription.get();
    }
    return nullptr;
}

std::vector<const Subscription *> Subscriptions::of(const DeviceId &owner) const
{
    std::vector<const Subscription *> result;
    for (const auto &subscription : m_all) {
        if (subscription->owner == owner)
            result.push_back(subscription.get());
    }
    return result;
}

void Subscriptions::expireIn(Subscription &subscription, qint64 seconds)
{
    subscription.expires = seconds;
    if (seconds < 0)
        subscription.expiry->stop();
    else
        subscription.expiry->start(std::chrono::seconds(seconds));
}

void Subscriptions::terminate(QByteArray id)
{
    const auto found = std::ranges::find(m_all, id, [](const auto &each) { return each->id; });
    if (found == m_all.end())
        return;
    deliver(**found, "SubscriptionTerminatedEvent", [](XsiWriter &) {});
    remove(id);
}

void Subscriptions::terminateOn(const DeviceId &target)
{
    std::vector<QByteArray> ids;
    for (const auto &subscription : m_all) {
        if (subscription->kind == Subscription::Target::User && subscription->target == target)
            ids.push_back(subscription->id);
    }
    for (const QByteArray &id : ids)
        terminate(id);
}

void Subscriptions::remove(const QByteArray &id)
{
    std::erase_if(m_all, [&](const auto &each) { return each->id == id; });
}

void Subscriptions::deliver(Subscription &subscription, QByteArrayView type, const Body &body)
{
    Channel *channel = m_channels.ofSet(subscription.channelSet, subscription.owner);
    const auto send = [&](QByteArrayView eventType, const Body &content) {
        subscription.sequence
            = subscription.sequence == 2'147'483'647U ? 1 : subscription.sequence + 1;
        if (!channel) {
            ++m_context.counters.eventsLost;
            return;
        }
        const QByteArray eventId = m_context.nextId();
        XsiWriter out(
            m_context.faults.swappedPrefixes ? XsiNaming::SwappedEvent : XsiNaming::Event);
        out.root("Event", "SubscriptionEvent");
        out.leaf("eventID", QString::fromLatin1(eventId));
        out.number("sequenceNumber", subscription.sequence);
        out.leaf("userId", m_context.users.idOf(subscription.owner));
        out.optional("externalApplicationId", subscription.applicationId);
        out.leaf("subscriptionId", QString::fromLatin1(subscription.id));
        out.leaf("channelId", QString::fromLatin1(channel->identity().id));
        if (subscription.kind == Subscription::Target::User)
            out.leaf("targetId", m_context.users.idOf(subscription.target));
        out.open("eventData", eventType);
        content(out);
        channel->sendEvent(eventId, out.take());
    };
    if (m_context.faults.unknownEvents)
        send("CallHologramEvent", [](XsiWriter &out) { out.leaf("depth", "3"); });
    send(type, body);
}

bool Subscriptions::hasTarget(const Subscription &subscription, const DeviceId &device) const
{
    return subscription.kind != Subscription::Target::User || subscription.target == device;
}

void Subscriptions::tellPackage(
    const DeviceId &device, QLatin1StringView package, QByteArrayView type, const Body &body)
{
    for (const auto &subscription : m_all) {
        if (hasTarget(*subscription, device) && subscription->packages.contains(package))
            deliver(*subscription, type, body);
    }
}

void Subscriptions::tell(const std::vector<CallChange> &changes)
{
    std::set<DeviceId> touched;
    for (const CallChange &change : changes) {
        touched.insert(change.leg.device);
        for (const auto &subscription : m_all) {
            const auto wants
                = [&](const QString &package) { return packages::carries(package, change.news); };
            if (!hasTarget(*subscription, change.leg.device)
                || std::ranges::none_of(subscription->packages, wants))
                continue;
            deliver(*subscription, packages::typeOf(change.news), [&](XsiWriter &out) {
                if (change.news == CallNews::ParkedAgainst) {
                    if (!change.leg.remote.empty())
                        m_context.callText.party(out, "parkedParty", change.leg.remote);
                    return;
                }
                if (change.news == CallNews::Redirected)
                    out.open("calls");
                out.open("call");
                m_context.callText.write(out, change.leg);
                out.close();
                if (change.news == CallNews::Redirected)
                    out.close();
            });
        }
    }
    for (const DeviceId &device : touched)
        tellHook(device);
}

bool Subscriptions::isOffHook(const DeviceId &device) const
{
    const auto legs = m_context.calls.of(device);
    return std::ranges::any_of(legs, [](const CallLeg &leg) { return !leg.ringsHere(); });
}

void Subscriptions::tellHook(const DeviceId &device)
{
    const bool off = isOffHook(device);
    bool &known = m_offHook[device];
    if (known == off)
        return;
    known = off;
    for (const auto &subscription : m_all) {
        if (hasTarget(*subscription, device)
            && std::ranges::any_of(subscription->packages, packages::isCall))
            deliver(*subscription, "HookStatusEvent",
                [&](XsiWriter &out) { out.leaf("hookStatus", off ? "Off-Hook" : "On-Hook"); });
    }
}

void Subscriptions::tellDoNotDisturb(const DeviceId &device)
{
    tellPackage(device, "Do Not Disturb"_L1, "DoNotDisturbEvent", [&](XsiWriter &out) {
        out.open("info");
        serviceText::doNotDisturb(out, m_context, device);
        out.close();
    });
}

void Subscriptions::tellForwarding(const DeviceId &device, ForwardingKind kind)
{
    const auto tellOf = [&](QLatin1StringView package, QByteArrayView type) {
        tellPackage(device, package, type, [&](XsiWriter &out) {
            out.open("info");
            serviceText::forwarding(out, m_context, device, kind);
            out.close();
        });
    };
    switch (kind) {
    case ForwardingKind::Immediate:
        tellOf("Call Forwarding Always"_L1, "CallForwardingAlwaysEvent");
        break;
    case ForwardingKind::Busy:
        tellOf("Call Forwarding Busy"_L1, "CallForwardingBusyEvent");
        break;
    case ForwardingKind::NoAnswer:
        tellOf("Call Forwarding No Answer"_L1, "CallForwardingNoAnswerEvent");
        break;
    case ForwardingKind::DoNotDisturb:
        break; // No service of this switch.
    }
}

void Subscriptions::tellMessages()
{
    static constexpr auto package = "Voice Mail Message Summary"_L1;
    std::set<DeviceId> owners;
    for (const auto &subscription : m_all) {
        if (subscription->kind == Subscription::Target::User
            && subscription->packages.contains(package))
            owners.insert(subscription->target);
    }
    for (const DeviceId &device : owners) {
        const auto truth = m_context.engine().truth(device);
        const int messages = truth ? truth->messages : 0;
        const auto [known, fresh] = m_messages.try_emplace(device, messages);
        if (known->second == messages)
            continue;
        known->second = messages;
        tellPackage(device, package, "VoiceMailMessageSummaryEvent",
            [&](XsiWriter &out) { serviceText::messages(out, m_context, device); });
    }
}

void Subscriptions::callSnapshot(Subscription &subscription, QByteArrayView type)
{
    deliver(subscription, type, [&](XsiWriter &out) {
        const auto legs = m_context.calls.of(subscription.target);
        if (!legs.empty()) {
            out.open("calls");
            for (const CallLeg &leg : legs) {
                out.open("call");
                m_context.callText.write(out, leg);
                out.close();
            }
            out.close();
        }
        out.leaf("hookStatus", isOffHook(subscription.target) ? "Off-Hook" : "On-Hook");
    });
}

void Subscriptions::snapshot(Subscription &subscription)
{
    if (subscription.kind != Subscription::Target::User)
        return;
    const DeviceId device = subscription.target;
    const auto service = [&](QByteArrayView type, const Body &body) {
        deliver(subscription, type, [&](XsiWriter &out) {
            out.open("info");
            body(out);
            out.close();
        });
    };
    const auto forwarding = [&](QByteArrayView type, ForwardingKind kind) {
        service(
            type, [&](XsiWriter &out) { serviceText::forwarding(out, m_context, device, kind); });
    };
    for (const QString &package : subscription.packages) {
        if (packages::isCall(package)) {
            callSnapshot(subscription, "CallSubscriptionEvent");
            m_offHook[device] = isOffHook(device);
        } else if (package == "Do Not Disturb"_L1) {
            service("DoNotDisturbEvent",
                [&](XsiWriter &out) { serviceText::doNotDisturb(out, m_context, device); });
        } else if (package == "Call Forwarding Always"_L1) {
            forwarding("CallForwardingAlwaysEvent", ForwardingKind::Immediate);
        } else if (package == "Call Forwarding Busy"_L1) {
            forwarding("CallForwardingBusyEvent", ForwardingKind::Busy);
        } else if (package == "Call Forwarding No Answer"_L1) {
            forwarding("CallForwardingNoAnswerEvent", ForwardingKind::NoAnswer);
        } else if (package == "Call Park"_L1) {
            const DeviceId parked = m_context.calls.parkedAt(device);
            deliver(subscription, "CallParkedAgainstEvent", [&](XsiWriter &out) {
                if (!parked.empty())
                    m_context.callText.party(out, "parkedParty", parked);
            });
        } else if (package == "Voice Mail Message Summary"_L1) {
            const auto truth = m_context.engine().truth(device);
            m_messages[device] = truth ? truth->messages : 0;
            deliver(subscription, "VoiceMailMessageSummaryEvent",
                [&](XsiWriter &out) { serviceText::messages(out, m_context, device); });
        }
    }
}

void Subscriptions::resync()
{
    for (const auto &subscription : m_all) {
        if (subscription->kind == Subscription::Target::User
            && std::ranges::any_of(subscription->packages, packages::isCall))
            callSnapshot(*subscription, "CallSubscriptionResyncEvent");
    }
}

} // namespace balie::sim
