#include "tests/connectors-auth/AuthBench.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace balie;
using namespace balie::test;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;

namespace {

AuthSetup plain(AuthSpec::Method method)
{
    AuthSetup setup;
    setup.system = u"Proef CRM"_s;
    setup.baseUrl = text(u"{setting.url}"_s);
    setup.values = {{u"url"_s, u"https://crm.example"_s}, {u"user"_s, u"anna"_s}};
    setup.secretKeys = {u"password"_s};
    setup.spec.method = method;
    return setup;
}

} // namespace

/// Every way of signing in that needs nobody.
class AuthMethods : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void basicIsAddedToRequestsOfTheSystemOnly()
    {
        AuthBench bench;
        bench.secrets.stored.insert(u"password"_s, u"gehe:im€"_s);
        bench.http.answer = [](const HttpRequest &) { return reply(200); };
        bench.make(plain(AuthSpec::Method::Basic));
        const Told own(*bench.session, crmUrl(u"/a"_s));
        const Told other(*bench.session, QUrl(u"https://crm.example.net/a"_s));
        bench.settle();
        QCOMPARE(own.status(), 200);
        QCOMPARE(other.status(), 200);
        QCOMPARE(headerOf(bench.http.sent.at(0), "Authorization"),
            "Basic " + QByteArray("anna:gehe:im€").toBase64());
        QCOMPARE(headerOf(bench.http.sent.at(1), "Authorization"), QByteArray());
        QVERIFY(bench.session->secretValues().contains(u"gehe:im€"_s));
    }

    void basicThatIsRefusedIsTheReply()
    {
        AuthBench bench;
        bench.http.answer = [](const HttpRequest &) { return reply(401, "no"); };
        bench.make(plain(AuthSpec::Method::Basic));
        const Told told(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(told.status(), 401);
        QCOMPARE(bench.http.sent.size(), 1);
    }

    void aFixedHeaderHoldsASecretInBase64()
    {
        AuthBench bench;
        bench.secrets.stored.insert(u"token"_s, u"<token>1</token>"_s);
        bench.http.answer = [](const HttpRequest &) { return reply(200); };
        AuthSetup setup = plain(AuthSpec::Method::Header);
        setup.secretKeys = {u"token"_s};
        setup.spec.headers = {field(u"Authorization"_s, u"AfasToken {setting.token|base64}"_s),
            field(u"Prefer"_s, u"transient"_s)};
        bench.make(setup);
        const Told told(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        const QByteArray base64 = QByteArray("<token>1</token>").toBase64();
        QCOMPARE(headerOf(bench.http.sent.at(0), "Authorization"), "AfasToken " + base64);
        QCOMPARE(headerOf(bench.http.sent.at(0), "Prefer"), QByteArray("transient"));
        const QString shown = bench.session->secretValues().join(u'\n');
        QVERIFY(shown.contains(QString::fromLatin1(base64)));
    }

    void withoutAMethodRequestsGoAsTheyAre()
    {
        AuthBench bench;
        bench.http.answer = [](const HttpRequest &) { return reply(401); };
        AuthSetup setup;
        bench.make(setup);
        const Told told(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(told.status(), 401);
    }

    void aBareTokenIsExchangedForUserAndPassword()
    {
        // Act!: GET /authorize with Basic, whose body is the token; it lives 20 minutes.
        AuthBench bench;
        bench.secrets.stored.insert(u"password"_s, u"geheim"_s);
        int issued = 0;
        bench.http.answer = [&](const HttpRequest &request) -> HttpReply {
            if (request.url.path() == "/authorize"_L1) {
                if (headerOf(request, "Authorization")
                        != "Basic " + QByteArray("anna:geheim").toBase64()
                    || headerOf(request, "Act-Database-Name") != "Klanten")
                    return reply(401);
                return reply(200, "ey.J" + QByteArray::number(++issued) + "\r\n");
            }
            const bool isGood
                = headerOf(request, "Authorization") == "Bearer ey.J" + QByteArray::number(issued);
            return reply(isGood && headerOf(request, "Act-Database-Name") == "Klanten" ? 200 : 401);
        };
        AuthSetup setup = plain(AuthSpec::Method::Exchange);
        setup.values.insert(u"database"_s, u"Klanten"_s);
        AuthSpec::Request request;
        request.method = HttpMethod::Get;
        request.url = text(u"{setting.url}/authorize"_s);
        request.withBasic = true;
        request.headers = {field(u"Act-Database-Name"_s, u"{setting.database}"_s)};
        request.keep = {{u"jwt"_s, QString()}};
        setup.spec.requests = {request};
        setup.spec.headers = request.headers;
        setup.spec.tokenFact = u"jwt"_s;
        setup.spec.lifeSeconds = 1200;
        bench.make(setup);
        const Told first(*bench.session, crmUrl(u"/api/contacts"_s));
        const Told second(*bench.session, crmUrl(u"/api/contacts"_s));
        bench.settle();
        QCOMPARE(first.status(), 200);
        QCOMPARE(second.status(), 200);
        QCOMPARE(issued, 1);
        // Renewed unasked a minute before its end, but only when somebody asks something.
        bench.clock.advance(std::chrono::minutes(21));
        QCOMPARE(issued, 1);
        const Told third(*bench.session, crmUrl(u"/api/contacts"_s));
        bench.settle();
        QCOMPARE(third.status(), 200);
        QCOMPARE(issued, 2);
        ++issued; // the system forgot it
        const Told fourth(*bench.session, crmUrl(u"/api/contacts"_s));
        bench.settle();
        QCOMPARE(fourth.status(), 200);
    }

    void aTokenInJsonIsExchangedToo()
    {
        AuthBench bench;
        bench.secrets.stored.insert(u"password"_s, u"ge\"heim"_s);
        bench.http.answer = [&](const HttpRequest &request) -> HttpReply {
            if (request.url.path() == "/auth"_L1) {
                const QJsonObject body = QJsonDocument::fromJson(request.body).object();
                const bool isRight = headerOf(request, "Content-Type") == "application/json"
                    && body.value("username"_L1).toString() == "anna"_L1
                    && body.value("password"_L1).toString() == "ge\"heim"_L1;
                return isRight ? reply(200, "{\"bearer\":\"jwt-1\",\"claims\":{}}") : reply(401);
            }
            return reply(headerOf(request, "Authorization") == "Bearer jwt-1" ? 200 : 500);
        };
        AuthSetup setup = plain(AuthSpec::Method::Exchange);
        AuthSpec::Request request;
        request.url = text(u"/auth"_s);
        request.json = jsonObject(
            {{u"username"_s, u"{setting.user}"_s}, {u"password"_s, u"{setting.password}"_s}});
        request.keep = {{u"jwt"_s, u"bearer"_s}};
        setup.spec.requests = {request};
        setup.spec.tokenFact = u"jwt"_s;
        bench.make(setup);
        const Told told(*bench.session, crmUrl(u"/api"_s));
        bench.settle();
        QCOMPARE(told.status(), 200);
        QVERIFY(bench.session->facts().isEmpty());
        QVERIFY(bench.session->secretValues().contains(u"jwt-1"_s));
    }

    void aChallengeIsAnsweredWithItsHash()
    {
        AuthBench bench;
        bench.secrets.stored.insert(u"accessKey"_s, u"sleutel"_s);
        int logins = 0;
        bench.http.answer = [&](const HttpRequest &request) -> HttpReply {
            if (request.method == HttpMethod::Get) {
                const QUrlQuery query(request.url);
                const bool isRight = query.queryItemValue(u"operation"_s) == "getchallenge"_L1
                    && query.queryItemValue(u"username"_s, QUrl::FullyDecoded) == "anna & co"_L1;
                return isRight ? reply(200, "{\"success\":true,\"result\":{\"token\":\"t42\"}}")
                               : reply(400);
            }
            const auto form = formOf(request);
            const QByteArray hash
                = QCryptographicHash::hash("t42sleutel", QCryptographicHash::Md5).toHex();
            if (form.value(u"accessKey"_s).toLatin1() != hash
                || form.value(u"operation"_s) != "login"_L1)
                return reply(
                    200, "{\"success\":false,\"error\":{\"code\":\"INVALID_USER_CREDENTIALS\"}}");
            ++logins;
            return reply(200,
                "{\"success\":true,\"result\":{\"sessionName\":\"s" + QByteArray::number(logins)
                    + "\"}}");
        };
        AuthSetup setup = plain(AuthSpec::Method::Challenge);
        setup.values.insert(u"user"_s, u"anna & co"_s);
        setup.secretKeys = {u"accessKey"_s};
        AuthSpec::Request challenge;
        challenge.method = HttpMethod::Get;
        challenge.url = text(u"{setting.url}/webservice.php"_s);
        challenge.form
            = {field(u"operation"_s, u"getchallenge"_s), field(u"username"_s, u"{setting.user}"_s)};
        challenge.keep = {{u"token"_s, u"result.token"_s}};
        challenge.okPath = u"success"_s;
        AuthSpec::Request login;
        login.url = challenge.url;
        login.form = {field(u"operation"_s, u"login"_s), field(u"username"_s, u"{setting.user}"_s),
            field(u"accessKey"_s, u"{kept.token|with:setting.accessKey|md5}"_s)};
        login.keep = {{u"sessionName"_s, u"result.sessionName"_s}};
        login.okPath = u"success"_s;
        login.errorPath = u"error.code"_s;
        setup.spec.requests = {challenge, login};
        setup.spec.tokenPlace = AuthSpec::TokenPlace::Nowhere;
        setup.spec.secretFacts = {u"sessionName"_s};
        bench.make(setup);
        int told = 0;
        const auto count = [&told](const Expected<void> &ready) { told += ready ? 1 : 100; };
        const auto first = bench.session->prepare(Session::Want::SignedIn, count);
        QCOMPARE(told, 0);
        bench.settle();
        QCOMPARE(told, 1);
        QCOMPARE(bench.session->facts().value(u"sessionName"_s), u"s1"_s);
        QVERIFY(bench.session->secretValues().contains(u"s1"_s));
        // Said in the system's own way: INVALID_SESSIONID. Two requests meet it together.
        const auto second = bench.session->prepare(Session::Want::Renewed, count);
        const auto third = bench.session->prepare(Session::Want::Renewed, count);
        bench.settle();
        QCOMPARE(told, 3);
        QCOMPARE(logins, 2);
        QCOMPARE(bench.session->facts().value(u"sessionName"_s), u"s2"_s);
    }

    void aWrongPasswordIsNotSentWithEveryCallThatRings()
    {
        AuthBench bench;
        bench.secrets.stored.insert(u"password"_s, u"fout-wachtwoord"_s);
        bench.http.answer = [](const HttpRequest &) {
            return reply(
                200, "{\"success\":false,\"error\":{\"code\":\"fout-wachtwoord is wrong\"}}");
        };
        AuthSetup setup = plain(AuthSpec::Method::Login);
        AuthSpec::Request login;
        login.url = text(u"{setting.url}/login"_s);
        login.form = {field(u"password"_s, u"{setting.password}"_s)};
        login.okPath = u"success"_s;
        login.errorPath = u"error.code"_s;
        setup.spec.requests = {login};
        bench.make(setup);
        for (int i = 0; i < 3; ++i) {
            const Told told(*bench.session, crmUrl(u"/api"_s));
            bench.settle();
            QVERIFY(told.failedWith(ErrorCode::BadCredentials));
            const Error &error = told.result->error();
            QVERIFY(error.userText.contains(u"Proef CRM"_s));
            QVERIFY(!(error.userText + error.detail).contains(u"fout-wachtwoord"_s));
        }
        QCOMPARE(bench.http.sent.size(), 1);
        bench.clock.advance(std::chrono::minutes(16));
        const Told told(*bench.session, crmUrl(u"/api"_s));
        bench.settle();
        QCOMPARE(bench.http.sent.size(), 2);
    }

    void aPageInPlaceOfATokenIsSaid()
    {
        AuthBench bench;
        bench.http.answer = [](const HttpRequest &) { return reply(200, "<html>Welcome</html>"); };
        AuthSetup setup = plain(AuthSpec::Method::Exchange);
        AuthSpec::Request request;
        request.url = text(u"{setting.url}/authorize"_s);
        request.keep = {{u"jwt"_s, QString()}};
        setup.spec.requests = {request};
        setup.spec.tokenFact = u"jwt"_s;
        bench.make(setup);
        const Told told(*bench.session, crmUrl(u"/api"_s));
        bench.settle();
        QVERIFY(told.failedWith(ErrorCode::Protocol));
    }

    void aClientGetsATokenForItselfOrForAPassword_data()
    {
        QTest::addColumn<bool>("hasPassword");
        QTest::newRow("client credentials") << false;
        QTest::newRow("password") << true;
    }

    void aClientGetsATokenForItselfOrForAPassword()
    {
        QFETCH(bool, hasPassword);
        AuthBench bench;
        bench.secrets.stored.insert(u"clientSecret"_s, u"a+b&c"_s);
        bench.secrets.stored.insert(u"password"_s, u"ge heim"_s);
        bench.http.answer = [&](const HttpRequest &request) -> HttpReply {
            if (request.url.host() == "crm.example"_L1)
                return reply(headerOf(request, "Authorization") == "OAuth2 at" ? 200 : 401);
            const auto form = formOf(request);
            const bool isRight
                = form.value(u"client_id"_s) == (hasPassword ? "sugar"_L1 : "balie"_L1)
                && (hasPassword ? form.value(u"grant_type"_s) == "password"_L1
                            && form.value(u"password"_s) == "ge heim"_L1
                                : form.value(u"grant_type"_s) == "client_credentials"_L1
                            && form.value(u"scope"_s) == "a b"_L1
                            && form.value(u"client_secret"_s) == "a+b&c"_L1);
            // Exact tells the seconds as a text.
            return isRight ? reply(200, "{\"access_token\":\"at\",\"expires_in\":\"600\"}")
                           : reply(400, "{\"error\":\"invalid_request\"}");
        };
        AuthSetup setup = plain(AuthSpec::Method::OAuthClient);
        setup.values.insert(u"clientId"_s, hasPassword ? QString() : u"balie"_s);
        setup.secretKeys = {u"password"_s, u"clientSecret"_s};
        setup.spec.tokenUrl = text(u"https://login.example/token"_s);
        setup.spec.tokenPlace = AuthSpec::TokenPlace::Scheme;
        setup.spec.scheme = u"OAuth2"_s;
        setup.spec.usesSecret = !hasPassword;
        if (hasPassword) {
            setup.spec.tokenForm = {field(u"grant_type"_s, u"password"_s),
                field(u"client_id"_s, u"sugar"_s), field(u"password"_s, u"{setting.password}"_s)};
        } else {
            setup.spec.scopes = u"a b"_s;
        }
        bench.make(setup);
        const Told told(*bench.session, crmUrl(u"/api"_s));
        bench.settle();
        QCOMPARE(told.status(), 200);
    }

    void whatIsMissingIsSaidBeforeAnythingIsSent()
    {
        AuthBench bench;
        AuthSetup setup = plain(AuthSpec::Method::Basic);
        setup.values.remove(u"url"_s);
        bench.make(setup);
        QVERIFY(bench.makeError);
        QCOMPARE(bench.makeError->code, ErrorCode::InvalidInput);
        setup = AuthBench::oauth();
        setup.spec.usesSecret = true;
        setup.secretKeys = {u"clientSecret"_s};
        bench.make(setup);
        const Told told(*bench.session, crmUrl(u"/api"_s));
        bench.settle();
        QVERIFY(told.failedWith(ErrorCode::InvalidInput));
        QCOMPARE(bench.http.sent.size(), 0);
    }
};

BALIE_TEST(AuthMethods)
#include "tst_AuthMethods.moc"
