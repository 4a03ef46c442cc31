#pragma once

#include "crm-connectors/api/Engine.h"

#include <QObject>

namespace balie::crm {

/// The engine "sql" as a module; its worker is SqlWorker::installedProgram().
class SqlEngine final : public QObject, public Engine {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID BALIE_CRM_ENGINE_IID FILE "sql.json")
    Q_INTERFACES(balie::crm::Engine)

public:
    Expected<std::unique_ptr<Connector>> make(std::shared_ptr<const Profile> profile,
        const ConnectorSetting &setting, const ConnectorTools &tools) override;
};

} // namespace balie::crm
