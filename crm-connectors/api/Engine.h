#pragma once

#include "base/Clock.h"
#include "base/phone/PhoneNumbers.h"
#include "crm-connectors/api/Connector.h"
#include "crm-connectors/api/Session.h"

#include <QtPlugin>
#include <memory>

namespace balie::crm {

class Profile;

/// What a connector was set up with.
struct ConnectorSetting {
    QString id; ///< of the connector: letters, digits, hyphens
    QHash<QString, QString>
        values; ///< by the keys of the profile's settings, defaults filled in; no secrets
};

/// What the host gives to a connector; all outlive it and its tasks, and belong to its thread.
struct ConnectorTools {
    Session &session; ///< for SQL engines one that cannot send
    Clock &clock;
    const PhoneNumbers &numbers;
    /// Secrets that no session can add: a database's password. By the keys of the profile's
    /// settings.
    std::function<QString(const QString &key)> secret;
    /// While somebody looks on: told every question and its answer, and what a search for a number
    /// made of it, secrets masked. May be empty; may not delete what tells. A trial tells its own
    /// handlers instead.
    std::function<void(const TrialStep &)> watch{};
};

/// Knows one family of interfaces, and no particular customer system: what differs stands in the
/// profile. A plug-in module; its metadata (JSON beside Q_PLUGIN_METADATA) is read before it is
/// loaded:
///   "engine": its name as profiles say it; "api": the version below; "version": its own, a whole
///   number.
/// Any thread; makes connectors for the thread that calls.
class Engine {
public:
    static constexpr int apiVersion = 1;

    virtual ~Engine() = default;
    /// Looks at the profile's own part of this engine. InvalidInput with a sentence that names the
    /// place.
    [[nodiscard]] virtual Expected<std::unique_ptr<Connector>> make(
        std::shared_ptr<const Profile> profile, const ConnectorSetting &setting,
        const ConnectorTools &tools)
        = 0;
};

} // namespace balie::crm

#define BALIE_CRM_ENGINE_IID "nl.balie.crm.Engine/1"
Q_DECLARE_INTERFACE(balie::crm::Engine, BALIE_CRM_ENGINE_IID)
