#include "crm-connectors/making/ConnectorMaker.h"

#include "base/http/Authorities.h"
#include "crm-connectors/auth/Sessions.h"
#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/profile/Spoken.h"

#include <QCoreApplication>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// In the order in which they go away: last first.
struct Tools {
    std::unique_ptr<SecretPort> secrets;
    std::unique_ptr<Session> session;
    PhoneNumbers numbers;
};

} // namespace

QStringList secretSettings(const Profile &profile)
{
    QStringList keys;
    for (const ProfileSetting &setting : profile.settings) {
        if (setting.kind == SettingField::Kind::Secret)
            keys.append(setting.key);
    }
    return keys;
}

QHash<QString, QString> ConnectorPlan::values() const
{
    QHash<QString, QString> filled;
    for (const ProfileSetting &setting : profile->settings) {
        if (setting.kind == SettingField::Kind::Secret)
            continue;
        const QString typed = entry.values.value(setting.key).trimmed();
        filled.insert(setting.key, typed.isEmpty() ? setting.defaultValue : typed);
    }
    return filled;
}

QVector<const ProfileSetting *> ConnectorPlan::missing() const
{
    const QHash<QString, QString> filled = values();
    QVector<const ProfileSetting *> missing;
    for (const ProfileSetting &setting : profile->settings) {
        const bool isSecret = setting.kind == SettingField::Kind::Secret;
        if (setting.required && !isSecret && filled.value(setting.key).isEmpty())
            missing.append(&setting);
    }
    return missing;
}

AuthSetup ConnectorPlan::authSetup() const
{
    AuthSetup setup;
    setup.system = systemName;
    setup.spec = profile->auth;
    setup.baseUrl = profile->request.baseUrl;
    setup.values = values();
    setup.secretKeys = secretSettings(*profile);
    setup.extraCaPem = readAuthorities(entry.values.value(u"caFile"_s));
    return setup;
}

Expected<MadeConnector> makeConnector(const ConnectorPlan &plan, HttpPort &http, Clock &clock)
{
    const auto tools = std::make_shared<Tools>(Tools{plan.secretPort(), nullptr, plan.numbers});
    if (const auto missing = plan.missing(); !missing.isEmpty()) {
        const ProfileSetting &setting = *missing.first();
        return unexpected(Error{ErrorCode::InvalidInput,
            QCoreApplication::translate("ConnectorMaker", "Fill in \"%1\".")
                .arg(spoken(setting.labelEn, setting.labelNl)),
            u"setting %1 is empty"_s.arg(setting.key)});
    }
    auto session = makeSession(plan.authSetup(), AuthTools{*tools->secrets, http, clock});
    if (!session)
        return unexpected(session.error());
    tools->session = std::move(*session);
    auto connector = plan.engine->make(plan.profile, {plan.entry.id, plan.values()},
        {*tools->session, clock, tools->numbers,
            [secrets = plan.secrets](const QString &key) { return secrets.value(key); },
            plan.watch});
    if (!connector)
        return unexpected(connector.error());
    return MadeConnector{tools, std::move(*connector), tools->session.get()};
}

} // namespace balie::crm
