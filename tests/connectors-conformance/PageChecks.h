#pragma once

#include "tests/connectors-conformance/ConnectorBench.h"

/// Cells about many: pages, one among many, and how much is asked for. Each tells what is wrong, or
/// nothing.
namespace balie::test::pageChecks {

/// More people, and more companies, than a page holds.
QString byNumber(ConnectorBench &bench);
QString byName(ConnectorBench &bench);
/// Who stands behind more people, or companies, than are ever fetched: the system searches, not the
/// program.
QString lastOfMany(ConnectorBench &bench);
/// Only the fields and the records that are needed, where a question can say so.
QString sparing(ConnectorBench &bench);

} // namespace balie::test::pageChecks
