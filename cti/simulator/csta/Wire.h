#pragma once

#include "cti/simulator/csta/Dialect.h"
#include "cti/simulator/csta/XmlElement.h"
#include "cti/simulator/csta/XmlWriter.h"
#include "cti/simulator/engine/Commands.h"
#include "cti/simulator/engine/Truth.h"

#include <optional>

namespace balie::sim {

/// The engine's values in the words of ECMA-323, and back.
namespace wire {

QByteArrayView state(ConnectionState state);
QByteArrayView cause(Cause cause);
QByteArrayView forwardingType(ForwardingKind kind);
/// Also the ...Int and ...Ext forms, which this switch treats alike. Missing means
/// forwardImmediate.
std::optional<ForwardingKind> forwardingKind(const QString &text);
/// DeviceCategory of SwitchingFunctionDevices.
QByteArrayView standardCategory(DeviceCategory category);
/// The category attribute of b:device.
std::string profileCategory(DeviceCategory category);
std::string direction(Direction direction);
std::string recall(RecallReason reason);
std::string edition(Edition edition);

void connection(
    XmlWriter &out, QByteArrayView name, const ConnectionId &id, const Dialect &dialect);
/// A DeviceID with typeOfNumber where the number is an international one.
void device(XmlWriter &out, QByteArrayView name, const DeviceId &id);
/// SubjectDeviceID, CallingDeviceID, CalledDeviceID and their like.
void party(XmlWriter &out, QByteArrayView name, const Party &party);
void subjectDevice(XmlWriter &out, QByteArrayView name, const DeviceId &id);
/// RedirectionDeviceID.
void redirection(XmlWriter &out, QByteArrayView name, const Party &party);
/// connectionListItem* of a transfer.
void connectionList(XmlWriter &out, QByteArrayView name,
    const std::vector<ConnectionChange> &changes, const Dialect &dialect);

DeviceId deviceIn(const XmlElement &element);
/// Parts that are missing stay empty; children in either order.
ConnectionId connectionIn(const XmlElement &element);

} // namespace wire

} // namespace balie::sim
