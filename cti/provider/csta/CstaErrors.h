#pragma once

#include "base/Expected.h"
#include "cti/csta/Message.h"

namespace balie::cti {

/// CSTAErrorCode (ECMA-269 12.3) as an error with a sentence for the user. `detail` keeps category
/// and value.
Error errorFrom(const csta::ErrorResponse &response);

/// Any answer as success or error: an error code or a refusal of the session is an error.
Expected<csta::Message> withErrors(const Expected<csta::Message> &answer);

/// The request may work in a moment.
inline bool isTransient(ErrorCode code)
{
    return code == ErrorCode::Busy || code == ErrorCode::Timeout;
}
/// A refusal without a reason is also what a PBX says to a request that was damaged on its way.
inline bool isWorthRetrying(ErrorCode code)
{
    return isTransient(code) || code == ErrorCode::Refused;
}

} // namespace balie::cti
