#pragma once

#include "crm-connectors/api/Trial.h"

#include <QString>
#include <QVector>

namespace balie::crm {

/// How one cell of a check ended. A value.
struct CheckResult {
    enum class State {
        Ok,
        Failed,
        NotPossible, ///< the profile does not say how
        NotTried, ///< something that it needs was not given or not found
    };
    QString cell; ///< see CheckCells.h
    State state = State::Ok;
    QString sentence;
    QVector<TrialStep> steps; ///< questions, answers and what was made of them, secrets masked
    QStringList mapping; ///< of the card that it is about: "field: value"
};

} // namespace balie::crm
