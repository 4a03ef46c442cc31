#include "cti/provider/xsi/XsiRequests.h"

#include "cti/xsi/Decoder.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct XsiAnswer {
    Q_DECLARE_TR_FUNCTIONS(XsiAnswer)
};

ErrorCode codeOf(int status)
{
    switch (status) {
    case 400:
        return ErrorCode::InvalidInput;
    case 401:
        return ErrorCode::BadCredentials;
    case 403:
        return ErrorCode::NotAllowed;
    case 404:
        return ErrorCode::StateChanged;
    case 429:
        return ErrorCode::Busy;
    default:
        return status >= 500 ? ErrorCode::Busy : ErrorCode::Refused;
    }
}

QString sentence(ErrorCode code, const QString &summary)
{
    const bool said = !summary.isEmpty();
    switch (code) {
    case ErrorCode::InvalidInput:
        return said
            ? XsiAnswer::tr("The telephone system does not accept this: %1").arg(summary)
            : XsiAnswer::tr("The telephone system does not accept this. Check what you entered.");
    case ErrorCode::BadCredentials:
        return XsiAnswer::tr("User name or password is wrong. Correct them and sign in again.");
    case ErrorCode::NotAllowed:
        return said
            ? XsiAnswer::tr("The telephone system does not allow this: %1").arg(summary)
            : XsiAnswer::tr("The telephone system does not allow this. Ask your administrator.");
    case ErrorCode::StateChanged:
        return said ? XsiAnswer::tr("This is no longer there: %1").arg(summary)
                    : XsiAnswer::tr("The telephone system does not know this (any more).");
    case ErrorCode::Busy:
        return XsiAnswer::tr("The telephone system is too busy. Try again in a moment.");
    default:
        return said ? XsiAnswer::tr("The telephone system refused: %1").arg(summary)
                    : XsiAnswer::tr("The telephone system refused.");
    }
}

} // namespace

Error errorFrom(const HttpReply &reply)
{
    const ErrorCode code = codeOf(reply.status);
    const xsi::ErrorInfo info = xsi::decodeError(reply.body);
    QString detail = u"HTTP %1"_s.arg(reply.status);
    if (!info.code.isEmpty())
        detail += u", error %1"_s.arg(info.code);
    return {
        code, sentence(code, info.summary.isEmpty() ? info.summaryEnglish : info.summary), detail};
}

bool isFromServer(const Error &error)
{
    return error.detail.startsWith("HTTP "_L1);
}

std::chrono::milliseconds xsiDelay(int attempt, double random)
{
    constexpr int mostDoublings = 4;
    const std::chrono::milliseconds jitter{qint64(10'000 * random)};
    return 5s * (1 << std::clamp(attempt, 0, mostDoublings)) + jitter;
}

} // namespace balie::cti
