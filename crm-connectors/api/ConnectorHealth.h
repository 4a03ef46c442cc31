#pragma once

#include "base/Error.h"
#include "crm-connectors/api/Capabilities.h"

#include <QString>
#include <QStringList>
#include <chrono>

namespace balie::crm {

/// How it goes with one connector, for a person to read.
struct ConnectorHealth {
    enum class State {
        Untried,
        Working,
        Slow, ///< answers, but mostly after the deadline of a look-up
        SignedOut, ///< the user has to sign in
        Limited, ///< the system wants fewer questions, until `untilWallMs`
        Broken, ///< skipped until `untilWallMs`, then tried once
        Parked, ///< its profile or engine cannot be used at all
    };
    QString connector;
    QString name; ///< of the system, as the profile has it
    State state = State::Untried;
    QString why; ///< a sentence; empty while all is well
    QString remedy; ///< a sentence: what to do; may be empty
    qint64 untilWallMs = 0; ///< 0: not told
    std::chrono::milliseconds lastTook{0}; ///< of the last look-up that was answered
    Capabilities capabilities;
    QStringList schemes; ///< of links that may be opened: https, and what the profile adds

    friend bool operator==(const ConnectorHealth &, const ConnectorHealth &) = default;
};

} // namespace balie::crm
