#include "app/connectors/ConnectorHosting.h"

#include "base/http/Authorities.h"
#include "crm-connectors/profile/Profile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDataStream>
#include <QMap>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A hash stands in another order each time.
QMap<QString, QString> inOrder(const QHash<QString, QString> &values)
{
    QMap<QString, QString> sorted;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        sorted.insert(value.key(), *value);
    return sorted;
}

} // namespace

QByteArray fingerprint(const crm::ConnectorPlan &plan)
{
    QByteArray all;
    QDataStream stream(&all, QIODevice::WriteOnly);
    stream << plan.entry.profile << plan.systemName << plan.problem << plan.numbers.region() << plan.renewals
           << inOrder(plan.profile ? plan.values() : QHash<QString, QString>()) << inOrder(plan.secrets);
    if (plan.profile)
        stream << plan.profile->folder << plan.profile->digest << readAuthorities(plan.entry.values.value(u"caFile"_s));
    return QCryptographicHash::hash(all, QCryptographicHash::Sha256);
}

crm::HostedConnector hostConnector(const crm::ConnectorPlan &plan, HttpPort &http, Clock &clock)
{
    crm::HostedConnector hosted;
    hosted.id = plan.entry.id;
    hosted.name = plan.systemName;
    hosted.setup = fingerprint(plan);
    hosted.make = [plan, &http, &clock](crm::HostedConnector &empty) {
        if (!plan.problem.isEmpty()) {
            empty.parked = plan.problem;
            empty.remedy = plan.remedy;
            return;
        }
        empty.schemes = plan.profile->links.schemes;
        auto made = crm::makeConnector(plan, http, clock);
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
