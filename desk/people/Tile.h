#pragma once

#include "cti/lamp/Lamp.h"
#include "desk/people/Person.h"

namespace balie::desk {

/// What a tile or a search row shows of one person. Made once per change, never while painting.
struct Tile {
    PersonId person;
    cti::DeviceId device;
    QString name;
    QString extension;
    QString department;
    cti::PersonState state;
    cti::Lamp lamp;
    QString secondLine; ///< the lamp's word with its target; no duration
    QString narrowLine; ///< the same in fewer letters, where there is a shorter way to say it
    cti::Moment since; ///< what the duration beside the word counts from, if it has one
    cti::Reachability reachability = cti::Reachability::Unknown;
    bool hasLine = false; ///< false: a contact without a device, draw no lamp
    bool favourite = false;
};

/// "Anna de Vries, 201, on a call for 4 minutes". `now` is Clock::now().
QString tileAccessibleText(const Tile &tile, Clock::Milliseconds now);

/// Who told the state and how long ago: "From the PBX, 3 s ago". Empty where nothing was told.
QString tileSource(const Tile &tile, Clock::Milliseconds now);

/// Everything that is true of the person, one fact a line.
QString tileToolTip(const Tile &tile, Clock::Milliseconds now);

} // namespace balie::desk
