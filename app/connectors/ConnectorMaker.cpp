#include "app/connectors/ConnectorMaker.h"

#include "app/connectors/ConnectorEntries.h"
#include "app/system/Authorities.h"
#include "crm-connectors/auth/Sessions.h"
#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/profile/Spoken.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// In the order in which they go away: last first.
struct Tools {
    std::unique_ptr<crm::SecretPort> secrets;
    std::unique_ptr<crm::Session> session;
    PhoneNumbers numbers;
};

} // namespace

QStringList secretSettings(const crm::Profile &profile)
{
    QStringList keys;
    for (const crm::ProfileSetting &setting : profile.settings) {
        if (setting.kind == crm::SettingField::Kind::Secret)
            keys.append(setting.key);
    }
    return keys;
}

QHash<QString, QString> ConnectorPlan::values() const
{
    QHash<QString, QString> filled;
    for (const crm::ProfileSetting &setting : profile->settings) {
        if (setting.kind == crm::SettingField::Kind::Secret)
            continue;
        const QString typed = entry.values.value(setting.key).trimmed();
        filled.insert(setting.key, typed.isEmpty() ? setting.defaultValue : typed);
    }
    return filled;
}

crm::AuthSetup ConnectorPlan::authSetup() const
{
    crm::AuthSetup setup;
    setup.system = systemName;
    setup.spec = profile->auth;
    setup.baseUrl = profile->request.baseUrl;
    setup.values = values();
    setup.secretKeys = secretSettings(*profile);
    setup.extraCaPem = readAuthorities(entry.values.value(u"caFile"_s));
    return setup;
}

QByteArray ConnectorPlan::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(toBytes({entry}));
    hash.addData(profile ? profile->folder.toUtf8() + QByteArray::number(profile->version) : problem.toUtf8());
    QStringList names = secrets.keys();
    names.sort();
    for (const QString &name : std::as_const(names))
        hash.addData((name + u'\n' + secrets.value(name) + u'\n').toUtf8());
    return hash.result();
}

Expected<MadeConnector> makeConnector(const ConnectorPlan &plan, HttpPort &http, Clock &clock)
{
    const auto tools = std::make_shared<Tools>(Tools{plan.secretPort(), nullptr, plan.numbers});
    const QHash<QString, QString> values = plan.values();
    for (const crm::ProfileSetting &setting : plan.profile->settings) {
        const bool isSecret = setting.kind == crm::SettingField::Kind::Secret;
        if (setting.required && !isSecret && values.value(setting.key).isEmpty()) {
            return unexpected(Error{ErrorCode::InvalidInput,
                QCoreApplication::translate("ConnectorMaker", "Fill in \"%1\".").arg(crm::spoken(setting.labelEn, setting.labelNl)),
                u"setting %1 is empty"_s.arg(setting.key)});
        }
    }
    auto session = crm::makeSession(plan.authSetup(), crm::AuthTools{*tools->secrets, http, clock});
    if (!session)
        return unexpected(session.error());
    tools->session = std::move(*session);
    auto connector = plan.engine->make(plan.profile, {plan.entry.id, values},
        {*tools->session, clock, tools->numbers, [secrets = plan.secrets](const QString &key) { return secrets.value(key); }});
    if (!connector)
        return unexpected(connector.error());
    return MadeConnector{tools, std::move(*connector)};
}

crm::HostedConnector hostConnector(const ConnectorPlan &plan, HttpPort &http, Clock &clock)
{
    crm::HostedConnector hosted;
    hosted.id = plan.entry.id;
    hosted.name = plan.systemName;
    hosted.setup = plan.fingerprint();
    if (!plan.profile || plan.engine == nullptr) {
        hosted.parked = plan.problem;
        return hosted;
    }
    hosted.schemes = plan.profile->links.schemes;
    auto made = makeConnector(plan, http, clock);
    if (!made) {
        hosted.parked = made.error().userText;
        hosted.remedy = QCoreApplication::translate("ConnectorMaker", "Correct it at Settings, Customer systems.");
        return hosted;
    }
    hosted.tools = std::move(made->tools);
    hosted.connector = std::move(made->connector);
    return hosted;
}

} // namespace balie::app
