#include "tests/connectors-auth/Browser.h"
#include "tests/support/Patience.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include "base/ManualClock.h"
#include "crm-connectors/auth/Loopback.h"
#include "crm-connectors/auth/Pkce.h"

using namespace balie;
using namespace balie::test;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Listening {
    explicit Listening(const QString &host = u"127.0.0.1"_s)
        : loopback(std::make_unique<Loopback>(clock, Loopback::Redirect{host, u"/back"_s, u"abc"_s},
            [this](const Loopback::Arrival &arrival) { arrivals.append(arrival); }))
    {
        isUp = loopback->listen(0);
        port = quint16(loopback->address().port());
    }
    QByteArray here(const QByteArray &name = "127.0.0.1") const
    {
        return name + ':' + QByteArray::number(port);
    }

    ManualClock clock;
    QVector<Loopback::Arrival> arrivals;
    std::unique_ptr<Loopback> loopback;
    bool isUp = false;
    quint16 port = 0;
};

} // namespace

/// The door through which the browser comes back.
class AuthLoopback : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theRightRequestGetsAPageAndTheDoorCloses()
    {
        Listening listening;
        QVERIFY(listening.isUp);
        const Browser early(listening.port, {}); // browsers open some to be ready
        const Browser browser(
            listening.port, Browser::get("/back?code=a%2Bb%26c&state=abc", listening.here()));
        BALIE_TRY_COMPARE(listening.arrivals.size(), 1);
        BALIE_TRY_VERIFY(browser.hasEnded());
        QVERIFY(listening.arrivals.first().isMine);
        QCOMPARE(listening.arrivals.first().item(u"code"_s), u"a+b&c"_s);
        QCOMPARE(browser.status(), QByteArray("200"));
        QVERIFY(browser.answer().contains("You can close this window"));
        QVERIFY(!browser.answer().contains("a+b"));
        QVERIFY(!listening.loopback->isListening());
        const Browser late(
            listening.port, Browser::get("/back?code=x&state=abc", listening.here()));
        BALIE_TRY_VERIFY(late.hasEnded());
        QCOMPARE(late.answer(), QByteArray());
        QCOMPARE(listening.arrivals.size(), 1);
    }

    void whatIsNotMeantIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        const QByteArray host = "127.0.0.1:PORT";
        QTest::newRow("path") << Browser::get("/favicon.ico", host) << QByteArray("404");
        QTest::newRow("longer path")
            << Browser::get("/back/x?code=1&state=abc", host) << QByteArray("404");
        QTest::newRow("another host's name")
            << Browser::get("/back?code=1&state=abc", "evil.example:PORT") << QByteArray("421");
        QTest::newRow("the other name of this computer")
            << Browser::get("/back?code=1&state=abc", "localhost:PORT") << QByteArray("421");
        QTest::newRow("without a port")
            << Browser::get("/back?code=1&state=abc", "127.0.0.1") << QByteArray("421");
        QTest::newRow("no state") << Browser::get("/back?code=1", host) << QByteArray("400");
        QTest::newRow("POST") << QByteArray("POST /back?code=1&state=abc HTTP/1.1\r\nHost: " + host
            + "\r\n\r\n") << QByteArray("405");
        QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("400");
        QTest::newRow("as a proxy")
            << Browser::get("http://evil.example/back?state=abc", host) << QByteArray("400");
    }

    void whatIsNotMeantIsRefusedAndChangesNothing()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        Listening listening;
        request.replace("PORT", QByteArray::number(listening.port));
        const Browser browser(listening.port, request);
        BALIE_TRY_VERIFY(browser.hasEnded() && !browser.answer().isEmpty());
        QCOMPARE(browser.status(), status);
        QVERIFY(listening.arrivals.isEmpty());
        QVERIFY(listening.loopback->isListening());
        const Browser right(
            listening.port, Browser::get("/back?code=1&state=abc", listening.here()));
        BALIE_TRY_COMPARE(listening.arrivals.size(), 1);
    }

    void anotherStateEndsItAsNotMine()
    {
        Listening listening;
        const Browser browser(
            listening.port, Browser::get("/back?code=1&state=abd", listening.here()));
        BALIE_TRY_COMPARE(listening.arrivals.size(), 1);
        BALIE_TRY_VERIFY(browser.hasEnded());
        QVERIFY(!listening.arrivals.first().isMine);
        QCOMPARE(browser.status(), QByteArray("400"));
    }

    void aHeadThatNeverEndsIsCutOff()
    {
        Listening listening;
        const Browser endless(listening.port, QByteArray(100'000, 'a'));
        BALIE_TRY_VERIFY(endless.hasEnded());
        QVERIFY(listening.arrivals.isEmpty());
        const Browser silent(listening.port, "GET /back");
        const Browser right(
            listening.port, Browser::get("/back?code=1&state=abc", listening.here()));
        BALIE_TRY_COMPARE(listening.arrivals.size(), 1);
        listening.clock.advance(std::chrono::seconds(20));
        BALIE_TRY_VERIFY(silent.hasEnded());
    }

    void theHostIsTheOneThatIsRegistered()
    {
        Listening listening(u"localhost"_s);
        QCOMPARE(
            listening.loopback->address(), QUrl(u"http://localhost:%1/back"_s.arg(listening.port)));
        const Browser browser(
            listening.port, Browser::get("/back?code=1&state=abc", listening.here("localhost")));
        BALIE_TRY_COMPARE(listening.arrivals.size(), 1);
    }

    void aPortInUseIsToldAndNotShared()
    {
        Listening listening;
        Loopback second(listening.clock, {u"127.0.0.1"_s, u"/"_s, u"x"_s}, [](const auto &) {});
        QVERIFY(!second.listen(listening.port));
    }

    void theChallengeIsThatOfTheStandard()
    {
        // RFC 7636, appendix B.
        const Pkce pkce = Pkce::of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        QCOMPARE(pkce.challenge, QByteArray("E9Melhoa2OwvFrEMTJguCHaeK1t8URWbuJJSstw-cM"));
        const Pkce made = Pkce::make({});
        QCOMPARE(made.verifier.size(), 43);
        QVERIFY(made.verifier != Pkce::make({}).verifier);
    }
};

BALIE_TEST(AuthLoopback)
#include "tst_AuthLoopback.moc"
