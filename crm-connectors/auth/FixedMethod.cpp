#include "crm-connectors/auth/FixedMethod.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

QString basicToken(const AuthContext &context)
{
    const QString pair = context.value(u"user"_s) + u':' + context.value(u"password"_s);
    return QString::fromLatin1(pair.toUtf8().toBase64());
}

FixedMethod::FixedMethod(AuthContext &context)
    : m_context(context)
{
}

void FixedMethod::begin(Done done)
{
    m_context.loadSecrets([this, done = std::move(done)](const Expected<void> &loaded) {
        if (!loaded) {
            done(unexpected(loaded.error()));
            return;
        }
        SignedIn signedIn;
        if (m_context.spec().method == AuthSpec::Method::Basic)
            signedIn.token = basicToken(m_context);
        done(std::move(signedIn));
    });
}

} // namespace balie::crm
