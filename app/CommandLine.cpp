#include "app/CommandLine.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

Error wrong(const QString &sentence)
{
    return Error{ErrorCode::InvalidInput, sentence, u"command line"_s};
}

Expected<CommandLine::Edition> editionNamed(const QString &name)
{
    if (name == "instap"_L1)
        return CommandLine::Edition::Instap;
    if (name == "standaard"_L1)
        return CommandLine::Edition::Standaard;
    if (name == "premium"_L1)
        return CommandLine::Edition::Premium;
    return unexpected(wrong(say("--edition takes instap, standaard or premium, not '%1'.").arg(name)));
}

Expected<int> numberIn(const QString &option, const QString &text, int least, int most)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return unexpected(wrong(say("%1 takes a number from %2 to %3, not '%4'.").arg(option).arg(least).arg(most).arg(text)));
    return number;
}

} // namespace

Expected<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(say("Receptionist console for hosted telephony."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, say("Show this help."));
    const QCommandLineOption version({u"v"_s, u"version"_s}, say("Show the version."));
    const QCommandLineOption demo(u"demo"_s, say("Open the console on a simulated PBX."));
    const QCommandLineOption edition(u"edition"_s, say("With --demo: instap, standaard or premium."), u"name"_s, u"premium"_s);
    const QCommandLineOption users(u"users"_s, say("With --demo: number of colleagues (5 to 10000)."), u"number"_s, u"40"_s);
    const QCommandLineOption seed(u"seed"_s, say("With --demo: seed of the simulated day."), u"number"_s, u"1"_s);
    const QCommandLineOption morning(u"morning"_s, say("With --demo: play a short scripted morning, save pictures in this folder, compare with the PBX and exit."), u"folder"_s);
    const QCommandLineOption server(u"server"_s, say("The PBX, e.g. wss://pbx.example.nl/csta or tls://pbx.example.nl:1041."), u"address"_s);
    const QCommandLineOption user(u"user"_s, say("User name at the PBX."), u"name"_s);
    const QCommandLineOption device(u"device"_s, say("Your own device, e.g. 200."), u"number"_s);
    const QCommandLineOption people(u"people"_s, say("CSV file with names and departments, for a PBX that has none."), u"file"_s);
    const QCommandLineOption trace(u"trace"_s, say("Record every message in this file, for support; secrets are left out."), u"file"_s);
    const QCommandLineOption dataDir(u"data-dir"_s, say("Folder for settings and data."), u"folder"_s);
    const QCommandLineOption language(u"language"_s, say("nl or en, for this run."), u"code"_s);
    const QCommandLineOption theme(u"theme"_s, say("light, dark or high-contrast, for this run."), u"name"_s);
    parser.addOptions({help, version, demo, edition, users, seed, morning, server, user, device, people, trace, dataDir, language, theme});

    if (!parser.parse(arguments))
        return unexpected(wrong(parser.errorText()));
    if (!parser.positionalArguments().isEmpty())
        return unexpected(wrong(say("'%1' is not an option of balie; try --help.").arg(parser.positionalArguments().constFirst())));

    CommandLine line;
    line.showHelp = parser.isSet(help);
    line.showVersion = parser.isSet(version);
    line.helpText = parser.helpText();
    line.demo = parser.isSet(demo);
    line.morningDir = parser.value(morning);
    line.server = parser.value(server);
    line.user = parser.value(user);
    line.device = parser.value(device);
    line.peopleFile = parser.value(people);
    line.traceFile = parser.value(trace);
    line.dataDir = parser.value(dataDir);
    line.language = parser.value(language);
    line.theme = parser.value(theme);

    if (const auto named = editionNamed(parser.value(edition)); named)
        line.edition = *named;
    else
        return unexpected(named.error());
    if (const auto number = numberIn(u"--users"_s, parser.value(users), 5, 10'000); number)
        line.users = *number;
    else
        return unexpected(number.error());
    if (const auto number = numberIn(u"--seed"_s, parser.value(seed), 0, std::numeric_limits<int>::max()); number)
        line.seed = quint32(*number);
    else
        return unexpected(number.error());

    if (!line.demo && (parser.isSet(edition) || parser.isSet(users) || parser.isSet(seed) || parser.isSet(morning)))
        return unexpected(wrong(say("--edition, --users, --seed and --morning need --demo: at a real PBX they are the PBX's affair.")));
    if (!line.language.isEmpty() && line.language != "nl"_L1 && line.language != "en"_L1)
        return unexpected(wrong(say("--language takes nl or en, not '%1'.").arg(line.language)));
    if (!line.theme.isEmpty() && line.theme != "light"_L1 && line.theme != "dark"_L1 && line.theme != "high-contrast"_L1)
        return unexpected(wrong(say("--theme takes light, dark or high-contrast, not '%1'.").arg(line.theme)));
    if (!line.peopleFile.isEmpty() && !QFileInfo(line.peopleFile).isReadable())
        return unexpected(wrong(say("The people file '%1' cannot be read.").arg(line.peopleFile)));
    return line;
}

} // namespace balie::app
