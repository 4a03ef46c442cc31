#include "crm-connectors/auth/ClientMethod.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

ClientMethod::ClientMethod(AuthContext &context)
    : m_context(context)
    , m_endpoint(context)
{
}

void ClientMethod::begin(Done done)
{
    m_context.loadSecrets([this, done = std::move(done)](const Expected<void> &loaded) {
        if (!loaded)
            done(unexpected(loaded.error()));
        else
            ask(done);
    });
}

void ClientMethod::ask(const Done &done)
{
    NamedTexts fields{{u"grant_type"_s, u"client_credentials"_s}};
    if (!m_context.spec().scopes.isEmpty())
        fields.append({u"scope"_s, m_context.spec().scopes});
    m_endpoint.ask(m_context.spec().tokenUrl, fields, TokenEndpoint::TokenForm::Replaces,
        [this, done](const Expected<TokenAnswer, TokenRefusal> &answer) {
            if (answer) {
                done(SignedIn{answer->access, answer->facts, answer->life});
                return;
            }
            const TokenRefusal &refusal = answer.error();
            // RFC 6749, 5.2: of a password grant this is the password.
            done(unexpected(refusal.isGrantGone()
                    ? m_context.errors().wrongPassword(tokenWord(refusal.word))
                    : refusal.error));
        });
}

} // namespace balie::crm
