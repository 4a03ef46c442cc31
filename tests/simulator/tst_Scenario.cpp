// The people of the simulated office.
#include "cti/simulator/scenario/Office.h"
#include "cti/simulator/scenario/People.h"
#include "cti/simulator/scenario/ScriptSource.h"
#include "tests/support/TestRegistry.h"

#include <map>
#include <set>

using namespace balie::sim;
using namespace std::chrono_literals;

namespace {

bool isStation(const Engine &engine, const DeviceId &id)
{
    const Device *device = engine.device(id);
    return device && device->category == DeviceCategory::Station;
}

int copies(const Engine &engine, const std::vector<Event> &events)
{
    int result = 0;
    for (const Event &event : events) {
        for (const View &view : event.views)
            result += isStation(engine, view.device) ? 1 : 0;
    }
    return result;
}

std::vector<Event> play(Office &office, Millis from, Millis to, Millis step)
{
    std::vector<Event> result;
    for (Millis now = from; now <= to; now += step) {
        const auto events = office.advanceTo(now);
        result.insert(result.end(), events.begin(), events.end());
    }
    return result;
}

OfficeConfig morning()
{
    OfficeConfig config;
    config.activity = Activity::None;
    config.script = shortMorning();
    config.options.transferRecall = 6s;
    return config;
}

std::optional<ConnectionTruth> ringingAt(const Office &office, const char *device)
{
    const auto truth = office.engine().truth(DeviceId{device});
    for (const ConnectionTruth &connection : truth->connections) {
        if (connection.state == ConnectionState::Alerting)
            return connection;
    }
    return std::nullopt;
}

} // namespace

class Scenario : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void tenThousandPeopleHaveNamesAndNumbersOfTheirOwn()
    {
        const People people = makePeople(10'000, balie::test::seed());
        QCOMPARE(people.staff.size(), 10'000U);
        std::set<std::string> names;
        std::set<DeviceId> numbers;
        for (const auto *devices : {&people.staff, &people.services, &people.callers}) {
            for (const Device &device : *devices)
                QVERIFY2(numbers.insert(device.id).second, device.id.value.c_str());
        }
        for (const Device &device : people.staff)
            QVERIFY2(names.insert(device.name).second, device.name.c_str());
    }

    void theColleaguesOfTheDemonstrationAreTheSameForEverySeed()
    {
        const People people = makePeople(40, balie::test::seed());
        const std::map<std::string, std::string> known{{"201", "Anna de Vries"},
            {"202", "Bram Jansen"}, {"203", "Carlijn Bakker"}, {"204", "Daan Visser"},
            {"205", "Eva Smit"}, {"206", "Finn Meijer"}};
        for (const Device &device : people.staff) {
            const auto found = known.find(device.id.value);
            if (found != known.end())
                QCOMPARE(device.name, found->second);
        }
        QCOMPARE(people.staff.front().id.value, std::string("200"));
        QCOMPARE(people.accounts.front().user, std::string("receptie"));
    }

    void theSameSeedGivesTheSameDay()
    {
        OfficeConfig config;
        config.seed = balie::test::seed();
        Office first(config);
        Office second(config);
        config.seed += 1;
        Office other(config);
        const auto events = play(first, 0s, 10min, 1s);
        QVERIFY(events.size() > 100);
        QVERIFY(events == play(second, 0s, 10min, 250ms));
        QVERIFY(events != play(other, 0s, 10min, 1s));
    }

    void aWorkingDayHasEverythingThatABoardShows()
    {
        OfficeConfig config;
        config.seed = balie::test::seed();
        config.pace = 4.0;
        Office office(config);
        std::set<EventType> seen;
        for (const Event &event : play(office, 0s, 2h, 1min))
            seen.insert(event.type);
        for (const EventType type :
            {EventType::Delivered, EventType::Established, EventType::ConnectionCleared,
                EventType::Held, EventType::Retrieved, EventType::Diverted, EventType::Transferred,
                EventType::DoNotDisturb, EventType::Forwarding})
            QVERIFY2(seen.contains(type), qPrintable(QString::number(static_cast<int>(type))));
    }

    void nobodyActsForADeviceThatAClientHas()
    {
        OfficeConfig config;
        config.seed = balie::test::seed();
        Office office(config);
        office.setControlled({"200"}, true);
        for (const Event &event : play(office, 0s, 20min, 10s)) {
            const bool acted = event.type == EventType::Established
                || event.type == EventType::Transferred || event.type == EventType::Held
                || event.type == EventType::Originated;
            QVERIFY(!acted || event.actor.value != "200");
        }
    }

    void theShortMorningGoesAsItIsWritten()
    {
        Office office(morning());
        office.setControlled({"200"}, true);
        office.advanceTo(999ms);
        QVERIFY(!ringingAt(office, "200"));
        office.advanceTo(1s);
        const auto first = ringingAt(office, "200");
        QVERIFY(first);
        QCOMPARE(first->remoteName, std::string("Van Dijk Installaties"));

        const ConnectionId atReception{first->call, {"200"}};
        QVERIFY(office.apply(AnswerCall{atReception}, 2s).ok());
        QVERIFY(office.apply(SingleStepTransferCall{atReception, "201", {}}, 3s).ok());
        office.advanceTo(5s);
        QVERIFY(office.engine().truth(DeviceId{"201"})->connections.at(0).state
            == ConnectionState::Connected);

        office.advanceTo(10s);
        const auto second = ringingAt(office, "200");
        QVERIFY(second);
        const ConnectionId again{second->call, {"200"}};
        QVERIFY(office.apply(AnswerCall{again}, 11s).ok());
        QVERIFY(office.apply(SingleStepTransferCall{again, "203", {}}, 12s).ok());
        office.advanceTo(18s);
        const auto back = ringingAt(office, "200");
        QVERIFY(back);
        QVERIFY(back->recall == RecallReason::NoAnswer);
        QVERIFY(office.engine().truth(DeviceId{"207"})->doNotDisturb);
    }

    void whenTheClientLeavesItsCallsDoNotStandForEver()
    {
        Office office(morning());
        office.setControlled({"200"}, true);
        office.advanceTo(2s);
        QVERIFY(ringingAt(office, "200"));
        office.setControlled({"200"}, false);
        play(office, 2s, 20min, 1s);
        QCOMPARE(office.engine().callCount(), 0U);
    }

    void theLoadKeepsItsRate_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<double>("rate");
        QTest::newRow("small office") << 40 << 20.0;
        QTest::newRow("benchmark") << 3000 << 1000.0;
        QTest::newRow("more than two people can do by calling") << 3 << 200.0;
    }
    void theLoadKeepsItsRate()
    {
        QFETCH(int, users);
        QFETCH(double, rate);
        OfficeConfig config;
        config.seed = balie::test::seed();
        config.users = users;
        config.activity = Activity::Load;
        config.eventsPerSecond = rate;
        Office office(config);
        for (int second = 0; second < 20; ++second) {
            const Millis from{second * 1000};
            const int got = copies(office.engine(), play(office, from + 5ms, from + 1s, 5ms));
            QVERIFY2(
                got > rate * 0.8 - 15 && got < rate * 1.2 + 15, qPrintable(QString::number(got)));
        }
    }

    void aBurstIsExact_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<int>("count");
        QTest::newRow("benchmark") << 10'000 << 5000;
        QTest::newRow("more than there are people") << 5 << 333;
        QTest::newRow("one") << 40 << 1;
        QTest::newRow("none") << 40 << 0;
    }
    void aBurstIsExact()
    {
        QFETCH(int, users);
        QFETCH(int, count);
        OfficeConfig config;
        config.users = users;
        config.activity = Activity::None;
        Office office(config, 5s);
        const auto events = office.burst(count, 6s);
        QCOMPARE(copies(office.engine(), events), count);
        for (const Event &event : events)
            QCOMPARE(event.at, Millis(6s));
        if (count == 5000)
            QVERIFY(office.engine().callCount() > 500);
    }

    void theNextDeadlineIsAlwaysAhead()
    {
        OfficeConfig config;
        config.seed = balie::test::seed();
        Office office(config);
        Millis now{0};
        for (int i = 0; i < 2000; ++i) {
            office.advanceTo(now);
            const auto next = office.nextDeadline();
            QVERIFY(next);
            QVERIFY(*next > now);
            now = *next;
        }
    }
};

BALIE_TEST(Scenario)
#include "tst_Scenario.moc"
