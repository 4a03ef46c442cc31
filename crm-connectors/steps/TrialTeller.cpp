#include "crm-connectors/steps/TrialTeller.h"

#include <utility>

namespace balie::crm {

TrialTeller::TrialTeller(TrialHandlers handlers)
    : m_handlers(std::move(handlers))
{
}

TrialTeller::~TrialTeller()
{
    *m_isAlive = false;
}

bool TrialTeller::tell(const TrialStep &step)
{
    const std::shared_ptr<bool> isAlive = m_isAlive;
    const auto handler = m_handlers.step;
    if (handler)
        handler(step);
    return *isAlive;
}

void TrialTeller::fail(TrialStep step, const Error &error)
{
    step.error = error;
    if (tell(step))
        finish(false);
}

void TrialTeller::finish(bool wentWell, const QVector<ContactCard> &cards)
{
    const auto done = std::exchange(m_handlers.done, {});
    if (done)
        done(wentWell, cards);
}

} // namespace balie::crm
