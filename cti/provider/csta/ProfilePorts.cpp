#include "cti/provider/csta/ProfilePorts.h"

#include "cti/provider/Destination.h"
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/csta/CstaErrors.h"
#include "cti/provider/csta/FoldParts.h"

#include <QCoreApplication>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using Priority = RequestTable::Priority;

namespace {

struct PortText {
    Q_DECLARE_TR_FUNCTIONS(PortText)
};

constexpr int pageSize = 200; // docs/csta-profile.md: at most 200

Error notSupported()
{
    return notSupportedError(u"not in the server profile"_s);
}

Error unexpectedAnswer(const csta::Message &message)
{
    return {ErrorCode::Protocol,
        PortText::tr("The telephone system gave an answer that cannot be understood."),
        u"unexpected %1"_s.arg(message.root)};
}

DeviceCategory categoryFrom(const QString &word)
{
    if (word == "park"_L1)
        return DeviceCategory::Park;
    if (word == "voiceUnit"_L1)
        return DeviceCategory::VoiceUnit;
    if (word == "acd"_L1)
        return DeviceCategory::Acd;
    return word == "outside"_L1 ? DeviceCategory::Outside : DeviceCategory::Station;
}

DirectoryEntry entryFrom(const csta::PrivateData::Device &device)
{
    DirectoryEntry entry;
    entry.device = DeviceId(device.id);
    entry.name = device.name;
    entry.department = device.department;
    entry.title = device.title;
    entry.mobile = device.mobile;
    entry.email = device.email;
    entry.deputy = DeviceId(device.deputy);
    entry.category = categoryFrom(device.category);
    entry.watchable = device.watchable;
    return entry;
}

Expected<WatchListPort::List> listFrom(const Expected<csta::Message> &raw)
{
    const Expected<csta::Message> answer = withErrors(raw);
    if (!answer)
        return unexpected(Error(answer.error()));
    if (!answer->privateData.watchList)
        return unexpected(unexpectedAnswer(*answer));
    WatchListPort::List list;
    list.revision = answer->privateData.watchList->revision;
    for (const QString &device : answer->privateData.watchList->devices)
        list.devices.append(DeviceId(device));
    return list;
}

RequestTable::Done yesOrNo(ServicesPort::Done done)
{
    return [done = std::move(done)](const Expected<csta::Message> &raw) {
        const Expected<csta::Message> answer = withErrors(raw);
        done(answer ? Expected<void>() : Expected<void>(unexpected(Error(answer.error()))));
    };
}

} // namespace

void ProfilePorts::readDirectory(DirectoryPort::PageArrived arrived)
{
    if (!m_profile.privateData) {
        arrived(unexpected(notSupported()));
        return;
    }
    readPage(0, ++m_directoryRead, std::move(arrived));
}

void ProfilePorts::readPage(int offset, quint64 read, DirectoryPort::PageArrived arrived)
{
    m_requests.submit(csta::GetDevices{offset, pageSize}, Priority::Sync,
        [this, offset, read, arrived = std::move(arrived)](const Expected<csta::Message> &raw) {
            if (read != m_directoryRead)
                return; // a newer read took its place
            const Expected<csta::Message> answer = withErrors(raw);
            if (!answer) {
                arrived(unexpected(Error(answer.error())));
                return;
            }
            const auto &told = answer->privateData.devices;
            if (!told) {
                arrived(unexpected(unexpectedAnswer(*answer)));
                return;
            }
            DirectoryPort::Page page;
            page.offset = offset;
            page.total = told->total;
            for (const auto &device : told->devices)
                page.entries.append(entryFrom(device));
            const int next = offset + int(page.entries.size());
            page.last = page.entries.isEmpty() || next >= page.total;
            const bool last = page.last;
            arrived(std::move(page));
            if (!last)
                readPage(next, read, arrived);
        });
}

void ProfilePorts::readWatchList(WatchListPort::Read done)
{
    if (!m_profile.privateData) {
        done(unexpected(notSupported()));
        return;
    }
    m_requests.submit(csta::GetWatchList{}, Priority::Command,
        [done = std::move(done)](
            const Expected<csta::Message> &answer) { done(listFrom(answer)); });
}

void ProfilePorts::writeWatchList(const WatchListPort::List &list, WatchListPort::Read done)
{
    if (!m_profile.privateData) {
        done(unexpected(notSupported()));
        return;
    }
    csta::SetWatchList request;
    request.revision = list.revision;
    for (const DeviceId &device : list.devices)
        request.devices.append(device.value());
    m_requests.submit(std::move(request), Priority::Command,
        [list, done = std::move(done)](const Expected<csta::Message> &answer) {
            Expected<WatchListPort::List> now = listFrom(answer);
            if (now) // the answer names the new revision only
                now.value().devices = list.devices;
            done(std::move(now));
        });
}

void ProfilePorts::setDoNotDisturb(const DeviceId &own, bool on, ServicesPort::Done done)
{
    m_requests.submit(
        csta::SetDoNotDisturb{{own.value(), {}}, on}, Priority::Command, yesOrNo(std::move(done)));
}

void ProfilePorts::setForwarding(
    const DeviceId &own, const Forwarding &forwarding, ServicesPort::Done done)
{
    const QString word = forwardingWord(forwarding.type);
    if (word.isEmpty()) {
        done(unexpected(notSupported()));
        return;
    }
    if (forwarding.on && !isDialable(forwarding.target)) {
        done(unexpected(Error{ErrorCode::InvalidInput,
            PortText::tr("Enter the number to forward to."), u"no target"_s}));
        return;
    }
    m_requests.submit(
        csta::SetForwarding{{own.value(), {}}, word, forwarding.on, {forwarding.target, {}}},
        Priority::Command, yesOrNo(std::move(done)));
}

} // namespace balie::cti
