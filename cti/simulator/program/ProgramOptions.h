#pragma once

#include "base/Expected.h"
#include "cti/simulator/server/PbxConfig.h"
#include "cti/simulator/server/ServerOptions.h"

#include <QStringList>
#include <optional>

namespace balie::sim {

/// The command line of balie-pbx.
struct ProgramOptions {
    PbxConfig pbx;
    ServerOptions servers;
    bool truthOnExit = false;
    /// What --help or --version asks to print instead of running.
    std::optional<QString> printAndExit;

    /// `arguments` with the program's name first. The error is one line in English.
    static Expected<ProgramOptions, QString> parse(const QStringList &arguments);
};

} // namespace balie::sim
