#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiRequests.h"
#include "tests/support/TestRegistry.h"
#include "tests/xsi-link/ScriptedHttp.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedHttp;

namespace {

struct Recorder final : TraceSink {
    void record(const TraceRecord &record) override { records.append(record); }
    QByteArray all() const
    {
        QByteArray text;
        for (const TraceRecord &record : records)
            text += record.payload + '\n';
        return text;
    }
    QVector<TraceRecord> records;
};

struct Rig {
    Rig()
    {
        signIn.server = QUrl(u"https://xsp.example.nl"_s);
        signIn.user = u"anna@example.nl"_s;
        signIn.password = u"geheim é"_s;
    }
    void open()
    {
        requests.open(signIn, [this](const Error &error) { denied.append(error); });
    }
    void get(const QString &what, XsiPriority priority = XsiPriority::Own,
        HttpMethod method = HttpMethod::Get)
    {
        XsiRequest request{method, XsiContext::Action, {u"user"_s, what}};
        request.priority = priority;
        requests.submit(std::move(request), [this, what](const Expected<HttpReply> &reply) {
            answers.append(
                {what, reply ? QString::number(reply->status) : errorCodeName(reply.error().code)});
        });
    }
    QByteArrayList lines() const
    {
        QByteArrayList lines;
        for (const auto &sent : http.sent())
            lines.append(sent.line().mid(sent.line().lastIndexOf('/') + 1));
        return lines;
    }

    ManualClock clock;
    ScriptedHttp http{clock};
    std::unique_ptr<HttpPort> port = http.port();
    Recorder trace;
    double random = 0.0;
    QVector<Error> denied;
    QVector<std::pair<QString, QString>> answers;
    XsiRequests requests{clock, *port, [this] { return random; }, &trace};
    SignIn signIn;
};

ScriptedHttp::Rule always(ScriptedHttp::Answer answer)
{
    return [answer](const auto &) { return answer; };
}

} // namespace

class XsiSending : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aRequestGoesToItsContextWithEverythingEncoded()
    {
        Rig rig;
        rig.signIn.xsi.events = u"/operator/xsi-events"_s;
        rig.open();
        XsiRequest call{HttpMethod::Post, XsiContext::Action,
            {u"user"_s, u"anna+1@example.nl"_s, u"calls"_s, u"New"_s}};
        call.query.addQueryItem(u"address"_s, u"+31201234567#9,*"_s);
        rig.requests.submit(call, [](const auto &) {});
        rig.requests.submit(
            {HttpMethod::Get, XsiContext::Event, {u"subscription"_s}}, [](const auto &) {});
        rig.clock.advance(1s);
        QCOMPARE(rig.http.sent().size(), 2);
        const auto &first = rig.http.sent().first();
        QCOMPARE(first.line(),
            "POST "
            "/com.broadsoft.xsi-actions/v2.0/user/anna%2B1@example.nl/calls/"
            "New?address=%2B31201234567%239%2C%2A");
        QCOMPARE(first.request.url.host(), u"xsp.example.nl"_s);
        QCOMPARE(first.request.maxRedirects > 0, true);
        QCOMPARE(rig.http.sent().last().line(), "GET /operator/xsi-events/v2.0/subscription");
    }

    void everyRequestSignsInAndSaysWhichVersionItSpeaks()
    {
        Rig rig;
        rig.open();
        rig.get(u"profile"_s);
        rig.clock.advance(1s);
        const auto &sent = rig.http.sent().first();
        QCOMPARE(sent.header("Authorization"),
            "Basic " + u"anna@example.nl:geheim é"_s.toUtf8().toBase64());
        QCOMPARE(sent.header("X-BroadWorks-Protocol-Version"), "22.0");
        QVERIFY(sent.header("Content-Type").isEmpty());

        rig.signIn.credential = Credential::BearerToken;
        rig.signIn.password = u"token"_s;
        rig.open();
        XsiRequest put{HttpMethod::Put, XsiContext::Action, {u"user"_s}};
        put.body = "<a/>";
        rig.requests.submit(put, [](const auto &) {});
        rig.clock.advance(1s);
        QCOMPARE(rig.http.sent().last().header("Authorization"), "Bearer token");
        QCOMPARE(rig.http.sent().last().header("Content-Type"), "application/xml; charset=UTF-8");
    }

    void cookiesComeBackToTheirContextBesideThePassword()
    {
        Rig rig;
        rig.http.setRule([](const ScriptedHttp::Sent &sent) {
            ScriptedHttp::Answer answer;
            if (sent.line().endsWith("first"))
                answer.headers
                    = {{"Set-Cookie", "JSESSIONID=a; Path=/com.broadsoft.xsi-actions; Secure"},
                        {"set-cookie", "XSP=node1; Path=/"}};
            if (sent.line().endsWith("second"))
                answer.headers = {{"Set-Cookie", "XSP=; Max-Age=0; Path=/"}};
            return answer;
        });
        rig.open();
        for (const QString &what : {u"first"_s, u"second"_s, u"third"_s}) {
            rig.get(what);
            rig.clock.advance(1s);
        }
        rig.requests.submit(
            {HttpMethod::Get, XsiContext::Event, {u"other"_s}}, [](const auto &) {});
        rig.clock.advance(1s);
        QCOMPARE(rig.http.sent().at(1).header("Cookie"), "JSESSIONID=a; XSP=node1");
        QVERIFY(!rig.http.sent().at(1).header("Authorization").isEmpty());
        QCOMPARE(rig.http.sent().at(2).header("Cookie"), "JSESSIONID=a");
        QVERIFY(rig.http.sent().at(3).header("Cookie").isEmpty());
        rig.open();
        rig.get(u"fourth"_s);
        rig.clock.advance(1s);
        QVERIFY(rig.http.sent().last().header("Cookie").isEmpty());
    }

    void onlyChannelMattersGoToItsNode()
    {
        Rig rig;
        rig.open();
        rig.requests.setChannelNode(u"192.0.2.7"_s);
        XsiRequest heartbeat{HttpMethod::Put, XsiContext::Event, {u"heartbeat"_s}};
        heartbeat.toChannelNode = true;
        rig.requests.submit(heartbeat, [](const auto &) {});
        rig.get(u"profile"_s);
        rig.clock.advance(1s);
        QCOMPARE(rig.http.sent().first().request.connectTo, u"192.0.2.7"_s);
        QCOMPARE(rig.http.sent().first().request.url.host(), u"xsp.example.nl"_s);
        QVERIFY(rig.http.sent().last().request.connectTo.isEmpty());
    }

    void theRateHoldsBackWhatNobodyWaitsFor()
    {
        Rig rig;
        rig.open();
        for (int i = 0; i < 100; ++i)
            rig.get(QString::number(i), XsiPriority::Bulk);
        for (int i = 0; i < 5; ++i)
            rig.get(u"command"_s, XsiPriority::Command);
        QCOMPARE(rig.http.sentWith("command").size(), 5);
        rig.clock.advance(999ms);
        QVERIFY(rig.http.sent().size() <= 5 + XsiRequests::requestsPerSecond);
        QVERIFY(rig.http.sent().size() >= XsiRequests::requestsPerSecond);
        rig.clock.advance(10s);
        QCOMPARE(rig.answers.size(), 105);
    }

    void everyRateIsReachedAndNotPassed_data()
    {
        QTest::addColumn<int>("rate");
        for (const int rate : {1, 20, 300, 700, 999, 1500, 2000})
            QTest::addRow("%d", rate) << rate;
    }
    /// Also one whose interval is no whole number of the clock's milliseconds.
    void everyRateIsReachedAndNotPassed()
    {
        QFETCH(int, rate);
        Rig rig;
        rig.http.latency = 1ms;
        rig.requests.setRate(rate);
        rig.open();
        for (int i = 0; i < 3 * rate; ++i)
            rig.get(u"one"_s, XsiPriority::Bulk);
        rig.clock.advance(3s + 5ms); // the interval is a whole number of microseconds
        const auto &sent = rig.http.sent();
        QCOMPARE(sent.size(), 3 * rate);
        for (qsizetype i = rate; i < sent.size(); ++i)
            QVERIFY(sent.at(i).at - sent.at(i - rate).at >= 1s);
    }

    void theMoreUrgentGoesFirst()
    {
        Rig rig;
        rig.open();
        rig.get(u"bulk0"_s, XsiPriority::Bulk); // leaves at once: nothing else is there yet
        rig.get(u"bulk"_s, XsiPriority::Bulk);
        rig.get(u"visible"_s, XsiPriority::Visible);
        rig.get(u"own"_s, XsiPriority::Own);
        rig.get(u"command"_s, XsiPriority::Command);
        rig.clock.advance(1s);
        QCOMPARE(rig.lines(), (QByteArrayList{"bulk0", "command", "own", "visible", "bulk"}));
    }

    void aBusyServerIsLeftAloneLongerAndLonger()
    {
        Rig rig;
        rig.random = 0.5; // 5 s of the jitter
        int busy = 6;
        rig.http.setRule([&](const ScriptedHttp::Sent &) {
            return ScriptedHttp::Answer{busy-- > 0 ? 503 : 200};
        });
        rig.open();
        rig.get(u"subscription"_s);
        rig.clock.advance(10min);
        QVector<qint64> gaps;
        for (qsizetype i = 1; i < rig.http.sent().size(); ++i)
            gaps.append((rig.http.sent().at(i).at - rig.http.sent().at(i - 1).at - rig.http.latency)
                            .count());
        QCOMPARE(gaps, (QVector<qint64>{10'000, 15'000, 25'000, 45'000, 85'000, 85'000}));
        QCOMPARE(
            rig.answers, (QVector<std::pair<QString, QString>>{{u"subscription"_s, u"200"_s}}));
        // It answered: the next time begins from the beginning.
        busy = 1;
        rig.http.forgetSent();
        rig.get(u"again"_s);
        rig.clock.advance(1min);
        QCOMPARE((rig.http.sent().at(1).at - rig.http.sent().at(0).at - rig.http.latency).count(),
            10'000);
    }

    void aBusyServerHoldsEverybodyButTheUser()
    {
        Rig rig;
        rig.http.setRule([](const ScriptedHttp::Sent &sent) {
            return ScriptedHttp::Answer{sent.line().contains("free") ? 200 : 429};
        });
        rig.open();
        rig.get(u"busy"_s);
        rig.clock.advance(100ms);
        rig.get(u"free-bulk"_s, XsiPriority::Bulk);
        rig.get(u"free-command"_s, XsiPriority::Command);
        rig.get(u"command"_s, XsiPriority::Command);
        rig.clock.advance(1s);
        QCOMPARE(rig.answers,
            (QVector<std::pair<QString, QString>>{
                {u"free-command"_s, u"200"_s}, {u"command"_s, u"Busy"_s}}));
        QCOMPARE(rig.http.sentWith("free-bulk").size(), 0);
        QCOMPARE(rig.http.sentWith("busy").size(), 1);
    }

    void whatAPersonDidIsNotDoneLater()
    {
        Rig rig;
        rig.http.setRule(always({.status = 503}));
        rig.open();
        rig.get(u"off"_s, XsiPriority::Own, HttpMethod::Put);
        rig.clock.advance(10min);
        QCOMPARE(rig.http.sent().size(), 1);
        QCOMPARE(rig.answers, (QVector<std::pair<QString, QString>>{{u"off"_s, u"Busy"_s}}));
    }

    void aServerThatNamesItsPatienceIsBelieved()
    {
        Rig rig;
        rig.http.setRule(always({.status = 503, .headers = {{"Retry-After", "120"}}}));
        rig.open();
        rig.get(u"x"_s);
        rig.clock.advance(119s);
        QCOMPARE(rig.http.sent().size(), 1);
        rig.clock.advance(2s);
        QCOMPARE(rig.http.sent().size(), 2);
    }

    void aWrongPasswordIsSentOnce()
    {
        Rig rig;
        rig.http.setRule(always({.status = 401}));
        rig.open();
        rig.get(u"profile"_s, XsiPriority::Command);
        rig.get(u"a"_s);
        rig.get(u"b"_s);
        rig.clock.advance(1min);
        const auto sentBefore = rig.http.sent().size();
        rig.get(u"later"_s, XsiPriority::Command);
        rig.clock.advance(10min);
        QCOMPARE(rig.denied.size(), 1);
        QCOMPARE(rig.denied.first().code, ErrorCode::BadCredentials);
        QCOMPARE(rig.http.sent().size(), sentBefore);
        QVERIFY(sentBefore <= 2); // those that had left before the first answer was in
        QCOMPARE(rig.answers.size(), 4);
        for (const auto &answer : std::as_const(rig.answers))
            QCOMPARE(answer.second, u"BadCredentials"_s);
        rig.http.setRule({});
        rig.open();
        rig.get(u"again"_s);
        rig.clock.advance(1s);
        QCOMPARE(rig.answers.last().second, u"200"_s);
    }

    void aNodeOfTheSameDomainIsToldWhoWeAre()
    {
        Rig rig;
        rig.http.setRule([](const ScriptedHttp::Sent &sent) {
            ScriptedHttp::Answer answer;
            if (sent.request.url.host() == "xsp.example.nl"_L1) {
                // As the HTTP side brings it: redirected, without the password.
                answer.status = 401;
                answer.from = sent.request.url;
                answer.from.setHost(u"xsp2.example.nl"_s);
            }
            return answer;
        });
        rig.open();
        rig.get(u"a"_s, XsiPriority::Command, HttpMethod::Post);
        rig.get(u"b"_s, XsiPriority::Command);
        rig.clock.advance(1s);
        QCOMPARE(rig.answers,
            (QVector<std::pair<QString, QString>>{{u"a"_s, u"200"_s}, {u"b"_s, u"200"_s}}));
        QCOMPARE(rig.denied.size(), 0);
        QCOMPARE(rig.http.sent().at(2).request.url.host(), u"xsp2.example.nl"_s);
        QCOMPARE(rig.http.sent().at(2).line(), rig.http.sent().at(0).line());
        rig.http.forgetSent();
        rig.get(u"c"_s);
        rig.clock.advance(1s);
        QCOMPARE(rig.http.sent().first().request.url.host(),
            u"xsp2.example.nl"_s); // and asked itself from now on
    }

    void aNodeMaySendOnInItsTurnButNotForEver_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<QString>("answer");
        QTest::newRow("three") << 3 << u"200"_s;
        QTest::newRow("no end") << 1000 << u"LinkLost"_s;
    }
    void aNodeMaySendOnInItsTurnButNotForEver()
    {
        QFETCH(int, nodes);
        QFETCH(QString, answer);
        Rig rig;
        rig.http.setRule([nodes](const ScriptedHttp::Sent &sent) {
            ScriptedHttp::Answer given;
            const QString host = sent.request.url.host();
            const int node = host.section(u'.', 0, 0).mid(3).toInt();
            if (node < nodes) {
                given.status = 401;
                given.from = sent.request.url;
                given.from.setHost(u"xsp%1.example.nl"_s.arg(node + 1));
            }
            return given;
        });
        rig.open();
        rig.get(u"a"_s);
        rig.clock.advance(10s);
        QCOMPARE(rig.answers, (QVector<std::pair<QString, QString>>{{u"a"_s, answer}}));
        QCOMPARE(rig.denied.size(), 0);
    }

    void aDetourBackToTheSameNodeIsNoWrongPassword()
    {
        Rig rig;
        rig.http.setRule([&rig](const ScriptedHttp::Sent &sent) {
            ScriptedHttp::Answer given;
            if (rig.http.sent().size() < 2) {
                given.status = 401;
                given.from = sent.request.url; // by way of another, where the password was left out
            }
            return given;
        });
        rig.open();
        rig.get(u"a"_s);
        rig.clock.advance(1s);
        QCOMPARE(rig.answers, (QVector<std::pair<QString, QString>>{{u"a"_s, u"200"_s}}));
        QCOMPARE(rig.denied.size(), 0);
        QCOMPARE(rig.http.sent().at(1).line(), rig.http.sent().at(0).line());
    }

    void thePasswordGoesNowhereElse_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QUrl>("to");
        const QString server = u"xsp.example.nl"_s;
        QTest::newRow("another domain") << server << QUrl(u"https://xsp.example.com"_s);
        QTest::newRow("a neighbour") << u"operator.co.uk"_s << QUrl(u"https://evil.co.uk"_s);
        QTest::newRow("a domain below it") << server << QUrl(u"https://evil.xsp.example.nl"_s);
        QTest::newRow("not encrypted") << server << QUrl(u"http://xsp2.example.nl"_s);
    }
    void thePasswordGoesNowhereElse()
    {
        QFETCH(QString, server);
        QFETCH(QUrl, to);
        Rig rig;
        rig.signIn.server.setHost(server);
        rig.http.setRule([to](const ScriptedHttp::Sent &sent) {
            ScriptedHttp::Answer answer{401};
            answer.from = to;
            answer.from.setPath(sent.request.url.path());
            return answer;
        });
        rig.open();
        rig.get(u"a"_s);
        rig.clock.advance(1s);
        QCOMPARE(rig.http.sent().size(), 1);
        QCOMPARE(rig.answers.first().second, u"Untrusted"_s);
        QCOMPARE(rig.denied.size(), 0); // nobody has looked at the password yet
    }

    void aRefusalSaysWhatTheServerSays()
    {
        HttpReply reply;
        reply.status = 403;
        reply.body
            = R"(<ErrorInfo xmlns="http://schema.broadsoft.com/xsi"><summary>Niet toegestaan</summary>)"
              R"(<summaryEnglish>Not allowed</summaryEnglish><errorCode>8251</errorCode></ErrorInfo>)";
        const Error error = errorFrom(reply);
        QCOMPARE(error.code, ErrorCode::NotAllowed);
        QVERIFY(error.userText.contains(u"Niet toegestaan"_s));
        QVERIFY(error.detail.contains(u"403"_s) && error.detail.contains(u"8251"_s));
        const std::pair<int, ErrorCode> codes[]{{400, ErrorCode::InvalidInput},
            {401, ErrorCode::BadCredentials}, {404, ErrorCode::StateChanged},
            {409, ErrorCode::Refused}, {429, ErrorCode::Busy}, {500, ErrorCode::Busy},
            {503, ErrorCode::Busy}};
        for (const auto &[status, code] : codes) {
            HttpReply page;
            page.status = status;
            page.body = "<html>Oops";
            const Error plain = errorFrom(page);
            QCOMPARE(plain.code, code);
            QVERIFY(!plain.userText.isEmpty() && !plain.userText.contains(u"%1"_s));
        }
    }

    void noSecretReachesTheTrace()
    {
        Rig rig;
        rig.http.setRule(always(
            {.body = "<LoginToken xmlns='http://schema.broadsoft.com/xsi'><token>t0ken</token>"
                     "<x:sipPassword a='1'>s1p</x:sipPassword><pin>1234</pin></LoginToken>",
                .headers = {{"Set-Cookie", "JSESSIONID=c00kie"}}}));
        rig.open();
        XsiRequest post{
            HttpMethod::Post, XsiContext::Action, {u"user"_s, u"a"_s, u"profile"_s, u"Password"_s}};
        post.body = "<Password><newPassword>g3heim</newPassword></Password>";
        rig.requests.submit(post, [](const auto &) {});
        rig.get(u"profile"_s);
        rig.clock.advance(1s);
        const QByteArray all = rig.trace.all();
        QVERIFY(all.contains("/v2.0/user/profile") && all.contains("<newPassword>***</newPassword>")
            && all.contains("<token>***</token>"));
        for (const QByteArray &secret : {QByteArray("t0ken"), QByteArray("s1p"), QByteArray("1234"),
                 QByteArray("c00kie"), QByteArray("g3heim"), u"geheim é"_s.toUtf8(),
                 u"anna@example.nl:geheim é"_s.toUtf8().toBase64()})
            QVERIFY2(!all.contains(secret), secret.constData());
        QCOMPARE(rig.trace.records.first().protocol, u"xsi"_s);
    }

    void whatWaitsFailsWhenTheLinkIsGone()
    {
        Rig rig;
        rig.http.setRule(always({.never = true}));
        rig.open();
        rig.get(u"under way"_s);
        rig.get(u"waiting"_s);
        QCOMPARE(rig.requests.underWay() + rig.requests.waiting(), 2);
        rig.requests.close(linkLostError());
        QCOMPARE(rig.answers.size(), 2);
        rig.get(u"too late"_s);
        QCOMPARE(rig.answers.size(), 2); // never from inside submit()
        rig.clock.settle();
        QCOMPARE(rig.answers.last(), (std::pair(u"too late"_s, u"LinkLost"_s)));
        QCOMPARE(rig.requests.underWay() + rig.requests.waiting(), 0);
    }

    void lastWordsAreSaidAfterTheEnd()
    {
        Rig rig;
        rig.open();
        for (int i = 0; i < 50; ++i) {
            XsiRequest request{
                HttpMethod::Delete, XsiContext::Event, {u"subscription"_s, QString::number(i)}};
            request.priority = XsiPriority::Bulk;
            rig.requests.sendLast(request);
        }
        XsiRequest channel{HttpMethod::Delete, XsiContext::Event, {u"channel"_s, u"c"_s}};
        channel.priority = XsiPriority::Channel;
        rig.requests.sendLast(channel);
        rig.requests.close(linkLostError());
        QCOMPARE(rig.http.sentWith("channel").size(), 1);
        rig.clock.advance(999ms);
        QVERIFY(rig.http.sentWith("subscription").size() <= XsiRequests::requestsPerSecond);
        rig.clock.advance(1500ms);
        QCOMPARE(rig.http.sentWith("subscription").size(), 50);
        for (const auto &sent : rig.http.sent())
            QVERIFY(!sent.header("Authorization").isEmpty());
    }
};

BALIE_TEST(XsiSending)

#include "tst_XsiSending.moc"
