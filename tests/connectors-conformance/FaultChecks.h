#pragma once

#include "tests/connectors-conformance/ConnectorBench.h"

/// Cells about what goes wrong: a clear error and nothing lost, never a hang. Each tells what is
/// wrong, or nothing.
namespace balie::test::faultChecks {

QString expired(ConnectorBench &bench);
QString refused(ConnectorBench &bench);
QString trial(ConnectorBench &bench);
QString limit(ConnectorBench &bench);
QString forbidden(ConnectorBench &bench);
QString failure(ConnectorBench &bench);
/// What the system says in its own words (errors in systems.json).
QString told(ConnectorBench &bench);
QString html(ConnectorBench &bench);
QString cut(ConnectorBench &bench);
QString shape(ConnectorBench &bench);
QString renamed(ConnectorBench &bench);
QString stall(ConnectorBench &bench);
QString drip(ConnectorBench &bench);
QString huge(ConnectorBench &bench);
QString many(ConnectorBench &bench);
QString serverGone(ConnectorBench &bench);

} // namespace balie::test::faultChecks
