#include "crm-connectors/engines/directory/DirectoryEngine.h"

#include "crm-connectors/engines/directory/DirectoryConnector.h"

namespace balie::crm {

Expected<std::unique_ptr<Connector>> DirectoryEngine::make(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools)
{
    auto spec = DirectorySpec::read(*profile);
    if (!spec)
        return unexpected(spec.error());
    std::unique_ptr<Connector> connector = std::make_unique<DirectoryConnector>(
        std::move(profile), std::move(spec.value()), setting, tools);
    return connector;
}

} // namespace balie::crm
