#pragma once

#include "tests/connectors-sql/SqlBench.h"

/// What holds for every database. Each fails the test in which it is called.
namespace balie::test::sqlContract {

/// Makes the tables people and calls and fills them.
void seed(SqlHand &hand);
/// For the profile odbc, with the table people.
Settings tableSettings();
/// With statements for writing calls.
Settings noteSettings();

void findsFiveNotations(SqlBench &bench);
void leavesNearMissesOut(SqlBench &bench);
void findsNamesWithAnything(SqlBench &bench, SqlHand &hand);
void readsOneCard(SqlBench &bench);
void writesACallOnce(SqlBench &bench, SqlHand &hand);
void tellsATrial(SqlBench &bench);

} // namespace balie::test::sqlContract
