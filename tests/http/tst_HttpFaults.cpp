// Servers that stall, drip, break off, talk nonsense or never end.
#include "tests/http/Asked.h"
#include "tests/http/PatientClock.h"
#include "tests/http/WireServer.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QPointer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using test::Asked;
using test::get;
using test::WireRequest;
using test::WireServer;

class HttpFaults : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aBodyUpToTheCapIsTakenAndNotAByteMore()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &request) {
            socket.write(test::reply(
                "200 OK", QByteArray(request.line().contains("more") ? 1001 : 1000, 'x')));
        });
        HttpRequest request = get(server.url(u"/just"_s));
        request.maxBody = 1000;
        Asked just(m_client, request);
        BALIE_TRY_COMPARE(just.times, 1);
        QCOMPARE(just.body().size(), 1000);
        request.url = server.url(u"/more"_s);
        Asked more(m_client, request);
        BALIE_TRY_COMPARE(more.times, 1);
        QVERIFY(more.failedWith(ErrorCode::Protocol));
        QVERIFY(more.result->error().userText.contains("too large"_L1));
    }

    void aBodyThatNeverEndsIsCutOff()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            const auto more
                = [&socket] { socket.write("4000\r\n" + QByteArray(0x4000, 'x') + "\r\n"); };
            connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
            more();
        });
        HttpRequest request = get(server.url());
        request.maxBody = 1'000'000;
        Asked asked(m_client, request);
        BALIE_TRY_VERIFY(asked.failedWith(ErrorCode::Protocol));
        BALIE_TRY_COMPARE(server.closed, 1);
    }

    void headersThatNeverEndAreCutOff()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write("HTTP/1.1 200 OK\r\n");
            const auto more
                = [&socket] { socket.write("X-More: " + QByteArray(1000, 'x') + "\r\n"); };
            connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
            more();
        });
        Asked asked(m_client, get(server.url()));
        BALIE_TRY_VERIFY(asked.failedWith(ErrorCode::Protocol));
        QCOMPARE(asked.heads.size(), 0);
    }

    void aServerThatSaysNothingIsGivenUpAtTheDeadline()
    {
        WireServer server([](QTcpSocket &, const WireRequest &) {});
        HttpRequest request = get(server.url(u"/secret?token=1"_s));
        request.timeout = 3h;
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(server.requests.size(), 1);
        m_clock.pass(179min);
        QVERIFY(!asked.result);
        m_clock.pass(1min);
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::Timeout));
        QVERIFY(!asked.result->error().detail.contains("secret"_L1));
        QVERIFY(!asked.result->error().detail.contains("token"_L1));
        BALIE_TRY_COMPARE(server.closed, 1);
    }

    void everyByteIsLifeUntilNoneComes()
    {
        QPointer<QTcpSocket> wire;
        WireServer server([&](QTcpSocket &socket, const WireRequest &) { wire = &socket; });
        HttpRequest request = get(server.url());
        request.timeout = 0ms;
        request.idleTimeout = 1h;
        Asked asked(m_client, request, Asked::As::Stream);
        BALIE_TRY_VERIFY(wire);
        m_clock.pass(59min);
        wire->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        BALIE_TRY_COMPARE(asked.heads.size(), 1);
        for (int i = 1; i <= 5; ++i) {
            m_clock.pass(59min);
            wire->write("x");
            BALIE_TRY_COMPARE(asked.streamed.size(), i);
        }
        m_clock.pass(59min);
        QVERIFY(!asked.result);
        m_clock.pass(1min);
        BALIE_TRY_VERIFY(asked.failedWith(ErrorCode::Timeout));
    }

    void dripsDoNotMoveTheDeadline()
    {
        QPointer<QTcpSocket> wire;
        WireServer server([&](QTcpSocket &socket, const WireRequest &) { wire = &socket; });
        HttpRequest request = get(server.url());
        request.timeout = 2h;
        request.idleTimeout = 1h;
        Asked asked(m_client, request, Asked::As::Stream);
        BALIE_TRY_VERIFY(wire);
        wire->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 1; i <= 2; ++i) {
            m_clock.pass(50min);
            wire->write("x");
            BALIE_TRY_COMPARE(asked.streamed.size(), i);
        }
        m_clock.pass(20min);
        BALIE_TRY_VERIFY(asked.failedWith(ErrorCode::Timeout));
    }

    void aHandshakeThatStallsIsNoConnection()
    {
        WireServer silent([](QTcpSocket &, const WireRequest &) {});
        HttpRequest request = get(silent.url());
        request.url.setScheme(u"https"_s);
        request.connectTimeout = 50ms;
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::Unreachable));
    }

    void waitingForATurnIsNotConnecting()
    {
        QVector<QPointer<QTcpSocket>> held;
        WireServer server([&](QTcpSocket &socket, const WireRequest &) { held << &socket; });
        std::vector<std::unique_ptr<Asked>> all;
        HttpRequest request = get(server.url());
        for (int i = 0; i < 8; ++i)
            all.push_back(std::make_unique<Asked>(m_client, request));
        BALIE_TRY_COMPARE(held.size(), 8);
        request.connectTimeout = 50ms;
        all.push_back(std::make_unique<Asked>(m_client, request));
        // Longer than the connect timeout of the one that waits, whatever this machine is doing.
        WireServer silent([](QTcpSocket &, const WireRequest &) {});
        HttpRequest stalled = get(silent.url());
        stalled.url.setScheme(u"https"_s);
        stalled.connectTimeout = 200ms;
        Asked meter(m_client, stalled);
        BALIE_TRY_COMPARE(meter.times, 1);
        QVERIFY(!all.back()->result);
        QCOMPARE(server.connections, 8);
        for (int i = 0; i < 9; ++i) {
            BALIE_TRY_VERIFY(held.size() > i);
            held[i]->write(test::reply("200 OK", {}));
        }
        for (const auto &asked : all)
            BALIE_TRY_COMPARE(asked->status(), 200);
    }

    void aConnectionThatBreaksOffIsALostOne_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("before a word") << QByteArray();
        QTest::newRow("in the status line") << QByteArray("HTTP/1.1 20");
        QTest::newRow("in the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Len");
        QTest::newRow("in the body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
        QTest::newRow("in a chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf");
        QTest::newRow("between chunks")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
    }
    void aConnectionThatBreaksOffIsALostOne()
    {
        QFETCH(QByteArray, sent);
        WireServer server([&](QTcpSocket &socket, const WireRequest &) {
            socket.write(sent);
            socket.disconnectFromHost();
        });
        Asked asked(m_client, get(server.url()));
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY2(asked.failedWith(ErrorCode::LinkLost),
            qPrintable(asked.result->hasValue() ? u"a reply"_s : asked.result->error().detail));
    }

    void aResetIsALostConnection()
    {
        WireServer server([&](QTcpSocket &socket, const WireRequest &) {
            socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
            socket.flush();
            socket.abort();
        });
        HttpRequest request = get(server.url());
        request.method = HttpMethod::Post;
        request.body = QByteArray(1000, 'x');
        Asked asked(m_client, request, Asked::As::Stream);
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::LinkLost));
    }

    void nobodyListens()
    {
        auto server = std::make_unique<WireServer>([](QTcpSocket &, const WireRequest &) {});
        const QUrl url = server->url();
        server.reset();
        Asked asked(m_client, get(url));
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::Unreachable));
        QVERIFY(asked.result->error().userText.contains(u"127.0.0.1:%1 refuses"_s.arg(url.port())));
    }

    void whatIsNotHttpIsSaidToBe_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("another protocol") << QByteArray("220 mail ready\r\n");
        QTest::newRow("bytes") << QByteArray("\x16\x03\x01\x02\x03\x04\r\n\r\n");
        QTest::newRow("a length that is none")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx");
        QTest::newRow("a coding that nobody asked for")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: riddle\r\n\r\nx");
    }
    void whatIsNotHttpIsSaidToBe()
    {
        QFETCH(QByteArray, sent);
        WireServer server([&](QTcpSocket &socket, const WireRequest &) {
            socket.write(sent);
            socket.disconnectFromHost();
        });
        Asked asked(m_client, get(server.url()));
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY2(asked.failedWith(ErrorCode::Protocol),
            qPrintable(asked.result->hasValue() ? u"a reply"_s : asked.result->error().detail));
        QVERIFY(!asked.result->error().userText.isEmpty());
    }

    /// The server read the command and closed: whether it was carried out nobody can tell.
    void aCommandIsNeverSentTwice_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<bool>("again");
        QTest::newRow("POST") << int(HttpMethod::Post) << false;
        QTest::newRow("PUT") << int(HttpMethod::Put) << false;
        QTest::newRow("DELETE") << int(HttpMethod::Delete) << false;
        QTest::newRow("GET") << int(HttpMethod::Get) << true;
        QTest::newRow("PROPFIND") << int(HttpMethod::Propfind) << true;
        QTest::newRow("REPORT") << int(HttpMethod::Report) << true;
    }
    void aCommandIsNeverSentTwice()
    {
        QFETCH(int, method);
        QFETCH(bool, again);
        int seen = 0;
        WireServer server([&](QTcpSocket &socket, const WireRequest &) {
            if (++seen == 2)
                socket.disconnectFromHost();
            else
                socket.write(test::reply("200 OK", {}));
        });
        Asked first(m_client, get(server.url()));
        BALIE_TRY_COMPARE(first.status(), 200);
        HttpRequest command = get(server.url());
        command.method = HttpMethod(method);
        Asked asked(m_client, command);
        BALIE_TRY_COMPARE(asked.times, 1);
        if (again)
            QCOMPARE(asked.status(), 200);
        else
            QVERIFY(asked.failedWith(ErrorCode::LinkLost));
        QCOMPARE(server.requests.size(), again ? 3 : 2);
    }

private:
    test::PatientClock m_clock;
    HttpClient m_client{m_clock};
};

BALIE_TEST(HttpFaults)
#include "tst_HttpFaults.moc"
