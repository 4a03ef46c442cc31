#pragma once

#include "crm-connectors/api/Engine.h"

#include <QObject>

namespace balie::crm {

/// Customer systems whose contacts are copied, because they cannot be searched by number. The
/// profile's own part "directory" is described in README.md.
class DirectoryEngine final : public QObject, public Engine {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID BALIE_CRM_ENGINE_IID FILE "directory.json")
    Q_INTERFACES(balie::crm::Engine)

public:
    Expected<std::unique_ptr<Connector>> make(std::shared_ptr<const Profile> profile,
        const ConnectorSetting &setting, const ConnectorTools &tools) override;
};

} // namespace balie::crm
