#include "crm-connectors/auth/RefreshMethod.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A keychain that waits for the user must not hold up the requests that wait for a token.
constexpr std::chrono::seconds longestStore{5};

} // namespace

RefreshMethod::RefreshMethod(AuthContext &context)
    : m_context(context)
    , m_endpoint(context)
    , m_tokens(context.tools().secrets)
    , m_storeLimit(context.tools().clock.makeTimer([this] {
        stored(unexpected(Error{ErrorCode::Timeout, {}, u"no answer from the keychain"_s}));
    }))
{
}

void RefreshMethod::begin(Done done)
{
    m_done = std::move(done);
    m_word.clear();
    m_candidates.clear();
    m_context.loadSecrets([this](const Expected<void> &loaded) {
        if (loaded)
            start();
        else
            finish(unexpected(loaded.error()));
    });
}

QStringList RefreshMethod::secretValues() const
{
    return m_grant ? QStringList{m_grant->refresh} : QStringList();
}

void RefreshMethod::start()
{
    if (m_grant) {
        m_candidates = {*m_grant};
        tryNext();
    } else {
        loadAgain();
    }
}

void RefreshMethod::loadAgain()
{
    m_tokens.load([this](const Expected<QVector<Grant>> &grants) {
        if (!grants) {
            finish(unexpected(grants.error()));
            return;
        }
        for (const Grant &grant : *grants) {
            if (!m_refused.contains(grant.refresh))
                m_candidates.append(grant);
        }
        if (!m_candidates.isEmpty()) {
            tryNext();
            return;
        }
        const AuthErrors &errors = m_context.errors();
        finish(unexpected(grants->isEmpty() && m_refused.isEmpty() ? errors.neverSignedIn()
                                                                   : errors.signedOut(m_word)));
    });
}

void RefreshMethod::tryNext()
{
    const Grant sent = m_candidates.takeFirst();
    m_endpoint.ask(m_context.spec().tokenUrl,
        {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, sent.refresh}},
        TokenEndpoint::TokenForm::Adds,
        [this, sent](const Expected<TokenAnswer, TokenRefusal> &answer) {
            if (answer) {
                renewed(sent, *answer);
            } else if (!answer.error().isGrantGone()) {
                finish(unexpected(answer.error().error));
            } else {
                m_word = answer.error().word;
                m_refused.insert(sent.refresh);
                m_grant.reset();
                m_isStored = true;
                if (m_candidates.isEmpty())
                    loadAgain();
                else
                    tryNext();
            }
        });
}

void RefreshMethod::renewed(const Grant &sent, const TokenAnswer &answer)
{
    Grant grant = sent;
    if (!answer.refresh.isEmpty())
        grant.refresh = answer.refresh;
    grant.facts.insert(answer.facts);
    m_signedIn = {answer.access, grant.facts, answer.life};
    const bool isNew = grant != sent;
    m_grant = grant;
    if (!isNew && m_isStored) {
        finish(m_signedIn);
        return;
    }
    m_isStored = false;
    m_storing = true;
    m_storeLimit->start(longestStore);
    m_tokens.store(
        grant, RefreshTokens::Write::Follow, [this, grant](const Expected<void> &result) {
            if (result && m_grant == grant)
                m_isStored = true;
            stored(result);
        });
}

void RefreshMethod::stored(const Expected<void> &result)
{
    if (!m_storing)
        return;
    m_storing = false;
    m_storeLimit->stop();
    if (!result)
        m_context.tellTrouble(m_context.errors().notStored(result.error()));
    finish(m_signedIn);
}

void RefreshMethod::finish(const Expected<SignedIn> &result)
{
    const Done done = std::exchange(m_done, {});
    const Expected<SignedIn> given = result; // `done` may delete this
    if (done)
        done(given);
}

} // namespace balie::crm
