#pragma once

#include "crm-connectors/api/Engine.h"

#include <QObject>

namespace balie::crm {

/// Customer systems that speak OData: as http-json, with what OData itself says already filled in.
class ODataEngine final : public QObject, public Engine {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID BALIE_CRM_ENGINE_IID FILE "odata.json")
    Q_INTERFACES(balie::crm::Engine)

public:
    Expected<std::unique_ptr<Connector>> make(std::shared_ptr<const Profile> profile,
        const ConnectorSetting &setting, const ConnectorTools &tools) override;
};

} // namespace balie::crm
