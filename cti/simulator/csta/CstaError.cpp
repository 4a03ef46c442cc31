#include "cti/simulator/csta/CstaError.h"

#include "cti/simulator/csta/XmlWriter.h"

namespace balie::sim {

namespace {

QByteArrayView category(RefusalCategory category)
{
    switch (category) {
    case RefusalCategory::Operation:
        return "operation";
    case RefusalCategory::StateIncompatibility:
        return "stateIncompatibility";
    case RefusalCategory::SystemResource:
        return "systemResourceAvailibility"; // spelt so in the standard
    }
    return {};
}

QByteArrayView value(RefusalValue value)
{
    switch (value) {
    case RefusalValue::InvalidCalledDeviceId:
        return "invalidCalledDeviceID";
    case RefusalValue::InvalidCallingDeviceId:
        return "invalidCallingDeviceID";
    case RefusalValue::InvalidConnectionId:
        return "invalidConnectionID";
    case RefusalValue::InvalidActiveConnectionId:
        return "invalidActiveConnectionID";
    case RefusalValue::InvalidHeldConnectionId:
        return "invalidHeldConnectionID";
    case RefusalValue::InvalidDestinationDeviceId:
        return "invalidDestinationDeviceID";
    case RefusalValue::InvalidDeviceId:
        return "invalidDeviceID";
    case RefusalValue::InvalidForwardingDestination:
        return "invalidForwardingDestination";
    case RefusalValue::InvalidParkToDeviceId:
        return "invalidParkToDeviceID";
    case RefusalValue::InvalidParkToObjectType:
        return "invalidParkToObjectType";
    case RefusalValue::InvalidPickUpDeviceId:
        return "invalidPickUpDeviceID";
    case RefusalValue::NotDifferentDevices:
        return "notDifferentDevices";
    case RefusalValue::NotSameDevice:
        return "notSameDevice";
    case RefusalValue::InvalidConnectionState:
        return "invalidConnectionState";
    case RefusalValue::InvalidActiveConnectionState:
        return "invalidActiveConnectionState";
    case RefusalValue::InvalidHeldConnectionState:
        return "invalidHeldConnectionState";
    case RefusalValue::InvalidDestinationDeviceState:
        return "invalidDestinationDeviceState";
    case RefusalValue::InvalidParkToDeviceState:
        return "invalidParkToDeviceState";
    case RefusalValue::ConnectedCallExists:
        return "connectedCallExists";
    case RefusalValue::ResourceBusy:
        return "resourceBusy";
    case RefusalValue::DeviceOutOfService:
        return "deviceOutOfService";
    }
    return {};
}

} // namespace

CstaError CstaError::of(const Refusal &refusal)
{
    return {sim::category(refusal.category), sim::value(refusal.value)};
}

CstaError CstaError::of(ShapeFault fault)
{
    switch (fault) {
    case ShapeFault::UnknownService:
        return operation("serviceNotSupported");
    case ShapeFault::MissingMandatory:
        return operation("invalidParameterValue");
    case ShapeFault::OutOfOrder:
        return operation("generic");
    case ShapeFault::UnknownElement:
        return operation("parameterNotSupported");
    }
    return operation("generic");
}

QByteArray CstaError::document(const Dialect &dialect) const
{
    XmlWriter out(dialect.naming, 200);
    out.root("CSTAErrorCode", dialect.namespaceUri());
    out.leaf(category, value);
    return out.take();
}

} // namespace balie::sim
