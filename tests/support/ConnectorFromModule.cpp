#include "tests/support/ConnectorFromModule.h"

#include "crm-connectors/auth/Sessions.h"
#include "tests/connectors-auth/FakeSecrets.h"

namespace balie::test {

namespace {

/// Last first when it goes.
struct Tools {
    std::unique_ptr<FakeSecrets> secrets;
    std::unique_ptr<crm::Session> session;
    PhoneNumbers numbers;
};

} // namespace

Expected<std::unique_ptr<crm::Connector>> connectorFromModule(crm::EngineLoader &engines,
    const std::shared_ptr<const crm::Profile> &profile, const crm::ConnectorSetting &values,
    const QMap<QString, QString> &secrets, HttpPort &http, Clock &clock,
    std::shared_ptr<void> &keep)
{
    crm::ConnectorSetting setting = values;
    crm::AuthSetup setup;
    for (const crm::ProfileSetting &one : profile->settings) {
        if (one.kind == crm::SettingField::Kind::Secret)
            setup.secretKeys.append(one.key);
        else if (setting.values.value(one.key).isEmpty())
            setting.values.insert(one.key, one.defaultValue);
    }
    setup.system = profile->name;
    setup.spec = profile->auth;
    setup.baseUrl = profile->request.baseUrl;
    setup.values = setting.values;
    auto shared = std::make_shared<Tools>();
    shared->secrets = std::make_unique<FakeSecrets>(clock);
    shared->secrets->stored = secrets;
    auto session = crm::makeSession(setup, {*shared->secrets, http, clock, {}, {}});
    if (!session)
        return unexpected(session.error());
    shared->session = std::move(session.value());
    const auto engine = engines.engine(profile->engine, profile->engineVersion);
    if (!engine)
        return unexpected(engine.error());
    keep = shared;
    return (*engine)->make(profile, setting, {*shared->session, clock, shared->numbers, {}});
}

} // namespace balie::test
