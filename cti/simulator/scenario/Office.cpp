#include "cti/simulator/scenario/Office.h"

namespace balie::sim {

class Office::Private {
public:
    explicit Private(Options options) : engine(std::move(options)) { }
    Engine engine;
};

Office::Office(OfficeConfig config, Millis, StampSource) : d(std::make_unique<Private>(config.options)) { }
Office::~Office() = default;
const Engine &Office::engine() const { return d->engine; }
void Office::setControlled(const DeviceId &, bool) { }
Outcome Office::apply(const Command &command, Millis now) { return d->engine.apply(command, now); }
std::optional<Millis> Office::nextDeadline() const { return d->engine.nextDeadline(); }
std::vector<Event> Office::advanceTo(Millis now) { return d->engine.advanceTo(now); }
std::vector<Event> Office::burst(int, Millis) { return {}; }

} // namespace balie::sim
