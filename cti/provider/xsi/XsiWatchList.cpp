// The receptionist's list (services/BwReceptionist): read, compared, written whole, read again.
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiPorts.h"
#include "cti/xsi/Decoder.h"
#include "cti/xsi/Requests.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QtEndian>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct PortText {
    Q_DECLARE_TR_FUNCTIONS(PortText)
};

constexpr auto notAssigned = "BroadWorks Receptionist is not assigned"_L1;

WatchListPort::List withRevision(const QVector<DeviceId> &devices)
{
    return {watchListRevision(devices), devices};
}

Expected<WatchListPort::List> listFrom(const Expected<HttpReply> &reply)
{
    if (!reply)
        return unexpected(Error(reply.error()));
    const Expected<xsi::MonitoredUsers> told = xsi::decodeMonitoredUsers(reply->body);
    if (!told)
        return unexpected(Error(told.error()));
    const QByteArray body = reply->body.toLower();
    if (told->users.isEmpty() && !body.contains("monitoreduser") && !body.contains("receptionist"))
        return unexpected(Error{ErrorCode::Protocol,
            PortText::tr("The telephone system gave an answer that cannot be understood."),
            u"not a receptionist's list"_s}); // some other page: not an empty list
    QVector<DeviceId> devices;
    for (const xsi::DirectoryUser &user : told->users)
        devices.append(DeviceId(user.userId));
    return withRevision(devices);
}

/// What the switch says no to, it says no to because of who asks.
Error asRefusal(const Error &error)
{
    const bool isRefusal
        = error.code == ErrorCode::InvalidInput || error.code == ErrorCode::Refused;
    return isRefusal ? Error{ErrorCode::NotAllowed, error.userText, error.detail} : error;
}

} // namespace

quint64 watchListRevision(const QVector<DeviceId> &devices)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const DeviceId &device : devices) {
        hash.addData(device.value().toUtf8());
        hash.addData(QByteArrayView("\n"));
    }
    // The highest bit keeps every revision apart from 0, which a list has that nobody read.
    return qFromBigEndian<quint64>(hash.result().constData()) | (quint64(1) << 63);
}

XsiRequest XsiPorts::watchListRequest(HttpMethod method) const
{
    QUrlQuery query;
    query.addQueryItem(u"receptionistType"_s,
        m_services.receptionistType.isEmpty() ? u"enterprise"_s : m_services.receptionistType);
    return request(method, {u"services"_s, u"BwReceptionist"_s}, query);
}

void XsiPorts::readWatchList(WatchListPort::Read done)
{
    if (const auto why = whyNot(m_services.receptionist, notAssigned)) {
        done(unexpected(*why));
        return;
    }
    submit(watchListRequest(HttpMethod::Get),
        [done = std::move(done)](const Expected<HttpReply> &reply) {
            // Assigned and not to be had here: only an Application Server has it, and operators switch
            // classes of services off.
            const bool hidden = !reply
                && (reply.error().code == ErrorCode::NotAllowed
                    || reply.error().code == ErrorCode::StateChanged);
            if (hidden)
                done(unexpected(Error{
                    ErrorCode::NotSupported, reply.error().userText, reply.error().detail}));
            else
                done(listFrom(reply));
        });
}

void XsiPorts::writeWatchList(const WatchListPort::List &list, WatchListPort::Read done)
{
    if (const auto why = whyNot(m_services.receptionist, notAssigned)) {
        done(unexpected(*why));
        return;
    }
    submit(watchListRequest(HttpMethod::Get),
        [this, list, done = std::move(done)](const Expected<HttpReply> &reply) {
            const Expected<WatchListPort::List> now = listFrom(reply);
            if (!now) {
                done(unexpected(Error(now.error())));
            } else if (now->revision != list.revision) {
                done(unexpected(
                    Error{ErrorCode::StateChanged, PortText::tr("The list was changed elsewhere."),
                        u"the receptionist's list is not the one that was read"_s}));
            } else {
                writeOver(reply->body, list, done);
            }
        });
}

void XsiPorts::writeOver(
    const QByteArray &current, const WatchListPort::List &list, WatchListPort::Read done)
{
    QStringList users;
    for (const DeviceId &device : list.devices)
        users.append(device.value());
    const Expected<QByteArray> body = xsi::monitoredUsersBody(current, users);
    if (!body) {
        done(unexpected(Error(body.error())));
        return;
    }
    XsiRequest put = watchListRequest(HttpMethod::Put);
    put.body = *body;
    submit(std::move(put), [this, devices = list.devices, done = std::move(done)](
                               const Expected<HttpReply> &written) {
        if (!written) {
            done(unexpected(asRefusal(written.error())));
            return;
        }
        // What was written stands, whether or not it can be read again.
        submit(watchListRequest(HttpMethod::Get),
            [done, sent = withRevision(devices)](const Expected<HttpReply> &reply) {
                Expected<WatchListPort::List> now = listFrom(reply);
                if (!now)
                    now = sent;
                done(std::move(now));
            });
    });
}

} // namespace balie::cti
