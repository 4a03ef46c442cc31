#include "base/http/HttpErrors.h"

#include <QCoreApplication>
#include <cerrno>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Http {
    Q_DECLARE_TR_FUNCTIONS(Http)
};

// Of OpenSSL's x509_vfy.h: X509_V_OK, X509_V_ERR_UNSPECIFIED (what libcurl starts with),
// ..._CERT_NOT_YET_VALID and ..._CERT_HAS_EXPIRED. libcurl compares the name before it asks for the
// chain's verdict, which would have ended the handshake.
constexpr long fine = 0;
constexpr long notAsked = 1;
constexpr long notYetValid = 9;
constexpr long hasExpired = 10;

QString place(const HttpRequest &request)
{
    return request.url.port() < 0 ? request.url.host()
                                  : u"%1:%2"_s.arg(request.url.host()).arg(request.url.port());
}

QString detailed(const HttpRequest &request, const QString &detail)
{
    return u"%1 %2: %3"_s.arg(methodName(request.method), place(request), detail);
}

QString trustSentence(long verifyResult, const QString &host)
{
    switch (verifyResult) {
    case fine:
    case notAsked:
        return Http::tr("The certificate of %1 was made for another name. Check the address of the "
                        "server.")
            .arg(host);
    case hasExpired:
        return Http::tr("The certificate of %1 has expired. Ask your administrator to renew it.")
            .arg(host);
    case notYetValid:
        return Http::tr("The certificate of %1 is not valid yet. Check the date and the time of "
                        "this computer.")
            .arg(host);
    default:
        return Http::tr(
            "The certificate of %1 is not trusted. Ask your administrator for the right "
            "certificate authority.")
            .arg(host);
    }
}

Error unreachable(const CurlFailure &failure, const HttpRequest &request, const QString &detail)
{
    if (failure.osError == ECONNREFUSED) {
        return {ErrorCode::Unreachable,
            Http::tr("%1 refuses the connection. Check the address and the port.")
                .arg(place(request)),
            detail};
    }
    return {ErrorCode::Unreachable,
        Http::tr("%1 cannot be reached. Check the network.").arg(place(request)), detail};
}

Error notHttp(const HttpRequest &request, const QString &detail)
{
    return {ErrorCode::Protocol,
        Http::tr("%1 answers, but not as this kind of server does. Check the address and the port.")
            .arg(place(request)),
        detail};
}

} // namespace

Error httpError::fromCurl(const CurlFailure &failure, const HttpRequest &request)
{
    const QString detail
        = detailed(request, u"%1 (curl %2)"_s.arg(failure.text).arg(int(failure.code)));
    // An answer of the proxy itself, whatever libcurl makes of it.
    if (failure.proxyStatus >= 300) {
        return {ErrorCode::Unreachable,
            Http::tr("The proxy of this network does not let this computer reach %1. Ask your "
                     "administrator.")
                .arg(place(request)),
            detail};
    }
    switch (failure.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return {ErrorCode::Unreachable,
            Http::tr(
                "The server name %1 cannot be found. Check how it is written, and the network.")
                .arg(request.url.host()),
            detail};
    case CURLE_COULDNT_CONNECT:
    case CURLE_PROXY:
    case CURLE_OPERATION_TIMEDOUT: // only connecting has a limit of libcurl's
        return unreachable(failure, request, detail);
    case CURLE_PEER_FAILED_VERIFICATION:
        return {
            ErrorCode::Untrusted, trustSentence(failure.verifyResult, request.url.host()), detail};
    case CURLE_SSL_CACERT_BADFILE:
        if (!request.extraCaPem.isEmpty()) {
            return {ErrorCode::InvalidInput,
                Http::tr("The file with your own certificate authority holds no certificate."),
                detail};
        }
        [[fallthrough]];
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ENGINE_INITFAILED:
        return {ErrorCode::Untrusted,
            Http::tr("No secure connection with %1 could be made. Check the port, and whether it "
                     "is a secure one.")
                .arg(place(request)),
            detail};
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return lost(request, detail);
    case CURLE_FAILED_INIT:
    case CURLE_OUT_OF_MEMORY:
        return {ErrorCode::Io,
            Http::tr(
                "This computer has no room for another connection. Close other programs and try "
                "again."),
            detail};
    case CURLE_URL_MALFORMAT:
        return notAllowed(request, detail);
    default:
        return notHttp(request, detail);
    }
}

Error httpError::timedOut(const HttpRequest &request, const QString &detail)
{
    return {ErrorCode::Timeout,
        Http::tr("%1 did not answer in time. Try again, and check the network.")
            .arg(place(request)),
        detailed(request, detail)};
}

Error httpError::lost(const HttpRequest &request, const QString &detail)
{
    return {ErrorCode::LinkLost,
        Http::tr("The connection with %1 was lost. Try again.").arg(place(request)),
        detailed(request, detail)};
}

Error httpError::tooLarge(const HttpRequest &request, const QString &detail)
{
    return {ErrorCode::Protocol,
        Http::tr("The answer of %1 was too large, so it was not read. Ask your administrator.")
            .arg(place(request)),
        detailed(request, detail)};
}

Error httpError::redirectRefused(const HttpRequest &request, const QString &detail)
{
    return {ErrorCode::Protocol,
        Http::tr("%1 sends this computer on to an address that cannot be used. Check the address "
                 "of the server.")
            .arg(place(request)),
        detailed(request, detail)};
}

Error httpError::notAllowed(const HttpRequest &request, const QString &detail)
{
    return {ErrorCode::InvalidInput,
        Http::tr("This address of a server cannot be used. Check it; it begins with https://."),
        detailed(request, detail)};
}

} // namespace balie
