#include "crm-connectors/auth/DeviceSignIn.h"

#include "crm-connectors/auth/Origins.h"

#include <QJsonDocument>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds slowDown{5}; // RFC 8628, 3.5
constexpr std::chrono::minutes longestInterval{2};

/// Zoho tells milliseconds; nobody means an interval of a quarter of an hour.
std::chrono::milliseconds intervalIn(const QJsonValue &value)
{
    const std::chrono::milliseconds seconds = secondsIn(value).value_or(std::chrono::seconds(5));
    return seconds < std::chrono::minutes(15) ? seconds : seconds / 1000;
}

} // namespace

DeviceSignIn::DeviceSignIn(std::unique_ptr<AuthContext> context, SignInHandlers handlers)
    : SignInTask(std::move(context), std::move(handlers))
    , m_pause(this->context().tools().clock.makeTimer([this] { poll(); }))
{
}

void DeviceSignIn::begin()
{
    const AuthSpec &spec = context().spec();
    const QUrl url = context().texts().url(spec.deviceUrl);
    const Expected<NamedTexts> client = endpoint().clientFields();
    if (!isSafeAddress(url)) {
        finish(unexpected(context().errors().badAddress(u"deviceUrl"_s)));
        return;
    }
    if (!client || clientId().isEmpty()) {
        finish(unexpected(client ? context().errors().missing(u"clientId"_s) : client.error()));
        return;
    }
    NamedTexts fields = *client;
    if (!spec.scopes.isEmpty())
        fields.append({u"scope"_s, spec.scopes});
    fields += context().texts().fields(spec.authoriseExtra);
    HttpRequest request = context().request(HttpMethod::Post, url);
    request.body = encodedPairs(fields);
    request.headers.append(HttpHeader{"Content-Type", "application/x-www-form-urlencoded"});
    HttpHandlers handlers;
    handlers.done = [this](const Expected<HttpReply> &reply) {
        if (reply)
            started(*reply);
        else
            finish(unexpected(reply.error()));
    };
    m_call = context().tools().http.send(std::move(request), std::move(handlers));
}

void DeviceSignIn::stop()
{
    m_call.reset();
    m_pause->stop();
}

void DeviceSignIn::started(const HttpReply &reply)
{
    const AuthErrors &errors = context().errors();
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    const QString word = object.value("error"_L1).toString();
    if (!word.isEmpty()) {
        finish(unexpected(word.startsWith("invalid_client"_L1) ? errors.wrongClient(word)
                : word == "invalid_scope"_L1 || word == "unauthorized_client"_L1
                ? errors.notAllowed(tokenWord(word))
                : errors.refused(word)));
        return;
    }
    if (!reply.isSuccess()) {
        finish(
            unexpected(reply.status == 401 ? errors.wrongClient({}) : errors.status(reply.status)));
        return;
    }
    // Older servers say url for uri.
    const auto address = [&object](QLatin1StringView name, QLatin1StringView older) {
        const QString text = object.value(name).toString();
        return QUrl(text.isEmpty() ? object.value(older).toString() : text, QUrl::StrictMode);
    };
    m_deviceCode = object.value("device_code"_L1).toString();
    SignInPrompt shown{address("verification_uri_complete"_L1, "verification_url_complete"_L1),
        object.value("user_code"_L1).toString()};
    if (!isSafeAddress(shown.address))
        shown.address = address("verification_uri"_L1, "verification_url"_L1);
    if (m_deviceCode.isEmpty() || shown.code.isEmpty()) {
        finish(unexpected(errors.notUnderstood(u"no device_code"_s)));
        return;
    }
    if (!isSafeAddress(shown.address)) {
        finish(unexpected(errors.unsafeAddress(u"verification_uri"_s)));
        return;
    }
    m_interval = intervalIn(object.value("interval"_L1));
    m_endsAt = context().tools().clock.now()
        + secondsIn(object.value("expires_in"_L1)).value_or(std::chrono::minutes(10));
    context().texts().setFacts({{u"device_code"_s, m_deviceCode}});
    m_pause->start(m_interval);
    prompt(shown);
}

void DeviceSignIn::poll()
{
    if (context().tools().clock.now() >= m_endsAt) {
        finish(unexpected(context().errors().tooLate()));
        return;
    }
    const AuthSpec &spec = context().spec();
    endpoint().ask(spec.pollUrl.isEmpty() ? spec.tokenUrl : spec.pollUrl,
        {{u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
            {u"device_code"_s, m_deviceCode}},
        TokenEndpoint::TokenForm::Replaces,
        [this](const Expected<TokenAnswer, TokenRefusal> &answer) { polled(answer); });
}

void DeviceSignIn::polled(const Expected<TokenAnswer, TokenRefusal> &answer)
{
    if (answer) {
        keep(*answer);
        return;
    }
    const TokenRefusal &refusal = answer.error();
    const ErrorCode code = refusal.error.code;
    if (refusal.word == "authorization_pending"_L1) {
        m_pause->start(m_interval);
    } else if (refusal.word == "slow_down"_L1) {
        m_interval += slowDown;
        m_pause->start(m_interval);
    } else if (refusal.word == "access_denied"_L1) {
        finish(unexpected(context().errors().denied()));
    } else if (refusal.word == "expired_token"_L1) {
        finish(unexpected(context().errors().tooLate()));
    } else if (refusal.isGrantGone()) {
        finish(unexpected(context().errors().wrongCode(refusal.word)));
    } else if (refusal.word.isEmpty()
        && (code == ErrorCode::Timeout || code == ErrorCode::LinkLost
            || code == ErrorCode::Unreachable || code == ErrorCode::Busy)) {
        m_interval = std::min<std::chrono::milliseconds>(m_interval * 2, longestInterval);
        m_pause->start(m_interval);
    } else {
        finish(unexpected(refusal.error));
    }
}

} // namespace balie::crm
