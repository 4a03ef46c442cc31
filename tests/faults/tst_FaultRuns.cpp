// Busy days with faults on the line. Whatever happened, afterwards the console shows what is true.
#include "tests/faults/Receptionist.h"
#include "tests/support/TestRegistry.h"

#include <ctime>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using sim::FaultDirection;
using sim::FaultKind;

namespace balie::test {

namespace {

#ifdef BALIE_TEST_SANITIZED
constexpr quint32 runs = 30;
#else
constexpr quint32 runs = 200;
#endif

std::vector<sim::Fault> someFaults(sim::Dice &dice, sim::FaultLevel level)
{
    std::vector<FaultKind> kinds;
    for (const FaultKind kind : {FaultKind::Drop, FaultKind::Stall, FaultKind::HalfOpen,
             FaultKind::Garble, FaultKind::Truncate, FaultKind::Duplicate, FaultKind::Reorder,
             FaultKind::Restart, FaultKind::Slow, FaultKind::Refused, FaultKind::Split}) {
        if (sim::faultApplies(kind, level))
            kinds.push_back(kind);
    }
    std::vector<sim::Fault> faults(1 + dice.below(3));
    for (sim::Fault &fault : faults) {
        fault.kind = dice.oneOf(kinds);
        fault.direction = dice.chance(25) ? FaultDirection::ToServer : FaultDirection::ToClient;
        // From the first words of the sign-in on.
        fault.after
            = qint64(1 + dice.below(fault.direction == FaultDirection::ToServer ? 60 : 250));
        fault.duration = dice.between(500ms, 30'000ms);
    }
    return faults;
}

/// One of the many kinds of switch that the console has to cope with.
Console::Setup someSetup(quint32 seed, sim::Dice &dice)
{
    Console::Setup setup;
    setup.seed = seed;
    setup.framing = dice.chance(50) ? sim::Framing::Text : sim::Framing::J2;
    setup.pbx = Console::quiet(10 + int(dice.below(11)));
    setup.pbx.office.seed = seed;
    setup.pbx.office.activity = sim::Activity::WorkingDay;
    setup.pbx.office.pace = 40;
    sim::Options &options = setup.pbx.office.options;
    options.callIds = sim::CallIdPolicy(dice.below(3));
    options.transferIds = sim::TransferIdPolicy(dice.below(3));
    options.clearing = sim::ClearingStyle(dice.below(2));
    options.diverted = sim::DivertedStyle(dice.below(2));
    options.serviceInitiated = dice.chance(50);
    options.offered = dice.chance(50);
    options.strayClearedAfterTransfer = dice.chance(50);
    sim::FaceOptions &face = setup.pbx.face;
    face.editions = {3 + int(dice.below(4))};
    face.responses = sim::ResponseOrder(dice.below(2));
    face.deviceIdFirst = dice.chance(50);
    setup.profile = ServerProfile::named({});
    setup.profile->deviceIdFirst = face.deviceIdFirst;
    face.snapshotSegment = dice.chance(30) ? 1 : 0;
    setup.faults = someFaults(dice,
        setup.framing == sim::Framing::Text ? sim::FaultLevel::TextMessages
                                            : sim::FaultLevel::J2Messages);
    return setup;
}

QString inWords(const Console &console)
{
    QStringList words;
    for (const auto &fired : console.plan.fired()) {
        words << u"%1 %2 after %3, at %4 ms"_s
                     .arg(sim::faultName(fired.fault.kind),
                         fired.fault.direction == FaultDirection::ToClient ? u"to the client"_s
                                                                           : u"to the server"_s)
                     .arg(fired.fault.after)
                     .arg(fired.at.count());
    }
    return words.join(u"; "_s);
}

/// What was wrong at the end of the day; empty: nothing.
QString playDay(quint32 seed, CommandCount &commands)
{
    sim::Dice dice(seed);
    const Console::Setup setup = someSetup(seed, dice);
    Console console(setup);
    Receptionist receptionist(console, dice.next());
    console.signIn();
    constexpr auto day = 60s;
    constexpr auto longestDay = 600s;
    while (console.clock.now() < day
        || (!console.plan.waiting().empty() && console.clock.now() < longestDay)) {
        console.run(dice.between(100ms, 1500ms));
        receptionist.act();
    }
    console.pbx.pbx().freeze();
    // Longer than the longest fault, the deadlines that discover it and the wait before the next
    // attempt.
    console.run(200s);

    QStringList wrong = console.differences();
    if (console.plan.fired().size() != setup.faults.size())
        wrong
            << u"%1 faults fired of %2"_s.arg(console.plan.fired().size()).arg(setup.faults.size());
    if (receptionist.answered() != receptionist.asked())
        wrong << u"%1 commands answered of %2"_s.arg(receptionist.answered())
                     .arg(receptionist.asked());
    commands.add(receptionist);
    if (wrong.isEmpty())
        return {};
    return u"BALIE_TEST_SEED=%1 (%2, %3)\n%4\n%5"_s.arg(seed).arg(
        setup.framing == sim::Framing::Text ? u"text"_s : u"J.2"_s, inWords(console),
        wrong.join(u'\n'), console.trace.last(40));
}

} // namespace

class FaultRuns : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void afterwardsTheConsoleShowsWhatIsTrue()
    {
        // The first run is that of the seed itself, so that a failed one can be repeated alone.
        const std::clock_t began = std::clock();
        quint32 failed = 0;
        CommandCount commands;
        for (quint32 run = 0; run < runs; ++run) {
            const QString wrong = playDay(seed() + run, commands);
            if (!wrong.isEmpty() && ++failed <= 3)
                qInfo().noquote() << wrong;
        }
        const double seconds = double(std::clock() - began) / CLOCKS_PER_SEC;
        qInfo("%u runs in %.1f s of processor time", runs, seconds);
        QVERIFY2(failed == 0,
            qPrintable(u"%1 of %2 runs ended wrong; see above"_s.arg(failed).arg(runs)));
        QVERIFY2(commands.mostWereAccepted(), qPrintable(commands.inWords()));
#if defined(NDEBUG) && !defined(BALIE_TEST_SANITIZED)
        // Processor time, so that it says how much work there is and not how busy the machine is.
        QVERIFY(seconds < 20);
#endif
    }

    /// A PBX answers a request that it cannot read with an error that says nothing: no reason to
    /// give anybody up.
    void everyRequestOfTheSignInMayBeDamaged_data()
    {
        QTest::addColumn<int>("framing");
        QTest::addColumn<int>("kind");
        QTest::newRow("text, garbled") << int(sim::Framing::Text) << int(FaultKind::Garble);
        QTest::newRow("text, truncated") << int(sim::Framing::Text) << int(FaultKind::Truncate);
        QTest::newRow("J.2, garbled") << int(sim::Framing::J2) << int(FaultKind::Garble);
        QTest::newRow("J.2, truncated") << int(sim::Framing::J2) << int(FaultKind::Truncate);
    }
    void everyRequestOfTheSignInMayBeDamaged()
    {
        QFETCH(int, framing);
        QFETCH(int, kind);
        for (qint64 request = 1; request <= 25; ++request) {
            Console console({.framing = sim::Framing(framing),
                .faults = {{FaultKind(kind), FaultDirection::ToServer, request, 0ms}},
                .seed = seed() + quint32(request)});
            console.signIn();
            console.run(200s);
            QCOMPARE(console.plan.fired().size(), 1U);
            const QStringList wrong = console.differences();
            QVERIFY2(wrong.isEmpty(),
                qPrintable(u"request %1\n%2\n%3"_s.arg(request).arg(
                    wrong.join(u'\n'), console.trace.last(20))));
        }
    }

    /// The suite would notice: what is lost stays wrong when nothing repairs it, and is right when
    /// it is repaired.
    void aLostEventIsFound_data()
    {
        QTest::addColumn<bool>("repaired");
        QTest::newRow("no resync") << false;
        QTest::newRow("with resync") << true;
    }
    void aLostEventIsFound()
    {
        QFETCH(bool, repaired);
        Console::Setup setup;
        setup.profile = ServerProfile::named({});
        setup.profile->resyncs = repaired;
        Console console(setup);
        console.signIn();
        QVERIFY(console.differences().isEmpty());
        QVERIFY(console.control.call({"+31201234567"}, "202"));
        console.run();
        QCOMPARE(console.differences(), QStringList());
        int lost = 0;
        console.tap.loses = [&](const QByteArray &message) {
            const bool loses = lost == 0 && message.contains("EstablishedEvent");
            lost += loses ? 1 : 0;
            return loses;
        };
        QVERIFY(console.control.answer({"202"}));
        console.run(1s);
        QCOMPARE(lost, 1);
        QVERIFY(!console.differences().isEmpty());
        // The PBX tells that something was lost, or nothing is heard of it.
        console.pbx.face().setSystemStatus(sim::SystemStatusValue::MessagesLost);
        console.pbx.face().setSystemStatus(sim::SystemStatusValue::Normal);
        console.run(5s);
        QCOMPARE(console.link().state, LinkState::Live);
        QCOMPARE(console.differences().isEmpty(), repaired);
    }

    void aGarbledEventIsRepairedByResync_data() { aLostEventIsFound_data(); }
    void aGarbledEventIsRepairedByResync()
    {
        QFETCH(bool, repaired);
        Console::Setup setup;
        setup.profile = ServerProfile::named({});
        setup.profile->resyncs = repaired;
        setup.seed = seed();
        Console console(setup);
        console.signIn();
        QVERIFY(console.control.call({"+31201234567"}, "202"));
        console.run();
        console.plan.add({FaultKind::Garble, FaultDirection::ToClient,
            console.plan.passed(FaultDirection::ToClient) + 1, 0ms});
        QVERIFY(console.control.answer({"202"}));
        console.run(1s); // before the colleague does anything else, of which an event would repair it too
        QCOMPARE(console.plan.fired().size(), 1U);
        QVERIFY(console.trace.notesWith("unreadable") == 1);
        QCOMPARE(console.differences().isEmpty(), repaired);
    }

    /// What happened while the link was lost is told by nobody; without private data only the
    /// linkage tells two calls of one id apart.
    void anIdThatWasReusedDuringAGapIsAnotherCall_data()
    {
        QTest::addColumn<bool>("linkage");
        QTest::newRow("without linkage nobody can tell") << false;
        QTest::newRow("with linkage") << true;
    }
    void anIdThatWasReusedDuringAGapIsAnotherCall()
    {
        QFETCH(bool, linkage);
        Console::Setup setup;
        setup.profile = ServerProfile::named(u"generic"_s);
        setup.pbx.face.privateData = false;
        setup.pbx.face.callLinkage = linkage;
        setup.pbx.office.options.callIds = sim::CallIdPolicy::ReuseAtOnce;
        Console console(setup);
        console.pbx.pbx().freeze();
        console.signIn();
        QVERIFY(console.control.call({"+31201111111"}, "200"));
        QVERIFY(console.control.answer({"200"}));
        console.run();
        const ConnectionId talk = console.own(ConnectionState::Connected).id;
        const CallThreadId first = console.threadAt(u"200"_s);
        QVERIFY(first != CallThreadId::None);
        console.control.dropLinks();
        QVERIFY(console.control.hangUp({"200"}));
        QVERIFY(console.control.call({"+31202222222"}, "200"));
        QVERIFY(console.control.answer({"200"}));
        console.run(5s);
        QCOMPARE(console.link().state, LinkState::Live);
        QCOMPARE(console.differences(), QStringList());
        QCOMPARE(console.own(ConnectionState::Connected).id, talk);
        QCOMPARE(console.threadAt(u"200"_s) != first, linkage);
    }
};

} // namespace balie::test

using balie::test::FaultRuns;
BALIE_TEST(FaultRuns)
#include "tst_FaultRuns.moc"
