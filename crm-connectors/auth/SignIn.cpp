#include "crm-connectors/auth/SignIn.h"

#include "crm-connectors/auth/CodeSignIn.h"
#include "crm-connectors/auth/DeviceSignIn.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// For methods without the user: says so.
class NoSignIn final : public SignInTask {
public:
    using SignInTask::SignInTask;

private:
    void begin() override
    {
        finish(unexpected(Error{ErrorCode::NotSupported, context().errors().notLasting().userText,
            u"sign-in: not such a method"_s}));
    }
    void stop() override { }
};

class TokenTask final : public ConnectorTask {
public:
    explicit TokenTask(SecretPort &secrets)
        : tokens(secrets)
    {
    }

    RefreshTokens tokens;
};

} // namespace

bool hasSignIn(const AuthSpec &spec)
{
    return spec.method == AuthSpec::Method::OAuthCode
        || spec.method == AuthSpec::Method::OAuthDevice;
}

std::unique_ptr<ConnectorTask> makeSignIn(
    AuthSetup setup, const AuthTools &tools, SignInHandlers handlers)
{
    auto context = std::make_unique<AuthContext>(std::move(setup), tools);
    switch (context->spec().method) {
    case AuthSpec::Method::OAuthCode:
        return std::make_unique<CodeSignIn>(std::move(context), std::move(handlers));
    case AuthSpec::Method::OAuthDevice:
        return std::make_unique<DeviceSignIn>(std::move(context), std::move(handlers));
    default:
        return std::make_unique<NoSignIn>(std::move(context), std::move(handlers));
    }
}

std::unique_ptr<ConnectorTask> makeSignOut(SecretPort &secrets, Done<void> done)
{
    auto task = std::make_unique<TokenTask>(secrets);
    task->tokens.clear(std::move(done));
    return task;
}

std::unique_ptr<ConnectorTask> askSignedIn(SecretPort &secrets, Done<bool> done)
{
    auto task = std::make_unique<TokenTask>(secrets);
    task->tokens.load([done = std::move(done)](const Expected<QVector<Grant>> &grants) {
        if (grants)
            done(!grants->isEmpty());
        else
            done(unexpected(grants.error()));
    });
    return task;
}

} // namespace balie::crm
