#include "cti/simulator/xsi/XsiFace.h"

#include "cti/simulator/xsi/CallRoutes.h"
#include "cti/simulator/xsi/DirectoryRoutes.h"
#include "cti/simulator/xsi/EventRoutes.h"
#include "cti/simulator/xsi/ServiceRoutes.h"
#include "cti/simulator/xsi/XsiGate.h"
#include "cti/simulator/xsi/XsiReplies.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

class XsiFace::Private {
public:
    Private(Pbx &pbx, Clock &clock, XsiOptions options)
        : context(pbx, clock, std::move(options))
        , gate(context)
        , channels(context)
        , subscriptions(context, channels)
        , events(context, channels, subscriptions)
        , calls(context, subscriptions, actions)
        , services(context, actions)
        , logs(context)
        , directories(context, logs, actions)
    {
    }

    void hear(const std::vector<Event> &happened)
    {
        const auto changes = context.calls.apply(happened, context.epoch());
        logs.note(changes);
        subscriptions.tell(changes);
        for (const Event &event : happened) {
            if (event.type == EventType::DoNotDisturb)
                subscriptions.tellDoNotDisturb(event.actor);
            else if (event.type == EventType::Forwarding)
                subscriptions.tellForwarding(event.actor, event.forwarding->kind);
        }
        subscriptions.tellMessages();
    }

    XsiAnswer answer(XsiGate::Admitted admitted)
    {
        XsiRequest &request = admitted.request;
        switch (admitted.application) {
        case XsiGate::Application::Async:
            ++context.counters.channelRequests;
            return events.handleAsync(request);
        case XsiGate::Application::Events:
            if (request.path.value(0) == "subscription"_L1 || request.path.value(0) == "user"_L1)
                ++context.counters.subscriptionRequests;
            else if (request.path.value(0).startsWith("channel"_L1) && request.path.size() == 2
                && request.path[1] != "eventresponse"_L1)
                ++context.counters.channelRequests;
            return events.handle(request);
        case XsiGate::Application::Actions:
            break;
        }
        ++context.counters.actions;
        if (request.path.value(0) == "user"_L1 && request.path.size() > 1) {
            const DeviceId owner = context.users.deviceOf(request.path[1]);
            if (owner.empty())
                return replies::refusal(404, u"Unknown user"_s);
            if (owner != request.user)
                return replies::refusal(403, u"Not this user"_s);
            if (request.path.value(2) == "calls"_L1 && request.method != "GET")
                ++context.counters.callCommands;
        }
        return actions.handle(request);
    }

    void reply(XsiExchange &exchange, XsiHttpReply reply)
    {
        if (reply.status >= 400)
            ++context.counters.failures;
        if (context.faults.latency.count() <= 0) {
            exchange.reply(reply);
            return;
        }
        auto timer = context.clock.makeTimer([this, target = &exchange] { leave(target); });
        timer->start(context.faults.latency);
        late.push_back({&exchange, std::move(reply), std::move(timer)});
    }

    void leave(const XsiExchange *exchange)
    {
        const auto found = std::ranges::find(late, exchange, &Late::exchange);
        if (found == late.end())
            return;
        const Late due = std::move(*found);
        late.erase(found);
        due.exchange->reply(due.reply);
    }

    struct Late {
        XsiExchange *exchange;
        XsiHttpReply reply;
        std::unique_ptr<Timer> timer;
    };

    XsiContext context;
    XsiGate gate;
    ChannelTable channels;
    Subscriptions subscriptions;
    EventRoutes events;
    XsiRouter actions;
    CallRoutes calls;
    ServiceRoutes services;
    CallLogs logs;
    DirectoryRoutes directories;
    std::vector<Late> late;
};

XsiFace::XsiFace(Pbx &pbx, Clock &clock, XsiOptions options)
    : d(std::make_unique<Private>(pbx, clock, std::move(options)))
{
    pbx.listen([this](const std::vector<Event> &events) { d->hear(events); });
}

XsiFace::~XsiFace() = default;

void XsiFace::handle(const XsiHttpRequest &request, XsiExchange &exchange)
{
    auto admitted = d->gate.admit(request, exchange);
    if (!admitted) {
        d->reply(exchange, admitted.error());
        return;
    }
    const XsiHeaders session = admitted->request.session;
    XsiAnswer answer = d->answer(std::move(*admitted));
    if (answer.reply) {
        answer.reply->headers += session;
        d->reply(exchange, std::move(*answer.reply));
    }
    if (answer.then)
        answer.then();
}

void XsiFace::gone(XsiExchange &exchange)
{
    std::erase_if(d->late, [&](const auto &late) { return late.exchange == &exchange; });
    d->channels.gone(exchange);
}

const XsiOptions &XsiFace::options() const
{
    return d->context.options;
}

void XsiFace::setOptions(XsiOptions options)
{
    d->context.options = std::move(options);
}

XsiFaults &XsiFace::faults()
{
    return d->context.faults;
}

const XsiCounters &XsiFace::counters() const
{
    return d->context.counters;
}

QString XsiFace::userIdOf(const DeviceId &device) const
{
    return d->context.users.idOf(device);
}

DeviceId XsiFace::deviceOf(const QString &userId) const
{
    return d->context.users.deviceOf(userId);
}

int XsiFace::channelCount() const
{
    return d->channels.count();
}

int XsiFace::subscriptionCount() const
{
    return d->subscriptions.count();
}

void XsiFace::cutStreams()
{
    d->channels.dropAll();
}

void XsiFace::terminateChannels(ChannelEnd reason)
{
    d->channels.terminateAll(reason);
}

void XsiFace::terminateSubscriptions(const DeviceId &target)
{
    d->subscriptions.terminateOn(target);
}

void XsiFace::resync()
{
    d->subscriptions.resync();
}

void XsiFace::assignWatchList(const DeviceId &user, std::vector<DeviceId> devices)
{
    d->services.assignWatchList(user, std::move(devices));
}

std::vector<DeviceId> XsiFace::watchList(const DeviceId &user)
{
    return d->services.watchList(user);
}

void XsiFace::restart()
{
    d->channels.dropAll();
    d->subscriptions.clear();
    d->gate.forgetSessions();
}

} // namespace balie::sim
