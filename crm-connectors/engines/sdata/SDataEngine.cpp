#include "crm-connectors/engines/sdata/SDataEngine.h"

#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/steps/HttpConnector.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

void complete(std::optional<Operation> &operation)
{
    if (!operation)
        return;
    for (Step &step : operation->steps) {
        step.isAtom = true;
        if (step.card && step.items.isEmpty())
            step.items = u"$resources"_s;
    }
}

} // namespace

Expected<std::unique_ptr<Connector>> SDataEngine::make(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools)
{
    auto whole = std::make_shared<Profile>(*profile);
    complete(whole->findByNumber);
    complete(whole->findByName);
    std::unique_ptr<Connector> connector
        = std::make_unique<HttpConnector>(std::move(whole), setting, tools);
    return connector;
}

} // namespace balie::crm
