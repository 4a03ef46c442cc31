#pragma once

#include "crm-connectors/api/Engine.h"

#include <QObject>

namespace balie::crm {

/// When colleagues are busy, from a CalDAV server; nothing else. README.md says how it is asked,
/// and describes the profile's own part "caldav".
class CalDavEngine final : public QObject, public Engine {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID BALIE_CRM_ENGINE_IID FILE "caldav.json")
    Q_INTERFACES(balie::crm::Engine)

public:
    Expected<std::unique_ptr<Connector>> make(std::shared_ptr<const Profile> profile,
        const ConnectorSetting &setting, const ConnectorTools &tools) override;
};

} // namespace balie::crm
