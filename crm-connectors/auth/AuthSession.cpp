#include "crm-connectors/auth/AuthSession.h"

#include "crm-connectors/auth/SessionCall.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

class PreparingCall final : public HttpCall {
public:
    explicit PreparingCall(std::unique_ptr<SignInGate::Waiting> waiting)
        : m_waiting(std::move(waiting))
    {
    }

private:
    std::unique_ptr<SignInGate::Waiting> m_waiting;
};

void replaceHeader(HttpRequest &request, const HttpHeader &header)
{
    request.headers.removeIf([&header](const HttpHeader &other) {
        return other.name.compare(header.name, Qt::CaseInsensitive) == 0;
    });
    request.headers.append(header);
}

} // namespace

AuthSession::AuthSession(std::unique_ptr<AuthContext> context, std::unique_ptr<SignInMethod> method)
    : m_context(std::move(context))
    , m_method(std::move(method))
    , m_gate(*m_method, m_context->tools().clock)
{
}

AuthSession::~AuthSession() = default;

std::unique_ptr<HttpCall> AuthSession::send(HttpRequest request, HttpHandlers handlers)
{
    return std::make_unique<SessionCall>(*this, std::move(request), std::move(handlers));
}

std::unique_ptr<HttpCall> AuthSession::prepare(Want want, std::function<void(Expected<void>)> done)
{
    const auto need = want == Want::Renewed ? SignInGate::Need::Newer : SignInGate::Need::Any;
    return std::make_unique<PreparingCall>(m_gate.wait(
        need, [done = std::move(done)](const Expected<void> &outcome) { done(outcome); }));
}

QHash<QString, QString> AuthSession::facts() const
{
    return m_gate.signedIn().facts;
}

QStringList AuthSession::secretValues() const
{
    QStringList values = m_context->secretValues();
    values += m_method->secretValues();
    if (!m_gate.signedIn().token.isEmpty())
        values.append(m_gate.signedIn().token);
    const QStringList &secretFacts = m_context->spec().secretFacts;
    for (const QString &fact : secretFacts)
        values.append(m_gate.signedIn().facts.value(fact));
    // A fixed header holds its secret in another shape, as base64.
    if (m_context->spec().method == AuthSpec::Method::Header) {
        for (const HttpHeader &header : m_added)
            values.append(QString::fromUtf8(header.value));
    }
    values.removeAll(QString());
    values.removeDuplicates();
    return values;
}

void AuthSession::takeSignIn()
{
    if (m_taken == m_gate.generation())
        return;
    m_taken = m_gate.generation();
    const SignedIn &signedIn = m_gate.signedIn();
    const AuthSpec &spec = m_context->spec();
    AuthTexts &texts = m_context->texts();
    texts.setFacts(signedIn.facts);
    m_origins = Origins(texts.baseUrl(), signedIn.facts);
    m_added.clear();
    if (!signedIn.token.isEmpty()) {
        const QByteArray token = signedIn.token.toUtf8();
        if (spec.method == AuthSpec::Method::Basic)
            m_added.append(HttpHeader{"Authorization", "Basic " + token});
        else if (spec.tokenPlace == AuthSpec::TokenPlace::Bearer)
            m_added.append(HttpHeader{"Authorization", "Bearer " + token});
        else if (spec.tokenPlace == AuthSpec::TokenPlace::Scheme)
            m_added.append(HttpHeader{"Authorization", spec.scheme.toUtf8() + ' ' + token});
    }
    const NamedTexts headers = texts.headers(spec.headers);
    for (const auto &[name, value] : headers)
        m_added.append(HttpHeader{name.toUtf8(), value.toUtf8()});
}

bool AuthSession::isOwn(const QUrl &url)
{
    takeSignIn();
    return m_origins.contains(url);
}

void AuthSession::sign(HttpRequest &request)
{
    takeSignIn();
    for (const HttpHeader &header : m_added)
        replaceHeader(request, header);
}

} // namespace balie::crm
