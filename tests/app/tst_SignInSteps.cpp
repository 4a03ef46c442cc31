#include "cti/provider/csta/CstaProvider.h"
#include "cti/simulator/server/PbxHost.h"
#include "tests/app/SignInTrial.h"
#include "tests/support/TestRegistry.h"

#include <QTcpServer>

using namespace balie;
using namespace Qt::Literals::StringLiterals;
using ui::SignInStep;

class SignInSteps : public test::TestCase {
    Q_OBJECT

private:
    using Outcome = test::SignInTrial;

    SystemClock m_clock;
    std::unique_ptr<sim::PbxHost> m_pbx;
    sim::ServerPorts m_ports;

    Outcome tryIt(const cti::SignIn &signIn, app::SignInCheck::Lookup lookup = {})
    {
        return Outcome::run(
            [](cti::HandOver &handOver, Clock &clock) { return std::make_unique<cti::CstaProvider>(handOver, clock); },
            m_clock, signIn, std::move(lookup));
    }

    cti::SignIn good() const
    {
        cti::SignIn signIn;
        signIn.server = QUrl(u"ws://127.0.0.1:%1/csta"_s.arg(m_ports.ws));
        signIn.user = u"receptie"_s;
        signIn.password = u"balie"_s;
        signIn.ownDevice = cti::DeviceId(u"200"_s);
        return signIn;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_pbx = std::make_unique<sim::PbxHost>();
        sim::PbxConfig config;
        config.office.activity = sim::Activity::None;
        config.office.users = 12;
        sim::ServerOptions servers;
        servers.ws = 0;
        bool started = false;
        m_pbx->start(std::move(config), servers, this, [&](const Expected<sim::ServerPorts> &ports) {
            started = true;
            if (ports)
                m_ports = *ports;
        });
        BALIE_TRY_VERIFY(started);
        QVERIFY(m_ports.ws != 0);
    }
    void cleanupTestCase() { m_pbx.reset(); }

    void everyStepOfAGoodSignInIsTicked()
    {
        const Outcome outcome = tryIt(good());
        QVERIFY2(!outcome.failedAt, qPrintable(outcome.error.userText));
        const QVector<SignInStep> all{SignInStep::ResolveName, SignInStep::ReachPort, SignInStep::Protocol,
            SignInStep::SignIn, SignInStep::OwnDevice, SignInStep::WatchList};
        QCOMPARE(outcome.done, all);
        QCOMPARE(outcome.skipped, QVector<SignInStep>{SignInStep::Secure}); // plain WebSocket on loopback
    }

    void aWrongPasswordFailsAtSigningIn()
    {
        cti::SignIn signIn = good();
        signIn.password = u"wrong"_s;
        const Outcome outcome = tryIt(signIn);
        QCOMPARE(outcome.failedAt, SignInStep::SignIn);
        QCOMPARE(outcome.error.code, ErrorCode::BadCredentials);
        QVERIFY(!outcome.error.userText.isEmpty());
    }

    void anAddressThatLeadsNowhereIsPassedOver()
    {
        // As a name with IPv6 and IPv4 where only one of them is routed.
        const auto both = [](const QString &host, QObject *context, const std::function<void(const QHostInfo &)> &found) {
            QHostInfo info;
            info.setHostName(host);
            info.setAddresses({QHostAddress(u"127.0.0.2"_s), QHostAddress(u"127.0.0.1"_s)});
            QMetaObject::invokeMethod(context, [found, info] { found(info); }, Qt::QueuedConnection);
            return -1;
        };
        cti::SignIn signIn = good();
        signIn.server.setHost(u"localhost"_s);
        const Outcome outcome = tryIt(signIn, both);
        QVERIFY2(!outcome.failedAt, qPrintable(outcome.error.userText));
        QVERIFY(outcome.done.contains(SignInStep::ReachPort));
    }

    void aPortWithoutEncryptionIsNotCalledABadCertificate()
    {
        cti::SignIn signIn = good();
        signIn.server.setScheme(u"wss"_s);
        const Outcome outcome = tryIt(signIn);
        QCOMPARE(outcome.failedAt, SignInStep::Secure);
        QCOMPARE(outcome.error.code, ErrorCode::Protocol);
        QVERIFY2(!outcome.error.userText.contains(u"certificate"_s), qPrintable(outcome.error.userText));
    }

    void aPortThatNobodyListensOnFailsAtReaching()
    {
        cti::SignIn signIn = good();
        signIn.server.setPort(1); // reserved; a port that was free a moment ago may be taken by now
        QCOMPARE(tryIt(signIn).failedAt, SignInStep::ReachPort);
    }

    void aServerThatIsNoPbxFailsAtTheProtocol()
    {
        QTcpServer other;
        connect(&other, &QTcpServer::newConnection, &other, [&other] {
            QTcpSocket *const socket = other.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        QVERIFY(other.listen(QHostAddress::LocalHost));
        cti::SignIn signIn = good();
        signIn.server.setPort(other.serverPort());
        const Outcome outcome = tryIt(signIn);
        QCOMPARE(outcome.failedAt, SignInStep::Protocol);
        QVERIFY(!outcome.error.userText.isEmpty());
    }
};

BALIE_TEST(SignInSteps)
#include "tst_SignInSteps.moc"
