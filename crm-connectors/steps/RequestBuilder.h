#pragma once

#include "base/Expected.h"
#include "base/http/HttpPort.h"
#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/profile/Values.h"

namespace balie::crm {

/// What an operation wants of its requests.
struct RequestManner {
    std::chrono::milliseconds timeout{3000};
    qint64 maxBody = 8LL * 1024 * 1024;
    bool mayFollow = true; ///< redirections, of reading requests
};

/// The request of a step with these values, which end up in it only escaped. InvalidInput: see
/// UrlFiller. `next`: the address of the next page in place of the step's own.
Expected<HttpRequest> buildRequest(const Profile &profile, const Step &step, const Values &values,
    const RequestManner &manner, const QUrl &next = {});

} // namespace balie::crm
