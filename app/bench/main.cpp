#include "app/bench/CardsBench.h"
#include "app/bench/ConsoleBench.h"
#include "app/bench/ContactsBench.h"
#include "app/bench/CoreBench.h"
#include "app/bench/ImportBench.h"
#include "app/bench/JournalBench.h"
#include "app/bench/TypingBench.h"
#include "app/bench/XsiBench.h"

#include <QApplication>
#include <QJsonDocument>
#include <cstdio>
#include <cstring>

using namespace balie::bench;
using namespace Qt::Literals::StringLiterals;

namespace {

int complain(const QString &why)
{
    std::fprintf(stderr, "balie-bench: %s\n", qUtf8Printable(why));
    return 2;
}

QStringList listed(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

/// `Bench` and what its command line says.
template <typename Bench, typename Options> int run(int argc, char **argv)
{
    const auto options = Options::parse(listed(argc, argv));
    if (!options)
        return complain(options.error());
    if (!options->help.isEmpty()) {
        std::fputs(qPrintable(options->help), stdout);
        return 0;
    }

    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    Bench bench(*options);
    QObject::connect(&bench, &Bench::finished, &application, [](const QJsonObject &report) {
        std::fputs(QJsonDocument(report).toJson(QJsonDocument::Compact).constData(), stdout);
        std::fputc('\n', stdout);
        QCoreApplication::exit(0);
    });
    QObject::connect(&bench, &Bench::failed, &application,
        [](const QString &why) { QCoreApplication::exit(complain(why)); });
    QMetaObject::invokeMethod(&bench, &Bench::start, Qt::QueuedConnection);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    // The sub-command takes the place of the program's name.
    if (argc >= 2 && std::strcmp(argv[1], "core") == 0)
        return runCore(argc - 1, argv + 1);
    if (argc >= 2 && std::strcmp(argv[1], "journal") == 0)
        return runJournal(argc - 1, argv + 1);
    if (argc >= 2 && std::strcmp(argv[1], "contacts") == 0)
        return runContacts(argc - 1, argv + 1);
    if (argc >= 2 && std::strcmp(argv[1], "typing") == 0)
        return runTyping(argc - 1, argv + 1);
    if (argc >= 2 && std::strcmp(argv[1], "console") == 0)
        return run<ConsoleBench, BenchOptions>(argc - 1, argv + 1);
    if (argc >= 2 && std::strcmp(argv[1], "xsi") == 0)
        return run<XsiBench, XsiBenchOptions>(argc - 1, argv + 1);
    if (argc >= 2 && std::strcmp(argv[1], "import") == 0)
        return run<ImportBench, ImportBenchOptions>(argc - 1, argv + 1);
    if (argc >= 2 && std::strcmp(argv[1], "cards") == 0)
        return run<CardsBench, CardsBenchOptions>(argc - 1, argv + 1);
    return complain(u"say 'core', 'console', 'xsi', 'journal', 'contacts', 'typing', 'import' or 'cards'; "
                    "'balie-bench console --help' tells more"_s);
}
