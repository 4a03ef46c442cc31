#include "crm-connectors/engines/http-json/HttpJsonEngine.h"

#include "crm-connectors/steps/HttpConnector.h"

namespace balie::crm {

Expected<std::unique_ptr<Connector>> HttpJsonEngine::make(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools)
{
    std::unique_ptr<Connector> connector
        = std::make_unique<HttpConnector>(std::move(profile), setting, tools);
    return connector;
}

} // namespace balie::crm
