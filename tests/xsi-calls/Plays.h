#pragma once

#include "tests/xsi-calls/XsiStage.h"

namespace balie::test {

/// One event of one user's subscription.
struct Told {
    QString type;
    xsi::Call call;
    int second
        = 0; ///< of the play; events of different users less than one apart may change places
};

/// One call, as people see it, from its first event to its last.
struct Play {
    const char *name;
    QMap<QString, QVector<Told>> streams; ///< by user, each in its own order
    QVector<cti::CallEventKind> own; ///< what the own device must tell; empty: depends on the order
    std::function<void(XsiStage &)>
        note; ///< what commands know; said before the first own call ends
};

/// The typical sequences (Xsi Interface Specification R2020.07, 4.7.1.1) and what is built of them.
QVector<Play> allPlays();

} // namespace balie::test
