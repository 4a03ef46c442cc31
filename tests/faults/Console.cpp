#include "tests/faults/Console.h"

#include "cti/oracle/ObservedFacts.h"
#include "cti/oracle/TruthFacts.h"
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
    return config;
}

Console::Console(Setup setup)
    : plan(setup.seed, std::move(setup.faults))
    , pbx(clock, setup.pbx)
    , control(pbx.pbx(), pbx.face())
    , faulty(clock, plan, pbx.dialer(), [this] { pbx.restart(); })
    , tap(faulty.dialer())
{
    CstaProvider::Options options;
    options.transports
        = [this, framing = setup.framing](const Endpoint &) -> std::unique_ptr<Transport> {
        return std::make_unique<SimTransport>(tap.dialer(), framing);
    };
    options.random = [] { return 0.5; };
    options.trace = &trace;
    options.profile = setup.profile;
    client = std::make_unique<PbxClient>(
        [options](HandOver &handOver, Clock &ioClock) {
            return std::make_unique<CstaProvider>(handOver, ioClock, options);
        },
        clock, PbxClient::Threading::Same);
    QObject::connect(&client->switchboard(), &Switchboard::callEvent, client.get(),
        [this](const CallEvent &event) { events.append(event); });
    QObject::connect(&client->switchboard(), &Switchboard::linkChanged, client.get(),
        [this](const LinkStatus &status) {
            if (status.error)
                errors.append(*status.error);
        });
    for (int colleague = 1; colleague < setup.pbx.office.users; ++colleague)
        watched.append(DeviceId(QString::number(200 + colleague)));
    // Park slots and voice mail.
    for (int slot = 701; slot <= 705; ++slot)
        watched.append(DeviceId(QString::number(slot)));
    watched.append(DeviceId(u"699"_s));
    client->setWatched(watched);
}

Console::~Console()
{
    client.reset();
    QCoreApplication::sendPostedEvents(
        nullptr, QEvent::DeferredDelete); // transports of earlier attempts
}

void Console::signIn(const QString &password)
{
    m_signIn.server = QUrl(u"wss://pbx.example.org/"_s);
    m_signIn.user = u"receptie"_s;
    m_signIn.password = password;
    m_signIn.ownDevice = DeviceId(u"200"_s);
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
    const QVector<DeviceId> everybody = QVector<DeviceId>{DeviceId(u"200"_s)} + watched;
    const oracle::Facts shown = oracle::factsShown(client->switchboard(), everybody);
    return lines
        + oracle::differences(oracle::factsOfTruth(sim::truthJson(pbx.pbx())), shown,
            u"%1 ms"_s.arg(clock.now().count()));
}

const DeviceSnapshot &Console::at(const QString &device) const
{
    static const DeviceSnapshot nothing;
    const DeviceSnapshot *found = client->switchboard().device(DeviceId(device));
    return found ? *found : nothing;
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
    run();
    return *answer
        ? **answer
        : Expected<CommandResult>(unexpected(Error{ErrorCode::Protocol, {}, u"no answer"_s}));
}

} // namespace balie::test
