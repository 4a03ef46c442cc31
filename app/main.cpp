#include "app/NumberVerb.h"
#include "app/Program.h"
#include "app/SingleInstance.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

int say(std::FILE *where, const QString &text, int exitCode)
{
    std::fprintf(where, "%s\n", qPrintable(text.trimmed()));
    return exitCode;
}

struct Outcome {
    int code = 0;
    bool restart = false;
};

/// The program from its lock to its end.
Outcome run(QApplication &application, const balie::app::CommandLine &line, const QString &dataDir)
{
    balie::app::SingleInstance instance(dataDir);
    if (!instance.isFirst() && line.morningDir.isEmpty()) {
        if (!line.traceFile.isEmpty())
            say(stderr, u"balie: it runs already and comes forward; --trace counts for a new start only, so nothing is recorded. End it first."_s, 0);
        instance.raiseFirst([](bool reached) { QCoreApplication::exit(reached ? 0 : 1); });
        const int result = QApplication::exec();
        return {result == 0 ? 0 : say(stderr, u"balie: it runs already, but does not answer; end it first."_s, 1)};
    }

    balie::app::Program program(application, line);
    QObject::connect(&instance, &balie::app::SingleInstance::raiseAsked, &program, &balie::app::Program::comeForward);
    if (const auto started = program.start(); !started)
        return {say(stderr, u"balie: "_s + started.error().userText, 2)};
    const int code = QApplication::exec();
    return {code, program.isRestartWanted()};
}

} // namespace

int main(int argc, char **argv)
{
    // Read before there is an application: --help, --version and mistakes need no display.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto line = balie::app::parseCommandLine(arguments);
    if (!line)
        return say(stderr, u"balie: "_s + line.error().userText, 2);
    if (line->showVersion)
        return say(stdout, u"balie " BALIE_VERSION ""_s, 0);
    if (line->showHelp)
        return say(stdout, line->helpText, 0);
    if (!line->numberTexts.isEmpty()) {
        std::fputs(qUtf8Printable(balie::app::numberLines(line->numberTexts, line->region)), stdout);
        return 0;
    }
    if (!line->morningDir.isEmpty() && !QDir().mkpath(line->morningDir))
        return say(stderr, u"balie: the folder '%1' cannot be made."_s.arg(line->morningDir), 2);

    QApplication application(argc, argv);
    QApplication::setApplicationName(u"balie"_s);
    QApplication::setApplicationDisplayName(u"Balie"_s);
    QApplication::setApplicationVersion(u"" BALIE_VERSION ""_s);
    QApplication::setDesktopFileName(u"nl.balie.Balie"_s);
    QApplication::setWindowIcon(QIcon(u":/balie/icons/balie.svg"_s));
    QApplication::setQuitOnLastWindowClosed(false);

    const QString dataDir = balie::app::Program::dataDir(*line);
    QDir().mkpath(dataDir);
    const auto [code, restart] = run(application, *line, dataDir);
    // Only now, with the lock of this one gone, can the next one be the first.
    if (restart)
        QProcess::startDetached(QApplication::applicationFilePath(), balie::app::Program::argumentsForRestart(arguments.mid(1)));
    return code;
}
