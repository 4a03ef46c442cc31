#pragma once

#include "crm-connectors/api/Engine.h"
#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/profile/Values.h"
#include "crm-connectors/steps/CardMapper.h"
#include "crm-connectors/steps/ErrorRules.h"
#include "crm-connectors/steps/RequestGate.h"

namespace balie::crm {

/// What all requests of one connector share. Its tasks may outlive the connector, so each holds it;
/// the tools outlive them all. One thread.
class ConnectorLine {
public:
    ConnectorLine(std::shared_ptr<const Profile> profile, ConnectorSetting setting,
        const ConnectorTools &tools);
    Q_DISABLE_COPY_MOVE(ConnectorLine)

    const Profile &profile() const { return *m_profile; }
    const QString &connectorId() const { return m_setting.id; }
    Session &session() const { return m_tools.session; }
    Clock &clock() const { return m_tools.clock; }
    const PhoneNumbers &numbers() const { return m_tools.numbers; }
    const ErrorRules &errors() const { return m_errors; }
    RequestGate &gate() { return m_gate; }

    /// setting.*, now and, as the session tells it now, session.*.
    Values values() const;
    void addSession(Values &values) const;
    CardMapper mapper() const;

    /// Somebody looks on: see ConnectorTools::watch.
    bool isWatched() const { return bool(m_tools.watch); }
    void tell(const TrialStep &step) const { m_tools.watch(step); }

    /// How often the sign-in was renewed because the system said so in its own way: a request that
    /// was sent before the last time is sent again without renewing it once more.
    int renewals() const { return m_renewals; }
    void countRenewal() { ++m_renewals; }

private:
    std::shared_ptr<const Profile> m_profile;
    ConnectorSetting m_setting;
    ConnectorTools m_tools;
    ErrorRules m_errors;
    RequestGate m_gate;
    int m_renewals = 0;
};

} // namespace balie::crm
