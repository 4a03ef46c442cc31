// A reception's busy day without a window, written to a journal: the program that tst_journal kills.
//
// journal-recorder STORE TRACE SEED DAY: plays day number DAY until it is killed or the day is over. What stands in TRACE,
// a line "uuid ended seen started number" for each entry at each writing (ended: 0 of a call that goes on), was told by JournalRecorder::recorded, that is: in the answer of
// the store's write. Nothing is buffered: what was told before the process was killed is in the file, but perhaps for
// the end of the last line. TRACE.log is what the PBX would have in its own log: a line "kind started talked number" for each
// call of the desk at its end, before the journal hears of it.
#include "desk/journal/JournalRecorder.h"
#include "tests/faults/Receptionist.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>
#include <cstdio>

using namespace balie;
using namespace std::chrono_literals;

namespace {

sim::PbxConfig busyDay(quint32 seed)
{
    sim::PbxConfig config = test::Console::quiet(12);
    config.office.activity = sim::Activity::WorkingDay;
    config.office.pace = 20;
    config.office.seed = seed;
    return config;
}

/// The console's clock, some days later by the wall.
class LaterClock final : public Clock {
public:
    LaterClock(Clock &clock, int days)
        : m_clock(clock)
        , m_laterMs(std::chrono::milliseconds(24h).count() * days)
    {
    }
    Milliseconds now() const override { return m_clock.now(); }
    qint64 wallMs() const override { return m_clock.wallMs() + m_laterMs; }
    std::unique_ptr<Timer> makeTimer(std::function<void()> fired) override
    {
        return m_clock.makeTimer(std::move(fired));
    }

private:
    Clock &m_clock;
    qint64 m_laterMs;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    const quint32 seed = arguments.at(3).toUInt();
    QFile trace(arguments.at(2));
    if (!trace.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return 2;

    test::Console::Setup setup;
    setup.pbx = busyDay(seed);
    test::Console console(std::move(setup));
    LaterClock clock(console.clock, arguments.at(4).toInt());
    desk::People people;
    desk::Store store(arguments.at(1));
    QFile log(arguments.at(2) + QStringLiteral(".log"));
    if (!log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return 2;
    QObject::connect(&console.client->switchboard(), &cti::Switchboard::callEvent, &application,
        [&](const cti::CallEvent &event) {
            const cti::Connection &call = event.connection;
            const bool isOver = event.kind == cti::CallEventKind::Ended || event.kind == cti::CallEventKind::Transferred;
            if (!event.own || !isOver || !call.startedAt)
                return;
            const auto talked = call.answeredAt ? event.at - *call.answeredAt : Clock::Milliseconds(0);
            const QString kind = call.direction == cti::Direction::Outgoing ? QStringLiteral("placed")
                : call.answeredAt                                           ? QStringLiteral("answered")
                                                                            : QStringLiteral("missed");
            const QString number = call.remote.number.isEmpty() ? desk::extensionOf(call.remote.device) : call.remote.number;
            const QString line = QStringLiteral("%1 %2 %3 %4\n")
                                     .arg(kind)
                                     .arg(clock.wallMs() - (clock.now() - *call.startedAt).count())
                                     .arg(talked.count())
                                     .arg(call.remote.withheld ? QStringLiteral("-") : number);
            log.write(line.toUtf8());
        });
    desk::JournalRecorder recorder(
        console.client->switchboard(), people, store, clock);
    int writings = 0;
    QObject::connect(&recorder, &desk::JournalRecorder::recorded, &application,
        [&](const QVector<desk::JournalEntry> &entries) {
            ++writings;
            for (const desk::JournalEntry &entry : entries) {
                const QString line = QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                                         .arg(entry.uuid)
                                         .arg(entry.endedMs)
                                         .arg(entry.seenMs)
                                         .arg(entry.startedMs)
                                         .arg(writings)
                                         .arg(entry.key);
                trace.write(line.toUtf8());
            }
            if (writings == 1) {
                std::fputs("begun\n", stdout);
                std::fflush(stdout);
            }
        });
    QObject::connect(&recorder, &desk::JournalRecorder::failed, &application,
        [](const Error &error) { std::fprintf(stderr, "not written: %s\n", qUtf8Printable(error.detail)); });
    store.open();
    console.signIn();

    // A step of the day each turn of the loop, so that answers of the store come in between.
    test::Receptionist receptionist(console, seed);
    QTimer step;
    const auto dayIsOver = console.clock.now() + 4h;
    QObject::connect(&step, &QTimer::timeout, &application, [&] {
        console.run(250ms);
        receptionist.act();
        if (console.clock.now() >= dayIsOver)
            QCoreApplication::quit();
    });
    step.start(0);
    return QCoreApplication::exec();
}
