#include "crm-connectors/engines/caldav/CalDavEngine.h"

#include "crm-connectors/engines/caldav/CalDavConnector.h"

namespace balie::crm {

Expected<std::unique_ptr<Connector>> CalDavEngine::make(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools)
{
    auto line = CalDavLine::make(std::move(profile), setting, tools);
    if (!line)
        return unexpected(line.error());
    std::unique_ptr<Connector> connector
        = std::make_unique<CalDavConnector>(std::move(line.value()));
    return connector;
}

} // namespace balie::crm
