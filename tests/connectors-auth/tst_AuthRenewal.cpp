#include "tests/connectors-auth/AuthBench.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::test;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;

namespace {

bool showsSecret(const Error &error)
{
    const QString all = error.userText + error.detail;
    return all.contains("refresh-"_L1) || all.contains("access-"_L1) || all.contains("geheim"_L1);
}

} // namespace

/// Access tokens by a refresh token, and what happens to requests meanwhile.
class AuthRenewal : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void requestsThatMeetA401TogetherShareOneRenewal()
    {
        AuthBench bench;
        bench.make(AuthBench::oauth());
        const Told warm(*bench.session, crmUrl(u"/warm"_s));
        bench.settle();
        QCOMPARE(warm.status(), 200);
        QCOMPARE(bench.server.tokenRequests, 1);
        bench.server.accessTokens.clear();
        std::vector<std::unique_ptr<Told>> all;
        for (int i = 0; i < 8; ++i) {
            HttpRequest request;
            request.method = HttpMethod::Post;
            request.url = crmUrl(u"/notes/%1"_s.arg(i));
            request.body = "note";
            all.push_back(std::make_unique<Told>(*bench.session, request));
        }
        bench.settle();
        for (const auto &told : all) {
            QCOMPARE(told->times, 1);
            QCOMPARE(told->status(), 200);
        }
        QCOMPARE(bench.server.tokenRequests, 2);
        QCOMPARE(bench.http.lines().filter(u"/notes/"_s).size(), 16);
        QCOMPARE(bench.http.sent.last().body, QByteArray("note"));
        QCOMPARE(bench.server.complaints, QStringList());
    }

    void theFirstRequestsShareOneTooAndACancelledOneSaysNothing()
    {
        AuthBench bench;
        bench.make(AuthBench::oauth());
        const Told first(*bench.session, crmUrl(u"/a"_s));
        Told second(*bench.session, crmUrl(u"/b"_s));
        second.call.reset();
        bench.settle();
        QCOMPARE(first.status(), 200);
        QCOMPARE(second.times, 0);
        QCOMPARE(bench.server.tokenRequests, 1);
        QCOMPARE(bench.http.count(u"GET https://crm.example/b"_s), 0);
    }

    void aRenewalIsFinishedWhenNobodyWaitsAnyMore()
    {
        AuthBench bench;
        bench.server.isHard = true;
        bench.make(AuthBench::oauth());
        {
            const Told told(*bench.session, crmUrl(u"/a"_s));
        }
        bench.settle();
        QCOMPARE(bench.secrets.stored.value(u"sign-in.b"_s).contains("refresh-1"_L1), true);
    }

    void a401ThatStaysIsTheReply()
    {
        AuthBench bench;
        bench.server.api = [](const HttpRequest &) { return reply(401, "still"); };
        bench.make(AuthBench::oauth());
        const Told told(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(told.times, 1);
        QCOMPARE(told.status(), 401);
        QCOMPARE((*told.result)->body, QByteArray("still"));
        QCOMPARE(bench.http.count(u"GET https://crm.example/a"_s), 2);
        QCOMPARE(bench.server.tokenRequests, 2);
    }

    void aTokenWhoseEndIsNearIsRenewedWhenARequestComes()
    {
        AuthBench bench;
        bench.make(AuthBench::oauth());
        const Told first(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        bench.clock.advance(std::chrono::seconds(3539));
        const Told second(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(bench.server.tokenRequests, 1);
        bench.clock.advance(std::chrono::seconds(2));
        QCOMPARE(bench.server.tokenRequests, 1);
        const Told third(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(third.status(), 200);
        QCOMPARE(bench.server.tokenRequests, 2);
    }

    void aStreamHearsNothingOfThe401()
    {
        AuthBench bench;
        bench.make(AuthBench::oauth());
        const Told warm(*bench.session, crmUrl(u"/warm"_s));
        bench.settle();
        bench.server.accessTokens.clear();
        QVector<int> heads;
        QByteArray streamed;
        int ended = 0;
        HttpHandlers handlers;
        handlers.head = [&](const HttpReply &head) { heads.append(head.status); };
        handlers.data = [&](const QByteArray &piece) { streamed += piece; };
        handlers.done = [&](const Expected<HttpReply> &result) { ended += result ? 1 : 100; };
        HttpRequest request;
        request.url = crmUrl(u"/stream"_s);
        const auto call = bench.session->send(request, handlers);
        bench.settle();
        QCOMPARE(heads, QVector<int>{200});
        QCOMPARE(streamed, QByteArray("ok"));
        QCOMPARE(ended, 1);
    }

    void aStreamMayBeCancelledFromItsFirstPiece()
    {
        AuthBench bench;
        bench.make(AuthBench::oauth());
        std::unique_ptr<HttpCall> call;
        int pieces = 0;
        HttpHandlers handlers;
        handlers.data = [&](const QByteArray &) {
            ++pieces;
            call.reset();
        };
        handlers.done = [&](const Expected<HttpReply> &) { pieces += 100; };
        HttpRequest request;
        request.url = crmUrl(u"/stream"_s);
        call = bench.session->send(request, handlers);
        bench.settle();
        QCOMPARE(pieces, 1);
    }

    void whoIsSignedOutIsToldSoAndNotAskedForAgain()
    {
        AuthBench bench;
        bench.server.refreshTokens.clear();
        bench.make(AuthBench::oauth());
        for (int i = 0; i < 3; ++i) {
            const Told told(*bench.session, crmUrl(u"/a"_s));
            bench.settle();
            QVERIFY(told.failedWith(ErrorCode::BadCredentials));
            QVERIFY(!showsSecret(told.result->error()));
            QVERIFY(told.result->error().userText.contains(u"Proef CRM"_s));
        }
        QCOMPARE(bench.server.tokenRequests, 1);
        // The user signs in anew, in another object.
        bench.server.refreshTokens.insert(u"refresh-new"_s);
        bench.secrets.stored.insert(u"sign-in.b"_s, storedGrant(u"refresh-new"_s, 2));
        const Told told(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(told.status(), 200);
    }

    void whoNeverSignedInIsToldThat()
    {
        AuthBench bench;
        bench.secrets.stored.clear();
        bench.make(AuthBench::oauth());
        const Told told(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QVERIFY(told.failedWith(ErrorCode::BadCredentials));
        QCOMPARE(bench.http.sent.size(), 0);
    }

    void aTokenEndpointThatFailsSaysHow_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("client") << 401 << QByteArray("{\"error\":\"invalid_client\"}")
                                << ErrorCode::InvalidInput;
        QTest::newRow("client, without a word") << 401 << QByteArray("") << ErrorCode::InvalidInput;
        QTest::newRow("with status 200")
            << 200 << QByteArray("{\"error\":\"invalid_client_secret\"}")
            << ErrorCode::InvalidInput;
        QTest::newRow("scope") << 400 << QByteArray("{\"error\":\"invalid_scope\"}")
                               << ErrorCode::NotAllowed;
        QTest::newRow("busy") << 429 << QByteArray("") << ErrorCode::Busy;
        QTest::newRow("broken") << 500 << QByteArray("<h1>refresh-0</h1>") << ErrorCode::Refused;
        QTest::newRow("HTML") << 200 << QByteArray("<html>refresh-0") << ErrorCode::Protocol;
        QTest::newRow("a redirect") << 302 << QByteArray("") << ErrorCode::Protocol;
        QTest::newRow("free text")
            << 400 << QByteArray("{\"error\":\"refresh-0 is bad\"}") << ErrorCode::Refused;
        QTest::newRow("an unsafe address")
            << 200
            << QByteArray("{\"access_token\":\"access-9\",\"instance_url\":\"http://crm.example\"}")
            << ErrorCode::Protocol;
    }

    void aTokenEndpointThatFailsSaysHow()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        AuthBench bench;
        bench.server.instead = reply(status, body, {{"Location", "https://elsewhere.example/"}});
        AuthSetup setup = AuthBench::oauth();
        setup.spec.facts = {{u"instance_url"_s, u"instance_url"_s}};
        bench.make(setup);
        const Told told(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QVERIFY(told.failedWith(code));
        QVERIFY(!told.result->error().userText.isEmpty());
        QVERIFY(!showsSecret(told.result->error()));
        QCOMPARE(bench.http.sent.size(), 1);
        // It was not the sign-in's fault: another try may succeed.
        bench.server.instead.reset();
        const Told again(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(again.status(), 200);
    }

    void factsOfTheTokenReplyMakeTheirOriginTheSystemsOwn()
    {
        AuthBench bench;
        bench.server.facts
            = {{u"instance_url"_s, u"https://na1.crm.example/"_s}, {u"org"_s, u"42"_s}};
        AuthSetup setup = AuthBench::oauth();
        setup.baseUrl = text(u"{session.instance_url}/v1"_s);
        setup.spec.facts = {{u"instance_url"_s, u"instance_url"_s}, {u"org"_s, u"org"_s}};
        setup.spec.headers = {field(u"X-Org"_s, u"{session.org}"_s)};
        bench.make(setup);
        const Told own(*bench.session, QUrl(u"https://na1.crm.example/v1/x"_s));
        bench.settle();
        QCOMPARE(own.status(), 200);
        QCOMPARE(headerOf(bench.http.sent.last(), "X-Org"), QByteArray("42"));
        QCOMPARE(bench.session->facts().value(u"instance_url"_s), u"https://na1.crm.example/"_s);
        const Told other(*bench.session, crmUrl(u"/v1/x"_s));
        bench.settle();
        QCOMPARE(headerOf(bench.http.sent.last(), "Authorization"), QByteArray());
        QCOMPARE(headerOf(bench.http.sent.last(), "X-Org"), QByteArray());
        // Kept for a reply that does not repeat them, and for the next start.
        bench.server.facts = {};
        bench.clock.advance(std::chrono::hours(2));
        bench.make(setup);
        const Told later(*bench.session, QUrl(u"https://na1.crm.example/v1/x"_s));
        bench.settle();
        QCOMPARE(later.status(), 200);
        QCOMPARE(bench.session->facts().value(u"org"_s), u"42"_s);
    }

    void aRedirectElsewhereDoesNotCarryTheSignIn()
    {
        AuthBench bench;
        bench.http.answer = [&](const HttpRequest &request) -> Expected<HttpReply> {
            if (request.url.host() == "crm.example"_L1 && request.url.path() == "/go"_L1)
                return reply(307, {}, {{"Location", "https://thief.example/here"}});
            if (request.url.path() == "/home"_L1)
                return reply(302, {}, {{"Location", "/real"}});
            if (request.url.host() == "thief.example"_L1)
                return reply(401, "more please");
            return bench.server.answer(request);
        };
        AuthSetup setup = AuthBench::oauth();
        setup.spec.headers = {field(u"X-Key"_s, u"{setting.clientId}"_s)};
        bench.make(setup);
        HttpRequest request;
        request.url = crmUrl(u"/go"_s);
        request.maxRedirects = 3;
        const Told away(*bench.session, request);
        bench.settle();
        QCOMPARE(away.status(), 401);
        QVERIFY((*away.result)->wentBare);
        const HttpRequest &last = bench.http.sent.last();
        QCOMPARE(last.url.host(), u"thief.example"_s);
        QCOMPARE(headerOf(last, "Authorization"), QByteArray());
        QCOMPARE(headerOf(last, "X-Key"), QByteArray());
        QCOMPARE(bench.server.tokenRequests, 1);

        request.method = HttpMethod::Post;
        request.body = "a note with a session in it";
        const qsizetype before = bench.http.sent.size();
        const Told posted(*bench.session, request);
        bench.settle();
        QVERIFY(posted.failedWith(ErrorCode::NotAllowed));
        QCOMPARE(bench.http.sent.size(), before + 1);

        request = {};
        request.url = crmUrl(u"/home"_s);
        request.maxRedirects = 1;
        const Told home(*bench.session, request);
        bench.settle();
        QCOMPARE(home.status(), 200);
        QVERIFY(headerOf(bench.http.sent.last(), "Authorization").startsWith("Bearer "));
        request.maxRedirects = 0;
        const Told unasked(*bench.session, request);
        bench.settle();
        QCOMPARE(unasked.status(), 302);
    }

    void aTokenThatCannotBeStoredIsKeptInMemoryAndSaid()
    {
        AuthBench bench;
        bench.server.isHard = true;
        bench.secrets.refusesWrites = true;
        bench.make(AuthBench::oauth());
        const Told first(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(first.status(), 200);
        QCOMPARE(bench.troubles.size(), 1);
        QVERIFY(!showsSecret(bench.troubles.first()));
        bench.server.accessTokens.clear();
        bench.secrets.refusesWrites = false;
        const Told second(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(second.status(), 200);
        QCOMPARE(bench.troubles.size(), 1);
        // And now it is stored.
        bench.make(AuthBench::oauth());
        const Told third(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(third.status(), 200);
    }

    void aKeychainThatDoesNotAnswerHoldsNobodyUpForLong()
    {
        AuthBench bench;
        bench.secrets.neverAnswersWrites = true;
        bench.make(AuthBench::oauth());
        const Told told(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(told.times, 0);
        bench.clock.advance(std::chrono::seconds(6));
        QCOMPARE(told.status(), 200);
        QCOMPARE(bench.troubles.size(), 1);
    }

    void aSignOutMeanwhileIsNotUndone()
    {
        AuthBench bench;
        bench.make(AuthBench::oauth());
        const Told first(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        bench.secrets.stored.clear();
        bench.server.accessTokens.clear();
        const Told second(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QVERIFY(bench.secrets.stored.isEmpty());
    }

    void aNewTokenIsStoredWhenTheSessionGoesRightAfterIt()
    {
        AuthBench bench;
        bench.server.isHard = true; // the old one is worth nothing from here on
        bench.make(AuthBench::oauth());
        auto told = std::make_unique<Told>(*bench.session, crmUrl(u"/a"_s));
        bench.secrets.onRead = [&] {
            if (bench.server.tokenRequests == 0)
                return;
            told.reset();
            bench.session.reset();
        };
        bench.settle();
        QVERIFY(!bench.session);
        bench.secrets.onRead = {};
        bench.make(AuthBench::oauth());
        const Told after(*bench.session, crmUrl(u"/a"_s));
        bench.settle();
        QCOMPARE(after.status(), 200);
        QCOMPARE(bench.server.complaints, QStringList());
    }

    void aKillAtAnyMomentLeavesASignInThatWorks_data()
    {
        QTest::addColumn<int>("changes"); // of the keychain, before the kill
        QTest::addColumn<bool>("isHard");
        for (int changes = 0; changes <= 4; ++changes)
            QTest::addRow("after %d changes", changes) << changes << false;
        // A server that takes the old token back at once leaves nothing when the kill comes first.
        for (int changes = 1; changes <= 4; ++changes)
            QTest::addRow("hard, after %d changes", changes) << changes << true;
    }

    void aKillAtAnyMomentLeavesASignInThatWorks()
    {
        QFETCH(int, changes);
        QFETCH(bool, isHard);
        AuthBench bench;
        bench.server.isHard = isHard;
        bench.secrets.changesLeft = changes;
        bench.make(AuthBench::oauth());
        {
            const Told first(*bench.session, crmUrl(u"/a"_s));
            bench.settle();
            if (!bench.secrets.isDead()) {
                bench.server.accessTokens.clear();
                const Told second(*bench.session, crmUrl(u"/a"_s));
                bench.settle();
            }
        }
        AuthBench next;
        next.server = bench.server;
        next.secrets.stored = bench.secrets.stored;
        next.make(AuthBench::oauth());
        const Told after(*next.session, crmUrl(u"/a"_s));
        next.settle();
        QCOMPARE(after.status(), 200);
        QCOMPARE(next.server.complaints, QStringList());
    }
};

BALIE_TEST(AuthRenewal)
#include "tst_AuthRenewal.moc"
