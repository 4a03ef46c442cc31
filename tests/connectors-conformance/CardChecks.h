#pragma once

#include "tests/connectors-conformance/ConnectorBench.h"

/// Cells about who is found and what is told of them. Each tells what is wrong, or nothing.
namespace balie::test::cardChecks {

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
QString companyName(ConnectorBench &bench);
QString nameOfNobody(ConnectorBench &bench);
QString injection(ConnectorBench &bench);
QString paging(ConnectorBench &bench);

QString foundCard(ConnectorBench &bench);
/// The same, found by name.
QString namedCard(ConnectorBench &bench);
QString gottenCard(ConnectorBench &bench);
QString companyCard(ConnectorBench &bench);
QString goneCard(ConnectorBench &bench);
QString markup(ConnectorBench &bench);
QString link(ConnectorBench &bench);
QString newContact(ConnectorBench &bench);

} // namespace balie::test::cardChecks
