#pragma once

#include "base/http/HttpPort.h"

#include <curl/curl.h>

namespace balie {

/// What libcurl told of a transfer that failed.
struct CurlFailure {
    CURLcode code = CURLE_OK;
    QString text; ///< its own words; no address beyond host and port
    long verifyResult = 0; ///< X509_V_* of the last certificate
    long osError = 0; ///< errno of the last connection that failed
    long proxyStatus = 0; ///< of the last answer to CONNECT
};

/// Errors of a request, each with a sentence that says what to do. The details name method, host
/// and port: never path, query, headers or bodies, which hold personal data.
namespace httpError {
Error fromCurl(const CurlFailure &failure, const HttpRequest &request);
Error timedOut(const HttpRequest &request, const QString &detail);
Error lost(const HttpRequest &request, const QString &detail);
Error tooLarge(const HttpRequest &request, const QString &detail);
Error redirectRefused(const HttpRequest &request, const QString &detail);
Error notAllowed(const HttpRequest &request, const QString &detail);
} // namespace httpError

} // namespace balie
