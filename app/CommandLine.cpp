#include "app/CommandLine.h"

#include "base/phone/PhoneNumbers.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

Error wrong(const QString &sentence)
{
    return Error{ErrorCode::InvalidInput, sentence, u"command line"_s};
}

Expected<cti::Protocol> protocolNamed(const QString &name)
{
    if (name == "csta"_L1)
        return cti::Protocol::Csta;
    if (name == "xsi"_L1)
        return cti::Protocol::Xsi;
    return unexpected(wrong(u"--protocol takes csta or xsi, not '%1'."_s.arg(name)));
}

Expected<CommandLine::Edition> editionNamed(const QString &name)
{
    if (name == "instap"_L1)
        return CommandLine::Edition::Instap;
    if (name == "standaard"_L1)
        return CommandLine::Edition::Standaard;
    if (name == "premium"_L1)
        return CommandLine::Edition::Premium;
    return unexpected(wrong(u"--edition takes instap, standaard or premium, not '%1'."_s.arg(name)));
}

Expected<int> numberIn(const QString &option, const QString &text, int least, int most)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return unexpected(wrong(u"%1 takes a number from %2 to %3, not '%4'."_s.arg(option).arg(least).arg(most).arg(text)));
    return number;
}

const QString numberHelp = uR"(Usage: balie number [--region XX] TEXT...
Tells what the program reads in each text with a telephone number. One line each, the fields parted by tabs: kind
(number, extension, emergency, service, code, withheld, invalid), E.164 or the digits to dial, national form, extension.

Options:
  --region <code>  The country of numbers without a country code. Default: NL.
  -h, --help       Show this help.
)"_s;

/// Everything that is no option is a number, however it begins: there is no number without odd notations.
Expected<CommandLine> parseNumberVerb(const QStringList &words)
{
    CommandLine line;
    line.helpText = numberHelp;
    bool optionsOver = false;
    bool regionNext = false;
    for (const QString &word : words) {
        if (regionNext || (!optionsOver && word.startsWith("--region="_L1))) {
            line.region = regionNext ? word : word.sliced(9);
            regionNext = false;
            if (!PhoneNumbers::isRegion(line.region))
                return unexpected(wrong(u"--region takes the two letters of a country, such as NL, not '%1'."_s.arg(line.region)));
        } else if (!optionsOver && word == "--region"_L1) {
            regionNext = true;
        } else if (!optionsOver && (word == "--help"_L1 || word == "-h"_L1)) {
            line.showHelp = true;
        } else if (!optionsOver && word == "--"_L1) {
            optionsOver = true;
        } else {
            line.numberTexts << word;
        }
    }
    if (regionNext)
        return unexpected(wrong(u"--region takes the two letters of a country, such as NL."_s));
    if (line.numberTexts.isEmpty() && !line.showHelp)
        return unexpected(wrong(u"'number' takes one or more texts with a telephone number; try balie number --help."_s));
    return line;
}

} // namespace

Expected<CommandLine> parseCommandLine(const QStringList &arguments)
{
    if (arguments.value(1) == "number"_L1)
        return parseNumberVerb(arguments.sliced(2));
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Receptionist console for hosted telephony.\n'balie number TEXT...' tells what a telephone number is read as; 'balie number --help' tells more."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Show this help."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Show the version."_s);
    const QCommandLineOption demo(u"demo"_s, u"Open the console on a simulated PBX."_s);
    const QCommandLineOption protocol(u"protocol"_s, u"With --demo: csta or xsi, the protocol between console and PBX."_s, u"name"_s, u"csta"_s);
    const QCommandLineOption edition(u"edition"_s, u"With --demo: instap, standaard or premium."_s, u"name"_s, u"premium"_s);
    const QCommandLineOption users(u"users"_s, u"With --demo: number of colleagues (5 to 10000)."_s, u"number"_s, u"40"_s);
    const QCommandLineOption seed(u"seed"_s, u"With --demo: seed of the simulated day."_s, u"number"_s, u"1"_s);
    const QCommandLineOption morning(u"morning"_s, u"With --demo: play a short scripted morning, save pictures in this folder, compare with the PBX and exit."_s, u"folder"_s);
    const QCommandLineOption server(u"server"_s, u"The PBX, e.g. https://xsp.example.nl (BroadWorks), wss://pbx.example.nl/csta or tls://pbx.example.nl:1041 (CSTA)."_s, u"address"_s);
    const QCommandLineOption user(u"user"_s, u"User name at the PBX."_s, u"name"_s);
    const QCommandLineOption device(u"device"_s, u"Your own device, e.g. 200."_s, u"number"_s);
    const QCommandLineOption people(u"people"_s, u"CSV file with names and departments, for a PBX that has none."_s, u"file"_s);
    const QCommandLineOption trace(u"trace"_s, u"Record every message in this file, for support; secrets are left out."_s, u"file"_s);
    const QCommandLineOption dataDir(u"data-dir"_s, u"Folder for settings and data."_s, u"folder"_s);
    const QCommandLineOption language(u"language"_s, u"nl or en, for this run."_s, u"code"_s);
    const QCommandLineOption theme(u"theme"_s, u"light, dark or high-contrast, for this run."_s, u"name"_s);
    parser.addOptions({help, version, demo, protocol, edition, users, seed, morning, server, user, device, people, trace, dataDir, language, theme});

    if (!parser.parse(arguments))
        return unexpected(wrong(parser.errorText()));
    if (!parser.positionalArguments().isEmpty())
        return unexpected(wrong(u"'%1' is not an option of balie; try --help."_s.arg(parser.positionalArguments().constFirst())));

    CommandLine line;
    line.showHelp = parser.isSet(help);
    line.showVersion = parser.isSet(version);
    // Qt asks the application for its name, which is not there yet.
    line.helpText = parser.helpText().replace(u"<executable_name>"_s, u"balie"_s);
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

    if (const auto named = protocolNamed(parser.value(protocol)); named)
        line.protocol = *named;
    else
        return unexpected(named.error());
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

    if (!line.demo && (parser.isSet(protocol) || parser.isSet(edition) || parser.isSet(users) || parser.isSet(seed) || parser.isSet(morning)))
        return unexpected(wrong(u"--protocol, --edition, --users, --seed and --morning need --demo: at a real PBX they are the PBX's affair."_s));
    if (!line.language.isEmpty() && line.language != "nl"_L1 && line.language != "en"_L1)
        return unexpected(wrong(u"--language takes nl or en, not '%1'."_s.arg(line.language)));
    if (!line.theme.isEmpty() && line.theme != "light"_L1 && line.theme != "dark"_L1 && line.theme != "high-contrast"_L1)
        return unexpected(wrong(u"--theme takes light, dark or high-contrast, not '%1'."_s.arg(line.theme)));
    if (!line.peopleFile.isEmpty() && !QFileInfo(line.peopleFile).isReadable())
        return unexpected(wrong(u"The people file '%1' cannot be read."_s.arg(line.peopleFile)));
    return line;
}

} // namespace balie::app
