// balie-trace: shows what is in traces and single documents, for support and for tests.
#include "base/trace/TraceReader.h"
#include "cti/tracetool/DecodeCommand.h"
#include "cti/tracetool/Replay.h"
#include "cti/tracetool/XsiReplay.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace balie::tracetool;

namespace {

constexpr int WrongUse = 2;

int wrongUse(const QString &sentence)
{
    std::fprintf(stderr, "balie-trace: %s\n", qUtf8Printable(sentence));
    return WrongUse;
}

int decode(const QCommandLineParser &parser, const QStringList &files)
{
    const QString protocol = parser.value(u"protocol"_s);
    const bool isXsi = protocol == "xsi"_L1;
    const bool isFramed = parser.isSet(u"framed"_s);
    if (protocol != "csta"_L1 && !isXsi) {
        return wrongUse(
            u"protocol '%1' is not known; this version decodes: csta, xsi"_s.arg(protocol));
    }
    if (isXsi && isFramed)
        return wrongUse(u"--framed is for csta; a recorded Xsi channel needs no option"_s);
    if (files.isEmpty())
        return wrongUse(u"decode needs at least one file"_s);
    const FileForm form
        = isXsi ? FileForm::Xsi : (isFramed ? FileForm::Framed : FileForm::Document);
    LineOutput output;
    for (const QString &file : files)
        decodeFile(file, form, output);
    return output.exitCode();
}

int replay(const QCommandLineParser &parser, const QStringList &files)
{
    if (files.size() != 1)
        return wrongUse(u"replay needs one trace"_s);
    const QString name = QFileInfo(files.first()).fileName();
    LineOutput output;
    auto reader = balie::TraceReader::open(files.first());
    if (!reader) {
        output.printError(name, reader.error().detail);
        return output.exitCode();
    }
    QVector<balie::TraceRecord> records;
    QVector<balie::TraceRecord> xsiRecords;
    for (;;) {
        auto record = reader->next();
        if (record && !*record)
            break;
        if (!record)
            output.printError(name, record.error().detail);
        else if ((*record)->protocol == "csta"_L1)
            records.append(std::move(**record));
        else if ((*record)->protocol == "xsi"_L1)
            xsiRecords.append(std::move(**record));
    }
    if (!records.isEmpty() && !xsiRecords.isEmpty())
        output.printError(name, u"CSTA and Xsi in one trace: only the CSTA part is replayed"_s);
    if (records.isEmpty() && xsiRecords.isEmpty())
        output.printError(name, u"there are no messages in it"_s);
    else if (records.isEmpty())
        XsiReplay(xsiRecords, output).run();
    else
        Replay(records, parser.value(u"profile"_s), output).run();
    return output.exitCode();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"balie-trace"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BALIE_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Reads traces of Balie and single documents.\n\n"
        "  decode [--protocol csta] [--framed] FILE...\n"
        "      one JSON object a line for each message: file, protocol, message, kind, invoke (where\n"
        "      framed), ids ({call, device} of every connection in document order, null for what is\n"
        "      not there) and fields: every text leaf, keyed by the local names on the way to it from\n"
        "      below the root, joined with '/'; repeated ones as arrays; white space around a text is\n"
        "      left out; attributes as .../@name; text beside children under the element's own path.\n"
        "      Not well-formed: {file, error}, and exit code 1.\n"
        "  decode --protocol xsi FILE...\n"
        "      one JSON object a line for each document, also of a recorded channel: file, protocol,\n"
        "      message (type of the event, else the root's name), fields as above, userId, targetId,\n"
        "      subscriptionId and sequence where there are any, and calls.\n"
        "  replay [--profile NAME] FILE\n"
        "      the call events and the final state that a trace leads to"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"protocol"_s, u"What the files speak: csta or xsi."_s, u"name"_s, u"csta"_s});
    parser.addOption({u"framed"_s, u"The files are streams of ECMA-323 Annex J.2 frames."_s});
    parser.addOption(
        {u"profile"_s, u"Replay with this server profile, not with that of the trace."_s, u"name"_s});
    parser.addPositionalArgument(u"command"_s, u"decode or replay"_s);
    parser.addPositionalArgument(
        u"files"_s, u"Documents, frames or traces (.jsonl)."_s, u"FILE..."_s);
    if (!parser.parse(QCoreApplication::arguments()))
        return wrongUse(parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();

    QStringList arguments = parser.positionalArguments();
    const QString command = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (command == "decode"_L1)
        return decode(parser, arguments);
    if (command == "replay"_L1)
        return replay(parser, arguments);
    return wrongUse(command.isEmpty()
            ? u"say what to do; see balie-trace --help"_s
            : u"'%1' is not a command; see balie-trace --help"_s.arg(command));
}
