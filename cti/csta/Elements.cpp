#include "cti/csta/Elements.h"

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

DeviceText readDevice(const XmlElement &element)
{
    return {element.value(), element.attributes()};
}

ConnectionId readConnection(const XmlElement &element)
{
    return {element.child("callID"_L1).value(), readDevice(element.child("deviceID"_L1))};
}

Party readParty(const XmlElement &element)
{
    if (!element)
        return {};
    const XmlElement choice = element.firstChild();
    if (!choice) {
        // Seen from switches that leave the choice out.
        if (const DeviceText device = readDevice(element); !device.isEmpty())
            return {Party::Kind::Device, device, {}};
        return {Party::Kind::NotKnown, {}, {}};
    }
    const QString &name = choice.name();
    if (name == "deviceIdentifier"_L1 || name == "numberDialed"_L1 || name == "deviceID"_L1)
        return {Party::Kind::Device, readDevice(choice), {}};
    if (name == "notKnown"_L1)
        return {Party::Kind::NotKnown, {}, {}};
    if (name == "restricted"_L1)
        return {Party::Kind::Restricted, {}, {}};
    if (name == "notRequired"_L1)
        return {Party::Kind::NotRequired, {}, {}};
    if (name == "notSpecified"_L1)
        return {Party::Kind::NotSpecified, {}, {}};
    return {Party::Kind::Other, readDevice(choice), name};
}

QVector<ConnectionListItem> readConnectionList(const XmlElement &element)
{
    QVector<ConnectionListItem> list;
    for (auto row = element.firstChild(); row; row = row.nextSibling()) {
        if (row.name() != "connectionListItem"_L1)
            continue;
        list.append({readConnection(row.child("newConnection"_L1)),
            readConnection(row.child("oldConnection"_L1)), readParty(row.child("endpoint"_L1)),
            readParty(row.child("associatedNID"_L1))});
    }
    return list;
}

CallLinkage readLinkage(const XmlElement &element)
{
    // The standard has a choice in there (subDomain..., globallyUnique...), some switches the text.
    const auto id = [&](QLatin1StringView name) {
        const XmlElement found = element.find(name);
        return found.hasChildren() ? found.firstChild().value() : found.value();
    };
    return {id("globalCallLinkageID"_L1), id("threadLinkageID"_L1)};
}

std::optional<bool> readBool(const XmlElement &element)
{
    const QString word = element.value();
    if (word == "true"_L1 || word == "1"_L1)
        return true;
    if (word == "false"_L1 || word == "0"_L1)
        return false;
    return std::nullopt;
}

std::optional<int> readInt(const XmlElement &element)
{
    bool ok = false;
    const int value = element.value().toInt(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace balie::csta
