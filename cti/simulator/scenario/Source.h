#pragma once

#include "cti/simulator/scenario/Stage.h"

namespace balie::sim {

/// Something that makes things happen by itself: a script, a working day, a load.
class Source {
public:
    virtual ~Source() = default;

    virtual std::optional<Millis> next() const = 0;
    /// Does what is due at `now`; next() is later afterwards.
    virtual void run(Stage &stage, Millis now) = 0;
};

} // namespace balie::sim
