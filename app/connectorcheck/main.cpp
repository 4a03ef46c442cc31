#include "crm-connectors/check/ConnectorCheck.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QProcess>
#include <QTranslator>
#include <QUrl>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

using namespace balie;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The same as the window's, without one: Dutch where the system speaks it, else English.
void installLanguage(const QString &wanted, QTranslator &ours, QTranslator &qts)
{
    const bool isDutch = wanted == "nl"_L1
        || (wanted.isEmpty() && QLocale::system().language() == QLocale::Dutch);
    QLocale::setDefault(QLocale(isDutch ? QLocale::Dutch : QLocale::English, QLocale::Netherlands));
    // Qt's own come first, so that ours are asked before them.
    if (isDutch && qts.load(u"qtbase_nl"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);
    if (ours.load(isDutch ? u":/balie/languages/balie_nl.qm"_s : u":/balie/languages/balie_en.qm"_s))
        QCoreApplication::installTranslator(&ours);
}

std::optional<QString> askAtTerminal(const QString &question)
{
    termios before{};
    if (isatty(STDIN_FILENO) == 0 || tcgetattr(STDIN_FILENO, &before) != 0)
        return std::nullopt;
    termios silent = before;
    // A signal would end the program here and leave the terminal silent; the line can be ended with Enter or Ctrl+D.
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    std::fputs(qUtf8Printable(question), stderr);
    char typed[4096];
    const char *line = std::fgets(typed, sizeof typed, stdin);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fputc('\n', stderr);
    if (line == nullptr)
        return std::nullopt;
    QString secret = QString::fromLocal8Bit(line);
    if (secret.endsWith(u'\n'))
        secret.chop(1);
    return secret;
}

/// Only where there is a desktop to open it on.
void openBrowser(const QUrl &address)
{
    if (qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        QProcess::startDetached(u"xdg-open"_s, {address.toString(QUrl::FullyEncoded)});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"balie-connector"_s);
    const QStringList arguments = QCoreApplication::arguments();
    QTranslator ours;
    QTranslator qts;
    installLanguage(crm::CheckOptions::languageIn(arguments), ours, qts);
    auto options = crm::CheckOptions::parse(arguments, u"" BALIE_VERSION ""_s);
    if (!options) {
        std::fprintf(stderr, "balie-connector: %s\n", qUtf8Printable(options.error()));
        return int(crm::ConnectorCheck::Exit::BadCall);
    }
    if (options->printAndExit) {
        std::printf("%s\n", qUtf8Printable(options->printAndExit->trimmed()));
        return 0;
    }
    QFile out;
    QFile input;
    // Without a buffer: a line at which the program waits is to be seen.
    if (!out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered)
        || !input.open(STDIN_FILENO, QIODevice::ReadOnly))
        return int(crm::ConnectorCheck::Exit::BadCall);
    const QDir program(QCoreApplication::applicationDirPath());
    crm::ConnectorCheck check(*std::move(options),
        {program.filePath(u"../lib/balie/engines"_s), out, input, askAtTerminal, openBrowser,
            [](crm::ConnectorCheck::Exit code) { QCoreApplication::exit(int(code)); }});
    check.start();
    return QCoreApplication::exec();
}
