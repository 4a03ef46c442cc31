#include "tests/provider/MemoryOffice.h"

#include "cti/provider/csta/CstaProvider.h"
#include "cti/simulator/server/TruthJson.h"
#include "tests/provider/SimTransport.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace balie::test {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace cti;

MemoryOffice::MemoryOffice(sim::PbxConfig config, sim::Framing framing, const QString &profile)
    : pbx(clock, config)
    , control(pbx.pbx(), pbx.face(), pbx.xsi())
    , m_profile(profile)
{
    CstaProvider::Options options;
    options.transports = [this, framing](const Endpoint &) -> std::unique_ptr<Transport> {
        return std::make_unique<SimTransport>(pbx.dialer(), framing);
    };
    options.random = [] { return 0.5; };
    options.trace = &trace;
    client = std::make_unique<PbxClient>(
        [options](HandOver &handOver, Clock &ioClock) {
            return std::make_unique<CstaProvider>(handOver, ioClock, options);
        },
        clock, PbxClient::Threading::Same);
}

sim::PbxConfig MemoryOffice::quiet()
{
    sim::PbxConfig config;
    config.office.activity = sim::Activity::None;
    config.office.seed = seed();
    config.office.users = 12;
    return config;
}

void MemoryOffice::signIn(const QString &password)
{
    SignIn signIn;
    signIn.server = QUrl(u"wss://pbx.example.org/"_s);
    signIn.user = u"receptie"_s;
    signIn.password = password;
    signIn.ownDevice = DeviceId(u"200"_s);
    signIn.profile = m_profile;
    client->signIn(signIn);
    run();
}

const DeviceSnapshot &MemoryOffice::at(const QString &device) const
{
    static const DeviceSnapshot nothing;
    const DeviceSnapshot *found = client->switchboard().device(DeviceId(device));
    return found ? *found : nothing;
}

Expected<CommandResult> MemoryOffice::execute(const CallCommand &command)
{
    std::optional<Expected<CommandResult>> answer;
    client->execute(command, [&](Expected<CommandResult> result) { answer = std::move(result); });
    run();
    return answer
        ? *answer
        : Expected<CommandResult>(unexpected(Error{ErrorCode::Protocol, {}, u"no answer"_s}));
}

QString MemoryOffice::plainColleague()
{
    for (const QJsonValue &device : sim::truthJson(pbx.pbx())["devices"_L1].toArray()) {
        const QString id = device["device"_L1].toString();
        if (id > "200"_L1 && id < "212"_L1 && device["forwarding"_L1].toArray().isEmpty()
            && !device["doNotDisturb"_L1].toBool() && device["inService"_L1].toBool(true))
            return id;
    }
    return {};
}

QString MemoryOffice::truth()
{
    QStringList lines;
    for (const QJsonValue &device : sim::truthJson(pbx.pbx())["devices"_L1].toArray()) {
        const QString id = device["device"_L1].toString();
        if (!watched.contains(DeviceId(id)) && id != "200"_L1)
            continue;
        for (const QJsonValue &connection : device["connections"_L1].toArray())
            lines << u"%1 %2 %3 %4"_s.arg(id, connection["call"_L1].toString(),
                connection["state"_L1].toString(), connection["remote"_L1].toString());
    }
    lines.sort();
    return lines.join(u'\n');
}

QString MemoryOffice::shown() const
{
    static const QStringList states{u"null"_s, u"initiated"_s, u"alerting"_s, u"connected"_s,
        u"hold"_s, u"queued"_s, u"fail"_s};
    QStringList lines;
    for (const DeviceId &device :
        QVector<DeviceId>(watched) + QVector<DeviceId>{DeviceId(u"200"_s)}) {
        for (const Connection &connection : at(device.value()).connections)
            lines << u"%1 %2 %3 %4"_s.arg(device.value(), connection.id.call.value(),
                states.value(int(connection.state)), connection.remote.device.value());
    }
    lines.sort();
    return lines.join(u'\n');
}

void MemoryOffice::watchAll()
{
    for (int device = 201; device <= 211; ++device)
        watched.append(DeviceId(QString::number(device)));
    client->setWatched(watched);
    run();
}

} // namespace balie::test
