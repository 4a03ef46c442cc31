#pragma once

#include "base/http/HttpPort.h"

#include <optional>

namespace balie {

/// Why a request may not be sent (English, no personal data); none if it may.
std::optional<QString> refusalOf(const HttpRequest &request);

/// Statuses that send on to a Location.
bool isRedirect(int status);

/// The request to send instead, with the credentials left out where the origin differs. Or, as the
/// error, why not: an address that may not be asked, or one less safe than the last.
Expected<HttpRequest, QString> redirected(
    const HttpRequest &request, int status, const QByteArray &location);

} // namespace balie
