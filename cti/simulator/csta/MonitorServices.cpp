// Monitors, and the standard's list of devices.
#include "cti/simulator/csta/Services.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t devicesInSegment = 200;

Reply monitorStart(const ServiceCall &call)
{
    const XmlElement &object = call.part("monitorObject"_L1);
    const QString type = call.request.childText("monitorType"_L1);
    const XmlElement *deviceObject = object.child("deviceObject"_L1);
    if (!deviceObject)
        return unexpected(CstaError::operation(
            object.child("callObject"_L1) ? "invalidMonitorObjectType" : "invalidMonitorObject"));
    if (type == "call"_L1)
        return unexpected(CstaError::operation("monitorTypeNotSupported"));
    if (!type.isEmpty() && type != "device"_L1)
        return unexpected(CstaError::operation("invalidMonitorType"));
    const DeviceId id = wire::deviceIn(*deviceObject);
    const Device *device = call.engine().device(id);
    if (!device)
        return unexpected(CstaError::operation("invalidDeviceID"));
    if (!device->watchable && id != call.session.ownDevice())
        return unexpected(CstaError::operation("privilegeViolationSpecifiedDevice"));
    MonitorTable &monitors = call.face.monitors();
    if (monitors.count(&call.session) >= std::size_t(call.face.options().maxMonitors))
        return unexpected(CstaError{"systemResourceAvailibility", "overallMonitorLimitExceeded"});

    const XmlElement *filter = call.request.child("requestedMonitorFilter"_L1);
    const QByteArray crossRef
        = monitors.add(&call.session, id, filter ? EventFilter(*filter) : EventFilter());
    XmlWriter out = call.response();
    out.leaf("monitorCrossRefID", crossRef);
    out.flag("monitorExistingCalls", call.face.options().monitorExistingCalls);
    return Answer(out.take());
}

Reply monitorStop(const ServiceCall &call)
{
    if (!call.face.monitors().remove(
            &call.session, call.part("monitorCrossRefID"_L1).text.toUtf8()))
        return unexpected(CstaError::operation("invalidMonitorCrossRefID"));
    return Answer(call.response().take());
}

Reply switchingFunctionDevices(const ServiceCall &call)
{
    const std::string wantedId = call.request.childText("requestedDeviceID"_L1).toStdString();
    const QByteArray wantedCategory = call.request.childText("requestedDeviceCategory"_L1).toUtf8();
    std::vector<const Device *> devices = call.engine().devices();
    std::erase_if(devices, [&](const Device *device) {
        return (!wantedId.empty() && device->id.value != wantedId)
            || (!wantedCategory.isEmpty()
                && wire::standardCategory(device->category) != wantedCategory);
    });
    const QByteArray crossRef = "devices-" + QByteArray::number(++call.face.count().segmented);
    XmlWriter out = call.response();
    out.leaf("serviceCrossRefID", crossRef);
    Answer answer(out.take());
    // An empty list is one empty segment: the client waits for a last one.
    std::size_t first = 0;
    for (int segment = 1; first < devices.size() || segment == 1; ++segment) {
        const std::size_t end = std::min(first + devicesInSegment, devices.size());
        XmlWriter data(call.dialect().naming, 20'000);
        data.root("SwitchingFunctionDevices", call.dialect().namespaceUri());
        data.leaf("serviceCrossRefID", crossRef);
        data.number("segmentID", segment);
        data.flag("lastSegment", end == devices.size());
        data.open("deviceList");
        for (; first < end; ++first) {
            data.open("device");
            wire::device(data, "deviceID", devices[first]->id);
            data.leaf("deviceCategory", wire::standardCategory(devices[first]->category));
            data.close();
        }
        answer.followUps.push_back(data.take());
    }
    return answer;
}

} // namespace

std::optional<Reply> monitorService(const ServiceCall &call)
{
    const QString &name = call.request.name;
    if (name == "MonitorStart"_L1)
        return monitorStart(call);
    if (name == "MonitorStop"_L1)
        return monitorStop(call);
    if (name == "GetSwitchingFunctionDevices"_L1)
        return switchingFunctionDevices(call);
    return std::nullopt;
}

} // namespace balie::sim
