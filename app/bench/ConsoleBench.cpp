#include "app/bench/ConsoleBench.h"

#include "app/bench/Percentiles.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <cmath>
#include <utility>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 120s; // to be live
constexpr auto warmUp = 2s; // caches, first paint of each tile
constexpr auto calmDown = 5s; // before an idle console is called idle
constexpr auto quiet = 1s; // without an event: a burst is over
constexpr auto betweenEvents = 400ms; // several frames: one event at a time
constexpr auto betweenLooks = 400ms;
constexpr int singleEvents = 60;
constexpr int mostLooks = 12;

double rounded(double value, int decimals)
{
    const double factor = std::pow(10.0, decimals);
    return std::round(value * factor) / factor;
}

QString besideThisProgram(const QString &name)
{
    return QCoreApplication::applicationDirPath() + u'/' + name;
}

} // namespace

ConsoleBench::ConsoleBench(BenchOptions options)
    : m_options(std::move(options))
    , m_pbx(
          m_options.pbxProgram.isEmpty() ? besideThisProgram(u"balie-pbx"_s) : m_options.pbxProgram)
    , m_step(m_console.clock().makeTimer([this] { std::exchange(m_next, {})(); }))
    , m_giveUp(m_console.clock().makeTimer(
          [this] { Q_EMIT failed(u"not every lamp came alive in two minutes"_s); }))
{
    connect(&m_pbx, &PbxProcess::failed, this, &ConsoleBench::failed);
    connect(&m_pbx, &PbxProcess::started, this, &ConsoleBench::openConsole);
    connect(&m_console, &ConsoleUnderTest::allLive, this, &ConsoleBench::consoleLive);
    connect(&m_wakeUps, &WakeUpMeter::finished, this, [this] {
        endMeasuring();
        report();
    });
}

void ConsoleBench::start()
{
    m_pbx.start(m_options.pbxArguments());
}

void ConsoleBench::openConsole(quint16 port)
{
    m_giveUp->start(patience);
    m_beganNs = monotonicNs();
    m_console.open(port, m_options.users, m_options.visible);
}

void ConsoleBench::consoleLive()
{
    m_allLiveSeconds = double(monotonicNs() - m_beganNs) / 1e9;
    m_requestsToLive = m_console.wire().requests;
    m_giveUp->stop();
    m_next = [this] { beginMeasuring(); };
    m_step->start(m_options.mode == BenchOptions::Mode::Idle ? calmDown : warmUp);
}

void ConsoleBench::beginMeasuring()
{
    m_console.restartMeters();
    m_before = ProcessUsage::now();
    m_measuredFromNs = monotonicNs();
    switch (m_options.mode) {
    case BenchOptions::Mode::Idle:
        m_wakeUps.measure(m_options.duration);
        break;
    case BenchOptions::Mode::Load:
        m_next = [this] {
            endMeasuring();
            report();
        };
        m_step->start(m_options.duration);
        break;
    case BenchOptions::Mode::Burst:
        m_pbx.tell(u"burst %1"_s.arg(m_options.burst));
        m_next = [this] { waitForQuiet(); };
        m_step->start(quiet);
        break;
    case BenchOptions::Mode::Single:
        callNext();
        break;
    }
}

/// Somebody outside calls, which is one event at one lamp, and hangs up again.
void ConsoleBench::callNext()
{
    if (m_calls == singleEvents) {
        endMeasuring();
        report();
        return;
    }
    const QString colleague = QString::number(201 + m_calls++ % std::min(m_options.users - 1, 40));
    const QString outside = u"+3120555%1"_s.arg(1000 + m_calls);
    m_pbx.tell(u"call %1 %2"_s.arg(outside, colleague));
    m_next = [this, colleague] {
        m_pbx.tell(u"hangup "_s + colleague);
        m_next = [this] { callNext(); };
        m_step->start(betweenEvents);
    };
    m_step->start(betweenEvents);
}

void ConsoleBench::waitForQuiet()
{
    const int events = m_console.wire().events;
    if (std::exchange(m_eventsAtLastLook, events) == events || m_looks++ == mostLooks) {
        endMeasuring();
        m_looks = 0;
        compareWithTruth();
        return;
    }
    m_next = [this] { waitForQuiet(); };
    m_step->start(quiet);
}

/// The office lives on, so at any one look some lamps are a round trip behind: wrong is what is
/// wrong at each look.
void ConsoleBench::compareWithTruth()
{
    m_pbx.tell(u"truth"_s, [this](const QJsonObject &truth) {
        m_next = [this, truth] {
            const QMap<QString, QString> differing = m_console.differences(truth);
            if (m_looks++ == 0)
                m_wrong = differing;
            else
                m_wrong.removeIf([&](const std::pair<const QString &, QString &> &lamp) {
                    return !differing.contains(lamp.first);
                });
            if (m_wrong.isEmpty() || m_looks == mostLooks) {
                report();
                return;
            }
            m_next = [this] { compareWithTruth(); };
            m_step->start(betweenLooks);
        };
        m_step->start(50ms); // what was sent before this answer arrives on another socket
    });
}

void ConsoleBench::endMeasuring()
{
    const double seconds = double(monotonicNs() - m_measuredFromNs) / 1e9;
    const ProcessUsage after = ProcessUsage::now();
    const QVector<double> &samples = m_console.paints().samples();
    const auto latency = [&](double percent) { return rounded(percentile(samples, percent), 2); };
    m_figures = {
        {u"users"_s, m_options.users},
        {u"visible"_s, m_console.visibleLamps()},
        {u"rate"_s, m_options.rate},
        {u"handled_per_s"_s, rounded(double(m_console.wire().events) / seconds, 1)},
        {u"event_to_painted_ms"_s,
            QJsonObject{{u"p50"_s, latency(50)}, {u"p95"_s, latency(95)}, {u"p99"_s, latency(99)}}},
        {u"longest_turn_ms"_s, rounded(m_console.guiLoop().longestTurnMs(), 2)},
        {u"cpu_percent_of_core"_s,
            rounded(double(after.cpuNs - m_before.cpuNs) / 1e7 / seconds, 2)},
        {u"resident_mb"_s, rounded(after.residentMb, 1)},
        {u"all_live_s"_s, rounded(m_allLiveSeconds, 3)},
        {u"requests_to_live"_s, m_requestsToLive},
    };
    if (m_options.parts) {
        m_figures.insert(u"resident_parts_mb"_s,
            QJsonObject{{u"anonymous"_s, rounded(after.anonymousMb, 1)},
                {u"files"_s, rounded(after.filesMb, 1)},
                {u"window"_s, rounded(after.sharedMb, 1)}});
    }
    if (m_options.mode == BenchOptions::Mode::Load)
        return;
    m_figures.insert(u"samples"_s, samples.size());
    m_figures.insert(u"tiles_painted"_s, qint64(m_console.paints().tilesPainted()));
    m_figures.insert(u"events"_s, m_console.wire().events.load());
    if (m_options.mode == BenchOptions::Mode::Idle) {
        const auto perMinute
            = [&](quint64 count) { return rounded(double(count) * 60 / seconds, 2); };
        m_figures.insert(u"wake_ups_per_minute"_s,
            QJsonObject{{u"gui"_s, perMinute(m_wakeUps.ofGui())},
                {u"link"_s, perMinute(m_wakeUps.ofThread("balie-link"))},
                {u"all_threads"_s, perMinute(m_wakeUps.ofAll())}});
    }
}

void ConsoleBench::report()
{
    if (m_options.mode == BenchOptions::Mode::Burst) {
        m_figures.insert(u"burst"_s, m_options.burst);
        m_figures.insert(u"looks"_s, m_looks);
        m_figures.insert(u"wrong_lamps"_s, QJsonArray::fromStringList(m_wrong.values()));
    }
    Q_EMIT finished(m_figures);
}

} // namespace balie::bench
