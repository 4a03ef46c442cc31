#pragma once

#include "crm-connectors/api/Trial.h"

#include <memory>

namespace balie::crm {

/// Tells the steps of a trial, whose member it is: both handlers may delete the trial.
class TrialTeller {
public:
    explicit TrialTeller(TrialHandlers handlers);
    ~TrialTeller();
    Q_DISABLE_COPY_MOVE(TrialTeller)

    /// False: this is gone.
    bool tell(const TrialStep &step);
    /// The last step, with what went wrong.
    void fail(TrialStep step, const Error &error);
    void finish(bool wentWell, const QVector<ContactCard> &cards = {});

private:
    TrialHandlers m_handlers;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
};

} // namespace balie::crm
