#pragma once

#include "desk/sources/SourceSync.h"

#include <QCoreApplication>
#include <QDateTime>

namespace balie::desk {

/// How it goes with the copy of one source. A value.
struct SyncState {
    Q_DECLARE_TR_FUNCTIONS(balie::desk::SyncState)

public:
    enum class Kind { Idle, Waiting, Running, Failed, NeedsPassword };
    Kind kind = Kind::Idle;
    QDateTime lastSuccess; ///< UTC; invalid: never
    QString problem; ///< of the last try, for the user
    QString remark; ///< what the last success left out
    SyncProgress progress; ///< of the present synchronisation, or the last

    bool isBusy() const { return kind == Kind::Waiting || kind == Kind::Running; }
    /// In a sentence or two for the user.
    QString text() const;
};

} // namespace balie::desk
