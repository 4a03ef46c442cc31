#include "crm-connectors/engines/odata/ODataEngine.h"

#include "crm-connectors/engines/odata/ODataDialect.h"
#include "crm-connectors/steps/HttpConnector.h"

namespace balie::crm {

Expected<std::unique_ptr<Connector>> ODataEngine::make(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools)
{
    Expected<std::shared_ptr<const Profile>> whole = withODataDefaults(*profile);
    if (!whole)
        return unexpected(whole.error());
    std::unique_ptr<Connector> connector
        = std::make_unique<HttpConnector>(std::move(whole.value()), setting, tools);
    return connector;
}

} // namespace balie::crm
