#pragma once

#include "cti/model/Connection.h"
#include "desk/people/Person.h"

#include <QVector>

namespace balie::desk {

/// Somebody who could take a call: one that came back, or one of a caller whom he usually takes.
struct RecallSuggestion {
    enum class Why { Deputy, SameDepartment, Usual };
    PersonId person; ///< empty: nobody of the directory
    QString name;
    QString extension; ///< what to send the call to
    Why why = Why::Deputy;

    friend bool operator==(const RecallSuggestion &, const RecallSuggestion &) = default;
};

/// What the desk knows of a call that came back.
struct RecallInfo {
    cti::CallThreadId thread = cti::CallThreadId::None;
    cti::RecallReason reason = cti::RecallReason::None;
    cti::DeviceId from; ///< who did not take it
    QString fromName;
    int timesCameBack = 0; ///< 1 the first time
    cti::Moment insideSince; ///< when the caller first reached this desk
    QVector<RecallSuggestion> suggestions; ///< who can take it now, best first, at most five

    /// "Bram Jansen did not answer (2nd attempt)", translated.
    QString sentence() const;

    friend bool operator==(const RecallInfo &, const RecallInfo &) = default;
};

} // namespace balie::desk
