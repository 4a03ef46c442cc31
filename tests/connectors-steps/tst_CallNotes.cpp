#include "tests/connectors-steps/Bench.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// A call is written down once, whatever happens on the way.
class CallNotes : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theReceiptNamesTheNote()
    {
        Bench bench;
        bench.system.answer = [](const HttpRequest &) { return jsonReply({{u"id"_s, 4711}}, 201); };
        const auto receipt = bench.log(sampleReport());
        QVERIFY(receipt && *receipt);
        QCOMPARE((*receipt)->id, u"4711"_s);
        QVERIFY(!(*receipt)->stoodAlready);
        QCOMPARE(bench.system.asked.first().method, HttpMethod::Post);
        QCOMPARE(bench.system.asked.first().maxRedirects, 0);
        const QByteArray body = bench.system.asked.first().body;
        QVERIFY(body.startsWith("key=call-1&text=Belt%20morgen%20terug%20%26%20"));
    }

    void theIdMayStandInAHeader()
    {
        Profile profile = sampleProfile();
        profile.logCall->steps.first().idPath = u"header:Location"_s;
        Bench bench(profile);
        bench.system.answer = [](const HttpRequest &) {
            return replyOf(
                204, {}, {HttpHeader{"Location", "https://crm.example/api/phonecalls(12-ab)"}});
        };
        const auto receipt = bench.log(sampleReport());
        QVERIFY(receipt && *receipt);
        QCOMPARE((*receipt)->id, u"12-ab"_s);
    }

    void whatStandsThereIsNotWrittenAgain()
    {
        Profile profile = sampleProfile();
        profile.logCall->steps.first().standsStatus = {409};
        Bench bench(profile);
        bench.system.answer = [](const HttpRequest &) { return replyOf(409, "{}"); };
        const auto receipt = bench.log(sampleReport());
        QVERIFY(receipt && *receipt);
        QVERIFY((*receipt)->stoodAlready);
    }

    void aLookBeforeTheWriteFindsAnEarlierOne()
    {
        Profile profile = sampleProfile();
        Step look;
        look.name = u"look"_s;
        look.url = words(u"/calls"_s);
        look.query = {{u"key"_s, words(u"{call.key}"_s), false}};
        look.idPath = u"data.0.id"_s;
        profile.logCall->go = Operation::Go::FirstFound;
        profile.logCall->steps.prepend(look);
        Bench bench(profile);
        bool isThere = false;
        bench.system.answer = [&isThere](const HttpRequest &request) {
            if (request.method == HttpMethod::Get)
                return jsonReply(isThere ? people({person(u"9"_s, {}, {})}) : people({}));
            return jsonReply({{u"id"_s, u"9"_s}}, 201);
        };
        auto receipt = bench.log(sampleReport());
        QVERIFY(receipt && *receipt && !(*receipt)->stoodAlready);
        QCOMPARE(bench.system.asked.size(), 2);
        isThere = true;
        receipt = bench.log(sampleReport());
        QVERIFY(receipt && *receipt && (*receipt)->stoodAlready);
        QCOMPARE((*receipt)->id, u"9"_s);
        QCOMPARE(bench.system.asked.size(), 3);
        // Who cannot look does not write.
        bench.system.asked.clear();
        bench.system.answer = [](const HttpRequest &) { return replyOf(500, {}); };
        receipt = bench.log(sampleReport());
        QVERIFY(receipt && !*receipt);
        QCOMPARE(bench.system.asked.size(), 1);
    }

    void aWriteIsNeverRepeatedWhenItMayHaveArrived_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isIdempotent");
        QTest::addColumn<int>("times");
        QTest::newRow("lost half-way") << int(ErrorCode::LinkLost) << 0 << false << 1;
        QTest::newRow("too late") << int(ErrorCode::Timeout) << 0 << false << 1;
        QTest::newRow("never sent") << int(ErrorCode::Unreachable) << 0 << false << 2;
        QTest::newRow("busy") << 0 << 503 << false << 1;
        QTest::newRow("lost, but under its own key") << int(ErrorCode::LinkLost) << 0 << true << 2;
    }
    void aWriteIsNeverRepeatedWhenItMayHaveArrived()
    {
        QFETCH(int, code);
        QFETCH(int, status);
        QFETCH(bool, isIdempotent);
        QFETCH(int, times);
        Profile profile = sampleProfile();
        if (isIdempotent)
            profile.logCall->steps.first().method = HttpMethod::Put;
        Bench bench(profile);
        bench.system.answer = [code, status](const HttpRequest &) -> Expected<HttpReply> {
            if (status != 0)
                return replyOf(status, {}, {HttpHeader{"Retry-After", "1"}});
            return unexpected(Error{ErrorCode(code), u"gone"_s, {}});
        };
        const auto receipt = bench.log(sampleReport());
        QVERIFY(receipt && !*receipt);
        QCOMPARE(bench.system.asked.size(), times);
    }

    void aServerThatFellOverMayHaveWritten()
    {
        for (const auto &[status, code] : {std::pair(500, ErrorCode::LinkLost), std::pair(502, ErrorCode::LinkLost),
                 std::pair(504, ErrorCode::LinkLost), std::pair(503, ErrorCode::Unreachable)}) {
            Bench bench;
            bench.system.answer = [status = status](const HttpRequest &) { return replyOf(status, {}, {}); };
            const auto receipt = bench.log(sampleReport());
            QVERIFY(receipt && !*receipt);
            QCOMPARE(receipt->error().code, code);
        }
    }

    void whatHangsOnTheNoteMayFail()
    {
        Profile profile = sampleProfile();
        Step link;
        link.name = u"link"_s;
        link.method = HttpMethod::Post;
        link.url = words(u"/links"_s);
        profile.logCall->steps.append(link);
        Bench bench(profile);
        bench.system.answer = [](const HttpRequest &request) {
            return request.url.path() == u"/api/calls"_s ? jsonReply({{u"id"_s, u"9"_s}}, 201)
                                                         : replyOf(500, {});
        };
        const auto receipt = bench.log(sampleReport());
        QVERIFY(receipt && *receipt);
        QCOMPARE((*receipt)->id, u"9"_s);
        QCOMPARE(bench.system.mostUnderWay, 1);
    }
};

BALIE_TEST(CallNotes)
#include "tst_CallNotes.moc"
