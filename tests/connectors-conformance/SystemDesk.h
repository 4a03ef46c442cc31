#pragma once

#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "tests/connectors-conformance/Contract.h"

namespace balie::test {

/// All that one system is tested with.
struct SystemDesk {
    explicit SystemDesk(const QString &system)
        : facts(system)
        , http(clock)
        , standIn(system, http)
        , bench(facts, standIn, http)
        , profile(ConnectorBench::profileJson(system))
    {
    }

    /// The systems of this run: BALIE_CRM_SYSTEM, or all.
    static QStringList systems()
    {
        const QString only = qEnvironmentVariable("BALIE_CRM_SYSTEM");
        return only.isEmpty() ? SystemFacts::tested() : QStringList{only};
    }

    SystemFacts facts;
    SystemClock clock;
    HttpClient http;
    StandIn standIn;
    ConnectorBench bench;
    QJsonObject profile;
};

} // namespace balie::test
