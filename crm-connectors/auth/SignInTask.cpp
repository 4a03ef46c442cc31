#include "crm-connectors/auth/SignInTask.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::minutes longestSignIn{10};

}

SignInTask::SignInTask(std::unique_ptr<AuthContext> context, SignInHandlers handlers)
    : m_context(std::move(context))
    , m_handlers(std::move(handlers))
    , m_endpoint(*m_context)
    , m_tokens(m_context->tools().secrets)
    , m_start(m_context->tools().clock.makeTimer([this] {
        m_context->loadSecrets([this](const Expected<void> &loaded) {
            if (loaded)
                begin();
            else
                finish(unexpected(loaded.error()));
        });
    }))
    , m_limit(m_context->tools().clock.makeTimer(
          [this] { finish(unexpected(m_context->errors().tooLate())); }))
{
    m_start->start({});
    m_limit->start(longestSignIn);
}

SignInTask::~SignInTask() = default;

QString SignInTask::clientId() const
{
    return m_context->value(u"clientId"_s);
}

void SignInTask::prompt(const SignInPrompt &prompt)
{
    const auto handler = m_handlers.prompt;
    if (handler)
        handler(prompt);
}

void SignInTask::keep(const TokenAnswer &answer)
{
    if (answer.refresh.isEmpty()) {
        finish(unexpected(m_context->errors().notLasting()));
        return;
    }
    m_tokens.store({answer.refresh, answer.facts}, RefreshTokens::Write::Replace,
        [this](const Expected<void> &stored) { finish(stored); });
}

void SignInTask::finish(const Expected<void> &result)
{
    m_limit->stop();
    m_start->stop();
    stop();
    const auto done = std::exchange(m_handlers.done, {});
    const Expected<void> given = result;
    if (done)
        done(given);
}

} // namespace balie::crm
