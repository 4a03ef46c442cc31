// Imports one vCard file into a store and tells on standard output how many contacts the store has taken: for the
// test that kills it. contact-importer STORE FILE [PAUSE]: as soon as it has told of PAUSE contacts it goes no further.
#include "base/SystemClock.h"
#include "desk/contacts/ContactImport.h"
#include "desk/people/People.h"

#include <QCoreApplication>
#include <cstdio>
#include <unistd.h>

using namespace balie;
using namespace balie::desk;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 3 && argc != 4) {
        std::fprintf(stderr, "contact-importer STORE FILE [PAUSE]\n");
        return 2;
    }
    const int pauseAt = argc == 4 ? QByteArray(argv[3]).toInt() : 0;
    const SystemClock clock;
    Store store(QString::fromLocal8Bit(argv[1]));
    store.open();
    const People people;
    ContactImport import(store, people, clock);
    QObject::connect(&import, &ContactImport::progressed, &import, [&import, pauseAt] {
        std::printf("%d\n", import.progress().contacts);
        std::fflush(stdout);
        while (pauseAt > 0 && import.progress().contacts >= pauseAt)
            ::pause();
    });
    QObject::connect(&import, &ContactImport::finished, &application, [&import, &application] {
        const ImportProgress &end = import.progress();
        std::printf("added %d changed %d unchanged %d removed %d\n", end.added, end.changed, end.unchanged, end.removed);
        std::fflush(stdout);
        application.exit(import.state() == ContactImport::State::Completed ? 0 : 1);
    });
    ImportOrder order;
    order.path = QString::fromLocal8Bit(argv[2]);
    order.name = QStringLiteral("Cards");
    import.start(order);
    return application.exec();
}
