#pragma once

#include "tests/connectors-conformance/ConnectorBench.h"

/// Cells about what is told of those who are found. Each tells what is wrong, or nothing.
namespace balie::test::cardChecks {

QString companyName(ConnectorBench &bench);
QString foundCard(ConnectorBench &bench);
/// The same, found by name.
QString namedCard(ConnectorBench &bench);
QString gottenCard(ConnectorBench &bench);
/// Numbers that were changed a moment ago, which an index does not know yet.
QString fresh(ConnectorBench &bench);
/// Who is no customer yet, where a system keeps such people apart.
QString lead(ConnectorBench &bench);
QString companyCard(ConnectorBench &bench);
/// However somebody is come by, the key is the same; that of a person's company is the company's
/// own.
QString sameKeys(ConnectorBench &bench);
QString goneCard(ConnectorBench &bench);
QString markup(ConnectorBench &bench);
QString newContact(ConnectorBench &bench);

} // namespace balie::test::cardChecks
