#include "tests/connectors-auth/AuthBench.h"
#include "tests/connectors-auth/Browser.h"
#include "tests/support/Patience.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include "crm-connectors/auth/RefreshTokens.h"
#include "crm-connectors/auth/SignIn.h"

#include <QCryptographicHash>
#include <QTcpServer>
#include <QUrlQuery>

using namespace balie;
using namespace balie::test;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A sign-in and what its user is shown.
class Signing {
public:
    explicit Signing(const AuthSetup &setup)
    {
        bench.secrets.stored.clear();
        SignInHandlers handlers;
        handlers.prompt = [this](const SignInPrompt &shown) { prompts.append(shown); };
        handlers.done = [this](const Expected<void> &given) {
            result = given;
            ++times;
        };
        task = makeSignIn(setup, bench.tools(), handlers);
    }
    bool hasPrompt()
    {
        bench.settle();
        return !prompts.isEmpty();
    }
    bool isDone()
    {
        bench.settle();
        return times > 0;
    }
    bool failedWith(ErrorCode code) const
    {
        return result && !*result && result->error().code == code;
    }
    QString asked(const QString &name) const
    {
        return QUrlQuery(prompts.first().address).queryItemValue(name, QUrl::FullyDecoded);
    }
    QUrl redirect() const { return QUrl(asked(u"redirect_uri"_s)); }
    /// The browser comes back.
    std::unique_ptr<Browser> comeBack(const QString &query) const
    {
        const QUrl url = redirect();
        const QByteArray host = url.host().toLatin1() + ':' + QByteArray::number(url.port());
        return std::make_unique<Browser>(quint16(url.port()),
            Browser::get(url.path().toLatin1() + '?' + query.toLatin1(), host));
    }
    QString goodQuery() const { return u"code=the-code&state="_s + asked(u"state"_s); }

    AuthBench bench;
    QVector<SignInPrompt> prompts;
    std::optional<Expected<void>> result;
    int times = 0;
    std::unique_ptr<ConnectorTask> task;
};

AuthSetup codeSetup()
{
    AuthSetup setup = AuthBench::oauth();
    setup.spec.authoriseUrl = text(u"https://login.example/authorize?tenant=1"_s);
    setup.spec.scopes = u"api refresh_token"_s;
    setup.spec.authoriseExtra = {field(u"access_type"_s, u"offline"_s)};
    setup.spec.redirectPath = u"/balie"_s;
    return setup;
}

AuthSetup deviceSetup()
{
    AuthSetup setup = AuthBench::oauth();
    setup.spec.method = AuthSpec::Method::OAuthDevice;
    setup.spec.deviceUrl = text(u"https://login.example/device"_s);
    setup.spec.scopes = u"api"_s;
    return setup;
}

const QByteArray deviceReply = "{\"device_code\":\"geheim-device\",\"user_code\":\"WDJB-MJHT\","
                               "\"verification_uri\":\"https://login.example/"
                               "activate\",\"expires_in\":900,\"interval\":5}";

} // namespace

/// Signing in with the user.
class AuthSignIn : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theCodeIsExchangedWithItsProofAndTheSignInStored()
    {
        Signing signing(codeSetup());
        QCOMPARE(signing.prompts.size(), 0);
        QVERIFY(signing.hasPrompt());
        const QUrl page = signing.prompts.first().address;
        QCOMPARE(page.host(), u"login.example"_s);
        QCOMPARE(signing.asked(u"tenant"_s), u"1"_s);
        QCOMPARE(signing.asked(u"response_type"_s), u"code"_s);
        QCOMPARE(signing.asked(u"client_id"_s), u"balie"_s);
        QCOMPARE(signing.asked(u"scope"_s), u"api refresh_token"_s);
        QCOMPARE(signing.asked(u"code_challenge_method"_s), u"S256"_s);
        QCOMPARE(signing.asked(u"access_type"_s), u"offline"_s);
        QCOMPARE(signing.redirect().path(), u"/balie"_s);
        QHash<QString, QString> form;
        signing.bench.http.answer = [&](const HttpRequest &request) {
            form = formOf(request);
            return reply(200, "{\"access_token\":\"a\",\"refresh_token\":\"refresh-0\"}");
        };
        const auto browser = signing.comeBack(signing.goodQuery());
        BALIE_TRY_VERIFY(signing.isDone());
        QVERIFY(*signing.result);
        QCOMPARE(form.value(u"grant_type"_s), u"authorization_code"_s);
        QCOMPARE(form.value(u"code"_s), u"the-code"_s);
        QCOMPARE(form.value(u"redirect_uri"_s), signing.asked(u"redirect_uri"_s));
        QCOMPARE(QCryptographicHash::hash(
                     form.value(u"code_verifier"_s).toLatin1(), QCryptographicHash::Sha256)
                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
            signing.asked(u"code_challenge"_s).toLatin1());
        // A session finds it.
        signing.bench.http.answer
            = [&](const HttpRequest &request) { return signing.bench.server.answer(request); };
        signing.bench.make(codeSetup());
        const Told told(*signing.bench.session, crmUrl(u"/a"_s));
        signing.bench.settle();
        QCOMPARE(told.status(), 200);
    }

    void whatTheBrowserBringsBackMayBeANo_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("denied") << u"error=access_denied&state=STATE"_s << ErrorCode::NotAllowed;
        QTest::newRow("other state") << u"code=1&state=nonsense"_s << ErrorCode::Refused;
        QTest::newRow("scope") << u"error=invalid_scope&state=STATE"_s << ErrorCode::NotAllowed;
        QTest::newRow("server") << u"error=server_error&error_description=geheim&state=STATE"_s
                                << ErrorCode::Refused;
        QTest::newRow("nothing") << u"state=STATE"_s << ErrorCode::Protocol;
        QTest::newRow("wrong code") << u"code=1&state=STATE"_s << ErrorCode::BadCredentials;
    }

    void whatTheBrowserBringsBackMayBeANo()
    {
        QFETCH(QString, query);
        QFETCH(ErrorCode, code);
        Signing signing(codeSetup());
        QVERIFY(signing.hasPrompt());
        signing.bench.http.answer
            = [](const HttpRequest &) { return reply(400, "{\"error\":\"invalid_grant\"}"); };
        const auto browser = signing.comeBack(query.replace(u"STATE"_s, signing.asked(u"state"_s)));
        BALIE_TRY_VERIFY(signing.isDone());
        QVERIFY(signing.failedWith(code));
        QVERIFY(!signing.result->error().userText.isEmpty());
        QVERIFY(!signing.result->error().detail.contains(u"geheim"_s));
        BALIE_TRY_VERIFY(browser->hasEnded());
        QVERIFY(browser->answer().contains("close this window"));
        QVERIFY(signing.bench.secrets.stored.isEmpty());
        signing.bench.clock.advance(std::chrono::hours(1));
        QCOMPARE(signing.times, 1);
    }

    void afterTenMinutesItEndsAndListensNoMore()
    {
        Signing signing(codeSetup());
        QVERIFY(signing.hasPrompt());
        signing.bench.clock.advance(std::chrono::minutes(10));
        QVERIFY(signing.failedWith(ErrorCode::Timeout));
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, quint16(signing.redirect().port())));
    }

    void cancelledItListensNoMoreAndSaysNothing()
    {
        Signing signing(codeSetup());
        QVERIFY(signing.hasPrompt());
        signing.task.reset();
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, quint16(signing.redirect().port())));
        signing.bench.clock.advance(std::chrono::hours(1));
        QCOMPARE(signing.times, 0);
    }

    void aFixedPortIsUsedOrItsUseByAnotherSaid()
    {
        QTcpServer finder;
        QVERIFY(finder.listen(QHostAddress::LocalHost));
        AuthSetup setup = codeSetup();
        setup.values.insert(u"redirectPort"_s, QString::number(finder.serverPort()));
        {
            Signing signing(setup);
            BALIE_TRY_VERIFY(signing.isDone());
            QVERIFY(signing.failedWith(ErrorCode::Io));
            QVERIFY(
                signing.result->error().userText.contains(QString::number(finder.serverPort())));
        }
        finder.close();
        Signing signing(setup);
        QVERIFY(signing.hasPrompt());
        QCOMPARE(QString::number(signing.redirect().port()), setup.values.value(u"redirectPort"_s));
    }

    void aMissingSecretIsSaidBeforeTheBrowserOpens()
    {
        AuthSetup setup = codeSetup();
        setup.spec.usesSecret = true;
        setup.secretKeys = {u"clientSecret"_s};
        Signing signing(setup);
        BALIE_TRY_VERIFY(signing.isDone());
        QVERIFY(signing.failedWith(ErrorCode::InvalidInput));
        QCOMPARE(signing.prompts.size(), 0);
    }

    void withoutARefreshTokenItIsNoSignIn()
    {
        Signing signing(codeSetup());
        QVERIFY(signing.hasPrompt());
        signing.bench.http.answer
            = [](const HttpRequest &) { return reply(200, "{\"access_token\":\"a\"}"); };
        const auto browser = signing.comeBack(signing.goodQuery());
        BALIE_TRY_VERIFY(signing.isDone());
        QVERIFY(signing.failedWith(ErrorCode::NotSupported));
    }

    void deletingItFromItsOwnEndIsAllowed()
    {
        Signing signing(codeSetup());
        QVERIFY(signing.hasPrompt());
        SignInHandlers handlers;
        int ended = 0;
        std::unique_ptr<ConnectorTask> task;
        handlers.prompt = [](const SignInPrompt &) {};
        handlers.done = [&](const Expected<void> &) {
            ++ended;
            task.reset();
        };
        task = makeSignIn(codeSetup(), signing.bench.tools(), handlers);
        signing.bench.clock.advance(std::chrono::minutes(11));
        QCOMPARE(ended, 1);
    }

    void aDeviceIsAskedAboutNoFasterThanTheServerWants()
    {
        Signing signing(deviceSetup());
        QVector<QByteArray> replies{"{\"error\":\"authorization_pending\"}",
            "{\"error\":\"slow_down\"}", "{\"error\":\"authorization_pending\"}",
            "{\"access_token\":\"a\",\"refresh_token\":\"refresh-0\"}"};
        QVector<qint64> polls;
        signing.bench.http.answer = [&](const HttpRequest &request) -> HttpReply {
            const auto form = formOf(request);
            if (request.url.path() == "/device"_L1)
                return form.value(u"scope"_s) == "api"_L1
                        && form.value(u"client_id"_s) == "balie"_L1
                    ? reply(200, deviceReply)
                    : reply(400);
            if (form.value(u"device_code"_s) != "geheim-device"_L1
                || form.value(u"grant_type"_s) != "urn:ietf:params:oauth:grant-type:device_code"_L1)
                return reply(400);
            polls.append(signing.bench.clock.now().count() / 1000);
            const QByteArray body = replies.takeFirst();
            return reply(body.contains("error") ? 400 : 200, body);
        };
        QVERIFY(signing.hasPrompt());
        QCOMPARE(signing.prompts.first().code, u"WDJB-MJHT"_s);
        QCOMPARE(signing.prompts.first().address, QUrl(u"https://login.example/activate"_s));
        signing.bench.clock.advance(std::chrono::seconds(60));
        QCOMPARE(polls, (QVector<qint64>{5, 10, 20, 30}));
        QVERIFY(signing.result && *signing.result);
        QCOMPARE(signing.times, 1);
        QVERIFY(signing.bench.secrets.stored.value(u"sign-in.a"_s).contains(u"refresh-0"_s));
    }

    void aDeviceCodeMayEndOtherwise_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("expired") << QByteArray("{\"error\":\"expired_token\"}")
                                 << ErrorCode::Timeout;
        QTest::newRow("denied") << QByteArray("{\"error\":\"access_denied\"}")
                                << ErrorCode::NotAllowed;
        QTest::newRow("never") << QByteArray("{\"error\":\"authorization_pending\"}")
                               << ErrorCode::Timeout;
        QTest::newRow("client") << QByteArray("{\"error\":\"invalid_client\"}")
                                << ErrorCode::InvalidInput;
    }

    void aDeviceCodeMayEndOtherwise()
    {
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        Signing signing(deviceSetup());
        signing.bench.http.answer = [&](const HttpRequest &request) {
            return request.url.path() == "/device"_L1 ? reply(200, deviceReply) : reply(400, body);
        };
        signing.bench.clock.advance(std::chrono::minutes(11));
        QVERIFY(signing.failedWith(code));
        QVERIFY(!signing.result->error().detail.contains(u"geheim"_s));
        const qsizetype sent = signing.bench.http.sent.size();
        signing.bench.clock.advance(std::chrono::minutes(11));
        QCOMPARE(signing.bench.http.sent.size(), sent);
    }

    void pollingGoesOnSlowerWhereTheServerCannotBeReached()
    {
        Signing signing(deviceSetup());
        int polls = 0;
        signing.bench.http.answer = [&](const HttpRequest &request) -> Expected<HttpReply> {
            if (request.url.path() == "/device"_L1)
                return reply(200, deviceReply);
            if (++polls == 1)
                return unexpected(Error{ErrorCode::Timeout, u"Late."_s, {}});
            return reply(200, "{\"access_token\":\"a\",\"refresh_token\":\"refresh-0\"}");
        };
        signing.bench.clock.advance(std::chrono::seconds(14));
        QCOMPARE(polls, 1);
        signing.bench.clock.advance(std::chrono::seconds(2));
        QCOMPARE(polls, 2);
        QVERIFY(signing.result && *signing.result);
    }

    void zohoPollsElsewhereWithAWordOfItsOwn()
    {
        AuthSetup setup = deviceSetup();
        setup.spec.pollUrl = text(u"https://login.example/device/token"_s);
        setup.spec.tokenForm = {
            field(u"grant_type"_s, u"device_token"_s), field(u"code"_s, u"{kept.device_code}"_s)};
        Signing signing(setup);
        signing.bench.http.answer = [&](const HttpRequest &request) -> HttpReply {
            if (request.url.path() == "/device"_L1) {
                QByteArray body = deviceReply;
                return reply(200, body.replace("\"interval\":5", "\"interval\":30000"));
            }
            const auto form = formOf(request);
            const bool isRight = request.url.path() == "/device/token"_L1
                && form.value(u"grant_type"_s) == "device_token"_L1
                && form.value(u"code"_s) == "geheim-device"_L1;
            return isRight ? reply(200, "{\"access_token\":\"a\",\"refresh_token\":\"refresh-0\"}")
                           : reply(400);
        };
        signing.bench.clock.advance(std::chrono::seconds(31));
        QVERIFY(signing.result && *signing.result);
        // And the renewal has the standard's.
        signing.bench.http.answer
            = [&](const HttpRequest &request) { return signing.bench.server.answer(request); };
        signing.bench.make(setup);
        const Told told(*signing.bench.session, crmUrl(u"/a"_s));
        signing.bench.settle();
        QCOMPARE(told.status(), 200);
        QCOMPARE(signing.bench.server.complaints, QStringList());
    }

    void whoSignsOutIsForgotten()
    {
        AuthBench bench;
        std::optional<bool> isIn;
        bool isOut = false;
        const auto before = askSignedIn(
            bench.secrets, [&](const Expected<bool> &is) { isIn = is.valueOr(false); });
        bench.settle();
        QCOMPARE(isIn, std::optional(true));
        const auto out = makeSignOut(
            bench.secrets, [&](const Expected<void> &done) { isOut = done.hasValue(); });
        bench.settle();
        QVERIFY(isOut);
        QVERIFY(bench.secrets.stored.isEmpty());
        const auto after = askSignedIn(
            bench.secrets, [&](const Expected<bool> &is) { isIn = is.valueOr(true); });
        bench.settle();
        QCOMPARE(isIn, std::optional(false));
    }

    void whatCannotBeReadIsForgottenToo()
    {
        AuthBench bench;
        bench.secrets.stored.insert(u"sign-in.b"_s, storedGrant(u"refresh-1"_s, 2));
        bench.secrets.unreadable.append(u"sign-in.a"_s);
        bool isOut = false;
        const auto out = makeSignOut(
            bench.secrets, [&](const Expected<void> &done) { isOut = done.hasValue(); });
        bench.settle();
        QVERIFY(isOut);
        QCOMPARE(bench.secrets.stored.keys(), QStringList());
    }

    void aTokenThatIsBeingStoredDoesNotSurviveTheSignOut()
    {
        AuthBench bench;
        RefreshTokens renewing(bench.secrets);
        renewing.store(
            {u"refresh-1"_s, {}}, RefreshTokens::Write::Replace, [](const Expected<void> &) {});
        bool isOut = false;
        const auto out = makeSignOut(
            bench.secrets, [&](const Expected<void> &done) { isOut = done.hasValue(); });
        bench.settle();
        QVERIFY(isOut);
        QCOMPARE(bench.secrets.stored.keys(), QStringList());
    }
};

BALIE_TEST(AuthSignIn)
#include "tst_AuthSignIn.moc"
