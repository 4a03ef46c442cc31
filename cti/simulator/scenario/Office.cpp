#include "cti/simulator/scenario/Office.h"

#include "cti/simulator/scenario/LoadSource.h"
#include "cti/simulator/scenario/ScriptSource.h"
#include "cti/simulator/scenario/WorkingDaySource.h"

#include <algorithm>

namespace balie::sim {

using namespace std::chrono_literals;

namespace {

Temper temperOf(Activity activity)
{
    Temper temper;
    if (activity == Activity::Load)
        temper = {300ms, 1500ms, 1s, 4s, 95, 10};
    return temper;
}

} // namespace

class Office::Private {
public:
    Private(OfficeConfig config, Millis start, StampSource stamp)
        : people(makePeople(config.users, config.seed))
        , engine(
              config.options, [dice = Dice(config.seed + 1)]() mutable { return dice.next(); },
              std::move(stamp))
        , cast(engine, temperOf(config.activity), config.seed + 2)
        , stage(engine, cast, people, config.seed + 3)
    {
        for (const auto *devices : {&people.staff, &people.services, &people.callers}) {
            for (const Device &device : *devices)
                engine.addDevice(device);
        }
        for (const Account &account : people.accounts)
            engine.addAccount(account);
        engine.advanceTo(start);
        std::vector<DeviceId> colleagues;
        for (std::size_t i = 1; i < people.staff.size(); ++i)
            colleagues.push_back(people.staff[i].id);
        cast.setReception(people.staff.front().id, std::move(colleagues));

        if (!config.script.empty())
            sources.push_back(std::make_unique<ScriptSource>(config.script, start));
        if (config.activity == Activity::WorkingDay)
            sources.push_back(std::make_unique<WorkingDaySource>(stage, config.pace, start));
        else if (config.activity == Activity::Load)
            sources.push_back(std::make_unique<LoadSource>(config.eventsPerSecond, start));
        // What happened before anybody looked is in the snapshots.
        stage.takeEvents();
    }

    Source *nextSource() const
    {
        Source *first = nullptr;
        if (frozen)
            return first;
        for (const auto &source : sources) {
            if (source->next() && (!first || *source->next() < *first->next()))
                first = source.get();
        }
        return first;
    }

    // At equal times the switch goes before the people, and the people before the sources.
    void run(Millis until)
    {
        for (;;) {
            Source *source = nextSource();
            const Millis never = Millis::max();
            const Millis byEngine = engine.nextDeadline().value_or(never);
            const Millis byCast = frozen ? never : cast.next().value_or(never);
            const Millis bySource = source ? *source->next() : never;
            const Millis first = std::min({byEngine, byCast, bySource});
            if (first > until || first == never)
                break;
            if (first == byEngine) {
                stage.note(engine.advanceTo(first));
            } else if (first == byCast) {
                if (const auto due = cast.takeDue(first))
                    stage.perform(due->second, first);
            } else {
                source->run(stage, first);
            }
        }
        stage.note(engine.advanceTo(until));
        now = until;
    }

    People people;
    Engine engine;
    Cast cast;
    Stage stage;
    std::vector<std::unique_ptr<Source>> sources;
    Millis now{0};
    bool frozen = false;
};

Office::Office(OfficeConfig config, Millis start, StampSource stamp)
    : d(std::make_unique<Private>(std::move(config), start, std::move(stamp)))
{
    d->now = start;
}

Office::~Office() = default;

const Engine &Office::engine() const
{
    return d->engine;
}

void Office::setControlled(const DeviceId &device, bool controlled)
{
    d->cast.setControlled(device, controlled, d->now);
}

Outcome Office::apply(const Command &command, Millis now)
{
    d->run(now);
    Outcome outcome = d->engine.apply(command, now);
    d->stage.note(outcome.events);
    outcome.events = d->stage.takeEvents();
    return outcome;
}

std::vector<Event> Office::perform(const ScriptAction &action, Millis now)
{
    d->now = now;
    d->run(now);
    play(d->stage, action, now);
    return d->stage.takeEvents();
}

std::optional<Millis> Office::nextDeadline() const
{
    std::optional<Millis> first = d->engine.nextDeadline();
    const auto consider = [&](const std::optional<Millis> &other) {
        if (other && (!first || *other < *first))
            first = other;
    };
    if (!d->frozen)
        consider(d->cast.next());
    if (const Source *source = d->nextSource())
        consider(source->next());
    return first;
}

std::vector<Event> Office::advanceTo(Millis now)
{
    d->run(now);
    return d->stage.takeEvents();
}

void Office::freeze()
{
    d->frozen = true;
}

std::vector<Event> Office::burst(int count, Millis now)
{
    // More than two stations can see of one new call under any options.
    constexpr std::uint64_t mostOfACall = 8;
    d->run(now);
    Stage &stage = d->stage;
    const std::vector<Device> &staff = d->people.staff;
    if (staff.size() < 2 || count <= 0)
        return stage.takeEvents();

    const std::uint64_t begin = stage.copies();
    const auto wanted = static_cast<std::uint64_t>(count);
    const auto done = [&] { return stage.copies() - begin; };
    std::vector<DeviceId> free;
    for (std::size_t i = 1; i < staff.size(); ++i) {
        if (!d->cast.isControlled(staff[i].id) && d->engine.isFree(staff[i].id))
            free.push_back(staff[i].id);
    }
    for (std::size_t i = 0;
         i + 1 < free.size() && done() < wanted / 2 && done() + mostOfACall <= wanted; i += 2)
        stage.perform(MakeCall{free[i], free[i + 1].value}, now);
    for (std::size_t i = 0; done() < wanted; ++i) {
        const DeviceId &id = staff[1 + i % (staff.size() - 1)].id;
        stage.perform(SetDoNotDisturb{id, !d->engine.truth(id)->doNotDisturb}, now);
    }
    return stage.takeEvents();
}

} // namespace balie::sim
