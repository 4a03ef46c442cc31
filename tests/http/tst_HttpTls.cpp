// Whom a certificate makes trusted, with certificates made for the test.
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

void answerYes(QTcpSocket &socket, const WireRequest &)
{
    socket.write(test::reply("200 OK", "yes"));
}

} // namespace

class HttpTls : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::TestCase::init();
        if (!m_certificates.missing().isEmpty())
            QSKIP(qPrintable(m_certificates.missing()));
    }

    void anOfficesOwnAuthorityIsTrustedWhereItIsGiven()
    {
        WireServer server(answerYes, m_certificates.server(u"IP:127.0.0.1"_s));
        HttpRequest request = get(server.url());
        request.extraCaPem = m_certificates.authorityPem();
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY2(asked.result->hasValue(),
            qPrintable(asked.result->hasValue() ? QString() : asked.result->error().detail));
        QCOMPARE(asked.body(), "yes");

        // The connection that is open was trusted by somebody else.
        request.extraCaPem.clear();
        Asked stranger(m_client, request);
        BALIE_TRY_COMPARE(stranger.times, 1);
        QVERIFY(stranger.failedWith(ErrorCode::Untrusted));
        QCOMPARE(server.requests.size(), 1);
    }

    void aCertificateThatIsNotRightIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("signedByAuthority");
        QTest::addColumn<bool>("authorityGiven");
        QTest::addColumn<QString>("said");
        QTest::newRow("authority not known")
            << u"IP:127.0.0.1"_s << 2 << true << false << u"is not trusted"_s;
        QTest::newRow("signed by itself")
            << u"IP:127.0.0.1"_s << 2 << false << true << u"is not trusted"_s;
        QTest::newRow("wrong host")
            << u"DNS:pbx.example.org"_s << 2 << true << true << u"another name"_s;
        QTest::newRow("wrong address")
            << u"IP:127.0.0.2"_s << 2 << true << true << u"another name"_s;
        QTest::newRow("expired") << u"IP:127.0.0.1"_s << -1 << true << true << u"has expired"_s;
    }
    void aCertificateThatIsNotRightIsRefusedWithTheReason()
    {
        QFETCH(QString, name);
        QFETCH(int, days);
        QFETCH(bool, signedByAuthority);
        QFETCH(bool, authorityGiven);
        QFETCH(QString, said);
        WireServer server(answerYes, m_certificates.server(name, days, signedByAuthority));
        HttpRequest request = get(server.url());
        if (authorityGiven)
            request.extraCaPem = m_certificates.authorityPem();
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::Untrusted));
        QVERIFY2(asked.result->error().userText.contains(said),
            qPrintable(asked.result->error().userText));
        QCOMPARE(server.requests.size(), 0);
    }

    void aNodeIsVerifiedByTheNameOfItsHost()
    {
        const auto rightful = m_certificates.server(u"DNS:pbx.example.org"_s);
        const auto other = m_certificates.server(u"IP:127.0.0.2,DNS:other.example.org"_s);
        WireServer one(answerYes, rightful);
        WireServer two(answerYes, other, u"127.0.0.2"_s, one.port());
        if (!two.isListening())
            QSKIP("needs 127.0.0.2 and a port that is free on it");
        HttpRequest request = get(one.urlAt(u"pbx.example.org"_s));
        request.extraCaPem = m_certificates.authorityPem();
        request.connectTo = u"127.0.0.1"_s;
        Asked right(m_client, request);
        BALIE_TRY_COMPARE(right.times, 1);
        QCOMPARE(right.body(), "yes");
        QVERIFY(one.requests.first().hasHeader(
            "Host: pbx.example.org:" + QByteArray::number(one.port())));
        request.connectTo = u"127.0.0.2"_s;
        Asked wrong(m_client, request);
        BALIE_TRY_COMPARE(wrong.times, 1);
        QVERIFY(wrong.failedWith(ErrorCode::Untrusted));
        QCOMPARE(two.requests.size(), 0);
    }

    void anAuthorityThatIsNoneIsSaidToBe_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::newRow("text") << QByteArray("no certificate at all");
        QTest::newRow("broken") << QByteArray(
            "-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----\n");
    }
    void anAuthorityThatIsNoneIsSaidToBe()
    {
        QFETCH(QByteArray, pem);
        WireServer server(answerYes, m_certificates.server(u"IP:127.0.0.1"_s));
        HttpRequest request = get(server.url());
        request.extraCaPem = pem;
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY2(
            asked.failedWith(ErrorCode::InvalidInput), qPrintable(asked.result->error().detail));
    }

    void aRedirectNeverLeavesTheSecureWorld()
    {
        WireServer plain(answerYes);
        const QByteArray away = plain.url().toEncoded();
        WireServer server(
            [&](QTcpSocket &socket, const WireRequest &) {
                socket.write(test::reply("302 Found", {}, "Location: " + away + "\r\n"));
            },
            m_certificates.server(u"IP:127.0.0.1"_s));
        HttpRequest request = get(server.url());
        request.extraCaPem = m_certificates.authorityPem();
        request.maxRedirects = 5;
        request.allowPlain = true;
        Asked asked(m_client, request);
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::Protocol));
        QCOMPARE(plain.connections, 0);
    }

    void aServerWithoutTlsIsNoSecureOne()
    {
        QTcpServer talker;
        QVERIFY(talker.listen(QHostAddress::LocalHost));
        connect(&talker, &QTcpServer::newConnection, &talker,
            [&] { talker.nextPendingConnection()->write("220 mail ready\r\n"); });
        Asked asked(m_client, get(QUrl(u"https://127.0.0.1:%1/"_s.arg(talker.serverPort()))));
        BALIE_TRY_COMPARE(asked.times, 1);
        QVERIFY(asked.failedWith(ErrorCode::Untrusted));
        QVERIFY(asked.result->error().userText.contains("secure"_L1));
    }

    void aStreamOverTlsArrivesPieceByPiece()
    {
        QTcpSocket *wire = nullptr;
        WireServer server([&](QTcpSocket &socket, const WireRequest &) { wire = &socket; },
            m_certificates.server(u"IP:127.0.0.1"_s));
        HttpRequest request = get(server.url());
        request.extraCaPem = m_certificates.authorityPem();
        Asked asked(m_client, request, Asked::As::Stream);
        BALIE_TRY_VERIFY(wire);
        wire->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        BALIE_TRY_COMPARE(asked.heads.size(), 1);
        for (int i = 1; i <= 10; ++i) {
            wire->write(QByteArray(10'000, 'x'));
            BALIE_TRY_COMPARE(asked.streamed.size(), i * 10'000);
        }
        BALIE_TRY_COMPARE(asked.status(), 200);
    }

private:
    test::TestCertificates m_certificates;
    SystemClock m_clock;
    HttpClient m_client{m_clock};
};

BALIE_TEST(HttpTls)
#include "tst_HttpTls.moc"
