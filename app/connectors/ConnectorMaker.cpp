#include "app/connectors/ConnectorMaker.h"

#include "app/system/Authorities.h"
#include "crm-connectors/auth/Sessions.h"
#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/profile/Spoken.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDataStream>
#include <QMap>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// In the order in which they go away: last first.
struct Tools {
    std::unique_ptr<crm::SecretPort> secrets;
    std::unique_ptr<crm::Session> session;
    PhoneNumbers numbers;
};

/// A hash stands in another order each time.
QMap<QString, QString> inOrder(const QHash<QString, QString> &values)
{
    QMap<QString, QString> sorted;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        sorted.insert(value.key(), *value);
    return sorted;
}

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
    QByteArray all;
    QDataStream stream(&all, QIODevice::WriteOnly);
    stream << entry.profile << systemName << problem << numbers.region() << secretsTyped
           << inOrder(profile ? values() : QHash<QString, QString>()) << inOrder(secrets);
    if (profile)
        stream << profile->folder << profile->digest << readAuthorities(entry.values.value(u"caFile"_s));
    return QCryptographicHash::hash(all, QCryptographicHash::Sha256);
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
    hosted.make = [plan, &http, &clock](crm::HostedConnector &empty) {
        if (!plan.problem.isEmpty()) {
            empty.parked = plan.problem;
            empty.remedy = plan.remedy;
            return;
        }
        empty.schemes = plan.profile->links.schemes;
        auto made = makeConnector(plan, http, clock);
        if (!made) {
            empty.parked = made.error().userText;
            empty.remedy = QCoreApplication::translate("ConnectorMaker", "Correct it at Settings, Customer systems.");
            return;
        }
        empty.tools = std::move(made->tools);
        empty.connector = std::move(made->connector);
    };
    return hosted;
}

} // namespace balie::app
