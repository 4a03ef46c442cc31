// Streams that are read while they go on, and calls and clients that end in the middle of
// something.
#include "base/SystemClock.h"
#include "tests/http/Asked.h"
#include "tests/http/WireServer.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTcpSocket>
#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using test::Asked;
using test::get;
using test::WireRequest;
using test::WireServer;

namespace {

constexpr auto chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

QByteArray chunk(const QByteArray &text)
{
    return QByteArray::number(text.size(), 16) + "\r\n" + text + "\r\n";
}

HttpRequest stream(const QUrl &url)
{
    HttpRequest request = get(url);
    request.timeout = std::chrono::milliseconds(0);
    return request;
}

} // namespace

class HttpStreams : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void piecesArriveWhileTheServerGoesOn()
    {
        QPointer<QTcpSocket> wire;
        WireServer server([&](QTcpSocket &socket, const WireRequest &) { wire = &socket; });
        Asked asked(m_client, stream(server.url()), Asked::As::Stream);
        BALIE_TRY_VERIFY(wire);
        wire->write(chunkedHead);
        BALIE_TRY_COMPARE(asked.heads.size(), 1);
        QCOMPARE(asked.heads.first().status, 200);
        QCOMPARE(asked.heads.first().peerAddress, u"127.0.0.1"_s);
        wire->write(chunk("one"));
        BALIE_TRY_COMPARE(asked.streamed, "one");
        const QByteArray second = chunk("two");
        for (const char byte : second)
            wire->write(&byte, 1);
        BALIE_TRY_COMPARE(asked.streamed, "onetwo");
        QVERIFY(!asked.result);
        wire->write(chunk("three") + "0\r\nX-Trailer: 1\r\n\r\n");
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.streamed, "onetwothree");
        QCOMPARE(asked.status(), 200);
        QCOMPARE(asked.body(), QByteArray());
        QCOMPARE((*asked.result)->header("X-Trailer"), QByteArray());
    }

    void aRefusalIsStreamedToo()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("403 Forbidden", "<ErrorInfo/>"));
        });
        Asked asked(m_client, stream(server.url()), Asked::As::Stream);
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.status(), 403);
        QCOMPARE(asked.streamed, "<ErrorInfo/>");
    }

    void aStreamHasNoCapAndLosesNoByte()
    {
        constexpr int rounds = 320;
        int sent = 0;
        const auto block = [](int number) {
            return QByteArray::number(number).rightJustified(0x10000, char('a' + number % 26));
        };
        WireServer server([&](QTcpSocket &socket, const WireRequest &) {
            socket.write(chunkedHead);
            const auto more = [&] {
                while (sent < rounds && socket.bytesToWrite() < 0x40000)
                    socket.write(chunk(block(sent++)));
                if (sent == rounds) {
                    ++sent;
                    socket.write("0\r\n\r\n");
                }
            };
            connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
            more();
        });
        HttpRequest request = stream(server.url());
        request.maxBody = 1000;
        Asked asked(m_client, request, Asked::As::Stream);
        BALIE_TRY_COMPARE(asked.times, 1);
        QCOMPARE(asked.status(), 200);
        QCOMPARE(asked.streamed.size(), rounds * 0x10000);
        for (int i = 0; i < rounds; ++i)
            QVERIFY(asked.streamed.mid(qsizetype(i) * 0x10000, 0x10000) == block(i));
    }

    void aStreamHoldsNobodyUp()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &request) {
            if (request.line().contains("stream"))
                socket.write(QByteArray(chunkedHead) + chunk("one"));
            else
                socket.write(test::reply("200 OK", {}));
        });
        Asked asked(m_client, stream(server.url(u"/stream"_s)), Asked::As::Stream);
        BALIE_TRY_COMPARE(asked.streamed, "one");
        for (int i = 0; i < 5; ++i) {
            Asked other(m_client, get(server.url()));
            BALIE_TRY_COMPARE(other.status(), 200);
        }
        QVERIFY(!asked.result);
        QCOMPARE(server.connections, 2);
    }

    void cancellingClosesTheConnectionWithoutAWord()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(QByteArray(chunkedHead) + chunk("one"));
        });
        Asked asked(m_client, stream(server.url()), Asked::As::Stream);
        BALIE_TRY_COMPARE(asked.streamed, "one");
        asked.call.reset();
        BALIE_TRY_COMPARE(server.closed, 1);
        QCOMPARE(asked.times, 0);
    }

    void aCallThatIsNotKeptIsNeverSent()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("200 OK", {}));
        });
        Asked dropped(m_client, get(server.url()));
        dropped.call.reset();
        Asked lookedUp(m_client, get(QUrl(u"https://pbx.invalid/"_s)));
        QCoreApplication::processEvents();
        lookedUp.call.reset();
        Asked refused(m_client, get(QUrl(u"file:///"_s)));
        refused.call.reset();
        Asked asked(m_client, get(server.url()));
        BALIE_TRY_COMPARE(asked.status(), 200);
        QCOMPARE(server.requests.size(), 1);
        QCOMPARE(dropped.times + lookedUp.times + refused.times, 0);
    }

    void anyHandlerMayDeleteItsCallOrTheClient_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<bool>("client");
        for (const bool client : {false, true}) {
            for (const char *where : {"head", "data", "done"})
                QTest::addRow("%s in %s", client ? "client" : "call", where)
                    << QString::fromLatin1(where) << client;
        }
    }
    void anyHandlerMayDeleteItsCallOrTheClient()
    {
        QFETCH(QString, where);
        QFETCH(bool, client);
        WireServer server([](QTcpSocket &socket, const WireRequest &request) {
            // The whole in one write: what follows is there already when the handler runs.
            socket.write(QByteArray(chunkedHead) + chunk("one")
                + (request.line().contains("open") ? QByteArray() : QByteArray("0\r\n\r\n")));
        });
        auto own = std::make_unique<HttpClient>(m_clock);
        Asked open(*own, stream(server.url(u"/open"_s)), Asked::As::Stream);
        BALIE_TRY_COMPARE(open.streamed, "one");

        QStringList told;
        std::unique_ptr<HttpCall> call;
        const auto reached = [&](const QString &handler) {
            told << handler;
            if (handler == where) {
                if (client)
                    own.reset();
                else
                    call.reset();
            }
        };
        HttpHandlers handlers;
        handlers.head = [&](const HttpReply &) { reached(u"head"_s); };
        handlers.data = [&](const QByteArray &) { reached(u"data"_s); };
        handlers.done = [&](const Expected<HttpReply> &) { reached(u"done"_s); };
        call = own->send(stream(server.url()), std::move(handlers));
        BALIE_TRY_VERIFY(told.contains(where));
        if (client)
            BALIE_TRY_COMPARE(server.closed, 2);
        // A turn in which anything that was left over would be told.
        Asked after(m_client, get(server.url()));
        BALIE_TRY_COMPARE(after.times, 1);
        QCOMPARE(
            told, QStringList({u"head"_s, u"data"_s, u"done"_s}).mid(0, told.indexOf(where) + 1));
        QCOMPARE(open.times, 0);
    }

    void aHandlerMayDeleteAnotherCall()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("200 OK", {}));
        });
        std::array<std::unique_ptr<HttpCall>, 20> calls;
        int told = 0;
        for (auto &call : calls) {
            HttpHandlers handlers;
            handlers.done = [&](const Expected<HttpReply> &) {
                ++told;
                for (auto &other : calls)
                    other.reset();
            };
            call = m_client.send(get(server.url()), std::move(handlers));
        }
        BALIE_TRY_COMPARE(told, 1);
        Asked after(m_client, get(server.url()));
        BALIE_TRY_COMPARE(after.times, 1);
        QCOMPARE(told, 1);
    }

    void aClientGoesWithEverythingUnderWay()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &request) {
            if (request.line().contains("stream"))
                socket.write(QByteArray(chunkedHead) + chunk("one"));
        });
        auto own = std::make_unique<HttpClient>(m_clock);
        Asked open(*own, stream(server.url(u"/stream"_s)), Asked::As::Stream);
        Asked waiting(*own, get(server.url()));
        BALIE_TRY_COMPARE(open.streamed, "one");
        BALIE_TRY_COMPARE(server.requests.size(), 2);
        std::vector<std::unique_ptr<Asked>> fresh;
        for (int i = 0; i < 20; ++i)
            fresh.push_back(std::make_unique<Asked>(*own, get(server.url())));
        own.reset();
        BALIE_TRY_COMPARE(server.closed, 2);
        QCOMPARE(open.times + waiting.times, 0);
        for (const auto &asked : fresh)
            QCOMPARE(asked->times, 0);
    }

private:
    SystemClock m_clock;
    HttpClient m_client{m_clock};
};

BALIE_TEST(HttpStreams)
#include "tst_HttpStreams.moc"
