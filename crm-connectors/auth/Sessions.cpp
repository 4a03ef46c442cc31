#include "crm-connectors/auth/Sessions.h"

#include "crm-connectors/auth/AuthSession.h"
#include "crm-connectors/auth/ClientMethod.h"
#include "crm-connectors/auth/FixedMethod.h"
#include "crm-connectors/auth/Origins.h"
#include "crm-connectors/auth/RefreshMethod.h"
#include "crm-connectors/auth/RequestsMethod.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

bool usesFacts(const Text &text)
{
    return std::any_of(text.pieces.begin(), text.pieces.end(), [](const Text::Piece &piece) {
        return piece.variable.startsWith("session."_L1);
    }) || std::any_of(text.parts.begin(), text.parts.end(), usesFacts);
}

std::optional<Error> whatIsMissing(AuthContext &context)
{
    const AuthSpec &spec = context.spec();
    const AuthErrors &errors = context.errors();
    const Text &base = context.setup().baseUrl;
    if (spec.method != AuthSpec::Method::None && !usesFacts(base)
        && context.texts().baseUrl().host().isEmpty())
        return errors.badAddress(u"baseUrl"_s);
    switch (spec.method) {
    case AuthSpec::Method::Basic:
        if (context.value(u"user"_s).isEmpty())
            return errors.missing(u"user"_s);
        break;
    case AuthSpec::Method::OAuthCode:
    case AuthSpec::Method::OAuthDevice:
    case AuthSpec::Method::OAuthClient:
        if (!isSafeAddress(context.texts().url(spec.tokenUrl)))
            return errors.badAddress(u"tokenUrl"_s);
        break;
    default:
        break;
    }
    return std::nullopt;
}

std::unique_ptr<SignInMethod> methodFor(AuthContext &context)
{
    switch (context.spec().method) {
    case AuthSpec::Method::None:
    case AuthSpec::Method::Basic:
    case AuthSpec::Method::Header:
        break;
    case AuthSpec::Method::OAuthCode:
    case AuthSpec::Method::OAuthDevice:
        return std::make_unique<RefreshMethod>(context);
    case AuthSpec::Method::OAuthClient:
        return std::make_unique<ClientMethod>(context);
    case AuthSpec::Method::Exchange:
    case AuthSpec::Method::Challenge:
    case AuthSpec::Method::Login:
        return std::make_unique<RequestsMethod>(context);
    }
    return std::make_unique<FixedMethod>(context);
}

} // namespace

Expected<std::unique_ptr<Session>> makeSession(AuthSetup setup, const AuthTools &tools)
{
    auto context = std::make_unique<AuthContext>(std::move(setup), tools);
    if (const auto wrong = whatIsMissing(*context))
        return unexpected(*wrong);
    auto method = methodFor(*context);
    return std::unique_ptr<Session>(
        std::make_unique<AuthSession>(std::move(context), std::move(method)));
}

} // namespace balie::crm
