#pragma once

#include "crm-connectors/api/Connector.h"
#include "crm-connectors/api/Engine.h"
#include "crm-connectors/auth/Sessions.h"
#include "crm-connectors/host/EngineLoader.h"
#include "crm-connectors/profile/Profile.h"
#include "tests/connectors-conformance/CountedHttp.h"
#include "tests/connectors-conformance/HastyClock.h"
#include "tests/connectors-conformance/MemorySecrets.h"
#include "tests/connectors-conformance/StandIn.h"
#include "tests/connectors-conformance/SystemFacts.h"

#include <memory>
#include <optional>

namespace balie::test {

/// What a bench is made with beside the profile.
struct BenchWishes {
    int timeoutMs = 0; ///< of one request, in place of the profile's; 0: the profile's
    QString wrongSecret; ///< a secret that is not the right one
};

/// One connector against its stand-in, made as the program makes it: the profile is read, a session
/// signs in over `http`, the engine comes out of its module. Asks and waits; where the connector
/// itself waits before it asks again, time jumps. `http` outlives this.
class ConnectorBench {
public:
    ConnectorBench(const SystemFacts &facts, StandIn &standIn, HttpPort &http);
    ~ConnectorBench();
    Q_DISABLE_COPY_MOVE(ConnectorBench)

    /// The profile as a file, to be changed. Empty: not there.
    static QJsonObject profileJson(const QString &system);

    /// The stand-in as at its start and a new connector; what is wrong, or nothing.
    QString make(const QJsonObject &profile, const BenchWishes &wishes = {});

    const SystemFacts &facts() const { return m_facts; }
    StandIn &standIn() { return m_standIn; }
    const StandIn &standIn() const { return m_standIn; }
    crm::Connector &connector() { return *m_connector; }
    const crm::Profile &profile() const { return *m_profile; }
    const QJsonObject &profileSource() const { return m_source; }
    const MemorySecrets &secrets() const { return m_secrets; }
    const PhoneNumbers &numbers() const { return m_numbers; }

    /// The system's own id, where a profile keeps another behind it for the address of the card.
    QString ownId(const crm::CardKey &key) const;

    // Each waits for the answer; nullopt: it never came.
    using Cards = std::optional<Expected<crm::LookupReply>>;
    Cards findByNumber(const QString &number, int limit = 25);
    Cards findByName(const QString &text, int limit = 25);
    std::optional<Expected<crm::ContactCard>> getCard(const crm::CardKey &key);
    std::optional<Expected<crm::CallReceipt>> logCall(const crm::CallReport &report);

private:
    const SystemFacts &m_facts;
    StandIn &m_standIn;
    HastyClock m_clock;
    CountedHttp m_http;
    crm::EngineLoader m_engines;
    MemorySecrets m_secrets;
    PhoneNumbers m_numbers;
    QJsonObject m_source;
    std::shared_ptr<const crm::Profile> m_profile;
    std::unique_ptr<crm::Session> m_session;
    std::unique_ptr<crm::Connector> m_connector;
};

} // namespace balie::test
