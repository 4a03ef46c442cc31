#pragma once

#include "base/Expected.h"
#include "cti/xsi/Replies.h"

namespace balie::xsi {

// Bodies of the requests that have one, in the order of the schema (xs:sequence), UTF-8, in the
// BroadWorks namespace. Pure; any thread.

struct ChannelRequest {
    QString channelSetId;
    QString applicationId; ///< empty: left out
    int priority = 1;
    int weight = 50;
    int expiresSeconds = 3600;
};
QByteArray channelBody(const ChannelRequest &request);
QByteArray channelRefreshBody(int expiresSeconds);

struct SubscriptionRequest {
    QString event; ///< the package, by its name
    int expiresSeconds = 86400;
    QString channelSetId;
    QString applicationId; ///< empty: left out
};
QByteArray subscriptionBody(const SubscriptionRequest &request);
QByteArray subscriptionRefreshBody(int expiresSeconds);

enum class EventStatus { Ok = 200, Drop = 400, UnknownSubscription = 481 };
QByteArray eventResponseBody(const QString &eventId, EventStatus status);

/// `current` is the reply of the GET before it: everything that is not changed here is kept as it was.
Expected<QByteArray> doNotDisturbBody(const QByteArray &current, bool active);
Expected<QByteArray> forwardingBody(const QByteArray &current, bool active, const QString &to);
/// The list with these users in this order; records of users that stay are kept whole, new ones get
/// their user id alone.
Expected<QByteArray> monitoredUsersBody(const QByteArray &current, const QStringList &userIds);

} // namespace balie::xsi
