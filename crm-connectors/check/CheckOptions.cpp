#include "crm-connectors/check/CheckOptions.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

QString folderOf(const QString &path)
{
    const QFileInfo file(path);
    return file.isDir() ? path : file.path();
}

} // namespace

QString CheckOptions::languageIn(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments.at(i) == "--language"_L1)
            return arguments.value(i + 1);
        if (arguments.at(i).startsWith("--language="_L1))
            return arguments.at(i).sliced(11);
    }
    return {};
}

Expected<CheckOptions, QString> CheckOptions::parse(
    const QStringList &arguments, const QString &version)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Tells whether the profile of a customer system works.\n"
           "With PATH alone the profile is read, what is wrong with it is told, and which settings it has. With settings "
           "the system itself is asked, step by step; each step prints OK, FAILED, NOT POSSIBLE (the profile does not say "
           "how) or NOT TRIED, and below it request (>), reply (<) and what was made of it (=), without secrets. What "
           "the system tells about people is printed.\n\n"
           "A secret is never an argument. It comes from a file or from standard input, one a line as key=value, or is "
           "asked for at the terminal. Nothing is stored.\n\n"
           "Exit code: 0 all is well, 1 the profile cannot be used, 2 the command line or a setting is wrong, 3 a step "
           "failed."));
    parser.addPositionalArgument(u"check"_s, tr("The only command."), u"check"_s);
    parser.addPositionalArgument(u"PATH"_s, tr("A profile.json, or its folder."), u"PATH"_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, tr("Show this help."));
    const QCommandLineOption shownVersion({u"v"_s, u"version"_s}, tr("Show the version."));
    const QCommandLineOption number(
        u"number"_s, tr("A number of somebody in the system."), tr("number"));
    const QCommandLineOption name(
        u"name"_s, tr("A name to search for; else that of who has the number."), tr("text"));
    const QCommandLineOption set(
        u"set"_s, tr("A setting of the profile; once for each."), tr("key=value"));
    const QCommandLineOption secrets(u"secrets"_s,
        tr("File with the secrets, key=value on each line; - is standard input."), tr("file"));
    const QCommandLineOption note(u"write-note"_s,
        tr("Also write one note with the card that was found; it says that it may be deleted."));
    const QCommandLineOption language(u"language"_s, tr("nl or en."), tr("code"));
    parser.addOptions({help, shownVersion, number, name, set, secrets, note, language});
    if (!parser.parse(arguments))
        return unexpected(parser.errorText());

    CheckOptions options;
    if (parser.isSet(help))
        options.printAndExit = parser.helpText();
    else if (parser.isSet(shownVersion))
        options.printAndExit = u"balie-connector %1"_s.arg(version);
    if (options.printAndExit)
        return options;
    if (const QString code = parser.value(language);
        parser.isSet(language) && code != "nl"_L1 && code != "en"_L1)
        return unexpected(tr("--language takes nl or en, not '%1'.").arg(code));
    const QStringList words = parser.positionalArguments();
    if (words.value(0) != "check"_L1 || words.size() != 2)
        return unexpected(tr("One command is known: balie-connector check PATH. See --help."));
    options.folder = folderOf(words.at(1));
    options.number = parser.value(number).trimmed();
    options.name = parser.value(name).trimmed();
    options.secretsFile = parser.value(secrets);
    options.writeNote = parser.isSet(note);
    const QStringList pairs = parser.values(set);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        // The pair itself is not repeated: it may be a secret by mistake.
        if (equals < 1)
            return unexpected(tr("--set takes key=value."));
        options.settings.insert(pair.left(equals).trimmed(), pair.mid(equals + 1));
    }
    return options;
}

} // namespace balie::crm
