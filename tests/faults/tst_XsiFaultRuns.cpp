// Busy days over Xsi with trouble on the way. Whatever happened, afterwards the console shows what is true.
#include "tests/faults/Receptionist.h"
#include "tests/support/TestRegistry.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace balie::test {

namespace {

#ifdef BALIE_TEST_SANITIZED
constexpr quint32 runs = 30;
#else
constexpr quint32 runs = 200;
#endif

/// What can go wrong between a console and the XSPs. A wrong password is not among them: it ends the day.
enum class Trouble {
    StreamsCut, ///< the channel's connection closes
    ChannelsTerminated, ///< the server gives the channel up and says so
    SubscriptionsTerminated, ///< of one colleague
    Silent, ///< the stream stands and nothing comes
    Overloaded, ///< 503 for a while
    Conflicts, ///< 409 for some requests
    Redirected, ///< 302 for some requests, also in a ring: the node at the end is asked from then on
    InPieces, ///< documents arrive in pieces of a few bytes
    Together, ///< several documents arrive at once
    SwappedPrefixes,
    Duplicates,
    UnknownEvents,
    AcknowledgementsLost,
    Slow,
    Resync, ///< the application server restarted and tells everything anew
    Restart, ///< the XSPs have forgotten channels and subscriptions
    Down, ///< nobody answers
};
constexpr int troubleKinds = int(Trouble::Down) + 1;

class Troubles {
public:
    Troubles(Console &console, sim::Dice &dice, int count)
        : m_console(console)
        , m_dice(dice)
    {
        for (; count > 0; --count)
            m_waiting.append({Trouble(dice.below(troubleKinds)), dice.between(200ms, 50'000ms),
                dice.between(500ms, 20'000ms)});
    }

    /// Begins and ends what is due.
    void act()
    {
        for (qsizetype i = m_waiting.size() - 1; i >= 0; --i) {
            if (m_waiting.at(i).at <= m_console.clock.now()) {
                begin(m_waiting.at(i));
                m_waiting.removeAt(i);
            }
        }
        for (qsizetype i = m_running.size() - 1; i >= 0; --i) {
            if (m_running.at(i).until <= m_console.clock.now())
                m_running.takeAt(i).end();
        }
    }
    void endAll()
    {
        for (const Running &running : std::exchange(m_running, {}))
            running.end();
        faults().failures = 0;
        faults().redirects = 0;
    }
    bool isWaiting() const { return !m_waiting.isEmpty(); }
    QString inWords() const { return m_words.join(u"; "_s); }

private:
    struct Due {
        Trouble trouble;
        std::chrono::milliseconds at;
        std::chrono::milliseconds duration;
    };
    struct Running {
        std::chrono::milliseconds until;
        std::function<void()> end;
    };

    sim::XsiFaults &faults() { return m_console.pbx.xsi().faults(); }

    void forAWhile(const Due &due, std::function<void()> end)
    {
        m_running.append({m_console.clock.now() + due.duration, std::move(end)});
    }

    void begin(const Due &due)
    {
        m_words << u"%1 at %2 ms for %3"_s.arg(int(due.trouble)).arg(due.at.count()).arg(due.duration.count());
        sim::XsiFace &face = m_console.pbx.xsi();
        switch (due.trouble) {
        case Trouble::StreamsCut:
            face.cutStreams();
            break;
        case Trouble::ChannelsTerminated:
            face.terminateChannels(m_dice.chance(50) ? sim::ChannelEnd::Expired : sim::ChannelEnd::NonResponsive);
            break;
        case Trouble::SubscriptionsTerminated:
            face.terminateSubscriptions({std::to_string(201 + m_dice.below(8))});
            break;
        case Trouble::Silent:
            faults().silent = true;
            forAWhile(due, [this] { faults().silent = false; });
            break;
        case Trouble::Overloaded:
            faults().requestsPerSecond = 1;
            forAWhile(due, [this] { faults().requestsPerSecond = 0; });
            break;
        case Trouble::Conflicts:
            faults().failureStatus = 409;
            faults().failures = 1 + int(m_dice.below(5));
            break;
        case Trouble::Redirected:
            faults().redirects = 1 + int(m_dice.below(20));
            break;
        case Trouble::InPieces:
            faults().chunkSize = 1 + int(m_dice.below(40));
            forAWhile(due, [this] { faults().chunkSize = 0; });
            break;
        case Trouble::Together:
            faults().documentsPerChunk = 2 + int(m_dice.below(4));
            forAWhile(due, [this] { faults().documentsPerChunk = 1; });
            break;
        case Trouble::SwappedPrefixes:
            faults().swappedPrefixes = true;
            forAWhile(due, [this] { faults().swappedPrefixes = false; });
            break;
        case Trouble::Duplicates:
            faults().duplicates = true;
            forAWhile(due, [this] { faults().duplicates = false; });
            break;
        case Trouble::UnknownEvents:
            faults().unknownEvents = true;
            forAWhile(due, [this] { faults().unknownEvents = false; });
            break;
        case Trouble::AcknowledgementsLost:
            faults().dropAcknowledgements = true;
            forAWhile(due, [this] { faults().dropAcknowledgements = false; });
            break;
        case Trouble::Slow:
            faults().latency = m_dice.between(50ms, 3'000ms);
            forAWhile(due, [this] { faults().latency = 0ms; });
            break;
        case Trouble::Resync:
            face.resync();
            break;
        case Trouble::Restart:
            face.restart();
            break;
        case Trouble::Down:
            m_console.http.setDown(true);
            forAWhile(due, [this] { m_console.http.setDown(false); });
            break;
        }
    }

    Console &m_console;
    sim::Dice &m_dice;
    QVector<Due> m_waiting;
    QVector<Running> m_running;
    QStringList m_words;
};

/// One of the many ways in which operators set their XSPs up.
Console::Setup someSetup(quint32 seed, sim::Dice &dice)
{
    Console::Setup setup;
    setup.seed = seed;
    setup.protocol = Protocol::Xsi;
    setup.requestsPerSecond = 20 + int(dice.below(200));
    setup.pbx = Console::quiet(8 + int(dice.below(9)));
    setup.pbx.office.seed = seed;
    setup.pbx.office.activity = sim::Activity::WorkingDay;
    setup.pbx.office.pace = 40;
    setup.pbx.office.options.callIds = sim::CallIdPolicy(dice.below(3));
    setup.pbx.office.options.transferIds = sim::TransferIdPolicy(dice.below(3));
    setup.pbx.xsi.userIds = dice.chance(50) ? sim::UserIdStyle::Name : sim::UserIdStyle::Extension;
    setup.pbx.xsi.nodePinning = dice.chance(70);
    setup.pbx.xsi.latin1Directories = dice.chance(50);
    setup.pbx.xsi.unqualifiedLists = dice.chance(50);
    return setup;
}

enum class Day { Quiet, Troubled };

/// What was wrong at the end of the day; empty: nothing.
QString playDay(quint32 seed, Day day, CommandCount &commands)
{
    const bool troubled = day == Day::Troubled;
    sim::Dice dice(seed);
    Console console(someSetup(seed, dice));
    console.http.balanced = dice.chance(70);
    Receptionist receptionist(console, dice.next());
    Troubles troubles(console, dice, troubled ? 1 + int(dice.below(3)) : 0);
    console.signIn();
    while (console.clock.now() < 60s || troubles.isWaiting()) {
        console.run(dice.between(100ms, 1500ms));
        troubles.act();
        receptionist.act();
    }
    QStringList wrong;
    if (!troubled) {
        // While there are calls: later all are over.
        console.pbx.pbx().freeze();
        console.run(3s);
        wrong = console.differences();
    }
    troubles.endAll();
    console.pbx.pbx().freeze();
    // Longer than the longest back-off and the time-outs that discover what is lost.
    console.run(400s);

    wrong += console.differences();
    if (receptionist.answered() != receptionist.asked())
        wrong << u"%1 commands answered of %2"_s.arg(receptionist.answered()).arg(receptionist.asked());
    commands.add(receptionist);
    if (wrong.isEmpty())
        return {};
    return u"BALIE_TEST_SEED=%1 (%2)\n%3\n%4"_s.arg(seed).arg(
        troubles.inWords(), wrong.join(u'\n'), console.trace.last(30));
}

} // namespace

class XsiFaultRuns : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void afterwardsTheConsoleShowsWhatIsTrue()
    {
        // The first run is that of the seed itself, so that a failed one can be repeated alone.
        quint32 failed = 0;
        CommandCount commands;
        for (quint32 run = 0; run < runs; ++run) {
            const QString wrong = playDay(seed() + run, Day::Troubled, commands);
            if (!wrong.isEmpty() && ++failed <= 3)
                qInfo().noquote() << wrong;
        }
        QCOMPARE(failed, 0U);
        QVERIFY2(commands.mostWereAccepted(), qPrintable(commands.inWords()));
    }

    /// The ids of calls change with every transfer, pick-up and park; what is shown as one call is one.
    void onAQuietDayEveryCallIsFollowed()
    {
        quint32 failed = 0;
        CommandCount commands;
        for (quint32 run = 0; run < runs / 4; ++run) {
            const QString wrong = playDay(seed() + run, Day::Quiet, commands);
            if (!wrong.isEmpty() && ++failed <= 3)
                qInfo().noquote() << wrong;
        }
        QCOMPARE(failed, 0U);
        QVERIFY2(commands.mostWereAccepted(), qPrintable(commands.inWords()));
    }

    void whoIsParkedAtTheOwnLineIsShownForAsLongAsHeIs()
    {
        Console::Setup setup;
        setup.protocol = Protocol::Xsi;
        setup.pbx = Console::quiet(8);
        Console console(setup);
        console.signIn();
        console.run(5s);
        const auto agrees = [&] {
            const QStringList wrong = console.differences();
            if (!wrong.isEmpty())
                qInfo().noquote() << wrong.join(u'\n');
            return wrong.isEmpty();
        };
        const auto park = [&] {
            return console
                .execute({.service = Service::ParkCall,
                    .connection = console.own(ConnectionState::Connected).id,
                    .destination = console.parkPlace().value()})
                .hasValue();
        };
        const auto thread = [&](const ConnectionId &call) {
            return console.client->switchboard().threadOf(call);
        };
        const auto callIsAnswered = [&] {
            return console.control.call({"+31201234567"}, "200").hasValue() && agrees()
                && console.execute({Service::AnswerCall, console.own(ConnectionState::Alerting).id})
                       .hasValue();
        };
        QVERIFY(callIsAnswered());
        const CallThreadId caller = thread(console.own(ConnectionState::Connected).id);
        QVERIFY(park());
        QVERIFY(agrees());
        QVERIFY(console.own().connections.isEmpty());
        QCOMPARE(console.parked().remote.number, u"+31201234567"_s);
        QCOMPARE(thread(console.parked().id), caller);

        // It is still the same call after the channel was lost.
        console.pbx.xsi().cutStreams();
        console.run(30s);
        QVERIFY(agrees());
        QCOMPARE(thread(console.parked().id), caller);
        QVERIFY(console.execute({Service::DirectedPickup, console.parked().id}).hasValue());
        QVERIFY(agrees());
        QCOMPARE(console.parked(), Connection());
        QCOMPARE(thread(console.own(ConnectionState::Connected).id), caller);

        // Nobody takes it back: it rings here again.
        QVERIFY(park());
        console.run(65s);
        QVERIFY(agrees());
        QCOMPARE(console.parked(), Connection());
        const Connection back = console.own(ConnectionState::Alerting);
        QCOMPARE(back.recall, RecallReason::Park);
        QCOMPARE(thread(back.id), caller);

        // The caller gives up.
        QVERIFY(console.execute({Service::AnswerCall, back.id}).hasValue());
        QVERIFY(park());
        QVERIFY(!console.parked().id.call.isEmpty());
        QVERIFY(console.control.hangUp({"+31201234567"}));
        QVERIFY(agrees());
        QCOMPARE(console.parked(), Connection());
    }

    void behindALoadBalancerNothingOfTheChannelGoesAstray()
    {
        Console::Setup setup;
        setup.protocol = Protocol::Xsi;
        setup.pbx = Console::quiet(8);
        setup.pbx.xsi.nodePinning = true;
        Console console(setup);
        console.http.balanced = true;
        console.signIn();
        console.run(5s);
        QVERIFY(console.control.call({"+31201234567"}, "203").hasValue());
        console.run(10min);
        const sim::XsiCounters &counters = console.pbx.xsi().counters();
        QCOMPARE(counters.wrongNode, 0);
        QCOMPARE(counters.channelsTerminated, 0);
        QVERIFY(counters.heartbeats >= 49); // every 12 s
        QCOMPARE(counters.acknowledgements, counters.eventsSent);
        QVERIFY(console.errors.isEmpty());
        QCOMPARE(console.link().state, LinkState::Live);
    }

    void theCookieOfASessionComesBack()
    {
        Console::Setup setup;
        setup.protocol = Protocol::Xsi;
        setup.pbx = Console::quiet(8);
        Console console(setup);
        console.http.balanced = false;
        console.signIn();
        console.run(60s);
        QCOMPARE(console.link().state, LinkState::Live);
        // One for commands, one for subscriptions and acknowledgements, one for the channel.
        QCOMPARE(console.pbx.xsi().counters().sessions, 3);
    }

    void anEventThatIsLostAndNotMadeGoodIsFound()
    {
        // The comparison above can fail: what never arrived and was never asked for anew shows.
        Console::Setup setup;
        setup.protocol = Protocol::Xsi;
        setup.pbx = Console::quiet(8);
        Console console(setup);
        console.signIn();
        console.run(5s);
        QCOMPARE(console.differences(), QStringList());
        console.pbx.xsi().faults().silent = true;
        QVERIFY(console.control.call({"+31201234567"}, "203").hasValue());
        QVERIFY(!console.differences().isEmpty());
        console.pbx.xsi().faults().silent = false;
        console.run(120s);
        QCOMPARE(console.differences(), QStringList());
    }
};

} // namespace balie::test

using balie::test::XsiFaultRuns;
BALIE_TEST(XsiFaultRuns)
#include "tst_XsiFaultRuns.moc"
