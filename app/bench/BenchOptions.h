#pragma once

#include "base/Expected.h"

#include <QStringList>
#include <chrono>

namespace balie::bench {

/// The command line of `balie-bench console`.
struct BenchOptions {
    enum class Mode {
        Load, ///< --rate events a second for --seconds
        Burst, ///< --burst events at once, then every lamp is compared with the PBX
        Single, ///< one event at a time
        Idle, ///< nothing happens for --idle seconds
    };

    Mode mode = Mode::Load;
    int users = 1'000;
    double rate = 100;
    std::chrono::seconds duration{10};
    int burst = 0;
    int visible = 500; ///< lamps that the window must have room for, if there are so many people
    bool parts = false; ///< also say what the resident memory is made of
    QString pbxProgram; ///< empty: balie-pbx beside this program
    QString help; ///< set: print it and end

    /// `arguments` begin with the sub-command. The error is one line in English.
    static Expected<BenchOptions, QString> parse(const QStringList &arguments);
    /// What balie-pbx is started with.
    QStringList pbxArguments() const;
};

} // namespace balie::bench
