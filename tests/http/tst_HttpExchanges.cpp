// Requests and replies byte for byte, and which addresses may be asked at all.
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

Q_DECLARE_METATYPE(balie::HttpMethod)

class HttpExchanges : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyMethodGoesOverTheWireAsItWasMeant_data()
    {
        QTest::addColumn<HttpMethod>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("length");
        const QByteArray bytes("\0<a>\xe9\r\n\r\n", 10);
        QTest::newRow("GET") << HttpMethod::Get << QByteArray() << QByteArray("GET")
                             << QByteArray();
        QTest::newRow("POST") << HttpMethod::Post << bytes << QByteArray("POST")
                              << QByteArray("Content-Length: 10\r\n");
        QTest::newRow("POST of nothing") << HttpMethod::Post << QByteArray() << QByteArray("POST")
                                         << QByteArray("Content-Length: 0\r\n");
        QTest::newRow("PUT") << HttpMethod::Put << bytes << QByteArray("PUT")
                             << QByteArray("Content-Length: 10\r\n");
        QTest::newRow("PROPFIND") << HttpMethod::Propfind << bytes << QByteArray("PROPFIND")
                             << QByteArray("Content-Length: 10\r\n");
        QTest::newRow("REPORT") << HttpMethod::Report << bytes << QByteArray("REPORT")
                             << QByteArray("Content-Length: 10\r\n");
        QTest::newRow("PUT of nothing") << HttpMethod::Put << QByteArray() << QByteArray("PUT")
                                        << QByteArray("Content-Length: 0\r\n");
        QTest::newRow("DELETE") << HttpMethod::Delete << QByteArray() << QByteArray("DELETE")
                                << QByteArray();
    }
    void everyMethodGoesOverTheWireAsItWasMeant()
    {
        QFETCH(HttpMethod, method);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, length);
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("200 OK", "yes"));
        });
        HttpRequest request = get(server.url(u"/a%20b/../c?x=%C3%A9&y=%2F#part"_s));
        request.method = method;
        request.body = body;
        request.headers = {{"X-One", "1"}, {"X-Empty", ""}};
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.status(), 200);
        QCOMPARE(asked.body(), "yes");
        QCOMPARE(asked.heads.size(), 1);
        QCOMPARE(asked.heads.first().body, QByteArray());
        QVERIFY(!asked.toldInsideSend);
        QCOMPARE((*asked.result)->peerAddress, u"127.0.0.1"_s);
        QCOMPARE((*asked.result)->url, request.url);
        QCOMPARE(server.requests.size(), 1);
        QCOMPARE(server.requests.first().head,
            line + " /a%20b/../c?x=%C3%A9&y=%2F HTTP/1.1\r\nHost: 127.0.0.1:"
                + QByteArray::number(server.port())
                + "\r\nAccept: */*\r\nX-One: 1\r\nX-Empty:\r\nAccept-Encoding: identity\r\n"
                + length + "\r\n");
        QCOMPARE(server.requests.first().body, body);
    }

    void theCallersHeadersComeBeforeOurOwn()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("200 OK", {}));
        });
        HttpRequest request = get(server.url());
        request.method = HttpMethod::Post;
        request.body = QByteArray(100'000, 'x');
        request.headers = {{"content-type", "application/xml"}, {"accept-encoding", "gzip"},
            {"Accept", "application/xml"}};
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        const WireRequest &sent = server.requests.first();
        QVERIFY(sent.hasHeader("content-type: application/xml"));
        QVERIFY(sent.hasHeader("accept-encoding: gzip"));
        QVERIFY(sent.hasHeader("Accept: application/xml"));
        QCOMPARE(sent.head.toLower().count("accept-encoding"), 1);
        QCOMPARE(sent.head.toLower().count("content-type"), 1);
        QVERIFY(!sent.head.contains("Expect"));
        QCOMPARE(sent.body, request.body);
    }

    void aReplyIsGivenWithItsHeadersWhateverItsStatus()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write("HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n");
            socket.write(test::reply("404 Not Found", "<ErrorInfo/>",
                "Content-Type:  application/xml;charset=ISO-8859-1 \r\nSet-Cookie: a=1\r\n"
                "set-cookie: b=2\r\nContent-Encoding: gzip\r\nX-Empty:\r\n"));
        });
        Asked asked(m_client, get(server.url()));
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.status(), 404);
        const HttpReply &reply = **asked.result;
        QVERIFY(!reply.isSuccess());
        QCOMPARE(reply.body, "<ErrorInfo/>");
        QCOMPARE(reply.header("content-TYPE"), "application/xml;charset=ISO-8859-1");
        QCOMPARE(reply.header("Set-Cookie"), "a=1");
        QCOMPARE(reply.header("X-Absent"), QByteArray());
        QCOMPARE(reply.header("X-Early"), QByteArray());
        QCOMPARE(reply.headers.count(HttpHeader{"set-cookie", "b=2"}), 1);
        QCOMPARE(asked.heads.size(), 1);
        QCOMPARE(asked.heads.first().status, 404);
    }

    void cookiesAreNotKept()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("200 OK", {}, "Set-Cookie: a=1\r\n"));
        });
        Asked first(m_client, get(server.url()));
        BALIE_TRY_COMPARE(first.times, 1);
        Asked second(m_client, get(server.url()));
        BALIE_TRY_COMPARE(second.times, 1);
        QVERIFY(!server.requests.last().head.contains("Cookie"));
        QCOMPARE(server.connections, 1);
    }

    void twoHundredAtOnceAreAllAnsweredOverAFewConnections()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &request) {
            socket.write(test::reply("200 OK", request.line()));
        });
        std::vector<std::unique_ptr<Asked>> all;
        int finished = 0;
        for (int i = 0; i < 200; ++i) {
            HttpRequest request = get(server.url(u"/%1"_s.arg(i)));
            request.connectTimeout = std::chrono::milliseconds(20'000);
            all.push_back(std::make_unique<Asked>(m_client, request));
        }
        BALIE_TRY_COMPARE((finished = int(std::count_if(all.begin(), all.end(),
                               [](const auto &asked) { return asked->times == 1; }))),
            200);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(all[std::size_t(i)]->body(), "GET /" + QByteArray::number(i) + " HTTP/1.1");
        QVERIFY2(server.connections <= 8, qPrintable(QString::number(server.connections)));
    }

    void aHandlerMaySendTheNextOne()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &request) {
            socket.write(test::reply("200 OK", request.line()));
        });
        Asked second;
        std::unique_ptr<HttpCall> call;
        HttpHandlers handlers;
        handlers.done = [&](Expected<HttpReply>) {
            second.call
                = m_client.send(get(server.url(u"/second"_s)), second.handlers(Asked::As::Reply));
            second.sending = false;
        };
        call = m_client.send(get(server.url(u"/first"_s)), std::move(handlers));
        BALIE_TRY_COMPARE(second.times, 1);
        QVERIFY(!second.toldInsideSend);
        QCOMPARE(second.body(), "GET /second HTTP/1.1");
    }

    void anAddressThatMayNotBeAskedIsRefusedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << u"http://pbx.example.org/"_s;
        QTest::newRow("begins as loopback") << u"http://127.0.0.1.example.org/"_s;
        QTest::newRow("begins with localhost") << u"http://localhost.example.org/"_s;
        QTest::newRow("any address") << u"http://0.0.0.0/"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("ftp") << u"ftp://127.0.0.1/"_s;
        QTest::newRow("no scheme") << u"pbx.example.org"_s;
        QTest::newRow("no host") << u"https:///x"_s;
        QTest::newRow("credentials") << u"https://anna:secret@127.0.0.1/"_s;
        QTest::newRow("empty") << QString();
    }
    void anAddressThatMayNotBeAskedIsRefusedBeforeAnythingIsSent()
    {
        QFETCH(QString, url);
        Asked asked(m_client, get(QUrl(url)));
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(!asked.toldInsideSend);
        QVERIFY(asked.failedWith(ErrorCode::InvalidInput));
        QVERIFY(!asked.result->error().userText.isEmpty());
        QVERIFY(!asked.result->error().detail.contains("secret"_L1));
    }

    void aRequestThatWouldSmuggleIsRefused()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("200 OK", {}));
        });
        for (const HttpHeader &header :
            {HttpHeader{"X-A", "1\r\nX-B: 2"}, HttpHeader{"X-A: 1\r\nX-B", "2"},
                HttpHeader{"", "1"}, HttpHeader{"X-A", QByteArray("1\0", 2)}}) {
            HttpRequest request = get(server.url());
            request.headers = {header};
            Asked asked(m_client, request);
            BALIE_TRY_COMPARE(asked.times, 1);
            QVERIFY(asked.failedWith(ErrorCode::InvalidInput));
        }
        HttpRequest request = get(server.url());
        request.connectTo = u"pbx.example.org:99:x"_s;
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::InvalidInput));
        QCOMPARE(server.connections, 0);
    }

    void plainIsAllowedWhereTheUserAgreed()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("200 OK", "plain"));
        });
        HttpRequest request = get(server.urlAt(u"pbx.example.org"_s));
        request.connectTo = u"127.0.0.1"_s;
        Asked refused(m_client, request);
        BALIE_TRY_VERIFY(refused.failedWith(ErrorCode::InvalidInput));
        request.allowPlain = true;
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.body(), "plain");
        QVERIFY(server.requests.first().hasHeader(
            "Host: pbx.example.org:" + QByteArray::number(server.port())));
    }

    void connectToChoosesTheNode()
    {
        const auto named = [](const QByteArray &name) {
            return [name](QTcpSocket &socket, const WireRequest &) {
                socket.write(test::reply("200 OK", name));
            };
        };
        WireServer one(named("one"));
        WireServer two(named("two"), u"127.0.0.2"_s, one.port());
        if (!two.isListening())
            QSKIP("needs 127.0.0.2 and a port that is free on it");
        for (const auto &[node, name] :
            {std::pair{u"127.0.0.1"_s, "one"}, {u"127.0.0.2"_s, "two"}, {u"127.0.0.1"_s, "one"}}) {
            HttpRequest request = get(one.urlAt(u"localhost"_s));
            request.connectTo = node;
            Asked asked(m_client, request);
            BALIE_TRY_COMPARE(asked.times, 1);
            QCOMPARE(asked.body(), name);
            QCOMPARE((*asked.result)->peerAddress, node);
        }
        QVERIFY(
            two.requests.first().hasHeader("Host: localhost:" + QByteArray::number(one.port())));
    }

    void aProxyOfTheEnvironmentIsUsedButNeverForThisMachine()
    {
        WireServer proxy([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("403 Forbidden", {}));
        });
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("200 OK", {}));
        });
        const QByteArray address = proxy.url().toEncoded();
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
            qputenv(name, address);
        const auto restore = qScopeGuard([] {
            for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
                qunsetenv(name);
        });
        Asked direct(m_client, get(server.url()));
        BALIE_TRY_COMPARE(direct.status(), 200);
        Asked outside(m_client, get(QUrl(u"https://pbx.example.org/secret?x"_s)));
        BALIE_TRY_COMPARE(outside.times, 1);
        QVERIFY(outside.failedWith(ErrorCode::Unreachable));
        QVERIFY(outside.result->error().userText.contains("proxy"_L1));
        QCOMPARE(proxy.requests.size(), 1);
        QCOMPARE(proxy.requests.first().line(), "CONNECT pbx.example.org:443 HTTP/1.1");
    }

private:
    SystemClock m_clock;
    HttpClient m_client{m_clock};
};

BALIE_TEST(HttpExchanges)
#include "tst_HttpExchanges.moc"
