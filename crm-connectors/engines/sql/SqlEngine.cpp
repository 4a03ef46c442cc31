#include "crm-connectors/engines/sql/SqlEngine.h"

#include "crm-connectors/engines/sql/SqlConnector.h"

namespace balie::crm {

Expected<std::unique_ptr<Connector>> SqlEngine::make(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools)
{
    return SqlConnector::make(std::move(profile), setting, tools, SqlWorker::installedProgram());
}

} // namespace balie::crm
