#include "tests/connectors-auth/AuthBench.h"
#include "tests/connectors-auth/FormBrowser.h"
#include "tests/connectors-auth/Provider.h"
#include "tests/support/Patience.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "crm-connectors/auth/SignIn.h"

using namespace balie;
using namespace balie::test;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;

/// Against a real OpenID provider, over the real HTTP client.
class AuthProvider : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_missing = m_provider.start();
        if (!m_missing.isEmpty())
            QSKIP(qPrintable(m_missing));
        BALIE_TRY_VERIFY(m_provider.isUp());
    }

    void signingInInTheBrowserRenewingAndRotating()
    {
        std::optional<Expected<void>> result;
        FormBrowser browser(m_http);
        const auto task = signIn(AuthSpec::Method::OAuthCode, browser, result);
        BALIE_TRY_VERIFY(result.has_value());
        QVERIFY2(result->hasValue(), result->hasValue() ? "" : qPrintable(result->error().detail));
        BALIE_TRY_VERIFY(browser.isAtRest());
        QVERIFY(browser.page().contains("You can close this window"));
        useAndRotate();
    }

    void signingInWithACode()
    {
        std::optional<Expected<void>> result;
        FormBrowser browser(m_http);
        const auto task = signIn(AuthSpec::Method::OAuthDevice, browser, result);
        BALIE_TRY_VERIFY(result.has_value());
        QVERIFY2(result->hasValue(), result->hasValue() ? "" : qPrintable(result->error().detail));
        useAndRotate();
    }

    void whoWasSignedOutThereIsToldSo()
    {
        m_secrets.stored = {{u"sign-in.a"_s, storedGrant(u"never-issued"_s)}};
        const auto session = makeSession(setup(AuthSpec::Method::OAuthCode), tools());
        QVERIFY(session);
        const Told told(**session, m_provider.url(u"/me"_s));
        BALIE_TRY_COMPARE(told.times, 1);
        QVERIFY(told.failedWith(ErrorCode::BadCredentials));
    }

private:
    AuthTools tools() { return {m_secrets, m_http, m_clock}; }

    AuthSetup setup(AuthSpec::Method method) const
    {
        AuthSetup made;
        made.system = u"Proef"_s;
        made.baseUrl = text(u"{setting.url}"_s);
        made.values = {{u"url"_s, m_provider.url().toString()}, {u"clientId"_s, u"balie"_s}};
        made.spec.method = method;
        made.spec.authoriseUrl = text(u"/auth"_s);
        made.spec.tokenUrl = text(u"/token"_s);
        made.spec.deviceUrl = text(u"/device/auth"_s);
        made.spec.scopes = u"openid offline_access"_s;
        made.spec.redirectPath = u"/balie"_s;
        if (method == AuthSpec::Method::OAuthCode)
            made.spec.authoriseExtra = {field(u"prompt"_s, u"consent"_s)};
        return made;
    }

    std::unique_ptr<ConnectorTask> signIn(
        AuthSpec::Method method, FormBrowser &browser, std::optional<Expected<void>> &result)
    {
        m_secrets.stored.clear();
        SignInHandlers handlers;
        handlers.prompt = [&browser](const SignInPrompt &prompt) { browser.open(prompt.address); };
        handlers.done = [&result](const Expected<void> &given) { result = given; };
        return makeSignIn(setup(method), tools(), handlers);
    }

    void useAndRotate()
    {
        const QMap<QString, QString> before = m_secrets.stored;
        QCOMPARE(before.size(), 1);
        const auto session = makeSession(setup(AuthSpec::Method::OAuthCode), tools());
        QVERIFY(session);
        const Told first(**session, m_provider.url(u"/me"_s));
        BALIE_TRY_COMPARE(first.times, 1);
        QCOMPARE(first.status(), 200);
        QVERIFY((*first.result)->body.contains("anna"));
        BALIE_TRY_COMPARE(m_secrets.stored.size(), 1);
        QVERIFY(m_secrets.stored != before); // the provider gave another refresh token

        // The provider takes the access token back; the session notices by the 401.
        const QStringList secrets = (*session)->secretValues();
        for (const QString &secret : secrets) {
            if (m_secrets.stored.first().contains(secret))
                continue;
            HttpRequest request;
            request.method = HttpMethod::Post;
            request.url = m_provider.url(u"/token/revocation"_s);
            request.headers.append(HttpHeader{"Content-Type", "application/x-www-form-urlencoded"});
            request.body = "client_id=balie&token_type_hint=access_token&token="
                + QUrl::toPercentEncoding(secret);
            const Told revoked(m_http, request);
            BALIE_TRY_COMPARE(revoked.times, 1);
            QCOMPARE(revoked.status(), 200);
        }
        const QMap<QString, QString> middle = m_secrets.stored;
        const Told second(**session, m_provider.url(u"/me"_s));
        const Told third(**session, m_provider.url(u"/me"_s));
        BALIE_TRY_VERIFY(second.times == 1 && third.times == 1);
        QCOMPARE(second.status(), 200);
        QCOMPARE(third.status(), 200);
        BALIE_TRY_VERIFY(m_secrets.stored.size() == 1 && m_secrets.stored != middle);
    }

    SystemClock m_clock;
    FakeSecrets m_secrets{m_clock};
    HttpClient m_http{m_clock};
    Provider m_provider;
    QString m_missing;
};

BALIE_TEST(AuthProvider)
#include "tst_AuthProvider.moc"
