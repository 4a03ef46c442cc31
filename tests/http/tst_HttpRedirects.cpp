// Where a redirect may lead, and what goes along.
#include "base/SystemClock.h"
#include "tests/http/Asked.h"
#include "tests/http/WireServer.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using test::Asked;
using test::get;
using test::WireRequest;
using test::WireServer;

namespace {

/// "/go" sends on to `location`; everything else is answered with its request line.
WireServer::Answer sendingOn(QByteArray location, QByteArray status = "302 Found")
{
    return [location = std::move(location), status = std::move(status)](
               QTcpSocket &socket, const WireRequest &request) {
        if (request.line().contains(" /go"))
            socket.write(test::reply(status, "moved", "Location: " + location + "\r\n"));
        else
            socket.write(test::reply("200 OK", request.line()));
    };
}

HttpRequest post(const QUrl &url)
{
    HttpRequest request = get(url);
    request.method = HttpMethod::Post;
    request.body = "<Dial/>";
    request.headers = {{"Content-Type", "application/xml"}, {"Authorization", "Basic c2VjcmV0"},
        {"cookie", "a=1"}, {"X-Kept", "1"}};
    request.maxRedirects = 3;
    return request;
}

} // namespace

class HttpRedirects : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theRequestIsSentOnAsItWas_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<bool>("kept");
        for (const char *status : {"301 Moved", "302 Found", "307 Temporary", "308 Permanent"})
            QTest::newRow(status) << QByteArray(status) << true;
        QTest::newRow("303 See Other") << QByteArray("303 See Other") << false;
    }
    void theRequestIsSentOnAsItWas()
    {
        QFETCH(QByteArray, status);
        QFETCH(bool, kept);
        WireServer server(sendingOn("../there?x=1#part", status));
        Asked asked(m_client, post(server.url(u"/go/on"_s)), Asked::As::Stream);
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.status(), 200);
        QCOMPARE((*asked.result)->url, server.url(u"/there?x=1#part"_s));
        QCOMPARE(asked.heads.size(), 1);
        QCOMPARE(asked.heads.first().status, 200);
        QCOMPARE(server.requests.size(), 2);
        const WireRequest &sent = server.requests.last();
        // The body of the redirect is nobody's.
        QCOMPARE(asked.streamed, sent.line());
        QCOMPARE(sent.line(), (kept ? "POST" : "GET") + QByteArray(" /there?x=1 HTTP/1.1"));
        QCOMPARE(sent.body, kept ? QByteArray("<Dial/>") : QByteArray());
        QCOMPARE(sent.hasHeader("Content-Type: application/xml"), kept);
        QCOMPARE(sent.hasHeader("Content-Length: 7"), kept);
        QVERIFY(sent.hasHeader("Authorization: Basic c2VjcmV0"));
        QVERIFY(sent.hasHeader("cookie: a=1"));
        QVERIFY(sent.hasHeader("X-Kept: 1"));
    }

    void credentialsStayWithTheirOrigin()
    {
        WireServer other(sendingOn({}));
        WireServer server(sendingOn(other.url(u"/there"_s).toEncoded()));
        Asked asked(m_client, post(server.url(u"/go"_s)));
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.status(), 200);
        const WireRequest &sent = other.requests.first();
        QVERIFY(!sent.head.contains("Authorization"));
        QVERIFY(!sent.head.toLower().contains("cookie"));
        QVERIFY(sent.hasHeader("X-Kept: 1"));
        QCOMPARE(sent.body, "<Dial/>");
    }

    void credentialsDoNotComeBackWithADetour()
    {
        QByteArray home;
        WireServer other([&](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("307 Temporary", {}, "Location: " + home + "\r\n"));
        });
        WireServer server(sendingOn(other.url().toEncoded()));
        home = server.url(u"/home"_s).toEncoded();
        Asked asked(m_client, post(server.url(u"/go"_s)));
        BALIE_TRY_COMPARE(asked.status(), 200);
        QCOMPARE(server.requests.size(), 2);
        QVERIFY(!server.requests.last().head.contains("Authorization"));
        QVERIFY((*asked.result)->wentBare); // else a 401 from home would count as a wrong password
    }

    void theNodeIsKeptForTheSameHostOnly()
    {
        WireServer other(sendingOn({}), u"127.0.0.2"_s);
        if (!other.isListening())
            QSKIP("needs 127.0.0.2");
        for (const bool away : {false, true}) {
            WireServer server(
                sendingOn(away ? other.url(u"/there"_s).toEncoded() : QByteArray("/there")));
            HttpRequest request = post(server.urlAt(u"pbx.example.org"_s, u"/go"_s));
            request.allowPlain = true;
            request.connectTo = u"127.0.0.1"_s;
            Asked asked(m_client, request);
            BALIE_TRY_COMPARE(asked.times, 1);
            QCOMPARE(asked.status(), 200);
            QCOMPARE((*asked.result)->peerAddress, away ? u"127.0.0.2"_s : u"127.0.0.1"_s);
            QCOMPARE(server.requests.size(), away ? 1 : 2);
        }
    }

    void aCircleEndsAtTheLimit()
    {
        WireServer server(sendingOn("/go"));
        Asked asked(m_client, post(server.url(u"/go"_s)));
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::Protocol));
        QCOMPARE(server.requests.size(), 4);
        QCOMPARE(asked.heads.size(), 0);
    }

    void whoFollowsNoneGetsTheReply()
    {
        WireServer server(sendingOn("http://elsewhere.example.org/"));
        HttpRequest request = post(server.url(u"/go"_s));
        request.maxRedirects = 0;
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.status(), 302);
        QCOMPARE(asked.body(), "moved");
        QCOMPARE((*asked.result)->header("Location"), "http://elsewhere.example.org/");
    }

    void aRedirectToNowhereIsAReply()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("302 Found", "no location"));
        });
        Asked asked(m_client, post(server.url()));
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.body(), "no location");
    }

    void whereItMayNotLeadItIsRefused_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("plain") << QByteArray("http://pbx.example.org/");
        QTest::newRow("file") << QByteArray("file:///etc/passwd");
        QTest::newRow("ftp") << QByteArray("ftp://127.0.0.1/");
        QTest::newRow("credentials") << QByteArray("http://a:b@127.0.0.1/");
        QTest::newRow("nonsense") << QByteArray("http://[:::/");
    }
    void whereItMayNotLeadItIsRefused()
    {
        QFETCH(QByteArray, location);
        WireServer server(sendingOn(location));
        Asked asked(m_client, post(server.url(u"/go"_s)));
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::Protocol));
        QVERIFY(asked.result->error().userText.contains("sends this computer on"_L1));
        QCOMPARE(server.requests.size(), 1);
    }

private:
    SystemClock m_clock;
    HttpClient m_client{m_clock};
};

BALIE_TEST(HttpRedirects)
#include "tst_HttpRedirects.moc"
