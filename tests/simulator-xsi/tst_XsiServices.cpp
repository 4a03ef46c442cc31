#include "tests/simulator-xsi/XsiClient.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::sim;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray schema = R"( xmlns="http://schema.broadsoft.com/xsi")";

QStringList texts(const XmlElement &element, QLatin1StringView list, QLatin1StringView leaf)
{
    QStringList result;
    const XmlElement *parent = element.name == list ? &element : element.descendant(list);
    if (parent) {
        for (const XmlElement &child : parent->children)
            result.append(child.childText(leaf));
    }
    return result;
}

} // namespace

class XsiServices final : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theProfileSaysWhoOneIs()
    {
        XsiClient client;
        const auto reply = client.action("GET", "user/" + client.user() + "/profile");
        const XmlElement *details = reply.document.child("details"_L1);
        QVERIFY(details);
        QCOMPARE(details->childText("userId"_L1).toUtf8(), client.user());
        QCOMPARE(details->childText("extension"_L1), u"200"_s);
        QCOMPARE(details->child("serviceProvider"_L1)->attribute("isEnterprise"_L1), u"true"_s);
        QVERIFY(reply.document.descendant("mobile"_L1)->attribute("nil"_L1) == "true"_L1);
    }

    void aMeetingRoomHasNoCallTransfer()
    {
        PbxConfig config;
        config.xsi.unassigned = {{{"200"}, {u"CallTransfer"_s}}};
        XsiClient client(config);
        const auto names = [&] {
            return texts(client.action("GET", "user/" + client.user() + "/services").document,
                "Services"_L1, "name"_L1);
        };
        QVERIFY(!names().contains(u"Call Transfer"_s));
        QVERIFY(names().contains(u"Do Not Disturb"_s));
        client.pbx().perform(OutsideCall{{"+31201234567"}, "200"});
        const auto list = client.calls("GET");
        const QByteArray id = texts(list.document, "Calls"_L1, "callId"_L1).value(0).toLatin1();
        QVERIFY(!id.isEmpty());
        QCOMPARE(client.calls("PUT", id + "/BlindTransfer?address=201").status, 403);
        client.become({"201"});
        QVERIFY(names().contains(u"Call Transfer"_s));
    }

    void doNotDisturbIsSetAndTold()
    {
        XsiClient client;
        client.openChannel();
        client.subscribe("200", "Do Not Disturb");
        client.takeEvents();
        const QByteArray path = "user/" + client.user() + "/services/DoNotDisturb";
        QCOMPARE(
            client
                .action("PUT", path,
                    "<DoNotDisturb" + schema
                        + "><active>true</active><ringSplash>false</ringSplash></DoNotDisturb>")
                .status,
            200);
        const auto events = client.takeEvents();
        QCOMPARE(events.size(), 1u);
        QCOMPARE(events.front().type, u"DoNotDisturbEvent"_s);
        QCOMPARE(events.front().data.child("info"_L1)->childText("active"_L1), u"true"_s);
        QCOMPARE(client.action("GET", path).document.childText("active"_L1), u"true"_s);
        QVERIFY(client.pbx().engine().truth({"200"})->doNotDisturb);
    }

    void forwardingIsSetAndTold()
    {
        XsiClient client;
        client.openChannel();
        client.subscribe("200", "Call Forwarding No Answer");
        client.takeEvents();
        const QByteArray path = "user/" + client.user() + "/services/CallForwardingNoAnswer";
        QCOMPARE(client
                     .action("PUT", path,
                         "<CallForwardingNoAnswer" + schema
                             + "><active>true</active><forwardToPhoneNumber>201"
                               "</forwardToPhoneNumber><numberOfRings>3</numberOfRings>"
                               "</CallForwardingNoAnswer>")
                     .status,
            200);
        const auto events = client.takeEvents();
        QCOMPARE(events.back().type, u"CallForwardingNoAnswerEvent"_s);
        QCOMPARE(
            events.back().data.child("info"_L1)->childText("forwardToPhoneNumber"_L1), u"201"_s);
        QCOMPARE(client.action("GET", path).document.childText("numberOfRings"_L1), u"3"_s);
        // Nowhere to go.
        QCOMPARE(
            client
                .action("PUT", "user/" + client.user() + "/services/CallForwardingBusy",
                    "<CallForwardingBusy" + schema + "><active>true</active></CallForwardingBusy>")
                .status,
            400);
    }

    void theWatchListIsReadWrittenAndLimited()
    {
        PbxConfig config;
        config.xsi.watchLimits[Edition::Standaard] = 3;
        XsiClient client(config);
        const QByteArray path
            = "user/" + client.user() + "/services/BwReceptionist?receptionistType=office";
        QCOMPARE(texts(client.action("GET", path).document, "monitoredUsers"_L1, "extension"_L1),
            (QStringList{u"201"_s, u"202"_s, u"203"_s}));
        const auto write = [&](std::initializer_list<const char *> devices) {
            QByteArray body = "<BwReceptionist" + schema + "><monitoredUsers>";
            for (const char *device : devices)
                body += "<userDetails><userId>" + client.idOf(device) + "</userId></userDetails>";
            return client.action("PUT", path, body + "</monitoredUsers></BwReceptionist>").status;
        };
        QCOMPARE(write({"205", "204"}), 200);
        QCOMPARE(texts(client.action("GET", path).document, "monitoredUsers"_L1, "extension"_L1),
            (QStringList{u"205"_s, u"204"_s}));
        QCOMPARE(write({"201", "202", "203", "204"}), 403);
        QCOMPARE(write({"201", "201"}), 400);
        QCOMPARE(texts(client.action("GET", path).document, "monitoredUsers"_L1, "extension"_L1),
            (QStringList{u"205"_s, u"204"_s}));
        const QByteArray base = "user/" + client.user() + "/services/BwReceptionist";
        QCOMPARE(client.action("GET", base).status, 400);
        QCOMPARE(client.action("GET", base + "?receptionistType=enterprise").status, 403);
    }

    void listsComeWithoutNamespace()
    {
        PbxConfig config;
        config.xsi.unqualifiedLists = true;
        XsiClient client(config);
        const auto reply = client.action("GET",
            "user/" + client.user()
                + "/services/BwReceptionist/MonitoredUsers?receptionistType=office");
        QCOMPARE(reply.document.name, u"monitoredUsers"_s);
        QVERIFY(reply.document.namespaceUri.isEmpty());
        const auto placed
            = client.action("GET", "user/" + client.user() + "/directories/CallLogs/Placed");
        QCOMPARE(placed.document.name, u"placed"_s);
        QVERIFY(placed.document.namespaceUri.isEmpty());
    }

    void namesComeInTheOldCharacterSet()
    {
        PbxConfig config;
        config.xsi.latin1Directories = true;
        config.xsi.commonNumbers = {{u"Café Zoë"_s, u"+31201"_s}, {u"Yılmaz"_s, u"+31202"_s}};
        XsiClient client(config);
        const auto reply
            = client.action("GET", "user/" + client.user() + "/directories/EnterpriseCommon");
        QVERIFY(reply.body.contains("Caf\xE9 Zo\xEB"));
        QVERIFY(headerValue(reply.headers, "Content-Type").endsWith("ISO-8859-1"));
        QCOMPARE(texts(reply.document, "EnterpriseCommon"_L1, "name"_L1).mid(3),
            (QStringList{u"Café Zoë"_s, u"Yılmaz"_s}));
    }

    void theDirectoryIsPagedBelowWhatWasAskedFor()
    {
        PbxConfig config;
        config.xsi.maxDirectoryPage = 8;
        XsiClient client(config);
        QStringList all;
        for (int start = 1; start <= 20;) {
            const auto reply = client.action("GET",
                "user/" + client.user()
                    + "/directories/Enterprise?results=50&start=" + QByteArray::number(start));
            QCOMPARE(reply.document.childText("totalAvailableRecords"_L1), u"20"_s);
            const int count = reply.document.childText("numberOfRecords"_L1).toInt();
            QCOMPARE(count, start == 17 ? 4 : 8);
            all += texts(reply.document, "enterpriseDirectory"_L1, "userId"_L1);
            start += count;
        }
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 20);
    }

    void theDirectoryIsSearched_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QStringList>("extensions");
        QTest::newRow("equals") << QByteArray("firstName=Anna") << QStringList{u"201"_s};
        QTest::newRow("case") << QByteArray("firstName=anna") << QStringList{};
        QTest::newRow("case off") << QByteArray("firstName=anna%2Fi") << QStringList{u"201"_s};
        QTest::newRow("begins") << QByteArray("lastName=Jan*") << QStringList{u"202"_s};
        QTest::newRow("contains") << QByteArray("name=*de%20vries*%2Fi") << QStringList{u"201"_s};
        QTest::newRow("and") << QByteArray("firstName=Anna&lastName=Jansen") << QStringList{};
        QTest::newRow("or") << QByteArray(
            "firstName=Anna&lastName=Jansen&searchCriteriaModeOr=true")
                            << QStringList{u"201"_s, u"202"_s};
        QTest::newRow("parts") << QByteArray("mpName=vri&mpName=ann") << QStringList{u"201"_s};
        QTest::newRow("extension") << QByteArray("extension=203") << QStringList{u"203"_s};
    }
    void theDirectoryIsSearched()
    {
        QFETCH(QByteArray, query);
        QFETCH(QStringList, extensions);
        XsiClient client;
        const auto reply
            = client.action("GET", "user/" + client.user() + "/directories/Group?" + query);
        QCOMPARE(reply.status, 200);
        QCOMPARE(texts(reply.document, "groupDirectory"_L1, "extension"_L1), extensions);
    }

    void callsAreLogged()
    {
        XsiClient client;
        client.openChannel();
        client.pbx().perform(OutsideCall{{"+31201234567"}, "200", 5s});
        client.live(10s);
        const auto reply = client.action("GET", "user/" + client.user() + "/directories/CallLogs");
        QCOMPARE(
            texts(reply.document, "missed"_L1, "phoneNumber"_L1), QStringList{u"+31201234567"_s});
        QVERIFY(texts(reply.document, "received"_L1, "phoneNumber"_L1).isEmpty());
        QVERIFY(texts(reply.document, "placed"_L1, "phoneNumber"_L1).isEmpty());
    }

    void enhancedCallLogsHavePagesAndMoments()
    {
        PbxConfig config;
        config.xsi.enhancedCallLogs = true;
        XsiClient client(config);
        const QByteArray logs = "user/" + client.user() + "/directories/EnhancedCallLogs";
        client.openChannel();
        for (int call = 0; call < 3; ++call) {
            client.pbx().perform(OutsideCall{{"+31201234567"}, "200", 5s});
            client.live(10s);
        }
        const auto page = client.action("GET", logs + "/Missed?results=2&start=2");
        QCOMPARE(page.document.childText("totalAvailableRecords"_L1), u"3"_s);
        QCOMPARE(page.document.childText("numberOfRecords"_L1), u"2"_s);
        QCOMPARE(texts(page.document, "missed"_L1, "callingPresentationNumber"_L1),
            (QStringList{u"+31201234567"_s, u"+31201234567"_s}));
        const QStringList begun = texts(page.document, "missed"_L1, "startTime"_L1);
        QCOMPARE(texts(page.document, "missed"_L1, "releaseTime"_L1).size(), 2);
        QCOMPARE(texts(page.document, "missed"_L1, "answerTime"_L1), QStringList(2, QString()));
        const auto since = QDateTime::fromMSecsSinceEpoch(begun.first().toLongLong(), Qt::UTC);
        const auto later = client.action("GET",
            logs + "?startTime=" + since.toString(Qt::ISODateWithMs).toLatin1());
        QCOMPARE(later.document.childText("totalAvailableRecords"_L1), u"2"_s);
        QCOMPARE(client.action("GET", logs + "?startTime=yesterday").status, 400);
    }

    void enhancedCallLogsAreForThoseWhoHaveThem()
    {
        XsiClient client;
        const QByteArray logs = "user/" + client.user() + "/directories/EnhancedCallLogs";
        QCOMPARE(client.action("GET", logs).status, 403);
    }
};

BALIE_TEST(XsiServices)
#include "tst_XsiServices.moc"
