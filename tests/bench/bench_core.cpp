// What one piece of news costs on its way from the provider to the views, without wire and window.
#include "base/ManualClock.h"
#include "cti/lamp/Lamp.h"
#include "cti/switchboard/Switchboard.h"

#include <benchmark/benchmark.h>

using namespace balie::cti;
using namespace Qt::Literals::StringLiterals;

namespace {

DeviceSnapshot lamp(qint64 number)
{
    DeviceSnapshot made;
    made.device = DeviceId(QString::number(10'000 + number));
    made.knowledge = Knowledge::Known;
    return made;
}

Connection callAt(const DeviceSnapshot &device, qint64 call, ConnectionState state)
{
    Connection made;
    made.id = {CallId(QString::number(call)), device.device};
    made.state = state;
    made.direction = Direction::Incoming;
    made.remote = {DeviceId(u"+31201234567"_s), u"+31201234567"_s, u"Van Dijk"_s, false};
    return made;
}

/// Everybody idle, then half of them ringing, then idle again: per snapshot.
void switchboardDiff(benchmark::State &state)
{
    balie::ManualClock clock;
    Switchboard board(clock);
    board.setBudget(std::chrono::hours(1));
    const qint64 devices = state.range(0);
    Batch idle;
    for (qint64 i = 0; i < devices; ++i)
        idle.latest.append(lamp(i));
    board.apply(idle);
    qint64 call = 0;
    for (auto _ : state) {
        state.PauseTiming();
        Batch ringing;
        Batch over;
        for (qint64 i = 0; i < devices; i += 2) {
            DeviceSnapshot rings = lamp(i);
            rings.connections = {callAt(rings, ++call, ConnectionState::Alerting)};
            DeviceSnapshot ends = lamp(i);
            EndedConnection ended;
            ended.last = rings.connections[0];
            ended.reason = EndReason::Cleared;
            ends.ended = {ended};
            ringing.latest.append(rings);
            over.latest.append(ends);
        }
        clock.advance(std::chrono::seconds(11)); // calls that are over are forgotten in passing
        state.ResumeTiming();
        board.apply(std::move(ringing));
        board.apply(std::move(over));
    }
    state.SetItemsProcessed(state.iterations() * devices);
}
BENCHMARK(switchboardDiff)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

void lampRule(benchmark::State &state)
{
    PersonState person;
    person.knowledge = Knowledge::Known;
    person.connected = 1;
    person.held = 1;
    person.services.doNotDisturb = true;
    person.services.forwarding = QVector<Forwarding>{{ForwardingType::Immediate, true, u"205"_s}};
    for (auto _ : state)
        benchmark::DoNotOptimize(lampFor(person));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(lampRule);

/// A frame's worth of news about `range` lamps, each told three times.
void handOverMerge(benchmark::State &state)
{
    HandOver handOver;
    const qint64 devices = state.range(0);
    QVector<DeviceSnapshot> news;
    for (qint64 i = 0; i < devices; ++i) {
        news.append(lamp(i));
        news.last().connections = {callAt(news.last(), i, ConnectionState::Alerting)};
    }
    for (auto _ : state) {
        for (int round = 0; round < 3; ++round) {
            for (const DeviceSnapshot &snapshot : std::as_const(news))
                handOver.postLatest(snapshot);
        }
        benchmark::DoNotOptimize(handOver.take());
    }
    state.SetItemsProcessed(state.iterations() * devices * 3);
}
BENCHMARK(handOverMerge)->Arg(100)->Arg(5'000)->Unit(benchmark::kMicrosecond);

} // namespace
