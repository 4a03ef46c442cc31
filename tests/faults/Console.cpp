#include "tests/faults/Console.h"

#include "cti/oracle/ObservedFacts.h"
#include "cti/oracle/ToldByXsi.h"
#include "cti/oracle/TruthFacts.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "cti/provider/xsi/XsiProvider.h"
#include "cti/simulator/server/TruthJson.h"
#include "tests/provider/SimTransport.h"
#include "tests/support/TestRegistry.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace cti;

QString Recording::last(qsizetype count) const
{
    QStringList lines;
    for (const TraceRecord &record : m_records.last(std::min(count, m_records.size()))) {
        const QString direction = record.kind == TraceRecord::Kind::In ? u"<-"_s
            : record.kind == TraceRecord::Kind::Out                    ? u"->"_s
                                                                       : u"--"_s;
        lines << u"%1 %2 %3 %4"_s.arg(record.monotonicMs, 8)
                     .arg(direction, record.invoke, QString::fromUtf8(record.payload.left(700)));
    }
    return lines.join(u'\n');
}

qsizetype Recording::notesWith(QByteArrayView text) const
{
    return std::ranges::count_if(m_records, [&](const TraceRecord &record) {
        return record.kind == TraceRecord::Kind::Note && record.payload.contains(text);
    });
}

sim::PbxConfig Console::quiet(int users)
{
    sim::PbxConfig config;
    config.office.activity = sim::Activity::None;
    config.office.seed = seed();
    config.office.users = users;
    config.face.edition = sim::Edition::Premium;
    config.xsi.edition = sim::Edition::Premium;
    config.xsi.nodeNames = {u"xsp1.example.org"_s, u"xsp2.example.org"_s};
    return config;
}

Console::Console(Setup setup)
    : plan(setup.seed, std::move(setup.faults))
    , pbx(clock, setup.pbx)
    , control(pbx.pbx(), pbx.face(), pbx.xsi())
    , http(clock, pbx.xsi())
    , faulty(clock, plan, pbx.dialer(), [this] { pbx.restart(); })
    , tap(faulty.dialer())
    , m_protocol(setup.protocol)
{
    client = std::make_unique<PbxClient>(makeProvider(setup), clock, PbxClient::Threading::Same);
    QObject::connect(&client->switchboard(), &Switchboard::callEvent, client.get(),
        [this](const CallEvent &event) { events.append(event); });
    QObject::connect(&client->switchboard(), &Switchboard::linkChanged, client.get(),
        [this](const LinkStatus &status) {
            if (status.error)
                errors.append(*status.error);
        });
    for (int colleague = 1; colleague < setup.pbx.office.users; ++colleague)
        watched.append(id(QString::number(200 + colleague)));
    if (m_protocol == Protocol::Csta) {
        // Park slots and voice mail.
        for (int slot = 701; slot <= 705; ++slot)
            watched.append(id(QString::number(slot)));
        watched.append(id(u"699"_s));
    }
    client->setWatched(watched);
}

PbxClient::MakeProvider Console::makeProvider(const Setup &setup)
{
    if (setup.protocol == Protocol::Xsi) {
        XsiProvider::Options options;
        options.http = [this](Clock &) { return std::make_unique<SharedHttp>(http); };
        options.random = [] { return 0.5; };
        options.trace = &trace;
        options.requestsPerSecond = setup.requestsPerSecond;
        options.channelSetId = u"balie-test"_s;
        return [options](HandOver &handOver, Clock &ioClock) {
            return std::make_unique<XsiProvider>(handOver, ioClock, options);
        };
    }
    CstaProvider::Options options;
    options.transports
        = [this, framing = setup.framing](const Endpoint &) -> std::unique_ptr<Transport> {
        return std::make_unique<SimTransport>(tap.dialer(), framing);
    };
    options.random = [] { return 0.5; };
    options.trace = &trace;
    options.profile = setup.profile;
    return [options](HandOver &handOver, Clock &ioClock) {
        return std::make_unique<CstaProvider>(handOver, ioClock, options);
    };
}

DeviceId Console::id(const QString &extension) const
{
    return DeviceId(m_protocol == Protocol::Csta ? extension
                                                 : pbx.xsi().userIdOf({extension.toStdString()}));
}

Console::~Console()
{
    client.reset();
    QCoreApplication::sendPostedEvents(
        nullptr, QEvent::DeferredDelete); // transports of earlier attempts
}

void Console::signIn(const QString &password)
{
    const bool csta = m_protocol == Protocol::Csta;
    m_signIn.server = QUrl(csta ? u"wss://pbx.example.org/"_s : u"https://xsp.example.org"_s);
    m_signIn.user = csta ? u"receptie"_s : id(u"200"_s).value();
    m_signIn.password = password;
    m_signIn.ownDevice = csta ? id(u"200"_s) : DeviceId();
    client->signIn(m_signIn);
    run();
}

void Console::run(std::chrono::milliseconds time)
{
    clock.advance(time);
}

QStringList Console::differences()
{
    // What the switch does in this very moment takes a few turns to be shown.
    for (int wait = 0; wait < 20; ++wait) {
        const auto next = pbx.engine().nextDeadline();
        run(100ms);
        if (!next || *next > pbx.pbx().now() || *next + 50ms < pbx.pbx().now())
            break;
    }
    QStringList lines;
    if (link().state != LinkState::Live)
        lines << u"the link is in state %1, not live"_s.arg(int(link().state));
    QVector<DeviceId> everybody = QVector<DeviceId>{id(u"200"_s)} + watched;
    if (!parkPlace().isEmpty())
        everybody.append(parkPlace());
    oracle::Facts shown = oracle::factsShown(client->switchboard(), everybody);
    oracle::Facts truth = oracle::factsOfTruth(sim::truthJson(pbx.pbx()));
    if (m_protocol == Protocol::Xsi) {
        const auto userIdOf = [this](const QString &device) { return id(device).value(); };
        truth = oracle::asToldByXsi(truth, userIdOf, {u"200"_s, parkPlace().value()});
        lines << oracle::threadFaults(
            truth, shown, [this](const QString &device, const QString &call) {
                return quint64(client->switchboard().threadOf({CallId(call), DeviceId(device)}));
            });
        truth = oracle::withoutCallIds(truth);
        shown = oracle::withoutCallIds(shown);
    }
    return lines + oracle::differences(truth, shown, u"%1 ms"_s.arg(clock.now().count()));
}

const DeviceSnapshot &Console::at(const QString &extension) const
{
    static const DeviceSnapshot nothing;
    const DeviceSnapshot *found = client->switchboard().device(id(extension));
    return found ? *found : nothing;
}

DeviceId Console::parkPlace() const
{
    return m_protocol == Protocol::Xsi ? ownParkPlace() : DeviceId();
}

Connection Console::parked() const
{
    const DeviceSnapshot *found = client->switchboard().device(parkPlace());
    return found ? found->connections.value(0) : Connection();
}

Connection Console::own(ConnectionState state) const
{
    const QVector<Connection> &connections = own().connections;
    const auto found = std::ranges::find(connections, state, &Connection::state);
    return found == connections.end() ? Connection() : *found;
}

CallThreadId Console::threadAt(const QString &device) const
{
    const QVector<Connection> &connections = at(device).connections;
    return connections.isEmpty() ? CallThreadId::None
                                 : client->switchboard().threadOf(connections.first().id);
}

Expected<CommandResult> Console::execute(const CallCommand &command)
{
    auto answer = std::make_shared<std::optional<Expected<CommandResult>>>();
    client->execute(
        command, [answer](Expected<CommandResult> result) { *answer = std::move(result); });
    // With Xsi the own telephone is lifted first.
    run(m_protocol == Protocol::Csta ? 300ms : 2s);
    return *answer
        ? **answer
        : Expected<CommandResult>(unexpected(Error{ErrorCode::Protocol, {}, u"no answer"_s}));
}

} // namespace balie::test
