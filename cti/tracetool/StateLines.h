#pragma once

#include "cti/link/LinkStatus.h"
#include "cti/switchboard/CallEvent.h"

#include <QJsonObject>

/// What a replay prints. Every line has "kind": "event", "link" or "device".
namespace balie::tracetool {

QJsonObject eventLine(const cti::CallEvent &event, qint64 wallMs);
QJsonObject linkLine(const cti::LinkStatus &status);
QJsonObject deviceLine(const cti::DeviceSnapshot &snapshot, bool fresh);

} // namespace balie::tracetool
