#pragma once

#include "crm-connectors/api/Engine.h"

#include <QObject>

namespace balie::crm {

/// Customer systems of Sage that speak SData 1.1 or 2.0: a search answers with "$resources", as JSON or,
/// where the server knows nothing else, as Atom. All the rest stands in the
/// profile.
class SDataEngine final : public QObject, public Engine {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID BALIE_CRM_ENGINE_IID FILE "sdata.json")
    Q_INTERFACES(balie::crm::Engine)

public:
    Expected<std::unique_ptr<Connector>> make(std::shared_ptr<const Profile> profile,
        const ConnectorSetting &setting, const ConnectorTools &tools) override;
};

} // namespace balie::crm
