// balie-sql: reads one database for the engine `sql`, in a process of its own, because the drivers
// of other makers run in it. Started by the engine only; speaks
// crm-connectors/engines/sql/SqlWire.h on its standard streams and takes no arguments.
#include "crm-connectors/engines/sql/worker/SqlDuties.h"
#include "crm-connectors/engines/sql/worker/WorkerPipe.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    const QCoreApplication program(argc, argv);
    balie::sql::WorkerPipe pipe;
    balie::sql::SqlDuties duties;
    for (;;)
        pipe.answer(duties.done(pipe.next()));
}
