#pragma once

#include "tests/connectors-conformance/ConnectorBench.h"

/// Cells about who is found. Each tells what is wrong, or nothing.
namespace balie::test::findChecks {

/// Those who have the number are found, and nobody else.
QString numberFinds(ConnectorBench &bench, const QString &number);
QString everyNumber(ConnectorBench &bench);
QString companyNumber(ConnectorBench &bench);
QString askedTwice(ConnectorBench &bench);

QString nameWithApostrophe(ConnectorBench &bench);
QString nameWithUmlaut(ConnectorBench &bench);
QString nameWithInfix(ConnectorBench &bench);
QString nameParts(ConnectorBench &bench);
QString fullName(ConnectorBench &bench);
QString nameOfNobody(ConnectorBench &bench);
QString injection(ConnectorBench &bench);
QString paging(ConnectorBench &bench);

} // namespace balie::test::findChecks
