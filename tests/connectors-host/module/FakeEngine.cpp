// An engine as a module, which makes nothing.
#include "crm-connectors/api/Engine.h"

#include <QObject>

namespace balie::test {

class FakeEngine final : public QObject, public crm::Engine {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID BALIE_CRM_ENGINE_IID FILE "engine.json")
    Q_INTERFACES(balie::crm::Engine)

public:
    Expected<std::unique_ptr<crm::Connector>> make(std::shared_ptr<const crm::Profile>,
        const crm::ConnectorSetting &, const crm::ConnectorTools &) override
    {
        return unexpected(Error{ErrorCode::NotSupported, QStringLiteral("Makes nothing."), {}});
    }
};

} // namespace balie::test

#include "FakeEngine.moc"
