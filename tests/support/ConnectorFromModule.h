#pragma once

#include "crm-connectors/api/Engine.h"
#include "crm-connectors/host/EngineLoader.h"
#include "crm-connectors/profile/Profile.h"

#include <QMap>

namespace balie::test {

/// A connector as the program makes it: signed in by a session over `http`, out of its engine's
/// module. Settings that are not in `values` have their default. `keep` holds what it was given,
/// and goes after it.
Expected<std::unique_ptr<crm::Connector>> connectorFromModule(crm::EngineLoader &engines,
    const std::shared_ptr<const crm::Profile> &profile, const crm::ConnectorSetting &values,
    const QMap<QString, QString> &secrets, HttpPort &http, Clock &clock,
    std::shared_ptr<void> &keep);

} // namespace balie::test
