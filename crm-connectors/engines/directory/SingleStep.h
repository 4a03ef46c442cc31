#pragma once

#include "crm-connectors/steps/Exchange.h"

namespace balie::crm {

/// One request of a step with these values, or of the address of a next page, until its answer.
/// `step` outlives it. Deleting it cancels; `done` comes from a later turn of the loop.
std::unique_ptr<Exchange> askStep(const std::shared_ptr<ConnectorLine> &line, const Step &step,
    const Values &values, const RequestManner &manner, const QUrl &next, Exchange::Done done);

} // namespace balie::crm
