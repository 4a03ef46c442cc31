#pragma once

#include <QJsonObject>

namespace balie::sim {

class Pbx;

/// What the engine knows, in words of our own (not of CSTA), for comparing with a client:
/// {"at", "calls", "devices": [{"device", "name", "inService", "doNotDisturb", "forwarding":
/// [{"type", "on", "to"}], "connections": [{"call", "state", "direction", "remote", "remoteName",
/// "withheld", "called", "lastRedirection", "recall", "ageMs"}]}]}. Outside parties are left out;
/// so are rules that are off and texts that are empty.
QJsonObject truthJson(const Pbx &pbx);

} // namespace balie::sim
