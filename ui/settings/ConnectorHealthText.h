#pragma once

#include "crm-connectors/api/ConnectorHealth.h"
#include "ui/icons/IconName.h"
#include "ui/theme/ColourRole.h"

#include <QString>

namespace balie::ui::connectorHealth {

/// The mark of a state: each has a shape of its own, so that it is told without colour as well.
IconName icon(crm::ConnectorHealth::State state);
ColourRole colour(crm::ConnectorHealth::State state);
/// How it goes and what to do about it, in sentences.
QString sentence(const crm::ConnectorHealth &health);
/// "240 ms", "1.5 s".
QString took(std::chrono::milliseconds time);

} // namespace balie::ui::connectorHealth
