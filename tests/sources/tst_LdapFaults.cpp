#include "tests/http/PatientClock.h"
#include "tests/sources/Slapd.h"
#include "tests/sources/Valve.h"
#include "tests/sources/Watched.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include "crm-connectors/sources/LdapSource.h"

using namespace balie;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// A directory that cannot be trusted, cannot be reached, stalls or goes away.
class LdapFaults : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = m_slapd.missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        const QString problem = m_slapd.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        BALIE_TRY_VERIFY(m_slapd.isUp());
    }

    void encryptedAndTrusted_data()
    {
        QTest::addColumn<LdapSecurity>("security");
        QTest::newRow("ldaps") << LdapSecurity::Tls;
        QTest::newRow("StartTLS") << LdapSecurity::StartTls;
    }
    void encryptedAndTrusted()
    {
        QFETCH(LdapSecurity, security);
        LdapSource source(secure(security), m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY2(sync.wentWell(), qPrintable(sync.sentence()));
        QCOMPARE(sync.changed.size(), Slapd::people);
    }

    void unknownAuthorityIsRefused_data() { encryptedAndTrusted_data(); }
    void unknownAuthorityIsRefused()
    {
        QFETCH(LdapSecurity, security);
        LdapSettings settings = secure(security);
        settings.extraCaPem.clear();
        refusesAsUntrusted(settings);
        settings.extraCaPem = TestCertificates().authorityPem();
        refusesAsUntrusted(settings);
    }

    void anotherNameIsRefused_data() { encryptedAndTrusted_data(); }
    void anotherNameIsRefused()
    {
        QFETCH(LdapSecurity, security);
        LdapSettings settings = secure(security);
        settings.host = u"localhost"_s; // made for IP:127.0.0.1
        refusesAsUntrusted(settings);
    }

    void authorityThatIsNoneIsTold()
    {
        LdapSettings settings = secure(LdapSecurity::Tls);
        settings.extraCaPem = "geen certificaat";
        refusesAsUntrusted(settings);
    }

    void tlsOnAPlainPortIsTold()
    {
        LdapSettings settings = secure(LdapSecurity::Tls);
        settings.port = m_slapd.port();
        refusesAsUntrusted(settings);
    }

    void plainToAnotherComputerAsksFirst()
    {
        LdapSettings settings = m_slapd.settings();
        settings.host = u"x"_s.repeated(70); // too long for any resolver to ask about
        LdapSource source(settings, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.failedWith(ErrorCode::NotAllowed));
        settings.allowPlain = true;
        LdapSource allowed(settings, m_clock);
        WatchedSync again(allowed);
        BALIE_TRY_VERIFY(again.isOver());
        QVERIFY(again.failedWith(ErrorCode::Unreachable)); // the name does not exist
        QVERIFY(again.sentence().contains(settings.host));
    }

    void nobodyListensThere()
    {
        LdapSettings settings = m_slapd.settings();
        settings.port = freePort();
        LdapSource source(settings, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.failedWith(ErrorCode::Unreachable));
        QVERIFY(sync.sentence().contains(u"refuses"_s));
    }

    void notADirectoryAtAll()
    {
        QTcpServer web;
        QVERIFY(web.listen(QHostAddress::LocalHost));
        connect(&web, &QTcpServer::newConnection, &web, [&web] {
            QTcpSocket *socket = web.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write("HTTP/1.1 400 Bad Request\r\n\r\n" + QByteArray(4000, 'x')); });
        });
        LdapSettings settings = m_slapd.settings();
        settings.port = web.serverPort();
        LdapSource source(settings, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(!sync.wentWell());
        QVERIFY2(sync.failedWith(ErrorCode::Protocol) || sync.failedWith(ErrorCode::LinkLost),
            qPrintable(sync.sentence()));
    }

    void stallIsNoticedAndCancelledAtOnce_data()
    {
        QTest::addColumn<LdapSecurity>("security");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("before the bind's answer") << LdapSecurity::Plain << qint64(0);
        QTest::newRow("inside the bind's answer") << LdapSecurity::Plain << qint64(5);
        QTest::newRow("inside an entry") << LdapSecurity::Plain << qint64(60'000);
        QTest::newRow("TLS: before the first byte") << LdapSecurity::Tls << qint64(0);
        QTest::newRow("TLS: inside the handshake") << LdapSecurity::Tls << qint64(300);
        QTest::newRow("TLS: inside an entry") << LdapSecurity::Tls << qint64(60'000);
        QTest::newRow("StartTLS: before the answer") << LdapSecurity::StartTls << qint64(0);
        QTest::newRow("StartTLS: inside the answer") << LdapSecurity::StartTls << qint64(4);
        QTest::newRow("StartTLS: inside the handshake") << LdapSecurity::StartTls << qint64(300);
    }
    void stallIsNoticedAndCancelledAtOnce()
    {
        QFETCH(LdapSecurity, security);
        QFETCH(qint64, bytes);
        LdapSettings settings = secure(security);
        settings.connectTimeout = std::chrono::hours(2);
        settings.silenceTimeout = std::chrono::hours(2);
        settings.syncTimeout = std::chrono::hours(20);
        Valve valve(settings.port);
        settings.port = valve.port();
        valve.stopAfter(bytes, Valve::Then::Stall);
        LdapSource source(settings, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(valve.stopped);
        // The loop turns while nothing comes, and whatever came is there.
        if (bytes > 10'000)
            BALIE_TRY_VERIFY(sync.changed.size() > 10 || sync.batches == 0);
        QVERIFY(!sync.isOver());
        m_clock.pass(std::chrono::minutes(121));
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.failedWith(ErrorCode::Timeout) || sync.failedWith(ErrorCode::Unreachable));
        QVERIFY(sync.sentence().contains(u"in time"_s));
        sync.task.reset();
        BALIE_TRY_COMPARE(valve.closed, 1);

        Valve second(security == LdapSecurity::Tls ? m_slapd.tlsPort() : m_slapd.port());
        settings.port = second.port();
        second.stopAfter(bytes, Valve::Then::Stall);
        LdapSource again(settings, m_clock);
        WatchedSync cancelled(again);
        BALIE_TRY_VERIFY(second.stopped);
        cancelled.task.reset();
        BALIE_TRY_COMPARE(second.closed, 1);
        QVERIFY(!cancelled.isOver());
    }

    void lostInTheMiddleKeepsWhatCame()
    {
        LdapSettings settings = m_slapd.settings();
        settings.pageSize = 200;
        Valve valve(m_slapd.port());
        settings.port = valve.port();
        valve.stopAfter(150'000, Valve::Then::Cut);
        LdapSource source(settings, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.failedWith(ErrorCode::LinkLost));
        QVERIFY(sync.changed.size() >= 200);
        QVERIFY(sync.changed.size() < Slapd::people);
        QVERIFY(sync.gone.isEmpty());
        LdapSource whole(m_slapd.settings(), m_clock);
        WatchedSync rest(whole, {{}, sync.known});
        BALIE_TRY_VERIFY(rest.wentWell());
        QCOMPARE(rest.changed.size() + sync.changed.size(), Slapd::people);
    }

    void endlessDripEndsToo()
    {
        // Every answer is in time, and still it must end.
        LdapSettings settings = m_slapd.settings();
        settings.pageSize = 1;
        settings.syncTimeout = std::chrono::hours(1);
        LdapSource source(settings, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.batches > 3);
        m_clock.pass(std::chrono::minutes(61));
        QVERIFY(sync.failedWith(ErrorCode::Timeout));
        const int batches = sync.batches;
        WatchedSearch other(source, u"m\u00fcller"_s);
        BALIE_TRY_VERIFY(other.isOver());
        QCOMPARE(sync.batches, batches);
    }

    void searchHasItsDeadline()
    {
        LdapSettings settings = m_slapd.settings();
        settings.searchTimeout = std::chrono::hours(1);
        settings.silenceTimeout = std::chrono::hours(9);
        Valve valve(m_slapd.port());
        settings.port = valve.port();
        valve.stopAfter(0, Valve::Then::Stall);
        LdapSource source(settings, m_clock);
        WatchedSearch search(source, u"m\u00fcller"_s);
        WatchedTest test(source);
        BALIE_TRY_VERIFY(valve.stopped);
        BALIE_TRY_COMPARE(test.steps.size(), 1);
        m_clock.pass(std::chrono::minutes(62));
        BALIE_TRY_VERIFY(search.isOver());
        QCOMPARE(search.result->error().code, ErrorCode::Timeout);
        BALIE_TRY_VERIFY(test.isOver());
        QCOMPARE(test.steps.last().kind, SourceTestStep::Kind::SignIn);
    }

private:
    LdapSettings secure(LdapSecurity security)
    {
        LdapSettings settings = m_slapd.settings();
        settings.security = security;
        settings.port = security == LdapSecurity::Tls ? m_slapd.tlsPort() : m_slapd.port();
        settings.extraCaPem = m_slapd.certificates().authorityPem();
        return settings;
    }

    void refusesAsUntrusted(const LdapSettings &settings)
    {
        LdapSource source(settings, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY2(sync.failedWith(ErrorCode::Untrusted), qPrintable(sync.sentence()));
        QVERIFY(sync.sentence().contains(u"certificate"_s));
        QVERIFY(sync.changed.isEmpty());
    }

    Slapd m_slapd;
    PatientClock m_clock;
};

BALIE_TEST(LdapFaults)
#include "tst_LdapFaults.moc"
