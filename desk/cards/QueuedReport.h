#pragma once

#include "crm-connectors/api/CallReport.h"

#include <QMetaType>

namespace balie::desk {

/// A call on its way into a customer system, or how that ended. What was written, and what the user
/// deleted, keeps its key and time only, so that the same call is not offered again. A value.
struct QueuedReport {
    /// The values stand in the database.
    enum class State {
        Waiting = 0, ///< to be tried, or tried again
        Written = 1,
        Refused = 2, ///< the system said no: the user decides
        Deleted = 3, ///< not to be written, says the user
        Uncertain = 4, ///< may stand there already, and cannot be found: the user decides
    };

    crm::CallReport report;
    QString systemName; ///< what the user called the system when it was sent
    QString numberKey; ///< PhoneNumber::key() of report.number
    State state = State::Waiting;
    QString
        reason; ///< a sentence: why it is refused, or still waits; empty when it was not tried yet
    int attempts = 0;
    qint64 sentMs = 0; ///< when the user sent it, wall clock
    qint64 settledMs = 0; ///< when it was written, refused or deleted; 0: not yet

    friend bool operator==(const QueuedReport &, const QueuedReport &) = default;
};

} // namespace balie::desk

Q_DECLARE_METATYPE(balie::desk::QueuedReport)
