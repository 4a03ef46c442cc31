#include "base/sqlite/Statement.h"
#include "desk/store/Store.h"

#include <QCoreApplication>
#include <cstdio>

using namespace balie;

namespace {

/// Writes one row after the other and tells each when it was answered, until somebody kills the process.
void writeNext(desk::Store &store, int row)
{
    store.write<void>(
        &store,
        [row](sqlite::Database &database) -> Expected<void> {
            auto transaction = sqlite::Transaction::begin(database);
            if (!transaction)
                return unexpected(transaction.error());
            auto insert = database.prepare("INSERT INTO lines VALUES (?, randomblob(500))");
            if (!insert)
                return unexpected(insert.error());
            if (const auto inserted = insert->bind(1, row).run(); !inserted)
                return inserted;
            return transaction->commit();
        },
        [&store, row](Expected<void> written) {
            if (!written)
                std::abort();
            std::printf("%d\n", row);
            std::fflush(stdout);
            writeNext(store, row + 1);
        });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    desk::Store store(QCoreApplication::arguments().value(1));
    store.open();
    store.write<void>(&store, [](sqlite::Database &database) {
        return database.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY, filling BLOB)");
    });
    writeNext(store, 1);
    return QCoreApplication::exec();
}
