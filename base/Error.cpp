#include "base/Error.h"

namespace balie {

using namespace Qt::Literals::StringLiterals;

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled: return u"Cancelled"_s;
    case ErrorCode::Timeout: return u"Timeout"_s;
    case ErrorCode::LinkLost: return u"LinkLost"_s;
    case ErrorCode::Refused: return u"Refused"_s;
    case ErrorCode::BadCredentials: return u"BadCredentials"_s;
    case ErrorCode::NotAllowed: return u"NotAllowed"_s;
    case ErrorCode::NotSupported: return u"NotSupported"_s;
    case ErrorCode::StateChanged: return u"StateChanged"_s;
    case ErrorCode::Busy: return u"Busy"_s;
    case ErrorCode::InvalidInput: return u"InvalidInput"_s;
    case ErrorCode::Unreachable: return u"Unreachable"_s;
    case ErrorCode::Untrusted: return u"Untrusted"_s;
    case ErrorCode::Protocol: return u"Protocol"_s;
    case ErrorCode::Io: return u"Io"_s;
    }
    return {};
}

} // namespace balie
