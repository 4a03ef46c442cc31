#include "base/http/HttpExchange.h"

#include "base/HostRules.h"
#include "base/http/HttpErrors.h"
#include "base/http/HttpRules.h"

#include <algorithm>
#include <limits>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxHeaderBytes = 256LL * 1024;

bool has(const QVector<HttpHeader> &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(), [&](const HttpHeader &header) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

HttpExchange::HttpExchange(HttpRequest request, HttpHandlers handlers, Clock &clock, Hooks hooks)
    : m_request(std::move(request))
    , m_handlers(std::move(handlers))
    , m_hooks(std::move(hooks))
    , m_easy(curl_easy_init())
{
    Q_CHECK_PTR(m_easy);
    m_deadline = clock.makeTimer(
        [this] { m_hooks.expired(*this, httpError::timedOut(m_request, u"no answer in time"_s)); });
    m_idle = clock.makeTimer([this] {
        m_hooks.expired(*this, httpError::timedOut(m_request, u"silent for too long"_s));
    });
    if (m_request.timeout.count() > 0)
        m_deadline->start(m_request.timeout);
}

HttpExchange::~HttpExchange()
{
    curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_sentHeaders);
    curl_slist_free_all(m_connectTo);
}

Expected<void> HttpExchange::prepare(const QByteArray &systemAuthorities)
{
    if (const auto refusal = refusalOf(m_request))
        return unexpected(httpError::notAllowed(m_request, *refusal));
    // Beside the system's authorities libcurl would not notice.
    if (!m_request.extraCaPem.isEmpty() && !m_request.extraCaPem.contains("-----BEGIN ")) {
        return unexpected(
            httpError::fromCurl({CURLE_SSL_CACERT_BADFILE, u"no PEM certificate"_s}, m_request));
    }
    m_sendings = 0;
    m_uploaded = 0;
    m_headerBytes = 0;
    m_headDone = false;
    m_bodyBytes = 0;
    m_reply = {};
    m_reply.url = m_request.url;
    m_reply.wentBare = m_wentBare;

    curl_easy_reset(m_easy);
    const QByteArray url = m_request.url.toEncoded(QUrl::FullyEncoded | QUrl::RemoveFragment);
    curl_easy_setopt(m_easy, CURLOPT_URL, url.constData());
    curl_easy_setopt(
        m_easy, CURLOPT_PROTOCOLS_STR, m_request.url.scheme() == "https"_L1 ? "https" : "http");
    curl_easy_setopt(m_easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    // Else cancelling a request whose host name is being looked up would wait for that to end.
    curl_easy_setopt(m_easy, CURLOPT_QUICK_EXIT, 1L);
    // A stream is silent for long; firewalls forget connections that are.
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPALIVE, 1L);
    const qint64 connecting = m_request.connectTimeout.count();
    curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS,
        long(connecting > 0 ? connecting : std::numeric_limits<int>::max()));

    m_errorText.fill('\0');
    curl_easy_setopt(m_easy, CURLOPT_ERRORBUFFER, m_errorText.data());
    curl_easy_setopt(m_easy, CURLOPT_PRIVATE, this);
    curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &HttpExchange::onHeader);
    curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &HttpExchange::onBody);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_XFERINFOFUNCTION, &HttpExchange::onProgress);
    curl_easy_setopt(m_easy, CURLOPT_XFERINFODATA, this);
    curl_easy_setopt(m_easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(m_easy, CURLOPT_PREREQFUNCTION, &HttpExchange::onReady);
    curl_easy_setopt(m_easy, CURLOPT_PREREQDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);

    setSecurity(systemAuthorities);
    setRoute();
    setHeaders();
    setMethod();
    return {};
}

void HttpExchange::setSecurity(const QByteArray &systemAuthorities)
{
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!m_request.extraCaPem.isEmpty()) {
        // A blob takes the place of the system's file, so it has to hold that too.
        m_authorities = systemAuthorities + '\n' + m_request.extraCaPem;
        curl_blob blob{m_authorities.data(), std::size_t(m_authorities.size()), CURL_BLOB_NOCOPY};
        curl_easy_setopt(m_easy, CURLOPT_CAINFO_BLOB, &blob);
    }
}

void HttpExchange::setHeaders()
{
    curl_slist_free_all(std::exchange(m_sentHeaders, nullptr));
    const auto add = [this](const QByteArray &line) {
        m_sentHeaders = curl_slist_append(m_sentHeaders, line.constData());
    };
    for (const HttpHeader &header : m_request.headers) {
        // libcurl's way to write an empty one; with a colon it would leave the header out.
        add(header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value);
    }
    add("Expect:");
    if (!has(m_request.headers, "Accept-Encoding"))
        add("Accept-Encoding: identity");
    if (!has(m_request.headers, "Content-Type"))
        add("Content-Type:"); // libcurl's own would be that of a web form
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_sentHeaders);
    curl_easy_setopt(m_easy, CURLOPT_HEADEROPT, long(CURLHEADER_SEPARATE));
}

void HttpExchange::setRoute()
{
    // Set, this takes the place of the environment's exceptions: so only where it is needed.
    if (isLoopback(m_request.url.host()) || isLoopback(m_request.connectTo))
        curl_easy_setopt(m_easy, CURLOPT_NOPROXY, "*");
    if (m_request.connectTo.isEmpty())
        return;
    const QByteArray node = m_request.connectTo.toLatin1();
    // Any host and port to this address, and the same port.
    const QByteArray rule = node.contains(':') ? "::[" + node + "]:" : "::" + node + ':';
    curl_slist_free_all(std::exchange(m_connectTo, curl_slist_append(nullptr, rule.constData())));
    curl_easy_setopt(m_easy, CURLOPT_CONNECT_TO, m_connectTo);
}

void HttpExchange::setMethod()
{
    const auto sendBody = [this] {
        curl_easy_setopt(m_easy, CURLOPT_POST, 1L);
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, m_request.body.constData());
    };
    switch (m_request.method) {
    case HttpMethod::Get:
        curl_easy_setopt(m_easy, CURLOPT_HTTPGET, 1L);
        break;
    case HttpMethod::Post:
        sendBody();
        break;
    case HttpMethod::Delete:
        if (!m_request.body.isEmpty())
            sendBody();
        curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, "DELETE");
        break;
    case HttpMethod::Put:
    case HttpMethod::Patch:
    case HttpMethod::Propfind:
    case HttpMethod::Report:
        sendBody();
        curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, methodName(m_request.method).data());
        break;
    }
}

bool HttpExchange::endHop(CURLcode code)
{
    m_idle->stop();
    if (m_refusal) {
        fail(*m_refusal);
        return false;
    }
    if (code != CURLE_OK) {
        fail(code);
        return false;
    }
    // Closed among the headers, which libcurl takes for an answer without a body.
    if (!m_headDone) {
        fail(CURLE_GOT_NOTHING);
        return false;
    }
    if (m_next) {
        m_request = *std::exchange(m_next, std::nullopt);
        ++m_followed;
        return true;
    }
    HttpReply whole = m_reply; // the head may not have been delivered yet
    whole.body = std::move(m_collected);
    finish(std::move(whole));
    return false;
}

void HttpExchange::fail(Error error)
{
    finish(unexpected(std::move(error)));
}

void HttpExchange::fail(CURLcode code)
{
    CurlFailure failure;
    failure.code = code;
    failure.text = QString::fromUtf8(
        m_errorText.front() != '\0' ? m_errorText.data() : curl_easy_strerror(code));
    curl_easy_getinfo(m_easy, CURLINFO_SSL_VERIFYRESULT, &failure.verifyResult);
    curl_easy_getinfo(m_easy, CURLINFO_OS_ERRNO, &failure.osError);
    curl_easy_getinfo(m_easy, CURLINFO_HTTP_CONNECTCODE, &failure.proxyStatus);
    fail(httpError::fromCurl(failure, m_request));
}

void HttpExchange::finish(Expected<HttpReply> result)
{
    m_deadline->stop();
    m_idle->stop();
    m_result = std::move(result);
    m_hooks.news(*this);
}

void HttpExchange::silence()
{
    m_silent = true;
    m_deadline->stop();
    m_idle->stop();
}

void HttpExchange::deliver()
{
    if (!m_silent && std::exchange(m_headNews, false) && m_handlers.head)
        m_handlers.head(m_reply);
    if (!m_silent && !m_piece.isEmpty())
        m_handlers.data(std::exchange(m_piece, {}));
    if (!m_silent && m_result) {
        m_silent = true;
        if (m_handlers.done)
            m_handlers.done(*std::move(m_result));
    }
}

std::size_t HttpExchange::onHeader(char *data, std::size_t, std::size_t size, void *exchange)
{
    auto *self = static_cast<HttpExchange *>(exchange);
    self->byteMoved();
    return self->takeHeader(QByteArray(data, qsizetype(size))) ? size : 0;
}

std::size_t HttpExchange::onBody(char *data, std::size_t, std::size_t size, void *exchange)
{
    auto *self = static_cast<HttpExchange *>(exchange);
    self->byteMoved();
    return self->takeBody(data, qsizetype(size)) ? size : 0;
}

int HttpExchange::onProgress(void *exchange, curl_off_t, curl_off_t, curl_off_t, curl_off_t sent)
{
    auto *self = static_cast<HttpExchange *>(exchange);
    if (sent != std::exchange(self->m_uploaded, sent))
        self->byteMoved();
    return 0;
}

int HttpExchange::onReady(void *exchange, char *peer, char *, int port, int)
{
    auto *self = static_cast<HttpExchange *>(exchange);
    // libcurl sends again when a connection that was kept open turns out to be closed. The first
    // one may have arrived all the same, and a call must not be dialled twice.
    if (++self->m_sendings > 1 && !isSafe(self->m_request.method)) {
        self->refuse(httpError::lost(self->m_request, u"closed by the other side"_s));
        return CURL_PREREQFUNC_ABORT;
    }
    // Another port is a proxy's.
    if (port == self->m_request.url.port(self->m_request.url.scheme() == "https"_L1 ? 443 : 80))
        self->m_reply.peerAddress = QString::fromLatin1(peer);
    self->byteMoved();
    return CURL_PREREQFUNC_OK;
}

void HttpExchange::byteMoved()
{
    if (m_request.idleTimeout.count() > 0)
        m_idle->start(m_request.idleTimeout);
}

bool HttpExchange::takeHeader(const QByteArray &line)
{
    if (m_headDone)
        return true; // a trailer
    m_headerBytes += line.size();
    if (m_headerBytes > maxHeaderBytes) {
        refuse(httpError::tooLarge(m_request, u"headers too large"_s));
        return false;
    }
    const QByteArray text = line.trimmed();
    if (text.isEmpty())
        return takeHead();
    if (line.startsWith(' ') || line.startsWith('\t')) {
        if (!m_reply.headers.isEmpty())
            m_reply.headers.last().value += ' ' + text;
        return true;
    }
    if (const qsizetype colon = text.indexOf(':'); colon > 0)
        m_reply.headers.append({text.left(colon).trimmed(), text.mid(colon + 1).trimmed()});
    return true;
}

bool HttpExchange::takeHead()
{
    long status = 0;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    if (status < 200) { // "100 Continue": the real one follows
        m_reply.headers.clear();
        return true;
    }
    m_headDone = true;
    m_reply.status = int(status);
    const QByteArray location = m_reply.header("Location");
    if (m_request.maxRedirects > 0 && isRedirect(m_reply.status) && !location.isEmpty()) {
        if (m_followed >= m_request.maxRedirects) {
            refuse(httpError::redirectRefused(m_request, u"too many redirects"_s));
            return false;
        }
        auto next = redirected(m_request, m_reply.status, location);
        if (!next) {
            refuse(httpError::redirectRefused(m_request, next.error()));
            return false;
        }
        m_wentBare |= next->isBare;
        m_next = std::move(next->request);
        return true;
    }
    m_headNews = true;
    m_hooks.news(*this);
    return true;
}

bool HttpExchange::takeBody(const char *data, qsizetype size)
{
    const bool isStream = m_handlers.data && !m_next;
    m_bodyBytes += size;
    if (!isStream && m_bodyBytes > m_request.maxBody) {
        refuse(httpError::tooLarge(m_request, u"body too large"_s));
        return false;
    }
    if (m_next)
        return true;
    if (isStream) {
        m_piece.append(data, size);
        m_hooks.news(*this);
    } else {
        m_collected.append(data, size);
    }
    return true;
}

} // namespace balie
