#pragma once

#include "cti/csta/Types.h"

/// Readers of the parts that many messages share. A missing element gives an empty value.
namespace balie::csta {

DeviceText readDevice(const XmlElement &element);
ConnectionId readConnection(const XmlElement &element);
/// Any of the choices that stand where a device is expected; also a device written without the
/// choice.
Party readParty(const XmlElement &element);
QVector<ConnectionListItem> readConnectionList(const XmlElement &element);
CallLinkage readLinkage(const XmlElement &element);
std::optional<bool> readBool(const XmlElement &element);
std::optional<int> readInt(const XmlElement &element);

} // namespace balie::csta
