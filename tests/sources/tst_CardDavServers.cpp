#include "tests/http/PatientClock.h"
#include "tests/http/WireServer.h"
#include "tests/sources/Watched.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include "base/http/HttpClient.h"

#include "crm-connectors/sources/CardDavSource.h"

using namespace balie;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray multistatus(const QByteArray &content)
{
    return test::reply("207 Multi-Status",
        "<?xml version=\"1.0\"?><m:multistatus xmlns:m=\"DAV:\" xmlns:x=\"urn:ietf:params:xml:ns:carddav\">" + content
            + "</m:multistatus>");
}

QByteArray found(const QByteArray &href, const QByteArray &properties)
{
    return "<m:response><m:href>" + href + "</m:href><m:propstat><m:prop>" + properties
        + "</m:prop><m:status>HTTP/1.1 200 OK</m:status></m:propstat></m:response>";
}

const QByteArray book = "<m:resourcetype><m:collection/><x:addressbook/></m:resourcetype>";
const QByteArray reports = "<m:supported-report-set><m:supported-report><m:report><m:sync-collection/></m:report>"
                           "</m:supported-report></m:supported-report-set>";

QByteArray card(const QByteArray &name)
{
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" + name + "\r\nFN:" + name + "\r\nN:" + name
        + ";;;;\r\nTEL:0201234567\r\nEND:VCARD\r\n";
}

} // namespace

/// Servers as they should not be.
class CardDavServers : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void withoutReportsEveryCardIsFetched()
    {
        int listings = 0;
        WireServer server([&](QTcpSocket &socket, const WireRequest &request) {
            if (request.line().startsWith("PROPFIND") && request.hasHeader("Depth: 0"))
                socket.write(multistatus(found("/book/", book)));
            else if (request.line().startsWith("PROPFIND"))
                socket.write(++listings == 1
                        ? multistatus(found("/book/", book) + found("/book/a%20b.vcf", "<m:getetag>\"1\"</m:getetag>")
                            + found("/book/c.vcf", "<m:getetag>\"1\"</m:getetag>"))
                        : multistatus(found("/book/", book)
                            + found("/book/c.vcf", "<m:getetag>\"2\"</m:getetag>")));
            else if (request.line().startsWith("REPORT"))
                socket.write(test::reply("501 Not Implemented", {}));
            else if (request.line().startsWith("GET /book/a%20b.vcf "))
                socket.write(test::reply("200 OK", card("Anna"), "ETag: \"1\"\r\n"));
            else if (request.line().startsWith("GET /book/c.vcf "))
                socket.write(test::reply("200 OK", card("Chris"),
                    listings == 1 ? "ETag: \"1\"\r\n" : "ETag: \"2\"\r\n"));
            else
                socket.write(test::reply("404 Not Found", {}));
        });
        CardDavSource source(settingsFor(server.url(u"/book/"_s)), m_http, m_clock);
        WatchedSync first(source);
        BALIE_TRY_VERIFY(first.isOver());
        QVERIFY2(first.wentWell(), qPrintable(first.sentence()));
        QCOMPARE(first.changed.size(), 2);
        QVERIFY(first.find(u"Anna"_s));
        WatchedSync second(source, first.next());
        BALIE_TRY_VERIFY(second.wentWell());
        QCOMPARE(second.changed.size(), 1);
        QCOMPARE(second.changed.first().displayName, u"Chris"_s);
        QCOMPARE(second.gone, QStringList{u"/book/a b.vcf"_s});
    }

    void aListInPartsIsReadToItsEnd()
    {
        WireServer server([&](QTcpSocket &socket, const WireRequest &request) {
            if (request.line().startsWith("PROPFIND"))
                socket.write(multistatus(found("/book/", book + reports)));
            else if (request.body.contains("multiget"))
                socket.write(multistatus(
                    found("/book/a.vcf", "<m:getetag>1</m:getetag><x:address-data>" + card("Anna") + "</x:address-data>")
                    + found(
                        "/book/b.vcf", "<m:getetag>1</m:getetag><x:address-data>" + card("Bram") + "</x:address-data>")));
            else if (request.body.contains(">half<"))
                socket.write(multistatus(
                    found("/book/b.vcf", "<m:getetag>1</m:getetag>") + "<m:sync-token>whole</m:sync-token>"));
            else
                socket.write(multistatus(found("/book/a.vcf", "<m:getetag>1</m:getetag>")
                    + "<m:response><m:href>/book/</m:href><m:status>HTTP/1.1 507 Insufficient Storage</m:status>"
                      "</m:response><m:sync-token>half</m:sync-token>"));
        });
        CardDavSource source(settingsFor(server.url(u"/book/"_s)), m_http, m_clock);
        // What is known of the second part is not gone with the first.
        WatchedSync sync(source, {{}, {{u"/book/b.vcf"_s, u"0"_s}, {u"/book/z.vcf"_s, u"0"_s}}});
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY2(sync.wentWell(), qPrintable(sync.sentence()));
        QCOMPARE(sync.changed.size(), 2);
        QCOMPARE(sync.gone, QStringList{u"/book/z.vcf"_s});
    }

    void aCardThatIsNoneIsToldAndTheRestIsRead()
    {
        WireServer server([&](QTcpSocket &socket, const WireRequest &request) {
            if (request.line().startsWith("PROPFIND") && request.hasHeader("Depth: 0"))
                socket.write(multistatus(found("/book/", book)));
            else if (request.line().startsWith("PROPFIND"))
                socket.write(multistatus(found("/book/a.vcf", "<m:getetag>1</m:getetag>")
                    + found("/book/b.vcf", "<m:getetag>1</m:getetag>")
                    + found("/book/never.vcf", "<m:getetag>1</m:getetag>")));
            else
                socket.write(multistatus(
                    found("/book/a.vcf", "<m:getetag>1</m:getetag><x:address-data>geen kaart</x:address-data>")
                    + found("/book/b.vcf",
                        "<m:getetag>1</m:getetag><x:address-data>" + card("Bram") + "</x:address-data>")));
        });
        CardDavSource source(settingsFor(server.url(u"/book/"_s)), m_http, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.wentWell());
        QCOMPARE(sync.changed.size(), 1);
        QCOMPARE((*sync.result)->notRead.size(), 1);
        QVERIFY((*sync.result)->notRead.first().contains(u"2"_s));
    }

    void thePasswordGoesToNoOtherServer_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("redirected") << QByteArray("redirect");
        QTest::newRow("principal") << QByteArray("<m:current-user-principal><m:href>OTHER</m:href>"
                                                 "</m:current-user-principal>");
        QTest::newRow("home") << QByteArray("<x:addressbook-home-set><m:href>OTHER</m:href>"
                                            "</x:addressbook-home-set>");
    }
    void thePasswordGoesToNoOtherServer()
    {
        QFETCH(QByteArray, answer);
        WireServer other([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("401 Unauthorized", {}));
        });
        const QByteArray there = other.url(u"/elsewhere/"_s).toEncoded();
        answer.replace("OTHER", there);
        WireServer server([&](QTcpSocket &socket, const WireRequest &) {
            socket.write(answer == "redirect" ? test::reply("301 Moved", {}, "Location: " + there + "\r\n")
                                              : multistatus(found("/", answer)));
        });
        CardDavSource source(settingsFor(server.url()), m_http, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.failedWith(ErrorCode::NotAllowed));
        QVERIFY(sync.sentence().contains(u"password"_s));
        for (const WireRequest &request : other.requests)
            QVERIFY(!request.head.contains("Authorization"));
    }

    void whatIsNoAddressBookIsTold_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("a web page") << test::reply("200 OK", "<html>Welkom</html>") << ErrorCode::Protocol;
        QTest::newRow("no XML") << test::reply("207 Multi-Status", "welkom") << ErrorCode::Protocol;
        QTest::newRow("an entity of its own")
            << test::reply("207 Multi-Status",
                   "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><multistatus>&b;</multistatus>")
            << ErrorCode::Protocol;
        QTest::newRow("nothing there") << test::reply("404 Not Found", {}) << ErrorCode::InvalidInput;
        QTest::newRow("no") << test::reply("403 Forbidden", {}) << ErrorCode::NotAllowed;
        QTest::newRow("busy") << test::reply("503 Service Unavailable", {}) << ErrorCode::Busy;
        QTest::newRow("broken") << test::reply("500 Internal Server Error", {}) << ErrorCode::Refused;
    }
    void whatIsNoAddressBookIsTold()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorCode, code);
        WireServer server([&](QTcpSocket &socket, const WireRequest &) { socket.write(answer); });
        CardDavSource source(settingsFor(server.url()), m_http, m_clock);
        WatchedSync sync(source, {{}, {{u"/book/b.vcf"_s, u"0"_s}}});
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY2(sync.failedWith(code), qPrintable(sync.sentence()));
        QVERIFY(!sync.sentence().isEmpty());
        QVERIFY(sync.gone.isEmpty());
    }

    void stallEndsAtItsDeadline()
    {
        WireServer server([](QTcpSocket &, const WireRequest &) {});
        CardDavSettings settings = settingsFor(server.url());
        settings.requestTimeout = std::chrono::hours(1);
        CardDavSource source(settings, m_http, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_COMPARE(server.requests.size(), 1);
        QVERIFY(!sync.isOver());
        m_clock.pass(std::chrono::minutes(61));
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.failedWith(ErrorCode::Timeout));

        settings.requestTimeout = std::chrono::hours(20);
        settings.syncTimeout = std::chrono::hours(1);
        CardDavSource patient(settings, m_http, m_clock);
        WatchedSync whole(patient);
        BALIE_TRY_COMPARE(server.requests.size(), 2);
        m_clock.pass(std::chrono::minutes(61));
        BALIE_TRY_VERIFY(whole.isOver());
        QVERIFY(whole.failedWith(ErrorCode::Timeout));
        BALIE_TRY_COMPARE(server.closed, 2);
    }

    void aTokenIsSentInPlaceOfAPassword()
    {
        WireServer server([](QTcpSocket &socket, const WireRequest &) {
            socket.write(test::reply("401 Unauthorized", {}));
        });
        CardDavSettings settings = settingsFor(server.url());
        settings.bearerToken = "teken";
        CardDavSource source(settings, m_http, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.failedWith(ErrorCode::BadCredentials));
        QVERIFY(server.requests.first().hasHeader("Authorization: Bearer teken"));
    }

    void searchSaysThatItCannot()
    {
        CardDavSource source(settingsFor(QUrl(u"https://dav.example.org"_s)), m_http, m_clock);
        WatchedSearch search(source, u"anna"_s);
        QVERIFY(!search.isOver());
        BALIE_TRY_VERIFY(search.isOver());
        QCOMPARE(search.result->error().code, ErrorCode::NotSupported);
    }

private:
    static CardDavSettings settingsFor(const QUrl &url)
    {
        CardDavSettings settings;
        settings.url = url;
        settings.user = u"anna"_s;
        settings.password = u"geheim"_s;
        return settings;
    }

    PatientClock m_clock;
    HttpClient m_http{m_clock};
};

BALIE_TEST(CardDavServers)
#include "tst_CardDavServers.moc"
