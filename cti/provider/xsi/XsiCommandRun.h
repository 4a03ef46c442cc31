#pragma once

#include "cti/provider/xsi/XsiCommands.h"

namespace balie::cti {

/// One command under way, and what it waits for.
struct XsiCommands::Run {
    quint64 id = 0;
    CallCommand command;
    CallControlPort::Done done;
    QString first; ///< callId of command.connection, which stays when the tracking id changes
    QString second; ///< of command.second
    Condition condition;
    Step met;
    Step late;
    std::unique_ptr<Timer> deadline;
};

} // namespace balie::cti
