#include "cti/provider/xsi/XsiSubscription.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

QVector<XsiPackage> allPackages()
{
    return {XsiPackage::Calls, XsiPackage::DoNotDisturb, XsiPackage::ForwardingAlways,
        XsiPackage::ForwardingBusy, XsiPackage::ForwardingNoAnswer, XsiPackage::CallPark,
        XsiPackage::RemoteOffice};
}

QString packageName(XsiPackage package, bool basic)
{
    switch (package) {
    case XsiPackage::Calls:
        break;
    case XsiPackage::DoNotDisturb:
        return u"Do Not Disturb"_s;
    case XsiPackage::ForwardingAlways:
        return u"Call Forwarding Always"_s;
    case XsiPackage::ForwardingBusy:
        return u"Call Forwarding Busy"_s;
    case XsiPackage::ForwardingNoAnswer:
        return u"Call Forwarding No Answer"_s;
    case XsiPackage::CallPark:
        return u"Call Park"_s;
    case XsiPackage::RemoteOffice:
        return u"Remote Office"_s;
    }
    return basic ? u"Basic Call"_s : u"Standard Call"_s;
}

QVector<XsiPackage> ownPackages(const AssignedServices &services)
{
    QVector<XsiPackage> packages{XsiPackage::Calls};
    const auto add = [&](bool assigned, XsiPackage package) {
        if (assigned)
            packages.append(package);
    };
    add(services.doNotDisturb, XsiPackage::DoNotDisturb);
    add(services.forwardingAlways, XsiPackage::ForwardingAlways);
    add(services.forwardingBusy, XsiPackage::ForwardingBusy);
    add(services.forwardingNoAnswer, XsiPackage::ForwardingNoAnswer);
    add(services.callPark, XsiPackage::CallPark);
    add(services.remoteOffice, XsiPackage::RemoteOffice);
    return packages;
}

QVector<XsiPackage> watchedPackages()
{
    return {XsiPackage::Calls, XsiPackage::DoNotDisturb, XsiPackage::ForwardingAlways};
}

SequenceOrder orderOf(std::optional<qint64> last, qint64 sequence)
{
    constexpr qint64 count = 2'147'483'647;
    if (!last)
        return SequenceOrder::Next;
    const qint64 ahead = sequence - *last + (sequence < *last ? count : 0);
    if (ahead == 0)
        return SequenceOrder::Duplicate;
    if (ahead == 1)
        return SequenceOrder::Next;
    return ahead < count / 2 ? SequenceOrder::Gap : SequenceOrder::Behind;
}

} // namespace balie::cti
