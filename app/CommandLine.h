#pragma once

#include "base/Expected.h"
#include "cti/link/SignIn.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace balie::app {

/// What the command line of `balie` says; everything not said is empty.
struct CommandLine {
    enum class Edition { Instap, Standaard, Premium };

    bool demo = false;
    cti::Protocol protocol = cti::Protocol::Csta; ///< with --demo only
    Edition edition = Edition::Premium;  ///< with --demo only
    int users = 40;                      ///< with --demo only: people in the simulated office
    quint32 seed = 1;                    ///< with --demo only
    QString morningDir;                  ///< with --demo: play the scripted morning, save pictures here, exit
    QString server;                      ///< overrides the settings, for this run
    QString user;
    QString device;
    QString peopleFile;                  ///< CSV with names and departments, where the PBX has none
    QString traceFile;
    QString dataDir;                     ///< settings and data; default: the platform's place
    QString language;                    ///< "nl", "en"; overrides the settings, for this run
    QString theme;                       ///< "light", "dark", "high-contrast"; overrides the settings, for this run
    QStringList numberTexts;             ///< `balie number`: what is to be read; empty: it is another command
    QString region = QStringLiteral("NL"); ///< with `balie number` only
    bool showHelp = false;
    bool showVersion = false;

    /// The text of --help.
    QString helpText;
};

/// Parses, in English: it is read before any language is installed. The error's sentence says which option is wrong and what was expected. `arguments` include the
/// program's name. Needs no application object.
Expected<CommandLine> parseCommandLine(const QStringList &arguments);

} // namespace balie::app
