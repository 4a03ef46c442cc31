#pragma once

#include "cti/model/Connection.h"
#include "cti/provider/xsi/AssignedServices.h"

#include <QVector>

namespace balie::cti {

/// The event packages that this program subscribes to (Xsi Interface Specification R2020.07, 4.4).
enum class XsiPackage {
    Calls,
    DoNotDisturb,
    ForwardingAlways,
    ForwardingBusy,
    ForwardingNoAnswer,
    CallPark,
    RemoteOffice,
};

QVector<XsiPackage> allPackages();
/// "Standard Call"; with `basic` the smaller "Basic Call".
QString packageName(XsiPackage package, bool basic);
/// Calls first; the others where the service is assigned.
QVector<XsiPackage> ownPackages(const AssignedServices &services);
QVector<XsiPackage> watchedPackages();

/// How a sequence number stands to the last one of the same subscription: they count from 1 and
/// begin again after 2147483647.
enum class SequenceOrder { Next, Duplicate, Gap, Behind };
SequenceOrder orderOf(std::optional<qint64> last, qint64 sequence);

/// One subscription as it is wanted, and how far it is.
struct XsiSubscription {
    DeviceId target;
    XsiPackage package = XsiPackage::Calls;
    bool own = false;
    bool once = false; ///< for one look at somebody who is not watched
    quint64 serial = 0; ///< tells it from an earlier one of the same target and package
    QString id; ///< empty: the server has none
    bool stale = true; ///< to be asked for, or to be refreshed
    bool asking = false;
    bool refused = false; ///< for this session
    bool awaitsSnapshot = false; ///< calls: asked, and the snapshot is not in yet
    std::optional<qint64> sequence;
    int failures = 0;
    Moment standsSince;
    Moment notBefore; ///< the next attempt
    Moment refreshAt;
    Moment snapshotDue;
};

} // namespace balie::cti
