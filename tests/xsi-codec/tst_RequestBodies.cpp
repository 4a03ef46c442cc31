#include "base/xml/XmlTree.h"
#include "cti/xsi/Decoder.h"
#include "cti/xsi/Requests.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace balie;
using namespace balie::xsi;
using namespace Qt::Literals::StringLiterals;

/// Bodies element by element: the schema is a sequence, and servers hold us to it.
class RequestBodies : public test::TestCase {
    Q_OBJECT

private:
    static constexpr auto ours = "http://schema.broadsoft.com/xsi"_L1;

    static void outline(const XmlElement &element, QString &text)
    {
        text += element.name();
        if (!element.hasChildren()) {
            text += u'=' + element.text();
            return;
        }
        text += u'{';
        for (auto child = element.firstChild(); child; child = child.nextSibling()) {
            outline(child, text);
            if (child.nextSibling())
                text += u' ';
        }
        text += u'}';
    }

    /// "Root{name=text list{name=text}}", or what is wrong.
    static QString outline(const QByteArray &body, const QString &wanted = ours)
    {
        if (!body.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"))
            return u"no declaration"_s;
        const auto tree = XmlTree::parse(body);
        if (!tree)
            return tree.error().detail;
        if (tree->rootNamespace() != wanted)
            return u"namespace "_s + tree->rootNamespace();
        QString text;
        outline(tree->root(), text);
        return text;
    }

    static QMap<QString, QByteArray> ownBodies()
    {
        return {
            {u"Channel"_s, channelBody({u"set-1"_s, u"balie.1"_s})},
            {u"ChannelRefresh"_s, channelRefreshBody(3600)},
            {u"Subscription"_s,
                subscriptionBody({u"Standard Call"_s, 86400, u"set-1"_s, u"balie.1"_s})},
            {u"SubscriptionRefresh"_s, subscriptionRefreshBody(86400)},
            {u"EventResponse"_s, eventResponseBody(u"e-1"_s, EventStatus::Ok)},
        };
    }

private Q_SLOTS:
    void channels()
    {
        QCOMPARE(outline(channelBody({u"set-1"_s, u"balie.1"_s, 2, 40, 7200})),
            u"Channel{channelSetId=set-1 priority=2 weight=40 expires=7200 applicationId=balie.1}"_s);
        QCOMPARE(outline(channelBody({u"set-1"_s, {}})),
            u"Channel{channelSetId=set-1 priority=1 weight=50 expires=3600}"_s);
        QCOMPARE(outline(channelRefreshBody(3600)), u"Channel{expires=3600}"_s);
    }

    void subscriptions()
    {
        QCOMPARE(outline(subscriptionBody({u"Basic Call"_s, 86400, u"set-1"_s, u"balie.1"_s})),
            u"Subscription{event=Basic Call expires=86400 channelSetId=set-1 applicationId=balie.1}"_s);
        QCOMPARE(outline(subscriptionRefreshBody(86400)), u"Subscription{expires=86400}"_s);
    }

    void acknowledgements()
    {
        QCOMPARE(outline(eventResponseBody(u"e-1"_s, EventStatus::Ok)),
            u"EventResponse{eventID=e-1 statusCode=200 reason=OK}"_s);
        QVERIFY(outline(eventResponseBody(u"e-1"_s, EventStatus::Drop))
                    .startsWith(u"EventResponse{eventID=e-1 statusCode=400 reason="_s));
        QVERIFY(outline(eventResponseBody(u"e-1"_s, EventStatus::UnknownSubscription))
                    .startsWith(u"EventResponse{eventID=e-1 statusCode=481 reason="_s));
    }

    void whatIsWrittenIsEscaped()
    {
        const QByteArray body = eventResponseBody(u"<&\"'\u00E9>"_s, EventStatus::Ok);
        QCOMPARE(XmlTree::parse(body)->root().child("eventID"_L1).text(), u"<&\"'\u00E9>"_s);
    }

    void doNotDisturb()
    {
        const QByteArray current
            = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
              "<DoNotDisturb xmlns=\"http://schema.broadsoft.com/xsi\"><active>false</active>"
              "<ringSplash>true</ringSplash><novelty at=\"1\">caf\xE9</novelty></DoNotDisturb>";
        const auto body = doNotDisturbBody(current, true);
        QVERIFY(body);
        QCOMPARE(outline(*body), u"DoNotDisturb{active=true ringSplash=true novelty=caf\u00E9}"_s);
        QCOMPARE(XmlTree::parse(*body)->root().child("novelty"_L1).attribute("at"_L1), u"1"_s);
        QCOMPARE(outline(*doNotDisturbBody(*body, false)),
            u"DoNotDisturb{active=false ringSplash=true novelty=caf\u00E9}"_s);
        QCOMPARE(outline(*doNotDisturbBody("<x:DoNotDisturb "
                                           "xmlns:x=\"http://schema.broadsoft.com/xsi\"/>",
                     true)),
            u"DoNotDisturb{active=true}"_s);
    }

    void forwarding()
    {
        const QByteArray current
            = "<CallForwardingNoAnswer xmlns=\"http://schema.broadsoft.com/xsi\" "
              "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><active>false</active>"
              "<forwardToPhoneNumber xsi:nil=\"true\"/><numberOfRings>3</numberOfRings>"
              "</CallForwardingNoAnswer>";
        const auto on = forwardingBody(current, true, u"203"_s);
        QVERIFY(on);
        QCOMPARE(outline(*on),
            u"CallForwardingNoAnswer{active=true forwardToPhoneNumber=203 numberOfRings=3}"_s);
        QVERIFY(!XmlTree::parse(*on)->root().child("forwardToPhoneNumber"_L1).isNil());
        // Switching off keeps the number for the next time.
        QCOMPARE(outline(*forwardingBody(*on, false, {})),
            u"CallForwardingNoAnswer{active=false forwardToPhoneNumber=203 numberOfRings=3}"_s);
        const auto nil = forwardingBody(current, false, {});
        QVERIFY(XmlTree::parse(*nil)->root().child("forwardToPhoneNumber"_L1).isNil());
        QCOMPARE(outline(*forwardingBody("<CallForwardingAlways><active>false</active><ringSplash>"
                                         "false</ringSplash></CallForwardingAlways>",
                             true, u"+31201"_s),
                     {}),
            u"CallForwardingAlways{active=true forwardToPhoneNumber=+31201 ringSplash=false}"_s);
    }

    void otherDocumentsAreNotSentBack()
    {
        for (const QByteArray &current : {QByteArray("<html><p>Sign in</p></html>"),
                 QByteArray("<ErrorInfo/>"), QByteArray("<a>"), QByteArray()}) {
            QCOMPARE(doNotDisturbBody(current, true).error().code, ErrorCode::Protocol);
            QCOMPARE(forwardingBody(current, true, u"1"_s).error().code, ErrorCode::Protocol);
            QCOMPARE(monitoredUsersBody(current, {u"a"_s}).error().code, ErrorCode::Protocol);
        }
    }

    void theWatchList_data()
    {
        QTest::addColumn<QByteArray>("current");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("uri");
        const QByteArray records
            = "<userDetails><userId>a</userId><novelty>1</novelty></userDetails>"
              "\n<userDetails><userId> b </userId></userDetails>";
        const QString list = u"userDetails{userId=c} userDetails{userId=a novelty=1}"_s;
        QTest::newRow("list by itself") << "<monitoredUsers>" + records + "</monitoredUsers>"
                                        << u"monitoredUsers{%1}"_s.arg(list) << QString();
        QTest::newRow("in the service")
            << "<BwReceptionist xmlns=\"http://schema.broadsoft.com/xsi\"><first>1</first>"
               "<monitoredUsers>"
                + records + "</monitoredUsers><last>2</last></BwReceptionist>"
            << u"BwReceptionist{first=1 monitoredUsers{%1} last=2}"_s.arg(list) << QString(ours);
        QTest::newRow("prefixes") << QByteArray(
            "<x:monitoredUserList xmlns:x=\"http://schema.broadsoft.com/xsi\">"
            "<x:userDetails><x:userId>a</x:userId><x:novelty>1</x:novelty>"
            "</x:userDetails></x:monitoredUserList>")
                                  << u"monitoredUserList{%1}"_s.arg(list) << QString(ours);
        QTest::newRow("nobody yet") << QByteArray("<BwReceptionist/>")
                                    << u"BwReceptionist{monitoredUsers{userDetails{userId=c} "
                                       "userDetails{userId=a}}}"_s
                                    << QString();
    }

    void theWatchList()
    {
        QFETCH(QByteArray, current);
        QFETCH(QString, wanted);
        QFETCH(QString, uri);
        const auto body = monitoredUsersBody(current, {u"c"_s, u"a"_s, u"c"_s});
        QVERIFY(body);
        QCOMPARE(outline(*body, uri), wanted);
        // What was written is read the same way, in the same namespace all through.
        const auto users = decodeMonitoredUsers(*body);
        QVERIFY(users);
        QCOMPARE(users->users.size(), 2);
        QCOMPARE(users->users.first().userId, u"c"_s);
        const auto empty = monitoredUsersBody(*body, {});
        QVERIFY(empty);
        QVERIFY(decodeMonitoredUsers(*empty)->users.isEmpty());
    }

    void theSchemaAgrees()
    {
        const QDir schemas(QStringLiteral(BALIE_SOURCE_DIR "/../shared/schemas/xsi"));
        const QStringList found = schemas.entryList({u"*.xsd"_s}, QDir::Files);
        if (found.isEmpty())
            QSKIP("there is no Xsi schema in ../shared/schemas/xsi: bodies are not validated");
        if (QStandardPaths::findExecutable(u"xmllint"_s).isEmpty())
            QSKIP("xmllint is not installed (package libxml2-utils): bodies are not validated");
        QTemporaryDir folder;
        const auto bodies = ownBodies();
        for (auto it = bodies.cbegin(); it != bodies.cend(); ++it) {
            QFile file(folder.filePath(it.key() + u".xml"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(*it);
            file.close();
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(u"xmllint"_s,
                {u"--noout"_s, u"--nonet"_s, u"--schema"_s, schemas.filePath(found.first()),
                    file.fileName()});
            QVERIFY(process.waitForFinished(60'000));
            QVERIFY2(process.exitCode() == 0, process.readAll().constData());
        }
    }
};

BALIE_TEST(RequestBodies)
#include "tst_RequestBodies.moc"
