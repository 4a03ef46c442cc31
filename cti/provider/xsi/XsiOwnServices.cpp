#include "cti/provider/xsi/XsiOwnServices.h"

#include "cti/xsi/Decoder.h"

#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

xsi::ForwardingKind kindOf(XsiPackage package)
{
    switch (package) {
    case XsiPackage::ForwardingBusy:
        return xsi::ForwardingKind::Busy;
    case XsiPackage::ForwardingNoAnswer:
        return xsi::ForwardingKind::NoAnswer;
    default:
        return xsi::ForwardingKind::Always;
    }
}

xsi::EventData eventDataOf(XsiPackage package, const xsi::ServiceState &state)
{
    if (package == XsiPackage::DoNotDisturb)
        return xsi::DoNotDisturbData{!state.active, state.active};
    return xsi::ForwardingData{kindOf(package), !state.active, state.active, state.to};
}

} // namespace

QString serviceName(XsiPackage package)
{
    switch (package) {
    case XsiPackage::DoNotDisturb:
        return u"DoNotDisturb"_s;
    case XsiPackage::ForwardingAlways:
        return u"CallForwardingAlways"_s;
    case XsiPackage::ForwardingBusy:
        return u"CallForwardingBusy"_s;
    case XsiPackage::ForwardingNoAnswer:
        return u"CallForwardingNoAnswer"_s;
    case XsiPackage::Calls:
    case XsiPackage::CallPark:
    case XsiPackage::RemoteOffice:
        break;
    }
    return {};
}

XsiOwnServices::XsiOwnServices(Clock &clock, XsiRequests &requests, Told told)
    : m_clock(clock)
    , m_requests(requests)
    , m_told(std::move(told))
{
}

XsiOwnServices::~XsiOwnServices() = default;

void XsiOwnServices::begin(const DeviceId &own)
{
    m_own = own;
}

void XsiOwnServices::end()
{
    const auto asked = std::exchange(m_asked, {});
    for (const auto &[package, one] : asked)
        m_told(eventDataOf(package, {}));
}

void XsiOwnServices::ask(XsiPackage package)
{
    if (serviceName(package).isEmpty() || m_asked.contains(package))
        return;
    m_asked[package].next = m_clock.makeTimer([this, package] { send(package); });
    send(package);
}

void XsiOwnServices::changed(XsiPackage package)
{
    if (m_asked.contains(package))
        send(package);
}

void XsiOwnServices::send(XsiPackage package)
{
    Asked &asked = m_asked.at(package);
    asked.next->stop();
    const quint64 serial = asked.serial = ++m_lastSerial;
    XsiRequest request;
    request.path = {u"user"_s, m_own.value(), u"services"_s, serviceName(package)};
    request.priority = XsiPriority::Own;
    m_requests.submit(std::move(request),
        [this, alive = std::weak_ptr(m_alive), package, serial](const Expected<HttpReply> &reply) {
            if (alive.expired())
                return;
            const auto found = m_asked.find(package);
            if (found != m_asked.end() && found->second.serial == serial)
                answered(package, reply);
        });
}

void XsiOwnServices::answered(XsiPackage package, const Expected<HttpReply> &reply)
{
    const auto state = reply ? xsi::decodeService(reply->body)
                             : Expected<xsi::ServiceState>(unexpected(Error(reply.error())));
    const bool isClosed = !reply
        && (reply.error().code == ErrorCode::NotAllowed
            || reply.error().code == ErrorCode::StateChanged);
    if (isClosed)
        m_asked.erase(package); // asking again would not help
    else
        m_asked.at(package).next->start(interval);
    m_told(eventDataOf(package, state ? *state : xsi::ServiceState()));
}

} // namespace balie::cti
