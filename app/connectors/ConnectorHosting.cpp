#include "app/connectors/ConnectorHosting.h"

#include "app/connectors/ConnectorEntries.h"
#include "crm-connectors/profile/Profile.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace balie::app {

QByteArray fingerprint(const crm::ConnectorPlan &plan)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(toBytes({plan.entry}));
    hash.addData(plan.profile ? plan.profile->folder.toUtf8() + QByteArray::number(plan.profile->version)
                              : plan.problem.toUtf8());
    QStringList names = plan.secrets.keys();
    names.sort();
    for (const QString &name : std::as_const(names))
        hash.addData((name + u'\n' + plan.secrets.value(name) + u'\n').toUtf8());
    return hash.result();
}

crm::HostedConnector hostConnector(const crm::ConnectorPlan &plan, HttpPort &http, Clock &clock)
{
    crm::HostedConnector hosted;
    hosted.id = plan.entry.id;
    hosted.name = plan.systemName;
    hosted.setup = fingerprint(plan);
    if (!plan.profile || plan.engine == nullptr) {
        hosted.parked = plan.problem;
        return hosted;
    }
    hosted.schemes = plan.profile->links.schemes;
    auto made = crm::makeConnector(plan, http, clock);
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
