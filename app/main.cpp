#include "app/Program.h"
#include "app/SingleInstance.h"

#include <QApplication>
#include <QDir>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

int say(std::FILE *where, const QString &text, int exitCode)
{
    std::fprintf(where, "%s\n", qPrintable(text.trimmed()));
    return exitCode;
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
    balie::app::SingleInstance instance(dataDir);
    if (!instance.isFirst() && line->morningDir.isEmpty()) {
        instance.raiseFirst([](bool reached) { QCoreApplication::exit(reached ? 0 : 1); });
        const int result = QApplication::exec();
        return result == 0 ? 0 : say(stderr, u"balie: it runs already, but does not answer; end it first."_s, 1);
    }

    balie::app::Program program(application, *line);
    QObject::connect(&instance, &balie::app::SingleInstance::raiseAsked, &program, &balie::app::Program::comeForward);
    if (const auto started = program.start(); !started)
        return say(stderr, u"balie: "_s + started.error().userText, 2);
    return QApplication::exec();
}
