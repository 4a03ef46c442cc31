#include "tests/simulator-xsi/XsiClient.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::sim;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray actions = "/com.broadsoft.xsi-actions/v2.0/";
const QByteArray schema = R"( xmlns="http://schema.broadsoft.com/xsi")";

XsiHeaders without(XsiHeaders headers, const QByteArray &name)
{
    headers.removeIf([&](const auto &header) { return header.first == name; });
    return headers;
}

} // namespace

class XsiRequests final : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *method, const QByteArray &path,
                             const QByteArray &body, int status) {
            QTest::newRow(name) << QByteArray(method) << path << body << status;
        };
        const QByteArray me = "user/receptie@example.nl/";
        row("fits", "GET", me + "calls", {}, 200);
        row("unknown resource", "GET", me + "phonecalls", {}, 404);
        row("letter case", "GET", me + "Profile", {}, 404);
        row("command in letter case", "POST", me + "calls/new?address=201", {}, 405);
        row("method", "POST", me + "profile", {}, 405);
        row("misspelt parameter", "POST", me + "calls/New?adress=201", {}, 400);
        row("repeated parameter", "POST", me + "calls/New?address=201&address=202", {}, 400);
        row("parameter missing", "POST", me + "calls/New", {}, 400);
        row("number not encoded", "POST", me + "calls/New?address=+31201234567", {}, 403);
        row("number encoded", "POST", me + "calls/New?address=%2B31201234567", {}, 201);
        row("broken encoding", "POST", me + "calls/New?address=%2", {}, 400);
        row("space", "GET", me + "calls?a b", {}, 400);
        row("body where none is", "GET", me + "calls", "<a/>", 400);
        row("no body where one is", "PUT", me + "services/DoNotDisturb", {}, 400);
        row("not well-formed", "PUT", me + "services/DoNotDisturb", "<DoNotDisturb", 400);
        row("no namespace", "PUT", me + "services/DoNotDisturb",
            "<DoNotDisturb><active>true</active></DoNotDisturb>", 400);
        row("other root", "PUT", me + "services/DoNotDisturb",
            "<NoDisturb" + schema + "><active>true</active></NoDisturb>", 400);
        row("order", "PUT", me + "services/DoNotDisturb",
            "<DoNotDisturb" + schema
                + "><ringSplash>false</ringSplash><active>true</active></DoNotDisturb>",
            400);
        row("unknown element", "PUT", me + "services/DoNotDisturb",
            "<DoNotDisturb" + schema
                + "><active>true</active><ringSplash>false</ringSplash><isActive>true</isActive>"
                  "</DoNotDisturb>",
            400);
        row("no boolean", "PUT", me + "services/DoNotDisturb",
            "<DoNotDisturb" + schema
                + "><active>yes</active><ringSplash>false</ringSplash></DoNotDisturb>",
            400);
        row("not the whole document", "PUT", me + "services/DoNotDisturb",
            "<DoNotDisturb" + schema + "><active>true</active></DoNotDisturb>", 400);
        row("body fits", "PUT", me + "services/DoNotDisturb",
            "<DoNotDisturb" + schema
                + "><active>true</active><ringSplash>false</ringSplash></DoNotDisturb>",
            200);
        row("somebody else", "GET", "user/anna.devries@example.nl/profile", {}, 403);
        row("nobody", "GET", "user/nobody@example.nl/profile", {}, 404);
    }
    void whatDoesNotFitIsRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        XsiClient client;
        const auto reply = client.action(method, path, body);
        QCOMPARE(reply.status, status);
        if (status >= 400)
            QCOMPARE(reply.document.name, u"ErrorInfo"_s);
        QCOMPARE(client.face().counters().failures, status >= 400 ? 1 : 0);
    }

    void aBodyNeedsItsContentType()
    {
        XsiClient client;
        const QByteArray body = "<DoNotDisturb" + schema
            + "><active>true</active><ringSplash>false</ringSplash></DoNotDisturb>";
        const QByteArray target = actions + "user/" + client.user() + "/services/DoNotDisturb";
        QCOMPARE(client.raw("PUT", target, body, client.headers()).status, 415);
        auto json = client.headers();
        json.emplaceBack("Content-Type", "application/json");
        QCOMPARE(client.raw("PUT", target, body, json).status, 415);
        QCOMPARE(client.raw("PUT", target, body, client.headers(true)).status, 200);
    }

    void onlyTheFullUserIdAndItsPasswordSignIn()
    {
        XsiClient client;
        const QByteArray target = actions + "user/" + client.user() + "/profile";
        const auto status = [&](const QByteArray &authorization) {
            auto headers = without(client.headers(), "Authorization");
            if (!authorization.isEmpty())
                headers.emplaceBack("Authorization", authorization);
            return client.raw("GET", target, {}, headers).status;
        };
        const auto basic = [](const QByteArray &pair) { return "Basic " + pair.toBase64(); };
        QCOMPARE(status({}), 401);
        QCOMPARE(status("Basic %%%"), 401);
        QCOMPARE(status(basic("receptie@example.nl:wrong")), 401);
        QCOMPARE(status(basic("receptie:balie")), 401);
        QCOMPARE(status(basic("receptie@example.nl")), 401);
        QCOMPARE(status("Digest abc"), 401);
        QCOMPARE(status(basic("receptie@example.nl:balie")), 200);
    }

    void aBearerTokenStandsForItsAccount()
    {
        PbxConfig config;
        config.xsi.bearerTokens = {{"geheim", "201"}};
        XsiClient client(config);
        const QByteArray target = actions + "user/" + client.idOf("201") + "/profile";
        auto headers = without(client.headers(), "Authorization");
        headers.emplaceBack("Authorization", "Bearer geheim");
        QCOMPARE(client.raw("GET", target, {}, headers).status, 200);
        headers.back().second = "Bearer anders";
        QCOMPARE(client.raw("GET", target, {}, headers).status, 401);
    }

    void aSessionIsKeptByItsCookieBesideTheCredentials()
    {
        XsiClient client;
        const QByteArray target = actions + "user/" + client.user() + "/profile";
        const auto cookieOf = [](const XsiClient::Reply &reply) {
            return headerValue(reply.headers, "Set-Cookie").split(';').first();
        };
        const auto first = client.raw("GET", target, {}, client.headers());
        QVERIFY(headerValue(first.headers, "Set-Cookie")
                    .contains("; Path=/com.broadsoft.xsi-actions;"));
        auto headers = client.headers();
        headers.emplaceBack("Cookie", "XSP=1; " + cookieOf(first));
        QVERIFY(cookieOf(client.raw("GET", target, {}, headers)).isEmpty());
        QCOMPARE(client.face().counters().sessions, 1);
        // Alone it signs nobody in, and a client that does not send it back gets another.
        QCOMPARE(client.raw("GET", target, {}, without(headers, "Authorization")).status, 401);
        const auto second = client.raw("GET", target, {}, client.headers());
        QVERIFY(!cookieOf(second).isEmpty() && cookieOf(second) != cookieOf(first));
        // Each context has its own, and after a restart of the XSPs there is none.
        auto elsewhere = client.headers();
        elsewhere.emplaceBack("Cookie", cookieOf(first));
        QVERIFY(!cookieOf(client.raw("GET", "/com.broadsoft.xsi-events/v2.0/subscription", {}, elsewhere))
                     .isEmpty());
        client.face().restart();
        QVERIFY(!cookieOf(client.raw("GET", target, {}, headers)).isEmpty());
        QCOMPARE(client.face().counters().sessions, 4);
    }

    void aMissingVersionIsCounted()
    {
        XsiClient client;
        const QByteArray target = actions + "user/" + client.user() + "/profile";
        QCOMPARE(
            client
                .raw("GET", target, {}, without(client.headers(), "X-BroadWorks-Protocol-Version"))
                .status,
            200);
        QCOMPARE(client.face().counters().withoutVersion, 1);
    }

    void theChannelBelongsToTheAsyncContext()
    {
        XsiClient client;
        const QByteArray body = "<Channel" + schema + "><channelSetId>a</channelSetId></Channel>";
        QCOMPARE(client.event("POST", "channel", body).status, 404);
        QCOMPARE(client
                     .raw("POST", "/com.broadsoft.async/com.broadsoft.xsi-actions/v2.0/channel",
                         body, client.headers(true))
                     .status,
            404);
        QVERIFY(!client.openChannel().isEmpty());
    }

    void userIdsAndDevicesAreOneToOne()
    {
        PbxConfig config;
        config.xsi.domain = u"voorbeeld.test"_s;
        XsiClient client(config);
        QCOMPARE(client.face().userIdOf({"201"}), u"anna.devries@voorbeeld.test"_s);
        for (const Device *device : client.pbx().engine().devices())
            QCOMPARE(client.face().deviceOf(client.face().userIdOf(device->id)), device->id);
        QVERIFY(client.face().userIdOf({"+31201234567"}).isEmpty());
        QVERIFY(client.face().deviceOf(u"nobody@voorbeeld.test"_s).empty());

        config.xsi.userIds = UserIdStyle::Extension;
        XsiClient numbered(config);
        QCOMPARE(numbered.face().userIdOf({"201"}), u"201@voorbeeld.test"_s);
    }
};

BALIE_TEST(XsiRequests)
#include "tst_XsiRequests.moc"
