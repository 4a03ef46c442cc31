#pragma once

#include "base/Error.h"
#include "crm-connectors/api/ContactCard.h"

#include <chrono>
#include <functional>
#include <optional>

namespace balie::crm {

/// One step of trying a connector out, for an administrator to read.
struct TrialStep {
    enum class Kind {
        SignIn,
        Request, ///< one question to the system and its answer
        Mapping, ///< what was made of the answer
    };
    Kind kind = Kind::Request;
    QString title; ///< a sentence: what was tried
    QString request; ///< method, address and body as sent, secrets masked
    QString reply; ///< status and the beginning of the body, secrets masked
    QStringList mapping; ///< "field: value" each
    std::chrono::milliseconds took{0};
    std::optional<Error> error; ///< then this is the last step
};

struct TrialHandlers {
    std::function<void(const TrialStep &)> step;
    /// Exactly once unless cancelled, and the last: the cards that were found.
    std::function<void(bool wentWell, const QVector<ContactCard> &cards)> done;
};

} // namespace balie::crm
