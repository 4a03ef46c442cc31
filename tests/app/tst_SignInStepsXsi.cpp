#include "cti/provider/xsi/XsiProvider.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/XsiServer.h"
#include "tests/app/SignInTrial.h"
#include "tests/support/TestCertificates.h"
#include "tests/support/TestRegistry.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

using namespace balie;
using namespace Qt::Literals::StringLiterals;
using ui::SignInStep;

namespace {

/// A web server with that certificate that knows one page.
class WebSite final : public QTcpServer {
public:
    WebSite(const test::TestCertificates::Server &certificate, QByteArray answer)
        : m_answer(std::move(answer))
    {
        const auto pem = [](const QString &name) {
            QFile file(name);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        m_tls.setLocalCertificate(QSslCertificate(pem(certificate.certificateFile)));
        m_tls.setPrivateKey(QSslKey(pem(certificate.keyFile), QSsl::Ec));
    }

private:
    void incomingConnection(qintptr handle) override
    {
        auto *const socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        socket->setSslConfiguration(m_tls);
        connect(socket, &QSslSocket::readyRead, socket, [this, socket] {
            if (!socket->readAll().contains("\r\n\r\n"))
                return;
            socket->write(m_answer);
            socket->disconnectFromHost();
        });
        socket->startServerEncryption();
    }

    QSslConfiguration m_tls;
    QByteArray m_answer;
};

} // namespace

/// The steps of signing in to BroadWorks over https, as the dialog shows them.
class SignInStepsXsi : public test::TestCase {
    Q_OBJECT

private:
    struct Office {
        explicit Office(Clock &clock, const test::TestCertificates::Server &certificate)
            : pbx(clock, quiet())
            , server(pbx.xsi())
        {
            sim::ServerOptions options;
            options.https = 0;
            options.certificateFile = certificate.certificateFile;
            options.keyFile = certificate.keyFile;
            if (const auto listening = server.listen(options, ports); !listening)
                QTest::qFail(qPrintable(listening.error().userText), __FILE__, __LINE__);
        }
        static sim::PbxConfig quiet()
        {
            sim::PbxConfig config;
            config.office.activity = sim::Activity::None;
            config.office.users = 12;
            config.office.seed = test::seed();
            return config;
        }

        sim::InMemoryPbx pbx;
        sim::XsiServer server;
        sim::ServerPorts ports;
    };

    test::SignInTrial tryIt(const cti::SignIn &signIn, app::SignInCheck::Lookup lookup = {})
    {
        return test::SignInTrial::run(
            [](cti::HandOver &handOver, Clock &clock) { return std::make_unique<cti::XsiProvider>(handOver, clock); },
            m_clock, signIn, std::move(lookup));
    }
    cti::SignIn good() const
    {
        cti::SignIn signIn;
        signIn.server = QUrl(u"https://127.0.0.1:%1"_s.arg(m_office->ports.https));
        signIn.user = u"receptie@example.nl"_s;
        signIn.password = u"balie"_s;
        signIn.extraCaPem = m_certificates->authorityPem();
        return signIn;
    }
    const QVector<SignInStep> m_untilEncrypted{SignInStep::ResolveName, SignInStep::ReachPort, SignInStep::Secure};

    SystemClock m_clock;
    std::unique_ptr<test::TestCertificates> m_certificates;
    test::TestCertificates::Server m_certificate;
    std::unique_ptr<Office> m_office;

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates = std::make_unique<test::TestCertificates>();
        if (!m_certificates->missing().isEmpty())
            QSKIP(qPrintable(m_certificates->missing()));
        m_certificate = m_certificates->server(u"IP:127.0.0.1,IP:127.0.0.2,DNS:localhost"_s);
    }
    void init()
    {
        TestCase::init();
        m_office = std::make_unique<Office>(m_clock, m_certificate);
    }
    void cleanup() { m_office.reset(); }
    void cleanupTestCase() { m_certificates.reset(); }

    void everyStepOfAGoodSignInIsTicked()
    {
        const auto trial = tryIt(good());
        QVERIFY2(!trial.failedAt, qPrintable(trial.error.userText));
        const QVector<SignInStep> all{SignInStep::ResolveName, SignInStep::ReachPort, SignInStep::Secure,
            SignInStep::Protocol, SignInStep::SignIn, SignInStep::OwnDevice, SignInStep::WatchList};
        QCOMPARE(trial.done, all);
        QCOMPARE(trial.skipped, {});
    }

    void aTestLeavesNothingBehindAtThePbx()
    {
        app::SignInCheck check(
            [](cti::HandOver &handOver, Clock &clock) { return std::make_unique<cti::XsiProvider>(handOver, clock); },
            m_clock);
        QSignalSpy finished(&check, &ui::SignInTester::finished);
        check.test(good());
        BALIE_TRY_COMPARE(finished.count(), 1);
        QVERIFY(m_office->pbx.xsi().counters().subscriptionRequests > 0);
        BALIE_TRY_COMPARE(m_office->pbx.xsi().subscriptionCount(), 0);
        BALIE_TRY_COMPARE(m_office->pbx.xsi().channelCount(), 0);
    }

    void aWrongPasswordFailsAtSigningInAndIsTriedOnce()
    {
        cti::SignIn signIn = good();
        signIn.password = u"wrong"_s;
        const auto trial = tryIt(signIn);
        QCOMPARE(trial.failedAt, SignInStep::SignIn);
        QCOMPARE(trial.error.code, ErrorCode::BadCredentials);
        QCOMPARE(m_office->pbx.xsi().counters().requests, 1); // more would lock the account
    }

    void whoMayNotUseItIsToldSo()
    {
        m_office->pbx.xsi().faults().failures = 1000;
        m_office->pbx.xsi().faults().failureStatus = 403;
        const auto trial = tryIt(good());
        QCOMPARE(trial.failedAt, SignInStep::OwnDevice);
        QCOMPARE(trial.error.code, ErrorCode::NotAllowed);
        QVERIFY(!trial.error.userText.isEmpty());
        QCOMPARE(m_office->pbx.xsi().counters().requests, 1);
    }

    void aNameThatNobodyHasFailsAtResolving()
    {
        const auto nobody = [](const QString &, QObject *context, const std::function<void(const QHostInfo &)> &found) {
            QHostInfo info;
            info.setError(QHostInfo::HostNotFound);
            info.setErrorString(u"Host not found"_s);
            QMetaObject::invokeMethod(context, [found, info] { found(info); }, Qt::QueuedConnection);
            return -1;
        };
        cti::SignIn signIn = good();
        signIn.server.setHost(u"xsp.misspelt.example"_s);
        const auto trial = tryIt(signIn, nobody);
        QCOMPARE(trial.failedAt, SignInStep::ResolveName);
        QVERIFY2(trial.error.userText.contains(u"xsp.misspelt.example"_s), qPrintable(trial.error.userText));
        QCOMPARE(m_office->pbx.xsi().counters().requests, 0);
    }

    void aCertificateThatNobodySignedFailsAtEncrypting()
    {
        cti::SignIn signIn = good();
        signIn.extraCaPem.clear();
        const auto trial = tryIt(signIn);
        QCOMPARE(trial.failedAt, SignInStep::Secure);
        QCOMPARE(trial.error.code, ErrorCode::Untrusted);
        QVERIFY2(trial.error.userText.contains(u"certificate"_s), qPrintable(trial.error.userText));
        QCOMPARE(m_office->pbx.xsi().counters().requests, 0); // no password went there
    }

    void theCertificateOfAnotherHostFailsAtEncrypting()
    {
        Office other(m_clock, m_certificates->server(u"DNS:elsewhere.example.nl"_s));
        cti::SignIn signIn = good();
        signIn.server.setPort(other.ports.https);
        const auto trial = tryIt(signIn);
        QCOMPARE(trial.failedAt, SignInStep::Secure);
        QCOMPARE(trial.error.code, ErrorCode::Untrusted);
        QCOMPARE(other.pbx.xsi().counters().requests, 0);
    }

    void aWrongContextPathFailsWithoutBlamingThePassword()
    {
        cti::SignIn signIn = good();
        signIn.xsi.actions = u"/com.example.actions"_s;
        const auto trial = tryIt(signIn);
        QCOMPARE(trial.failedAt, SignInStep::Protocol);
        QCOMPARE(trial.error.code, ErrorCode::InvalidInput);
        QVERIFY2(trial.error.userText.contains(u"address"_s), qPrintable(trial.error.userText));
        QVERIFY2(!trial.error.userText.contains(u"password"_s), qPrintable(trial.error.userText));
    }

    void aWebSiteIsNoTelephoneSystem()
    {
        const QByteArray page = "<!DOCTYPE html><html><body>Welkom</body></html>";
        WebSite site(m_certificate,
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(page.size())
                + "\r\nConnection: close\r\n\r\n" + page);
        QVERIFY(site.listen(QHostAddress::LocalHost));
        cti::SignIn signIn = good();
        signIn.server.setPort(site.serverPort());
        const auto trial = tryIt(signIn);
        QCOMPARE(trial.done, m_untilEncrypted);
        QCOMPARE(trial.failedAt, SignInStep::Protocol);
        QCOMPARE(trial.error.code, ErrorCode::Protocol);
        QVERIFY2(trial.error.userText.contains(u"Xsi"_s), qPrintable(trial.error.userText));
    }
};

BALIE_TEST(SignInStepsXsi)
#include "tst_SignInStepsXsi.moc"
