#include "tests/connectors-steps/Bench.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// How systems say no, and what they send when they are broken: a sentence that says what to do,
/// and nothing asked more often than is allowed.
class Refusals : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theSignInIsRenewedOnceWhenTheBodySaysSo()
    {
        Profile profile = profileWithSession();
        Bench bench(profile);
        bench.system.told.insert(u"name"_s, u"old"_s);
        bench.system.answer = [](const HttpRequest &request) {
            return request.url.query().contains(u"session1"_s)
                ? jsonReply(people({person(u"1"_s, u"Jan"_s, u"0612345678"_s)}))
                : jsonReply({{u"error"_s, QJsonObject{{u"code"_s, u"INVALID_SESSIONID"_s}}}});
        };
        bench.find(u"0612345678"_s);
        QCOMPARE(bench.names(), QStringList{u"Jan"_s});
        QCOMPARE(bench.system.renewals, 1);

        bench.system.answer = [](const HttpRequest &) {
            return jsonReply({{u"error"_s, QJsonObject{{u"code"_s, u"INVALID_SESSIONID"_s}}}});
        };
        const auto found = bench.find(u"0612345678"_s);
        QVERIFY(found && !*found);
        QCOMPARE(found->error().code, ErrorCode::BadCredentials);
        QCOMPARE(bench.system.renewals, 2);
    }

    void a401IsNotRenewedTwice()
    {
        Bench bench;
        bench.system.answer = [](const HttpRequest &) { return replyOf(401, "{}"); };
        const auto found = bench.find(u"0612345678"_s);
        QCOMPARE(found->error().code, ErrorCode::BadCredentials);
        QCOMPARE(bench.system.asked.size(), 1);
        QCOMPARE(bench.system.renewals, 0);
    }

    void retryAfterIsWaitedFor_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("seconds") << QByteArray("2");
        // Two seconds behind the clock's start.
        QTest::newRow("date") << QByteArray("Mon, 05 Jan 2026 08:00:02 GMT");
    }
    void retryAfterIsWaitedFor()
    {
        QFETCH(QByteArray, said);
        Bench bench;
        bench.system.latency = std::chrono::milliseconds(0);
        bench.system.answer = [&bench, &said](const HttpRequest &) {
            return bench.system.asked.size() == 1
                ? replyOf(429, "{}", {HttpHeader{"Retry-After", said}})
                : jsonReply(people({person(u"1"_s, u"Jan"_s, u"0612345678"_s)}));
        };
        bench.task = bench.connector->findByNumber({bench.numbers.read(u"0612345678"_s), 25},
            [&bench](const Expected<LookupReply> &reply) { bench.found = reply; });
        bench.clock.advance(std::chrono::milliseconds(1999));
        QCOMPARE(bench.system.asked.size(), 1);
        bench.clock.advance(std::chrono::milliseconds(1));
        QCOMPARE(bench.names(), QStringList{u"Jan"_s});
    }

    void aLongWaitIsNotWaitedFor()
    {
        Bench bench;
        bench.system.answer = [](const HttpRequest &) {
            return replyOf(429, "{}", {HttpHeader{"Retry-After", "3600"}});
        };
        const auto found = bench.find(u"0612345678"_s);
        QCOMPARE(found->error().code, ErrorCode::Busy);
        QCOMPARE(bench.system.asked.size(), 1);
    }

    void aLostConnectionIsTriedAsOftenAsTheProfileSays()
    {
        Profile profile = sampleProfile();
        profile.request.retries = 2;
        Bench bench(profile);
        bench.system.answer = [](const HttpRequest &) -> Expected<HttpReply> {
            return unexpected(Error{ErrorCode::LinkLost, u"lost"_s, {}});
        };
        const auto found = bench.find(u"0612345678"_s);
        QCOMPARE(found->error().code, ErrorCode::LinkLost);
        QCOMPARE(bench.system.asked.size(), 3);
    }

    void whatIsBrokenIsSaid_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int status, const QByteArray &body, ErrorCode code) {
            QTest::newRow(name) << status << body << int(code);
        };
        row("web page", 200, "<!DOCTYPE html><html><body>Welcome</body></html>",
            ErrorCode::Protocol);
        row("empty", 200, "", ErrorCode::Protocol);
        row("cut off", 200, "{\"data\": [{\"id\": 1", ErrorCode::Protocol);
        row("not JSON", 200, "OK", ErrorCode::Protocol);
        row("another list", 200, "{\"result\": []}", ErrorCode::Protocol);
        row("a number for a list", 200, "{\"data\": 5}", ErrorCode::Protocol);
        row("records without id", 200, "{\"data\": [{\"Id\": \"1\", \"name\": \"Jan\"}]}",
            ErrorCode::Protocol);
        row("texts for records", 200, "{\"data\": [\"a\", 5, null, [1]]}", ErrorCode::Protocol);
        row("rights", 403, "{}", ErrorCode::NotAllowed);
        row("address", 404, "<html>no such page</html>", ErrorCode::InvalidInput);
        row("limit", 429, "{}", ErrorCode::Busy);
        row("server", 500, "<html>Internal Server Error</html>", ErrorCode::Unreachable);
        row("gateway", 502, "", ErrorCode::Unreachable);
        row("no sense", 400, "{\"message\": \"no viable alternative at 612345678\"}",
            ErrorCode::Protocol);
    }
    void whatIsBrokenIsSaid()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        Bench bench;
        bench.system.answer = [status, body](const HttpRequest &) { return replyOf(status, body); };
        const auto found = bench.find(u"0612345678"_s);
        QVERIFY(found && !*found);
        QCOMPARE(int(found->error().code), code);
        QVERIFY(found->error().userText.contains(u"Sample CRM"_s));
        QVERIFY(found->error().userText.endsWith(u'.'));
        QVERIFY2(
            !found->error().detail.contains(u"612345678"_s), qPrintable(found->error().detail));
    }

    void theProfilesOwnSentenceIsSaid()
    {
        Profile profile = sampleProfile();
        ErrorRule rule;
        rule.statuses = {403};
        rule.path = u"0.errorCode"_s;
        rule.equals = {u"REQUEST_LIMIT_EXCEEDED"_s};
        rule.means = ErrorRule::Means::LimitReached;
        rule.userTextEn = u"No more questions today."_s;
        profile.errors = {rule};
        Bench bench(profile);
        bench.system.answer = [](const HttpRequest &) {
            return replyOf(403, "[{\"errorCode\": \"REQUEST_LIMIT_EXCEEDED\"}]");
        };
        const auto found = bench.find(u"0612345678"_s);
        QCOMPARE(found->error().code, ErrorCode::Busy);
        QCOMPARE(found->error().userText, u"No more questions today."_s);
    }

    void tenThousandMatchesAreCutShort()
    {
        Bench bench;
        QVector<QJsonObject> crowd;
        for (int i = 0; i < 10'000; ++i)
            crowd.append(person(QString::number(i), u"Jan %1"_s.arg(i), u"0612345678"_s));
        const HttpReply reply = jsonReply(people(crowd));
        bench.system.answer = [reply](const HttpRequest &) { return reply; };
        const auto found = bench.find(u"0612345678"_s);
        QVERIFY(found && *found);
        QCOMPARE((*found)->cards.size(), 25);
        QVERIFY((*found)->more);
        QVERIFY(bench.system.asked.first().maxBody <= 8 * 1024 * 1024);
    }

    void whatASystemSaysIsCleanedOfPeople()
    {
        const QString said = withoutPersonalData(
            u"Duplicate 'Jan Jansen' for jan@example.org, tel +31 6 1234 5678, code 400"_s);
        QVERIFY(!said.contains(u"Jan"_s) && !said.contains(u"jan@"_s) && !said.contains(u"1234"_s));
        QVERIFY(said.contains(u"Duplicate"_s) && said.contains(u"400"_s));
    }

private:
    static Profile profileWithSession()
    {
        Profile profile = sampleProfile();
        profile.findByNumber->steps.first().query.append(
            {u"sessionName"_s, words(u"{session.name}"_s), false});
        ErrorRule rule;
        rule.path = u"error.code"_s;
        rule.equals = {u"INVALID_SESSIONID"_s};
        rule.means = ErrorRule::Means::SignInAnew;
        profile.errors = {rule};
        return profile;
    }
};

BALIE_TEST(Refusals)
#include "tst_Refusals.moc"
