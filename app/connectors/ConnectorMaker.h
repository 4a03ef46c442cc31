#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "crm-connectors/api/Engine.h"
#include "crm-connectors/auth/AuthSetup.h"
#include "crm-connectors/host/HostedConnector.h"

#include <QHash>

namespace balie::app {

/// The keys of the settings that stand in the keychain.
QStringList secretSettings(const crm::Profile &profile);

/// All that one connector is made of, gathered on the GUI thread; made on the connectors' thread. A value.
struct ConnectorPlan {
    crm::ConnectorEntry entry;
    QString systemName;
    std::shared_ptr<const crm::Profile> profile; ///< nullptr: see `problem`
    crm::Engine *engine = nullptr; ///< lives until the program ends; nullptr: see `problem`
    QString problem; ///< a sentence: why it cannot be used
    QString remedy; ///< of the problem: a sentence; may be empty
    std::function<std::unique_ptr<crm::SecretPort>()> secretPort;
    QHash<QString, QString> secrets; ///< those of the profile's settings, for engines that have no session
    int secretsTyped = 0; ///< how often: typing the same one again is trying it again
    PhoneNumbers numbers;

    /// Defaults of the profile filled in.
    QHash<QString, QString> values() const;
    crm::AuthSetup authSetup() const;
    /// Differs whenever what it is made of differs, the profile's text and the authorities' file too. Any thread; reads
    /// that file.
    QByteArray fingerprint() const;
};

/// A connector with what it was given. `tools` goes after `connector`.
struct MadeConnector {
    std::shared_ptr<void> tools;
    std::unique_ptr<crm::Connector> connector;
};

/// On the connectors' thread. InvalidInput: a setting is missing or makes no sense.
Expected<MadeConnector> makeConnector(const ConnectorPlan &plan, HttpPort &http, Clock &clock);
/// The same for the host, made when it comes into use; one that cannot be made is parked with its reason.
crm::HostedConnector hostConnector(const ConnectorPlan &plan, HttpPort &http, Clock &clock);

} // namespace balie::app
