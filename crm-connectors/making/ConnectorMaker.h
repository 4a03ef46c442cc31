#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "crm-connectors/api/Engine.h"
#include "crm-connectors/auth/AuthSetup.h"

#include <QHash>

namespace balie::crm {

struct ProfileSetting;

/// The keys of the settings that stand in the keychain.
QStringList secretSettings(const Profile &profile);

/// All that one connector is made of, gathered on the thread that has it; made on the connectors'
/// thread. A value.
struct ConnectorPlan {
    ConnectorEntry entry;
    QString systemName;
    std::shared_ptr<const Profile> profile; ///< nullptr: see `problem`
    Engine *engine = nullptr; ///< lives until the program ends; nullptr: see `problem`
    QString problem; ///< a sentence: why it cannot be used
    QString remedy; ///< of the problem: a sentence; may be empty
    std::function<std::unique_ptr<SecretPort>()> secretPort;
    QHash<QString, QString>
        secrets; ///< those of the profile's settings, for engines that have no session
    int renewals = 0; ///< how often the user typed secrets, be it the same ones, or signed in or out
    PhoneNumbers numbers;
    /// Hears every question to the system and its answer; may be empty. See ConnectorTools::watch.
    std::function<void(const TrialStep &)> watch;

    /// Defaults of the profile filled in.
    QHash<QString, QString> values() const;
    /// Settings that must be filled in and are not; no secrets.
    QVector<const ProfileSetting *> missing() const;
    AuthSetup authSetup() const;
};

/// A connector with what it was given. `tools` goes after `connector`.
struct MadeConnector {
    std::shared_ptr<void> tools;
    std::unique_ptr<Connector> connector;
    const Session *session = nullptr; ///< of `tools`
};

/// On the connectors' thread. InvalidInput: a setting is missing or makes no sense.
Expected<MadeConnector> makeConnector(const ConnectorPlan &plan, HttpPort &http, Clock &clock);

} // namespace balie::crm
