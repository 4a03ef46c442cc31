#include "cti/simulator/xsi/XsiFace.h"

namespace balie::sim {

class XsiFace::Private {
public:
    XsiOptions options;
    XsiFaults faults;
    XsiCounters counters;
};

XsiFace::XsiFace(Pbx &, Clock &, XsiOptions options)
    : d(std::make_unique<Private>())
{
    d->options = std::move(options);
}

XsiFace::~XsiFace() = default;

void XsiFace::handle(const XsiHttpRequest &, XsiExchange &exchange)
{
    exchange.reply({404, {}, {}});
}

void XsiFace::gone(XsiExchange &) { }

const XsiOptions &XsiFace::options() const
{
    return d->options;
}

void XsiFace::setOptions(XsiOptions options)
{
    d->options = std::move(options);
}

XsiFaults &XsiFace::faults()
{
    return d->faults;
}

const XsiCounters &XsiFace::counters() const
{
    return d->counters;
}

QString XsiFace::userIdOf(const DeviceId &) const
{
    return {};
}

DeviceId XsiFace::deviceOf(const QString &) const
{
    return {};
}

int XsiFace::channelCount() const
{
    return 0;
}

int XsiFace::subscriptionCount() const
{
    return 0;
}

void XsiFace::cutStreams() { }
void XsiFace::terminateChannels(ChannelEnd) { }
void XsiFace::terminateSubscriptions(const DeviceId &) { }
void XsiFace::resync() { }
void XsiFace::assignWatchList(const DeviceId &, std::vector<DeviceId>) { }
void XsiFace::restart() { }

} // namespace balie::sim
