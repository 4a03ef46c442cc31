#pragma once

#include "tests/connectors-conformance/ConnectorBench.h"

/// Cells about calls that are written down. Each tells what is wrong, or nothing.
namespace balie::test::noteChecks {

QString written(ConnectorBench &bench);
QString ofCompany(ConnectorBench &bench);
/// Of a person without a company.
QString ofNoCompany(ConnectorBench &bench);
/// The first attempt arrives, and its reply is lost.
QString onceAfterCut(ConnectorBench &bench);

} // namespace balie::test::noteChecks
