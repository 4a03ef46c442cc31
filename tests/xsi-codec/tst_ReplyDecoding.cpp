#include "cti/xsi/Decoder.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::xsi;
using namespace Qt::Literals::StringLiterals;

/// What replies say, with their namespace and without, in the user's character set.
class ReplyDecoding : public test::TestCase {
    Q_OBJECT

private:
    static QByteArray withNamespace(const QByteArray &document)
    {
        const qsizetype name = document.indexOf('<') + 1;
        const qsizetype end = std::min(document.indexOf('>', name), document.indexOf('/', name));
        QByteArray result = document;
        return result.insert(end, " xmlns=\"http://schema.broadsoft.com/xsi\"");
    }

private Q_SLOTS:
    void startedCalls()
    {
        const auto start = decodeCallStart(withNamespace(
            "<CallStartInfo><callId>1</callId><externalTrackingId>7:1</externalTrackingId>"
            "</CallStartInfo>"));
        QVERIFY(start);
        QCOMPARE(start->callId, u"1"_s);
        QCOMPARE(start->extTrackingId, u"7:1"_s);
    }

    void subscriptions()
    {
        const QByteArray one = "<subscription><subscriptionId>s1</subscriptionId><expires>86400"
                               "</expires><targetId>anna</targetId><event>Basic Call</event>"
                               "<channelSetId>set</channelSetId><applicationId>app</applicationId>"
                               "</subscription>";
        const auto single = decodeSubscription(
            withNamespace(QByteArray(one).replace("subscription>", "Subscription>")));
        QVERIFY(single);
        QCOMPARE(single->subscriptionId, u"s1"_s);
        QCOMPARE(single->expiresSeconds, 86400);
        const auto list = decodeSubscriptions(withNamespace("<Subscriptions>" + one
            + "<subscription><subscriptionId>s2</subscriptionId></subscription></Subscriptions>"));
        QVERIFY(list);
        QCOMPARE(list->size(), 2);
        QCOMPARE(list->first().targetId, u"anna"_s);
        QCOMPARE(list->first().event, u"Basic Call"_s);
        QCOMPARE(list->first().channelSetId, u"set"_s);
        QCOMPARE(list->first().applicationId, u"app"_s);
        QCOMPARE(list->last().subscriptionId, u"s2"_s);
        QVERIFY(!list->last().expiresSeconds);
    }

    void aProfileInTheUsersCharacterSet()
    {
        const auto profile = decodeProfile(
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
            "<Profile xmlns=\"http://schema.broadsoft.com/xsi\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            "<details><userId>anna@voorbeeld.nl</userId><firstName>Andr\xE9</firstName>"
            "<lastName>Bos</lastName><groupId>Kantoor</groupId>"
            "<serviceProvider isEnterprise=\"true\">Voorbeeld</serviceProvider>"
            "<number>+31-201234567</number><extension>201</extension></details>"
            "<additionalDetails><mobile xsi:nil=\"true\"/></additionalDetails>"
            "<passwordExpiresDays>12</passwordExpiresDays><countryCode>31</countryCode></Profile>");
        QVERIFY(profile);
        QCOMPARE(profile->userId, u"anna@voorbeeld.nl"_s);
        QCOMPARE(profile->firstName, u"Andr\u00E9"_s);
        QCOMPARE(profile->lastName, u"Bos"_s);
        QCOMPARE(profile->groupId, u"Kantoor"_s);
        QCOMPARE(profile->serviceProviderId, u"Voorbeeld"_s);
        QVERIFY(profile->isEnterprise);
        QCOMPARE(profile->number, u"+31-201234567"_s);
        QCOMPARE(profile->extension, u"201"_s);
        QCOMPARE(profile->countryCode, u"31"_s);
        QCOMPARE(profile->passwordExpiresDays, 12);
        QVERIFY(!decodeProfile("<Profile/>")->isEnterprise);
        QVERIFY(!decodeProfile("<Profile/>")->passwordExpiresDays);
    }

    void assignedServices()
    {
        const auto services = decodeServices(
            withNamespace("<Services><service><name>Call Transfer</name><uri>/a</uri></service>"
                          "<service><uri>/b</uri><name>\n Do Not Disturb "
                          "</name></service><service/></Services>"));
        QVERIFY(services);
        QCOMPARE(*services, (QStringList{u"Call Transfer"_s, u"Do Not Disturb"_s}));
    }

    void directoryPages()
    {
        const auto page = decodeDirectory(withNamespace(
            "<Enterprise><startIndex>51</startIndex><numberOfRecords>2</numberOfRecords>"
            "<totalAvailableRecords>120</totalAvailableRecords><enterpriseDirectory>"
            "<directoryDetails><userId>anna</userId><firstName>Anna</firstName><lastName>Bos"
            "</lastName><groupId>Kantoor</groupId><number>+31201</number><extension>201</extension>"
            "<additionalDetails><mobile>+316</mobile><emailAddress>a@b.nl</emailAddress>"
            "<department>Inkoop</department><title>Chef</title></additionalDetails>"
            "</directoryDetails><directoryDetails><userId>bram</userId></directoryDetails>"
            "</enterpriseDirectory></Enterprise>"));
        QVERIFY(page);
        QCOMPARE(page->startIndex, 51);
        QCOMPARE(page->numberOfRecords, 2);
        QCOMPARE(page->total, 120);
        QCOMPARE(page->users.size(), 2);
        const DirectoryUser &anna = page->users.first();
        QCOMPARE(anna.userId, u"anna"_s);
        QCOMPARE(anna.firstName, u"Anna"_s);
        QCOMPARE(anna.lastName, u"Bos"_s);
        QCOMPARE(anna.groupId, u"Kantoor"_s);
        QCOMPARE(anna.number, u"+31201"_s);
        QCOMPARE(anna.extension, u"201"_s);
        QCOMPARE(anna.mobile, u"+316"_s);
        QCOMPARE(anna.email, u"a@b.nl"_s);
        QCOMPARE(anna.department, u"Inkoop"_s);
        QCOMPARE(anna.title, u"Chef"_s);
    }

    void phoneLists()
    {
        const auto common = decodeDirectory(
            "<EnterpriseCommon><commonPhoneEntry><name>Taxi</name><number>0201</number>"
            "</commonPhoneEntry></EnterpriseCommon>");
        QVERIFY(common);
        QCOMPARE(common->users.size(), 1);
        QCOMPARE(common->users.first().lastName, u"Taxi"_s);
        QCOMPARE(common->users.first().number, u"0201"_s);
        QCOMPARE(common->numberOfRecords, 1);
        QVERIFY(!common->total);
        const auto personal = decodeDirectory(withNamespace(
            "<Personal><entry><name>Oma</name><number>0202</number></entry></Personal>"));
        QVERIFY(personal);
        QCOMPARE(personal->users.size(), 1);
        QCOMPARE(personal->users.first().lastName, u"Oma"_s);
    }

    void callLogs()
    {
        const QByteArray missed
            = "<missed><callLogsEntry><countryCode>31</countryCode><phoneNumber>0203</phoneNumber>"
              "<name>Bram</name><time>2026-03-01T10:00:00.500+01:00</time>"
              "<callLogId>7</callLogId></callLogsEntry></missed>";
        const auto all = decodeCallLogs(withNamespace(
            "<CallLogs><placed><callLogsEntry><phoneNumber>0201</phoneNumber></callLogsEntry>"
            "<callLogsEntry/></placed><received/>"
            + missed + "</CallLogs>"));
        QVERIFY(all);
        QCOMPARE(all->records.size(), 3);
        QCOMPARE(all->records.first().kind, u"placed"_s);
        QCOMPARE(all->records.first().number, u"0201"_s);
        QVERIFY(!all->total);
        for (const CallLogRecord &record :
            {all->records.last(), decodeCallLogs(missed)->records.first()}) {
            QCOMPARE(record.kind, u"missed"_s);
            QCOMPARE(record.id, u"7"_s);
            QCOMPARE(record.name, u"Bram"_s);
            QCOMPARE(record.number, u"0203"_s);
            QCOMPARE(record.countryCode, u"31"_s);
            QCOMPARE(record.time, QDateTime(QDate(2026, 3, 1), QTime(9, 0, 0, 500), Qt::UTC));
        }
    }

    void enhancedCallLogs()
    {
        const auto page = decodeCallLogs(withNamespace(
            "<EnhancedCallLogs><numberOfRecords>2</numberOfRecords>"
            "<totalAvailableRecords>9</totalAvailableRecords><received><callLogsEntry><callingPresentationNumber>0204"
            "</callingPresentationNumber><startTime>1772355600000</startTime>"
            "<answerTime>1772355605000</answerTime><releaseTime>2026-03-01T09:01:00Z</releaseTime>"
            "</callLogsEntry></received><placed><callLogsEntry><connectedNumber>0205"
            "</connectedNumber><answerTime>0</answerTime></callLogsEntry></placed>"
            "</EnhancedCallLogs>"));
        QVERIFY(page);
        QCOMPARE(page->numberOfRecords, 2);
        QCOMPARE(page->total, 9);
        QCOMPARE(page->records.size(), 2);
        QCOMPARE(page->records.first().number, u"0204"_s);
        QCOMPARE(page->records.first().time.toMSecsSinceEpoch(), 1772355600000);
        QCOMPARE(page->records.first().answerMs, 1772355605000);
        QCOMPARE(page->records.first().releaseMs, 1772355660000);
        QCOMPARE(page->records.last().number, u"0205"_s);
        QVERIFY(!page->records.last().answerMs);
        QVERIFY(!page->records.last().time.isValid());
    }

    void monitoredUsers()
    {
        const QByteArray list = "<monitoredUsers><userDetails><userId>b</userId><firstName>Bram"
                                "</firstName></userDetails><userDetails><userId>a</userId>"
                                "</userDetails></monitoredUsers>";
        const QByteArray others = "<availableUsers><userDetails><userId>z</userId></userDetails>"
                                  "</availableUsers>";
        for (const QByteArray &document :
            {list, withNamespace("<BwReceptionist>" + others + list + "</BwReceptionist>"),
                QByteArray(list).replace("monitoredUsers", "monitoredUserList")}) {
            const auto users = decodeMonitoredUsers(document);
            QVERIFY(users);
            QCOMPARE(users->users.size(), 2);
            QCOMPARE(users->users.first().userId, u"b"_s);
            QCOMPARE(users->users.first().firstName, u"Bram"_s);
            QCOMPARE(users->users.last().userId, u"a"_s);
            QCOMPARE(users->document, document);
        }
    }

    void services()
    {
        const QByteArray document
            = withNamespace("<CallForwardingBusy><active>true</active><forwardToPhoneNumber>203"
                            "</forwardToPhoneNumber></CallForwardingBusy>");
        const auto service = decodeService(document);
        QVERIFY(service);
        QCOMPARE(service->active, true);
        QCOMPARE(service->to, u"203"_s);
        QCOMPARE(service->document, document);
        QVERIFY(!decodeService("<DoNotDisturb/>")->active);
    }

    void errorsOfAnyKindOfBody()
    {
        const ErrorInfo error = decodeError(
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
            "<ErrorInfo xmlns=\"http://schema.broadsoft.com/xsi\"><summary>Oproep be\xEBindigd"
            "</summary><summaryEnglish>Call ended</summaryEnglish><errorCode> 8251 </errorCode>"
            "</ErrorInfo>");
        QCOMPARE(error.summary, u"Oproep be\u00EBindigd"_s);
        QCOMPARE(error.summaryEnglish, u"Call ended"_s);
        QCOMPARE(error.code, u"8251"_s);
        for (const QByteArray &body :
            {QByteArray(), QByteArray("<html><body>503<br></body></html>"), QByteArray("overload"),
                QByteArray("<!DOCTYPE html><html/>"), QByteArray("<html><p>no</p></html>")}) {
            QVERIFY(decodeError(body).summary.isEmpty());
            QVERIFY(decodeError(body).code.isEmpty());
        }
    }

    void whatIsNoXmlIsAnError()
    {
        const QByteArray html = "<html><body>503<br></body></html>";
        QVERIFY(!decodeCallStart(html));
        QVERIFY(!decodeSubscription(html) && !decodeSubscriptions(html) && !decodeProfile(html));
        QVERIFY(!decodeServices(html) && !decodeDirectory(html) && !decodeCallLogs(html));
        QVERIFY(!decodeMonitoredUsers(html) && !decodeService(html));
    }

    void whatIsAnotherDocumentIsEmpty()
    {
        const QByteArray other
            = "<o:Other xmlns:o='urn:other'><o:call><o:callId>1</o:callId></o:call>"
              "<o:service><o:name>n</o:name></o:service></o:Other>";
        QVERIFY(decodeSubscriptions(other)->isEmpty());
        QVERIFY(decodeServices(other)->isEmpty());
        QVERIFY(decodeDirectory(other)->users.isEmpty());
        QVERIFY(decodeCallLogs(other)->records.isEmpty());
    }
};

BALIE_TEST(ReplyDecoding)
#include "tst_ReplyDecoding.moc"
