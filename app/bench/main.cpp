#include "app/bench/ConsoleBench.h"
#include "app/bench/CoreBench.h"

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

int runConsole(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto options = BenchOptions::parse(arguments);
    if (!options)
        return complain(options.error());
    if (!options->help.isEmpty()) {
        std::fputs(qPrintable(options->help), stdout);
        return 0;
    }

    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ConsoleBench bench(*options);
    QObject::connect(&bench, &ConsoleBench::finished, &application, [](const QJsonObject &report) {
        std::fputs(QJsonDocument(report).toJson(QJsonDocument::Compact).constData(), stdout);
        std::fputc('\n', stdout);
        QCoreApplication::exit(0);
    });
    QObject::connect(&bench, &ConsoleBench::failed, &application,
        [](const QString &why) { QCoreApplication::exit(complain(why)); });
    QMetaObject::invokeMethod(&bench, &ConsoleBench::start, Qt::QueuedConnection);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    // The sub-command takes the place of the program's name.
    if (argc >= 2 && std::strcmp(argv[1], "core") == 0)
        return runCore(argc - 1, argv + 1);
    if (argc >= 2 && std::strcmp(argv[1], "console") == 0)
        return runConsole(argc - 1, argv + 1);
    return complain(u"say 'core' or 'console'; 'balie-bench console --help' tells more"_s);
}
