#pragma once

#include "base/Expected.h"
#include "cti/model/Connection.h"

#include <QDateTime>
#include <functional>

namespace balie::cti {

/// One call as the PBX wrote it down, also while the console was off.
struct CallLogEntry {
    enum class Kind { Placed, Answered, Missed };

    QString id; ///< the PBX's own; the same entry has the same id at the next reading
    Kind kind = Kind::Missed;
    Party remote;
    Party called; ///< which of the user's numbers was called; empty where the log does not say
    QDateTime startedAt; ///< UTC, by the clock of the PBX
    std::optional<std::chrono::seconds> talked; ///< nullopt where the log does not say

    friend bool operator==(const CallLogEntry &, const CallLogEntry &) = default;
};

/// The user's call log at the PBX. Optional. GUI thread; every call answers at least once, with an
/// error or with the last page. ECMA-323: none, our own Escape; Xsi: directories/CallLogs and
/// directories/EnhancedCallLogs.
class CallLogPort {
public:
    struct Page {
        QVector<CallLogEntry> entries; ///< newest first
        bool last = false;
    };
    using PageArrived = std::function<void(Expected<Page>)>;

    virtual ~CallLogPort() = default;
    /// What began at `since` or later; invalid is as far back as the log goes. A new read ends the
    /// one before.
    virtual void readCallLog(const QDateTime &since, PageArrived arrived) = 0;
};

} // namespace balie::cti
