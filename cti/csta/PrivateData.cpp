#include "cti/csta/PrivateData.h"

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<qint64> number(const QString &text)
{
    bool ok = false;
    const qint64 value = text.trimmed().toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

/// A number that counts something; nullopt where it cannot.
std::optional<int> count(const QString &text)
{
    bool ok = false;
    const int value = text.trimmed().toInt(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

/// WatchList revisions; 0 is none.
quint64 revision(const XmlElement &element)
{
    return element.attribute("revision"_L1).trimmed().toULongLong();
}

std::optional<bool> truth(const QString &text)
{
    const QString word = text.trimmed();
    if (word == "true"_L1 || word == "1"_L1)
        return true;
    if (word == "false"_L1 || word == "0"_L1)
        return false;
    return std::nullopt;
}

/// Calls `row` for each child with that name.
template <typename Row> void forEach(const XmlElement &parent, QLatin1StringView name, Row row)
{
    for (auto element = parent.firstChild(); element; element = element.nextSibling()) {
        if (element.name() == name)
            row(element);
    }
}

PrivateData::SessionInfo sessionInfo(const XmlElement &element)
{
    PrivateData::SessionInfo info;
    info.server = element.attribute("server"_L1);
    info.userName = element.attribute("userName"_L1);
    info.device = element.attribute("device"_L1);
    info.voiceMailDevice = element.attribute("voiceMailDevice"_L1);
    if (const auto granted = element.child("entitlements"_L1)) {
        cti::Entitlements value;
        value.edition = granted.attribute("edition"_L1);
        value.watchLimit = count(granted.attribute("watchLimit"_L1));
        value.queueControl = truth(granted.attribute("queueControl"_L1)).value_or(false);
        value.crm = truth(granted.attribute("crm"_L1)).value_or(false);
        value.agent = truth(granted.attribute("agent"_L1)).value_or(false);
        value.supervisor = truth(granted.attribute("supervisor"_L1)).value_or(false);
        info.entitlements = value;
    }
    return info;
}

PrivateData::DeviceState deviceState(const XmlElement &element)
{
    PrivateData::DeviceState state;
    state.doNotDisturb = truth(element.attribute("doNotDisturb"_L1));
    state.inService = truth(element.attribute("inService"_L1));
    forEach(element, "forwarding"_L1, [&](const XmlElement &row) {
        state.forwarding.append({row.attribute("type"_L1),
            truth(row.attribute("on"_L1)).value_or(false), row.attribute("to"_L1)});
    });
    return state;
}

PrivateData::Connection connection(const XmlElement &row)
{
    PrivateData::Connection value;
    value.call = row.attribute("call"_L1);
    value.direction = row.attribute("direction"_L1);
    value.remoteDevice = row.attribute("remoteDevice"_L1);
    value.remoteName = row.attribute("remoteName"_L1);
    value.calledDevice = row.attribute("calledDevice"_L1);
    value.lastRedirectionDevice = row.attribute("lastRedirectionDevice"_L1);
    value.recall = row.attribute("recall"_L1);
    value.startedMsAgo = number(row.attribute("startedMsAgo"_L1));
    value.answeredMsAgo = number(row.attribute("answeredMsAgo"_L1));
    value.heldMsAgo = number(row.attribute("heldMsAgo"_L1));
    return value;
}

PrivateData::DevicePage devicePage(const XmlElement &element)
{
    PrivateData::DevicePage page;
    page.total = count(element.attribute("total"_L1)).value_or(0);
    page.offset = count(element.attribute("offset"_L1)).value_or(0);
    forEach(element, "device"_L1, [&](const XmlElement &row) {
        PrivateData::Device device;
        device.id = row.attribute("id"_L1);
        device.name = row.attribute("name"_L1);
        device.department = row.attribute("department"_L1);
        device.title = row.attribute("title"_L1);
        device.mobile = row.attribute("mobile"_L1);
        device.email = row.attribute("email"_L1);
        device.deputy = row.attribute("deputy"_L1);
        device.category = row.attribute("category"_L1);
        device.watchable = truth(row.attribute("watchable"_L1)).value_or(true);
        page.devices.append(device);
    });
    return page;
}

void readOne(const XmlElement &element, PrivateData &data)
{
    const QString &name = element.name();
    if (name == "Names"_L1) {
        forEach(element, "name"_L1, [&](const XmlElement &row) {
            data.names.append({row.attribute("device"_L1), row.text()});
        });
    } else if (name == "Recall"_L1) {
        data.recall = element.attribute("reason"_L1);
    } else if (name == "Stamp"_L1) {
        data.stampNs = number(element.attribute("ns"_L1));
    } else if (name == "DeviceState"_L1) {
        data.deviceState = deviceState(element);
    } else if (name == "Connections"_L1) {
        forEach(element, "connection"_L1,
            [&](const XmlElement &row) { data.connections.append(connection(row)); });
    } else if (name == "SessionInfo"_L1) {
        data.sessionInfo = sessionInfo(element);
    } else if (name == "Devices"_L1) {
        data.devices = devicePage(element);
    } else if (name == "WatchList"_L1) {
        PrivateData::WatchList list;
        list.revision = revision(element);
        forEach(
            element, "device"_L1, [&](const XmlElement &row) { list.devices.append(row.value()); });
        data.watchList = list;
    } else if (name == "WatchListChanged"_L1) {
        data.watchListChanged = revision(element);
    } else if (name == "DevicesChanged"_L1) {
        data.devicesChanged = true;
    }
}

void readAll(const XmlElement &parent, PrivateData &data)
{
    for (auto element = parent.firstChild(); element; element = element.nextSibling()) {
        // The envelopes differ between ECMA-323, Escape and ECMA-354; what is inside does not.
        if (element.name() == "privateData"_L1 || element.name() == "private"_L1)
            readAll(element, data);
        else
            readOne(element, data);
    }
}

} // namespace

QString PrivateData::nameOf(const QString &device) const
{
    for (const Name &name : names) {
        if (name.device == device)
            return name.name;
    }
    return {};
}

PrivateData readPrivateData(const XmlElement &root)
{
    PrivateData data;
    for (auto element = root.firstChild(); element; element = element.nextSibling()) {
        if (element.name() == "extensions"_L1 || element.name() == "privateData"_L1)
            readAll(element, data);
    }
    return data;
}

} // namespace balie::csta
