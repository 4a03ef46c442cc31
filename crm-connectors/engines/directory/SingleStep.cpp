#include "crm-connectors/engines/directory/SingleStep.h"

namespace balie::crm {

std::unique_ptr<Exchange> askStep(const std::shared_ptr<ConnectorLine> &line, const Step &step,
    const Values &values, const RequestManner &manner, const QUrl &next, Exchange::Done done)
{
    Exchange::Plan plan{step,
        [line = line.get(), &step, values, manner, next]() -> Expected<HttpRequest> {
            Values now = values;
            line->addSession(now);
            return buildRequest(line->profile(), step, now, manner, next);
        },
        true, {}};
    return std::make_unique<Exchange>(line, std::move(plan), std::move(done));
}

} // namespace balie::crm
