#include "tests/xsi-link/XsiRig.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace balie::cti;

XsiRig::XsiRig()
{
    signIn.server = QUrl(u"https://xsp.example.nl"_s);
    signIn.user = u"anna@example.nl"_s;
    signIn.password = u"geheim"_s;
    options.http = [this](Clock &) { return xsp.http.port(); };
    options.random = [this] { return random; };
    options.trace = this;
    options.channelSetId = u"set-1"_s;
}

XsiRig::~XsiRig() = default;

void XsiRig::start(std::chrono::milliseconds time)
{
    if (!provider)
        provider = std::make_unique<XsiProvider>(handOver, clock, options);
    provider->signIn(signIn);
    clock.advance(time);
}

void XsiRig::watch(const QStringList &names)
{
    QVector<DeviceId> devices;
    for (const QString &name : names)
        devices.append(DeviceId(person(name)));
    watchDevices(devices);
}

void XsiRig::watchDevices(const QVector<DeviceId> &devices)
{
    if (!provider)
        provider = std::make_unique<XsiProvider>(handOver, clock, options);
    provider->setWatched(devices);
}

void XsiRig::drain()
{
    const Batch batch = handOver.take();
    for (const auto &snapshots : {batch.ordered, batch.latest}) {
        for (const DeviceSnapshot &snapshot : snapshots)
            m_devices.insert(snapshot.device, snapshot);
    }
    if (batch.link)
        m_link = *batch.link;
}

LinkStatus XsiRig::link()
{
    drain();
    return m_link;
}

DeviceSnapshot XsiRig::device(const QString &name)
{
    return deviceOf(DeviceId(person(name)));
}

DeviceSnapshot XsiRig::deviceOf(const DeviceId &device)
{
    drain();
    return m_devices.value(device);
}

QByteArrayList XsiRig::lines(const QByteArray &part) const
{
    QByteArrayList lines;
    for (const ScriptedHttp::Sent &sent : xsp.http.sentWith(part))
        lines.append(sent.line());
    return lines;
}

QStringList XsiRig::subscribed() const
{
    QStringList made;
    for (const ScriptedHttp::Sent &sent :
        xsp.http.sentWith("POST /com.broadsoft.xsi-events/v2.0/user/")) {
        const QString target
            = QUrl::fromPercentEncoding(sent.line().mid(sent.line().lastIndexOf('/') + 1));
        const QString body = QString::fromUtf8(sent.request.body);
        made.append(target.section(u'@', 0, 0) + u' '
            + body.section(u"<event>"_s, 1)
                  .replace(u"</event><event>"_s, u"+"_s)
                  .section(u"</event>"_s, 0, 0));
    }
    return made;
}

} // namespace balie::test
