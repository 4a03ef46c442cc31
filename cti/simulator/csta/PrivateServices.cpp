// Escape: the services of docs/csta-profile.md.
#include "cti/simulator/csta/Services.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int largestPage = 200;
/// Room for one device at its longest, so that a page never outgrows the carrier.
constexpr qsizetype roomForDevice = 1500;

/// EscapeResponse, opened down to where our own elements go.
XmlWriter escapeResponse(const ServiceCall &call)
{
    XmlWriter out = call.response();
    out.open("extensions");
    out.open("privateData");
    out.open("private");
    return out;
}

std::optional<std::string> given(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

Reply getDevices(const ServiceCall &call, const XmlElement &asked)
{
    const auto devices = call.engine().devices();
    const auto number = [&](QLatin1StringView name, qsizetype fallback) {
        bool valid = false;
        const qlonglong value = asked.attribute(name).toLongLong(&valid);
        return valid && value >= 0 ? qsizetype(value) : fallback;
    };
    const qsizetype total = qsizetype(devices.size());
    const qsizetype offset = std::min(number("offset"_L1, 0), total);
    const qsizetype limit = std::min<qsizetype>(number("limit"_L1, largestPage), largestPage);

    XmlWriter out = escapeResponse(call);
    out.openPrivate(
        "Devices", {{"total", std::to_string(total)}, {"offset", std::to_string(offset)}}, true);
    for (qsizetype i = offset; i < std::min(offset + limit, total); ++i) {
        if (out.position() + roomForDevice > call.session.maxDocument())
            break;
        const Device &device = *devices[std::size_t(i)];
        out.emptyPrivate("device",
            {{"id", device.id.value}, {"name", device.name},
                {"department", given(device.department)}, {"title", given(device.title)},
                {"mobile", given(device.mobile)}, {"email", given(device.email)},
                {"deputy", given(device.deputy.value)},
                {"category", wire::profileCategory(device.category)},
                {"watchable", device.watchable ? "true" : "false"}});
    }
    return Answer(out.take());
}

/// The list that a user has before anybody changed it: the first colleagues, as many as he may
/// watch.
std::vector<DeviceId> firstColleagues(const ServiceCall &call)
{
    const auto limit = call.session.watchLimit();
    std::vector<DeviceId> colleagues;
    for (const Device *device : call.engine().devices()) {
        if (limit && colleagues.size() >= std::size_t(*limit))
            break;
        if (device->category == DeviceCategory::Station && device->id != call.session.ownDevice())
            colleagues.push_back(device->id);
    }
    return colleagues;
}

Reply getWatchList(const ServiceCall &call)
{
    WatchLists &lists = call.face.watchLists();
    const std::string &user = call.session.user();
    if (!lists.find(user))
        lists.assign(user, firstColleagues(call));
    const WatchLists::List &list = *lists.find(user);
    XmlWriter out = escapeResponse(call);
    out.openPrivate("WatchList", {{"revision", std::to_string(list.revision)}}, true);
    for (const DeviceId &device : list.devices)
        out.leafPrivate("device", device.value);
    return Answer(out.take());
}

Reply setWatchList(const ServiceCall &call, const XmlElement &wanted)
{
    std::vector<DeviceId> devices;
    for (const XmlElement &device : wanted.children) {
        if (device.name == "device"_L1)
            devices.push_back(wire::deviceIn(device));
    }
    WatchLists &lists = call.face.watchLists();
    const std::string &user = call.session.user();
    if (!lists.find(user))
        lists.assign(user, firstColleagues(call));
    const qint64 revision = wanted.attribute("revision"_L1).toLongLong();
    if (const auto fault
        = lists.replace(user, revision, std::move(devices), call.session.watchLimit())) {
        switch (*fault) {
        case WatchLists::Fault::Conflict:
            return unexpected(CstaError::profile("watchListConflict"));
        case WatchLists::Fault::Limit:
            return unexpected(CstaError::profile("watchListLimit"));
        case WatchLists::Fault::ReadOnly:
            return unexpected(CstaError::profile("watchListReadOnly"));
        }
    }
    XmlWriter out = escapeResponse(call);
    out.emptyPrivate("WatchList", {{"revision", std::to_string(lists.find(user)->revision)}}, true);
    return Answer(out.take());
}

} // namespace

std::optional<Reply> privateService(const ServiceCall &call)
{
    if (call.request.name != "Escape"_L1)
        return std::nullopt;
    const XmlElement &data = call.part("privateData"_L1);
    if (call.dialect().privateData) {
        if (const XmlElement *asked = data.descendant("GetDevices"_L1))
            return getDevices(call, *asked);
        if (data.descendant("GetWatchList"_L1))
            return getWatchList(call);
        if (const XmlElement *wanted = data.descendant("SetWatchList"_L1))
            return setWatchList(call, *wanted);
    }
    return unexpected(CstaError::operation("privateDataNotSupported"));
}

} // namespace balie::sim
