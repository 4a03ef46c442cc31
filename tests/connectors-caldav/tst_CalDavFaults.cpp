// Calendar servers as they should not be.
#include "base/ManualClock.h"
#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "crm-connectors/engines/caldav/FreeBusyQuestion.h"
#include "crm-connectors/host/HostLimits.h"
#include "tests/connectors-caldav/SabreDav.h"
#include "tests/http/WireServer.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <optional>

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray busyCalendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\nFREEBUSY:"
                                "20261124T090000Z/PT1H\r\nEND:VFREEBUSY\r\n"
                                "END:VCALENDAR\r\n";

/// Radicale's way to say that nobody is busy.
const QByteArray emptyCalendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

QByteArray principal(
    const QByteArray &outbox, const QByteArray &address = "mailto:anna@office.example")
{
    return test::reply("207 Multi-Status",
        "<multistatus "
        "xmlns=\"DAV:\"><response><href>/</href><propstat><prop><o:schedule-outbox-URL "
        "xmlns:o=\"urn:ietf:params:xml:ns:caldav\"><href>"
            + outbox
            + "</href></o:schedule-outbox-URL><calendar-user-address-set "
              "xmlns=\"urn:ietf:params:xml:ns:caldav\"><href xmlns=\"DAV:\">urn:uuid:1</href><href "
              "xmlns=\"DAV:\">"
            + address
            + "</href></calendar-user-address-set></prop><status>HTTP/1.1 200 "
              "OK</status></propstat></response>"
              "</multistatus>");
}

QByteArray told(const QByteArray &email, const QByteArray &status, const QByteArray &calendar)
{
    return "<c:response><c:recipient><d:href>mailto:" + email
        + "</d:href></c:recipient><c:request-status>" + status + "</c:request-status>"
        + (calendar.isEmpty() ? "" : "<c:calendar-data>" + calendar + "</c:calendar-data>")
        + "</c:response>";
}

QByteArray scheduled(const QByteArray &responses)
{
    return test::reply("200 OK",
        "<c:schedule-response xmlns:c=\"urn:ietf:params:xml:ns:caldav\" xmlns:d=\"DAV:\">"
            + responses + "</c:schedule-response>");
}

} // namespace

class CalDavFaults : public TestCase {
    Q_OBJECT

private:
    using Answers = std::function<QByteArray(const WireRequest &)>;

    /// What comes of a question to a server that answers so.
    Expected<BusyReply> asked(
        const Answers &answers, const QStringList &emails, const QString &calendars = {})
    {
        m_server = std::make_unique<WireServer>(
            [answers](QTcpSocket &socket, const WireRequest &request) {
                const QByteArray answer = answers(request);
                socket.write(answer);
                if (answer.contains("Connection: close"))
                    socket.disconnectFromHost();
            });
        auto made = m_sabre.connector(settings(calendars), m_http, m_clock, m_keep);
        if (!made)
            return unexpected(made.error());
        const QDateTime from(QDate(2026, 11, 24), QTime(8, 0), Qt::UTC);
        std::optional<Expected<BusyReply>> reply;
        const auto task = (*made)->busy(
            {emails, from, from.addDays(1)}, [&](const Expected<BusyReply> &got) { reply = got; });
        [&] { BALIE_TRY_VERIFY(reply.has_value()); }();
        return reply.value_or(
            Expected<BusyReply>(unexpected(Error{ErrorCode::Timeout, {}, u"no answer"_s})));
    }

    /// Of the profile, for m_server.
    QHash<QString, QString> settings(const QString &calendars) const
    {
        return {{u"url"_s, m_server->url(m_path).toString()}, {u"user"_s, m_user},
            {u"calendars"_s, calendars}};
    }

    QString m_user;
    QString m_path = u"/dav/"_s; ///< of the server's address
    SystemClock m_clock;
    HttpClient m_http{m_clock};
    SabreDav m_sabre;
    std::shared_ptr<void> m_keep;
    std::unique_ptr<WireServer> m_server;

private Q_SLOTS:
    void init()
    {
        m_path = u"/dav/"_s;
        m_user = u"anna@office.example"_s;
    }

    void theRootIsAskedWhereTheFrontServerKnowsNoWellKnownPlace_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("not implemented") << QByteArray("501 Not Implemented");
        QTest::newRow("broken") << QByteArray("500 Internal Server Error");
        QTest::newRow("not there") << QByteArray("404 Not Found");
    }
    void theRootIsAskedWhereTheFrontServerKnowsNoWellKnownPlace()
    {
        QFETCH(QByteArray, status);
        m_path = u"/"_s;
        const auto reply = asked(
            [&status](const WireRequest &request) {
                if (request.line().contains(" /.well-known/caldav "))
                    return test::reply(status, {});
                return request.line().startsWith("PROPFIND")
                    ? principal("/outbox/")
                    : scheduled(told("a@office.example", "2.0;Success", busyCalendar));
            },
            {u"a@office.example"_s});
        QVERIFY2(reply.hasValue(), reply ? "" : qPrintable(reply.error().detail));
        QCOMPARE(reply->people.size(), 1);
    }

    void onlyWhoIsToldIsKnown()
    {
        const auto reply = asked(
            [](const WireRequest &request) {
                return request.line().startsWith("PROPFIND")
                    ? principal("/out%20box/")
                    : scheduled(told("A%2Bb@office.example", "2.0;Success", busyCalendar)
                        + told("c@office.example", "2.0;Success", "")
                        + told("d@office.example", "3.8;No authority", busyCalendar)
                        + told("e@office.example", "2.0;Success", "geen agenda")
                        + told("f@office.example", "2.0;Success", emptyCalendar)
                        + told("stranger@office.example", "2.0;Success", busyCalendar));
            },
            {u"a+b@office.example"_s, u"c@office.example"_s, u"d@office.example"_s,
                u"e@office.example"_s, u"f@office.example"_s});
        QVERIFY2(reply.hasValue(), reply ? "" : qPrintable(reply.error().detail));
        QCOMPARE(reply->people.size(), 1);
        QCOMPARE(reply->people.first().email, u"a+b@office.example"_s);
        QCOMPARE(reply->people.first().spans.size(), 1);
        const WireRequest &post = m_server->requests.last();
        QCOMPARE(post.line(), QByteArray("POST /out%20box/ HTTP/1.1"));
        QVERIFY(post.hasHeader("Content-Type: text/calendar; charset=utf-8"));
        QVERIFY(post.body.contains("ORGANIZER:mailto:anna@office.example"));
    }

    void anOutboxThatRefusesLeavesTheCalendars()
    {
        const Answers answers = [](const WireRequest &request) {
            if (request.line().startsWith("PROPFIND"))
                return principal("/outbox/");
            if (request.line().startsWith("POST"))
                return test::reply("403 Forbidden", {});
            return request.line().contains("/bram/")
                ? test::reply("200 OK", busyCalendar, "Content-Type: text/calendar\r\n")
                : test::reply("404 Not Found", {});
        };
        const QStringList emails{u"bram@office.example"_s, u"c@office.example"_s};
        const auto reply = asked(answers, emails, u"/calendars/{colleague.name}/"_s);
        QVERIFY(reply.hasValue());
        QCOMPARE(reply->people.size(), 1);
        const WireRequest &report = m_server->requests.at(m_server->requests.size() - 2);
        QCOMPARE(report.line(), QByteArray("REPORT /dav/calendars/bram/ HTTP/1.1"));
        QVERIFY(report.hasHeader("Depth: 1"));
        QVERIFY(report.body.contains("start=\"20261124T080000Z\" end=\"20261125T080000Z\""));
        const auto refused = asked(answers, emails);
        QVERIFY(!refused.hasValue());
        QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
    }

    void oneSpoiltCalendarLeavesTheOthersKnown_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("broken") << test::reply("500 Internal Server Error", {});
        QTest::newRow("not now") << test::reply("503 Service Unavailable", {});
        QTest::newRow("hung up") << QByteArray(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\n");
        QTest::newRow("to another server")
            << test::reply("302 Found", {}, "Location: http://127.0.0.2:1/\r\n");
        QTest::newRow("in circles")
            << test::reply("302 Found", {}, "Location: /dav/calendars/spoilt/\r\n");
        QTest::newRow("no such report") << test::reply("207 Multi-Status", "<multistatus/>");
        QTest::newRow("a page") << test::reply("200 OK", "<html><body>Sign in</body></html>");
    }
    void oneSpoiltCalendarLeavesTheOthersKnown()
    {
        QFETCH(QByteArray, answer);
        const Answers answers = [&answer](const WireRequest &request) {
            if (request.line().startsWith("PROPFIND"))
                return test::reply("404 Not Found", {});
            return request.line().contains("/spoilt")
                ? answer
                : test::reply("200 OK", busyCalendar, "Content-Type: text/calendar\r\n");
        };
        // The address of the third would climb, and is never asked.
        const QStringList emails{u"bram@office.example"_s, u"spoilt@office.example"_s,
            u"..@office.example"_s, u"carla@office.example"_s};
        const auto reply = asked(answers, emails, u"/calendars/{colleague.name}/"_s);
        QVERIFY2(reply.hasValue(), reply ? "" : qPrintable(reply.error().detail));
        QCOMPARE(reply->people.size(), 2);
        QCOMPARE(reply->people.at(0).email, emails.first());
        QCOMPARE(reply->people.at(1).email, emails.last());
        const auto alone = asked(answers, {emails.at(1)}, u"/calendars/{colleague.name}/"_s);
        QVERIFY(!alone.hasValue()); // where nobody is told, it is said why
    }

    void aServerThatWantsAnotherPasswordIsNotAskedOn()
    {
        const auto reply = asked(
            [](const WireRequest &request) {
                if (request.line().startsWith("PROPFIND"))
                    return test::reply("404 Not Found", {});
                return request.line().contains("/bram/")
                    ? test::reply("200 OK", busyCalendar)
                    : test::reply("401 Unauthorized", {});
            },
            {u"bram@office.example"_s, u"c@office.example"_s, u"d@office.example"_s},
            u"/calendars/{colleague.name}/"_s);
        QVERIFY(reply.hasValue());
        QCOMPARE(reply->people.size(), 1);
        for (const WireRequest &request : std::as_const(m_server->requests))
            QVERIFY(!request.line().contains("/d/")); // many wrong passwords lock an account
    }

    void aSlowServerTellsWhatItToldInTime()
    {
        QVERIFY(FreeBusyQuestion::longest < HostLimits().busy);
        // Everything but bram's calendar hangs.
        m_server = std::make_unique<WireServer>([](QTcpSocket &socket, const WireRequest &request) {
            if (request.line().startsWith("PROPFIND"))
                socket.write(test::reply("404 Not Found", {}));
            else if (request.line().contains("/bram/"))
                socket.write(test::reply("200 OK", busyCalendar));
        });
        ManualClock clock;
        HttpClient http(clock);
        std::shared_ptr<void> keep;
        auto made = m_sabre.connector(settings(u"/calendars/{colleague.name}/"_s), http, clock, keep);
        QVERIFY(made.hasValue());
        const auto isAsked = [&](const QByteArray &path) {
            clock.advance(std::chrono::milliseconds(1)); // libcurl has timers of its own
            return std::any_of(m_server->requests.cbegin(), m_server->requests.cend(),
                [&path](const WireRequest &one) { return one.line().contains(path); });
        };
        const QDateTime from(QDate(2026, 11, 24), QTime(8, 0), Qt::UTC);
        QVector<Expected<BusyReply>> replies;
        const auto ask = [&](const QStringList &emails) {
            replies.clear();
            return (*made)->busy({emails, from, from.addDays(1)},
                [&](const Expected<BusyReply> &got) { replies.append(got); });
        };
        auto task = ask({u"bram@office.example"_s, u"c@office.example"_s, u"d@office.example"_s,
            u"e@office.example"_s});
        BALIE_TRY_VERIFY(isAsked("/c/"));
        clock.advance(std::chrono::seconds(15)); // one request's time
        BALIE_TRY_VERIFY(isAsked("/d/"));
        QVERIFY(replies.isEmpty());
        clock.advance(FreeBusyQuestion::longest - std::chrono::seconds(15));
        BALIE_TRY_COMPARE(replies.size(), 1);
        QVERIFY2(replies.first().hasValue(),
            replies.first() ? "" : qPrintable(replies.first().error().detail));
        QCOMPARE(replies.first()->people.size(), 1);
        QCOMPARE(replies.first()->people.first().email, u"bram@office.example"_s);
        clock.advance(HostLimits().busy);
        QCOMPARE(replies.size(), 1); // and nothing comes after it
        QVERIFY(!isAsked("/e/"));

        m_server->requests.clear();
        task = ask({u"c@office.example"_s, u"d@office.example"_s});
        BALIE_TRY_VERIFY(isAsked("/c/"));
        clock.advance(std::chrono::seconds(15));
        BALIE_TRY_VERIFY(isAsked("/d/"));
        clock.advance(FreeBusyQuestion::longest);
        BALIE_TRY_COMPARE(replies.size(), 1);
        QVERIFY(!replies.first().hasValue());
        QCOMPARE(replies.first().error().code, ErrorCode::Timeout);
        QVERIFY(!replies.first().error().userText.isEmpty());
    }

    void aNameIsThatOfTheUsersOwnDomain()
    {
        // The user signs in with another address than the server knows for hers.
        m_user = u"anna@login.example"_s;
        bool isTold = true;
        const Answers answers = [&isTold](const WireRequest &request) {
            if (request.line().startsWith("PROPFIND"))
                return isTold ? principal("/outbox/") : test::reply("404 Not Found", {});
            return request.line().startsWith("POST") ? test::reply("403 Forbidden", {})
                                                     : test::reply("200 OK", busyCalendar);
        };
        const QStringList emails{u"jan@office.example"_s, u"jan@login.example"_s,
            u"jan@partner.example"_s};
        for (const int own : {0, 1}) {
            isTold = own == 0;
            const auto reply = asked(answers, emails, u"/calendars/{colleague.name}/"_s);
            QVERIFY(reply.hasValue());
            QCOMPARE(reply->people.size(), 1);
            QCOMPARE(reply->people.first().email, emails.at(own));
        }
        const auto whole = asked(answers, emails, u"/calendars/{colleague.email}/"_s);
        QVERIFY(whole.hasValue());
        QCOMPARE(whole->people.size(), emails.size());
    }

    void whereNoDomainIsKnownNobodyIsAskedForByName()
    {
        m_user = u"anna"_s;
        const auto reply = asked(
            [](const WireRequest &request) {
                return request.line().startsWith("PROPFIND") ? test::reply("404 Not Found", {})
                                                             : test::reply("200 OK", busyCalendar);
            },
            {u"jan@office.example"_s}, u"/calendars/{colleague.name}/"_s);
        QVERIFY(!reply.hasValue());
        QCOMPARE(reply.error().code, ErrorCode::InvalidInput);
        // The trial says it too.
        auto made = m_sabre.connector(
            settings(u"/calendars/{colleague.name}/"_s), m_http, m_clock, m_keep);
        QVERIFY(made.hasValue());
        QVector<TrialStep> steps;
        std::optional<bool> wentWell;
        const auto task = (*made)->tryOut({},
            {[&](const TrialStep &step) { steps.append(step); },
                [&](bool well, const QVector<ContactCard> &) { wentWell = well; }});
        BALIE_TRY_VERIFY(wentWell.has_value());
        QVERIFY(!*wentWell);
        QVERIFY(steps.last().error.has_value());
        QCOMPARE(steps.last().error->userText, reply.error().userText);
        QVERIFY(steps.last().error->userText.contains("domain"_L1));
        for (const WireRequest &request : std::as_const(m_server->requests))
            QVERIFY(!request.line().startsWith("REPORT"));
    }

    void anErrorTellsOfNobody_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("a page") << test::reply("200 OK", "<html><body>Sign in<br></body></html>")
                                << ErrorCode::Protocol;
        QTest::newRow("another document") << test::reply("200 OK", "<a/>") << ErrorCode::Protocol;
        QTest::newRow("busy") << test::reply("503 Service Unavailable", {}) << ErrorCode::Busy;
        QTest::newRow("broken") << test::reply("500 Internal Server Error", {})
                                << ErrorCode::Refused;
        QTest::newRow("no calendars")
            << scheduled(told("a@office.example", "2.0;Success", "geen agenda"))
            << ErrorCode::Protocol;
        QTest::newRow("too much") << scheduled(told("a@office.example", "2.0;Success", busyCalendar)
            + QByteArray(2 * 1024 * 1024, ' '))
                                  << ErrorCode::Protocol;
    }
    void anErrorTellsOfNobody()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorCode, code);
        const auto reply = asked(
            [&answer](const WireRequest &request) {
                return request.line().startsWith("PROPFIND") ? principal("/outbox/") : answer;
            },
            {u"a@office.example"_s});
        QVERIFY(!reply.hasValue());
        QCOMPARE(reply.error().code, code);
        QVERIFY(!reply.error().userText.isEmpty() && !reply.error().detail.isEmpty());
    }

    void thePasswordGoesToNoOtherServer()
    {
        int asks = 0;
        WireServer other([&](QTcpSocket &socket, const WireRequest &) {
            ++asks;
            socket.write(test::reply("200 OK", {}));
        });
        const QByteArray there = other.url(u"/outbox/"_s).toEncoded();
        const auto reply = asked(
            [&there](const WireRequest &) { return principal(there); }, {u"a@office.example"_s});
        QVERIFY(!reply.hasValue());
        QCOMPARE(reply.error().code, ErrorCode::NotAllowed);
        QCOMPARE(asks, 0);
    }

    void whoHasNoMailAddressCannotUseTheOutbox()
    {
        const auto reply
            = asked([](const WireRequest &) { return principal("/outbox/", "/principals/anna/"); },
                {u"a@office.example"_s});
        QVERIFY(!reply.hasValue());
        QCOMPARE(reply.error().code, ErrorCode::InvalidInput);
    }
};

BALIE_TEST(CalDavFaults)
#include "tst_CalDavFaults.moc"
