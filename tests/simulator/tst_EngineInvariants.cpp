// Random commands under every option: the switch stays in order, and what its events say adds up to
// what it says is true.
#include "cti/simulator/engine/Names.h"
#include "cti/simulator/scenario/Dice.h"
#include "tests/simulator/Exchange.h"
#include "tests/support/TestRegistry.h"

#include <map>
#include <set>

using namespace balie::sim;
using balie::test::Exchange;
using namespace std::chrono_literals;

namespace {

const char *const stations[] = {"200", "201", "202", "203", "204", "205", "206"};

Options anyOptions(Dice &dice)
{
    Options options;
    options.callIds = static_cast<CallIdPolicy>(dice.below(3));
    options.transferIds = static_cast<TransferIdPolicy>(dice.below(3));
    options.clearing = static_cast<ClearingStyle>(dice.below(2));
    options.diverted = static_cast<DivertedStyle>(dice.below(2));
    options.outside = static_cast<OutsideReport>(dice.below(3));
    options.busyTransfer = static_cast<BusyTransfer>(dice.below(2));
    options.unknownNumber = static_cast<UnknownNumber>(dice.below(2));
    options.serviceInitiated = dice.chance(50);
    options.offered = dice.chance(30);
    options.divertedOnImmediateForward = dice.chance(50);
    options.strayClearedAfterTransfer = dice.chance(50);
    options.failedAtTarget = dice.chance(50);
    options.failedAtCaller = dice.chance(50) ? ConnectionState::Connected : ConnectionState::Fail;
    options.autoHold = dice.chance(70);
    return options;
}

// Connections that exist, so that most commands have a chance.
std::vector<ConnectionId> connections(const Engine &engine)
{
    std::vector<ConnectionId> result;
    for (const DeviceTruth &device : engine.truth()) {
        for (const ConnectionTruth &connection : device.connections)
            result.push_back({connection.call, device.device});
    }
    return result;
}

Command anyCommand(const Engine &engine, Dice &dice)
{
    auto existing = connections(engine);
    existing.push_back({{"77"}, {"200"}});
    const auto connection = [&] { return dice.oneOf(existing); };
    const auto station = [&] { return DeviceId{stations[dice.below(std::size(stations))]}; };
    const auto sibling = [&](const ConnectionId &of) {
        for (const ConnectionId &each : existing) {
            if (each.device == of.device && each.call != of.call)
                return each;
        }
        return connection();
    };
    const auto number = [&]() -> std::string {
        static const char *const others[]
            = {"699", "0612345678", "+31201111111", "888", "abc", "701"};
        return dice.chance(85) ? station().value : others[dice.below(std::size(others))];
    };
    const ConnectionId first = connection();
    switch (dice.below(20)) {
    case 0:
    case 1:
    case 2:
        return MakeCall{
            dice.chance(80) ? station() : DeviceId{"+31201111111"}, number(), dice.chance(10)};
    case 3:
    case 4:
    case 5:
        return AnswerCall{first};
    case 6:
        return ClearConnection{first};
    case 7:
        return ClearCall{first};
    case 8:
        return HoldCall{first};
    case 9:
        return RetrieveCall{first};
    case 10:
        return ConsultationCall{first, number()};
    case 11:
        return AlternateCall{first, sibling(first)};
    case 12:
        return ReconnectCall{sibling(first), first};
    case 13:
        return TransferCall{first, sibling(first)};
    case 14:
        return SingleStepTransferCall{first, number(), {}};
    case 15:
        return DeflectCall{first, {number(), number()}, {}};
    case 16:
        return ParkCall{first, dice.chance(70) ? DeviceId{"701"} : station()};
    case 17:
        return DirectedPickupCall{first, station()};
    case 18:
        return SetDoNotDisturb{station(), dice.chance(30)};
    default:
        if (dice.chance(30))
            return SetInService{station(), dice.chance(70)};
        return SetForwarding{
            station(), static_cast<ForwardingKind>(dice.below(4)), dice.chance(50), number(), 5s};
    }
}

// What a client's map of a device's connections would be: an own reading of the events.
class Folded {
public:
    void take(const std::vector<Event> &events)
    {
        for (const Event &event : events) {
            for (const View &view : event.views)
                take(event, view);
        }
    }
    std::map<CallId, ConnectionState> of(const DeviceId &device) const
    {
        const auto found = m_states.find(device);
        return found == m_states.end() ? std::map<CallId, ConnectionState>() : found->second;
    }

private:
    void take(const Event &event, const View &view)
    {
        auto &calls = m_states[view.device];
        if (event.subject.call.empty())
            return;
        if (event.type == EventType::Transferred) {
            calls.erase(event.subject.call);
            if (event.secondary)
                calls.erase(event.secondary->call);
            for (const ConnectionChange &change : event.changes) {
                if (change.now.device == view.device)
                    calls[change.now.call] = view.local;
            }
        } else if (view.local == ConnectionState::Null) {
            calls.erase(event.subject.call);
        } else {
            calls[event.subject.call] = view.local;
        }
    }
    std::map<DeviceId, std::map<CallId, ConnectionState>> m_states;
};

// Empty when the switch is in order.
QString disorder(const Engine &engine)
{
    std::set<CallId> calls;
    for (const DeviceTruth &device : engine.truth()) {
        std::set<CallId> own;
        for (const ConnectionTruth &connection : device.connections) {
            if (connection.state == ConnectionState::Null)
                return QStringLiteral("a connection in state null");
            if (!own.insert(connection.call).second)
                return QStringLiteral("a device twice in a call");
            const auto call = engine.call(connection.call);
            if (!call)
                return QStringLiteral("a connection without its call");
            const auto member = std::find_if(call->members.begin(), call->members.end(),
                [&](const CallTruth::Member &each) { return each.device == device.device; });
            if (member == call->members.end() || member->state != connection.state)
                return QStringLiteral("call and device disagree");
            if ((connection.state == ConnectionState::Hold) != connection.held.has_value())
                return QStringLiteral("hold time without hold");
        }
        calls.insert(own.begin(), own.end());
        if (!device.inService && !device.connections.empty())
            return QStringLiteral("a call at a device out of service");
    }
    if (calls.size() != engine.callCount())
        return QStringLiteral("a call without connections");
    for (const CallId &id : calls) {
        const auto call = engine.call(id);
        const auto talking = std::count_if(
            call->members.begin(), call->members.end(), [](const CallTruth::Member &each) {
                return each.state != ConnectionState::Alerting
                    && each.state != ConnectionState::Queued;
            });
        if (talking == 0)
            return QStringLiteral("a call that nobody is in");
    }
    return {};
}

} // namespace

class EngineInvariants : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void holdUnderRandomCommands_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 i = 0; i < 40; ++i)
            QTest::addRow("run %u", i) << balie::test::seed() + i;
    }
    void holdUnderRandomCommands()
    {
        QFETCH(quint32, seed);
        Dice dice(seed);
        Exchange pbx(anyOptions(dice));
        Folded folded;
        int accepted = 0;
        // Longer where chance gave mostly commands that could not be done.
        for (int step = 0; step < 1000 || (accepted <= 200 && step < 3000); ++step) {
            if (dice.chance(10))
                pbx.now += dice.between(0ms, 15s);
            const Command command = anyCommand(pbx.engine, dice);
            const Outcome outcome = pbx.engine.apply(command, pbx.now);
            accepted += outcome.ok() ? 1 : 0;
            folded.take(outcome.events);
            const QString problem = disorder(pbx.engine);
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
            for (const char *id :
                {"200", "201", "202", "203", "204", "205", "206", "701", "702", "699"}) {
                std::map<CallId, ConnectionState> truth;
                const auto device = pbx.engine.truth(DeviceId{id});
                for (const ConnectionTruth &connection : device->connections)
                    truth[connection.call] = connection.state;
                if (truth != folded.of({id})) {
                    for (const Event &event : outcome.events)
                        qInfo("%s", describe(event).c_str());
                    QFAIL(qPrintable(
                        QStringLiteral("step %1 (command %2): events and truth differ at %3")
                            .arg(step)
                            .arg(command.index())
                            .arg(QLatin1String(id))));
                }
            }
        }
        QVERIFY2(accepted > 200, "too few commands were possible to mean anything");
    }

    void theSameCommandsGiveTheSameEvents()
    {
        const auto play = [](quint32 seed) {
            Dice dice(seed);
            Exchange pbx(anyOptions(dice));
            std::vector<Event> events;
            for (int step = 0; step < 500; ++step) {
                pbx.now += dice.between(0ms, 2s);
                const Outcome outcome = pbx.engine.apply(anyCommand(pbx.engine, dice), pbx.now);
                events.insert(events.end(), outcome.events.begin(), outcome.events.end());
            }
            return events;
        };
        const quint32 seed = balie::test::seed();
        const auto first = play(seed);
        QVERIFY(!first.empty());
        QVERIFY(first == play(seed));
        QVERIFY(first != play(seed + 1));
    }

    void timersFireAtTheirTimeHoweverTimeIsTold()
    {
        const auto play = [](Millis step) {
            Exchange pbx;
            const CallId call = pbx.talk("+31201111111", "200");
            pbx.ok(SingleStepTransferCall{balie::test::at(call, "200"), "201", {}});
            const Millis end = 90s;
            while (pbx.now < end)
                pbx.pass(std::min(step, end - pbx.now));
            return pbx.events();
        };
        const auto coarse = play(90s);
        QVERIFY(coarse == play(7ms));
        QCOMPARE(coarse.back().at, 20s + 0ms);
    }

    void stampsComeFromTheInjectedSource()
    {
        std::int64_t next = 41;
        Engine engine({}, {}, [&] { return ++next; });
        Device device;
        device.id = {"200"};
        engine.addDevice(device);
        const Outcome outcome = engine.apply(SetDoNotDisturb{{"200"}, true}, 0ms);
        QCOMPARE(outcome.events.at(0).stamp, 42);
    }
};

BALIE_TEST(EngineInvariants)
#include "tst_EngineInvariants.moc"
