// The client against the simulated PBX over TLS, with certificates made for the test.
#include "base/SystemClock.h"
#include "cti/provider/PbxClient.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/simulator/server/PbxHost.h"
#include "tests/support/TestCertificates.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

struct Rig {
    explicit Rig(const test::TestCertificates::Server &certificate)
    {
        sim::PbxConfig config;
        config.office.users = 12;
        config.office.activity = sim::Activity::None;
        config.office.seed = test::seed();
        sim::ServerOptions servers;
        servers.wss = 0;
        servers.tls = 0;
        servers.certificateFile = certificate.certificateFile;
        servers.keyFile = certificate.keyFile;
        host.start(config, servers, &context, [this](const Expected<sim::ServerPorts> &started) {
            if (started)
                ports = *started;
            else
                failure = started.error().detail;
        });
        client = std::make_unique<PbxClient>(
            [](HandOver &handOver, Clock &ioClock) {
                return std::make_unique<CstaProvider>(handOver, ioClock);
            },
            clock, PbxClient::Threading::Own);
    }

    void signIn(const QString &scheme, const QByteArray &extraCaPem)
    {
        SignIn signIn;
        signIn.server = QUrl(
            u"%1://127.0.0.1:%2"_s.arg(scheme).arg(scheme == "wss"_L1 ? ports->wss : ports->tls));
        signIn.user = u"receptie"_s;
        signIn.password = u"balie"_s;
        signIn.extraCaPem = extraCaPem;
        client->signIn(signIn);
    }
    const LinkStatus &link() const { return client->switchboard().link(); }

    SystemClock clock;
    QObject context;
    sim::PbxHost host;
    std::optional<sim::ServerPorts> ports;
    QString failure;
    std::unique_ptr<PbxClient> client;
};

} // namespace

class OverTls : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anOfficesOwnAuthorityIsTrustedWhereTheUserSaysSo_data() { schemes(); }
    void anOfficesOwnAuthorityIsTrustedWhereTheUserSaysSo()
    {
        QFETCH(QString, scheme);
        const auto certificate = m_certificates.server(u"IP:127.0.0.1"_s);
        if (!m_certificates.missing().isEmpty())
            QSKIP(qPrintable(m_certificates.missing()));
        Rig rig(certificate);
        QTRY_VERIFY2_WITH_TIMEOUT(rig.ports, qPrintable(rig.failure), test::patienceMs);
        rig.signIn(scheme, m_certificates.authorityPem());
        BALIE_TRY_COMPARE(rig.link().state, LinkState::Live);
        rig.host.control([](sim::PbxControl &pbx) { return pbx.call({"+31201234567"}, "200"); });
        BALIE_TRY_COMPARE(rig.client->switchboard().device(DeviceId(u"200"_s))->connections.size(), 1);
    }

    void aCertificateThatIsNotRightIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("signedByAuthority");
        QTest::addColumn<bool>("authorityGiven");
        QTest::addColumn<QString>("said");
        for (const char *scheme : {"wss", "tls"}) {
            const QString url = QString::fromLatin1(scheme);
            const auto row = [&](const char *what) -> QTestData & {
                return QTest::addRow("%s, %s", scheme, what) << url;
            };
            row("authority not known")
                << u"IP:127.0.0.1"_s << 2 << true << false << u"is not trusted"_s;
            row("signed by itself")
                << u"IP:127.0.0.1"_s << 2 << false << true << u"is not trusted"_s;
            row("wrong host name") << u"DNS:pbx.example.org"_s << 2 << true << true
                                   << u"another name (pbx.example.org)"_s;
            row("expired") << u"IP:127.0.0.1"_s << -1 << true << true << u"has expired"_s;
            // The date of a certificate that nobody vouches for is not what is wrong with it.
            row("expired and not known")
                << u"IP:127.0.0.1"_s << -1 << true << false << u"is not trusted"_s;
        }
    }
    void aCertificateThatIsNotRightIsRefusedWithTheReason()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, name);
        QFETCH(int, days);
        QFETCH(bool, signedByAuthority);
        QFETCH(bool, authorityGiven);
        QFETCH(QString, said);
        const auto certificate = m_certificates.server(name, days, signedByAuthority);
        if (!m_certificates.missing().isEmpty())
            QSKIP(qPrintable(m_certificates.missing()));
        Rig rig(certificate);
        QTRY_VERIFY2_WITH_TIMEOUT(rig.ports, qPrintable(rig.failure), test::patienceMs);
        rig.signIn(scheme, authorityGiven ? m_certificates.authorityPem() : QByteArray());
        BALIE_TRY_COMPARE(rig.link().state, LinkState::Backoff);
        QVERIFY(rig.link().error);
        QCOMPARE(rig.link().error->code, ErrorCode::Untrusted);
        const QString &sentence = rig.link().error->userText;
        QVERIFY2(sentence.contains("127.0.0.1"_L1), qPrintable(sentence));
        QVERIFY2(sentence.contains(said), qPrintable(sentence));
        QCOMPARE(rig.link().session, 0u);
    }

private:
    static void schemes()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("wss") << u"wss"_s;
        QTest::newRow("J.2 over TLS") << u"tls"_s;
    }

    test::TestCertificates m_certificates;
};

BALIE_TEST(OverTls)
#include "tst_OverTls.moc"
