#pragma once

#include "base/http/HttpPort.h"

#include <optional>

namespace balie {

/// Why a request may not be sent (English, no personal data); none if it may.
std::optional<QString> refusalOf(const HttpRequest &request);

/// Statuses that send on to a Location.
bool isRedirect(int status);

struct RedirectedRequest {
    HttpRequest request;
    bool isBare = false; ///< the origin differs, so the credentials were left out
};

/// What to send instead. Or, as the error, why not: an address that may not be asked, or one less
/// safe than the last.
Expected<RedirectedRequest, QString> redirected(
    const HttpRequest &request, int status, const QByteArray &location);

} // namespace balie
