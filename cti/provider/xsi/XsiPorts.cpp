#include "cti/provider/xsi/XsiPorts.h"

#include "cti/provider/Destination.h"
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiOwnServices.h"
#include "cti/xsi/Decoder.h"
#include "cti/xsi/Requests.h"

#include <QCoreApplication>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct PortText {
    Q_DECLARE_TR_FUNCTIONS(PortText)
};

} // namespace

XsiPorts::XsiPorts(XsiRequests &requests)
    : m_requests(requests)
{
}

XsiPorts::~XsiPorts() = default;

void XsiPorts::begin(const xsi::Profile &own, const AssignedServices &services)
{
    m_own = own;
    m_services = services;
    m_open = true;
}

void XsiPorts::end()
{
    m_open = false;
}

std::optional<Error> XsiPorts::whyNot(bool assigned, QLatin1StringView detail) const
{
    if (!m_open)
        return linkLostError();
    return assigned ? std::nullopt : std::optional(notSupportedError(detail));
}

XsiRequest XsiPorts::request(
    HttpMethod method, const QStringList &path, const QUrlQuery &query) const
{
    XsiRequest request;
    request.method = method;
    request.path = QStringList{u"user"_s, m_own.userId} + path;
    request.query = query;
    request.priority = XsiPriority::Own;
    return request;
}

void XsiPorts::submit(XsiRequest request, XsiRequests::Done done)
{
    m_requests.submit(std::move(request),
        [alive = std::weak_ptr(m_alive), done = std::move(done)](Expected<HttpReply> reply) {
            if (!alive.expired())
                done(std::move(reply));
        });
}

/// A service document is written whole: read, changed in one place, written back.
void XsiPorts::changeService(XsiPackage package, Change change, ServicesPort::Done done)
{
    submit(request(HttpMethod::Get, {u"services"_s, serviceName(package)}),
        [this, package, change = std::move(change), done = std::move(done)](
            const Expected<HttpReply> &reply) {
            if (!reply) {
                done(unexpected(Error(reply.error())));
                return;
            }
            const Expected<QByteArray> body = change(reply->body);
            if (!body) {
                done(unexpected(Error(body.error())));
                return;
            }
            XsiRequest put = request(HttpMethod::Put, {u"services"_s, serviceName(package)});
            put.body = *body;
            submit(std::move(put), [this, package, done](const Expected<HttpReply> &written) {
                if (written && m_serviceChanged)
                    m_serviceChanged(package);
                done(written ? Expected<void>()
                             : Expected<void>(unexpected(Error(written.error()))));
            });
        });
}

void XsiPorts::setDoNotDisturb(bool on, ServicesPort::Done done)
{
    if (const auto why = whyNot(m_services.doNotDisturb, "Do Not Disturb is not assigned"_L1)) {
        done(unexpected(*why));
        return;
    }
    changeService(
        XsiPackage::DoNotDisturb,
        [on](const QByteArray &current) { return xsi::doNotDisturbBody(current, on); },
        std::move(done));
}

void XsiPorts::setForwarding(const Forwarding &forwarding, ServicesPort::Done done)
{
    std::optional<XsiPackage> package;
    if (forwarding.type == ForwardingType::Immediate && m_services.forwardingAlways)
        package = XsiPackage::ForwardingAlways;
    else if (forwarding.type == ForwardingType::Busy && m_services.forwardingBusy)
        package = XsiPackage::ForwardingBusy;
    else if (forwarding.type == ForwardingType::NoAnswer && m_services.forwardingNoAnswer)
        package = XsiPackage::ForwardingNoAnswer;
    if (const auto why = whyNot(package.has_value(), "that forwarding is not assigned"_L1)) {
        done(unexpected(*why));
        return;
    }
    if (forwarding.on && !isDialable(forwarding.target)) {
        done(unexpected(Error{ErrorCode::InvalidInput,
            PortText::tr("Enter the number to forward to."), u"no target"_s}));
        return;
    }
    const QString target = dialled(forwarding.target);
    changeService(
        *package,
        [on = forwarding.on, target](
            const QByteArray &current) { return xsi::forwardingBody(current, on, target); },
        std::move(done));
}

} // namespace balie::cti
