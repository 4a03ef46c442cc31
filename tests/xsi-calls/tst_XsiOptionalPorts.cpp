#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "cti/provider/xsi/XsiPorts.h"
#include "tests/support/TestRegistry.h"
#include "tests/xsi-calls/FakeHttp.h"
#include "tests/xsi-calls/XsiStage.h"

using namespace balie;
using namespace balie::cti;
using namespace balie::test;

namespace {

QByteArray xsiDocument(const QByteArray &root, const QByteArray &content)
{
    return R"(<?xml version="1.0" encoding="UTF-8"?><)" + root
        + R"( xmlns="http://schema.broadsoft.com/xsi">)" + content + "</" + root + ">";
}

QByteArray directoryPage(int start, int records, int total)
{
    QByteArray content = "<startIndex>" + QByteArray::number(start)
        + "</startIndex><numberOfRecords>" + QByteArray::number(records)
        + "</numberOfRecords><totalAvailableRecords>" + QByteArray::number(total)
        + "</totalAvailableRecords><enterpriseDirectory>";
    for (int i = 0; i < records; ++i) {
        const QByteArray number = QByteArray::number(start + i);
        content += "<directoryDetails><userId>u" + number
            + "@example.nl</userId><firstName>Jo</firstName><lastName>Nr " + number
            + "</lastName><extension>" + number + "</extension><number>+3120" + number
            + "</number><additionalDetails><mobile>+316</mobile>"
              "<emailAddress>m@example.nl</emailAddress><department>Sales</department>"
              "</additionalDetails></directoryDetails>";
    }
    return xsiDocument("Enterprise", content + "</enterpriseDirectory>");
}

QByteArray watched(const QStringList &users)
{
    QByteArray content = "<monitoredUsers>";
    for (const QString &user : users)
        content += "<userDetails><userId>" + user.toUtf8()
            + "</userId><firstName>X</firstName></userDetails>";
    return xsiDocument("BwReceptionist", content + "</monitoredUsers>");
}

QByteArray logEntry(const QByteArray &id, const QByteArray &time)
{
    return "<callLogsEntry><phoneNumber>+31201</phoneNumber><name>N</name><time>"
           "2026-01-05T08:00:"
        + time + ".000Z</time><callLogId>" + id + "</callLogId></callLogsEntry>";
}

QByteArray enhancedPage(const QByteArray &list, int total, const QByteArrayList &ids)
{
    QByteArray content = "<numberOfRecords>" + QByteArray::number(ids.size())
        + "</numberOfRecords><totalAvailableRecords>" + QByteArray::number(total)
        + "</totalAvailableRecords><" + list + ">";
    for (const QByteArray &id : ids)
        content += "<callLogsEntry><callLogId>" + id
            + "</callLogId><connectedNumber>+31202</connectedNumber>"
              "<startTime>1767600000000</startTime><answerTime>1767600005000</answerTime>"
              "<releaseTime>1767600045000</releaseTime></callLogsEntry>";
    return xsiDocument("EnhancedCallLogs", content + "</" + list + ">");
}

struct Office {
    Office()
    {
        SignIn signIn;
        signIn.server = QUrl(u"https://xsp.example.nl"_s);
        signIn.user = me;
        signIn.password = u"x"_s;
        requests.open(signIn, [](const Error &) {});
        begin(true);
    }
    void begin(bool enterprise, bool parks = false, bool enhanced = false)
    {
        xsi::Profile profile;
        profile.userId = me;
        profile.isEnterprise = enterprise;
        AssignedServices services;
        services.doNotDisturb = services.forwardingAlways = true;
        services.receptionist = services.basicCallLogs = true;
        services.receptionistType = u"enterprise"_s;
        services.callPark = services.groupPark = parks;
        services.enhancedCallLogs = enhanced;
        ports.begin(profile, services);
    }
    void settle() { clock.advance(std::chrono::seconds(1)); } // past the rate
    void answer(int status = 200, const QByteArray &body = {})
    {
        settle();
        http.answer(status, body);
        settle();
    }
    DirectoryPort::PageArrived pages()
    {
        return [this](const Expected<DirectoryPort::Page> &arrived) {
            if (arrived)
                directory.append(*arrived);
            else
                error = arrived.error();
        };
    }
    WatchListPort::Read list()
    {
        return [this](const Expected<WatchListPort::List> &read) {
            ++answers;
            error = read ? std::nullopt : std::optional(read.error());
            watchList = read ? *read : WatchListPort::List();
        };
    }
    ServicesPort::Done done()
    {
        return [this](const Expected<void> &result) {
            ++answers;
            error = result ? std::nullopt : std::optional(result.error());
        };
    }
    bool failedWith(ErrorCode code) const { return error && error->code == code; }

    ManualClock clock;
    FakeHttp http;
    XsiRequests requests{clock, http, [] { return 0.0; }, nullptr};
    XsiPorts ports{requests};
    QVector<DirectoryPort::Page> directory;
    WatchListPort::List watchList;
    std::optional<Error> error;
    int answers = 0;
};

QString ask(const QString &method, const QString &rest)
{
    return method + u" /user/"_s + me + u'/' + rest;
}

} // namespace

class XsiOptionalPorts : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void directoryByPages()
    {
        Office office;
        office.ports.readDirectory(office.pages());
        office.answer(200, directoryPage(1, 50, 70)); // fewer than were asked for
        QCOMPARE(office.directory.size(), 1);
        QVERIFY(!office.directory.first().last);
        const DirectoryEntry entry = office.directory.first().entries.first();
        QCOMPARE(entry.device, DeviceId(u"u1@example.nl"_s));
        QCOMPARE(entry.name, u"Jo Nr 1"_s);
        QCOMPARE(entry.extension, u"1"_s);
        QCOMPARE(entry.number, u"+31201"_s);
        QCOMPARE(entry.mobile, u"+316"_s);
        QCOMPARE(entry.department, u"Sales"_s);
        QCOMPARE(entry.email, u"m@example.nl"_s);
        office.answer(200, directoryPage(51, 20, 70));
        QCOMPARE(office.directory.size(), 2);
        QVERIFY(office.directory.last().last);
        QCOMPARE(office.directory.last().offset, 50);
        const QStringList asked = office.http.asked();
        QCOMPARE(asked.size(), 2);
        QVERIFY(asked.first().startsWith(ask(u"GET"_s, u"directories/Enterprise?"_s)));
        QVERIFY(asked.first().endsWith(u"start=1"_s));
        QVERIFY(asked.last().endsWith(u"start=51"_s));
    }

    void directoryOfTheGroupOnly()
    {
        const QString group = ask(u"GET"_s, u"directories/Group?"_s);
        for (const int status : {403, 404}) {
            Office office;
            office.ports.readDirectory(office.pages());
            office.answer(status);
            QVERIFY(office.http.asked().last().startsWith(group));
            office.answer(200, directoryPage(1, 2, 2));
            QVERIFY(office.directory.size() == 1 && office.directory.first().last && !office.error);
        }
        Office office;
        office.begin(false);
        office.ports.readDirectory(office.pages());
        office.settle();
        QVERIFY(office.http.asked().first().startsWith(group));
        office.answer(403);
        QVERIFY(office.failedWith(ErrorCode::NotAllowed));
    }

    void parkPlacesEndTheDirectory()
    {
        Office office;
        office.begin(true, true);
        office.ports.readDirectory(office.pages());
        office.answer(200, directoryPage(1, 50, 70));
        office.answer(200, directoryPage(51, 20, 70));
        const DirectoryPort::Page last = office.directory.last();
        QCOMPARE(last.entries.size(), 22);
        QCOMPARE(last.total, last.offset + 22);
        QCOMPARE(last.entries.at(20).device, groupParkPlace());
        QCOMPARE(last.entries.at(21).device, ownParkPlace());
        for (const DirectoryEntry &place : last.entries.mid(20))
            QVERIFY(place.category == DeviceCategory::Park && !place.name.isEmpty());
        QCOMPARE(office.directory.first().entries.size(), 50);
    }

    void directoryThatSaysNoTotalEnds()
    {
        Office office;
        office.ports.readDirectory(office.pages());
        office.answer(200, xsiDocument("Group", "<numberOfRecords>0</numberOfRecords>"));
        QVERIFY(office.directory.size() == 1 && office.directory.first().last);
    }

    void search()
    {
        Office office;
        office.ports.searchDirectory(u"de/Vr*"_s, office.pages());
        office.settle();
        QVERIFY(office.http.takeAsked().first().contains(u"name=*de\\/Vr*/i"_s));
        office.ports.searchDirectory(u"020 12"_s, office.pages()); // instead of the first
        office.answer(200, directoryPage(1, 1, 1));
        QVERIFY(office.directory.isEmpty());
        const QString asked = office.http.takeAsked().first();
        QVERIFY(asked.contains(u"number=*02012*"_s) && asked.contains(u"extension=*02012*"_s));
        QVERIFY(asked.contains(u"searchCriteriaModeOr=true"_s));
        office.answer(200, directoryPage(1, 50, 900));
        QVERIFY(office.directory.size() == 1 && office.directory.first().last);
        QVERIFY(office.http.asked().isEmpty());
    }

    void callLogsNewestFirst()
    {
        Office office;
        std::optional<CallLogPort::Page> got;
        const QDateTime since = QDateTime::fromString(u"2026-01-05T08:00:02Z"_s, Qt::ISODate);
        office.ports.readCallLog(since, [&](const Expected<CallLogPort::Page> &arrived) {
            ++office.answers;
            if (arrived)
                got = *arrived;
        });
        office.settle();
        QCOMPARE(office.http.asked(),
            (QStringList{ask(u"GET"_s, u"directories/CallLogs/Placed"_s),
                ask(u"GET"_s, u"directories/CallLogs/Received"_s),
                ask(u"GET"_s, u"directories/CallLogs/Missed"_s)}));
        office.answer(200, "<placed>" + logEntry("p1", "03") + logEntry("p0", "01") + "</placed>");
        office.answer(200, "<received>" + logEntry("r1", "05") + "</received>");
        QCOMPARE(office.answers, 0);
        office.answer(200, "<missed>" + logEntry("m1", "04") + "</missed>");
        QCOMPARE(office.answers, 1);
        QVERIFY(got && got->last);
        QStringList ids;
        for (const CallLogEntry &entry : got->entries)
            ids.append(entry.id);
        QCOMPARE(ids, (QStringList{u"r1"_s, u"m1"_s, u"p1"_s}));
        QCOMPARE(got->entries.first().kind, CallLogEntry::Kind::Answered);
        QCOMPARE(got->entries.at(1).kind, CallLogEntry::Kind::Missed);
        QCOMPARE(got->entries.at(2).remote.number, u"+31201"_s);
    }

    void enhancedCallLogsByPages()
    {
        Office office;
        office.begin(true, false, true);
        std::optional<CallLogPort::Page> got;
        const QDateTime since = QDateTime::fromString(u"2026-01-05T07:00:00Z"_s, Qt::ISODate);
        office.ports.readCallLog(since, [&](const Expected<CallLogPort::Page> &arrived) {
            ++office.answers;
            if (arrived)
                got = *arrived;
        });
        office.settle();
        QCOMPARE(office.http.takeAsked().first(),
            ask(u"GET"_s,
                u"directories/EnhancedCallLogs/Placed?startTime=2026-01-05T07:00:00.000Z"
                "&results=200&start=1"_s));
        office.answer(200, enhancedPage("placed", 3, {"p1", "p2"}));
        office.answer(200, enhancedPage("received", 1, {"r1"}));
        office.answer(200, enhancedPage("missed", 0, {}));
        QCOMPARE(office.answers, 0);
        QVERIFY(office.http.asked().last().endsWith(u"start=3"_s));
        // One call ended meanwhile, and what was read last stands on this page too.
        office.answer(200, enhancedPage("placed", 4, {"p2", "p3"}));
        QCOMPARE(office.answers, 1);
        QVERIFY(got && got->last);
        QStringList ids;
        for (const CallLogEntry &entry : got->entries)
            ids.append(entry.id);
        ids.sort();
        QCOMPARE(ids, (QStringList{u"p1"_s, u"p2"_s, u"p3"_s, u"r1"_s}));
        QCOMPARE(got->entries.first().talked, std::optional(std::chrono::seconds(40)));
    }

    void basicCallLogsWhereTheEnhancedAreClosed()
    {
        for (const int status : {403, 404}) {
            Office office;
            office.begin(true, false, true);
            int entries = -1;
            office.ports.readCallLog({}, [&](const Expected<CallLogPort::Page> &arrived) {
                ++office.answers;
                entries = arrived ? int(arrived->entries.size()) : -1;
            });
            office.answer(200, enhancedPage("placed", 1, {"p1"}));
            office.answer(status);
            office.answer(status);
            office.answer(200, "<placed>" + logEntry("b1", "01") + "</placed>");
            office.answer(200, "<received/>");
            QCOMPARE(office.answers, 0);
            office.answer(200, "<missed/>");
            QCOMPARE(office.answers, 1);
            QCOMPARE(entries, 1); // not of both
        }
    }

    void watchListIsComparedBeforeItIsWritten()
    {
        Office office;
        office.ports.readWatchList(office.list());
        office.answer(200, watched({bob, eve}));
        QCOMPARE(office.http.takeAsked(),
            QStringList{ask(u"GET"_s, u"services/BwReceptionist?receptionistType=enterprise"_s)});
        QCOMPARE(office.watchList.devices, (QVector<DeviceId>{DeviceId(bob), DeviceId(eve)}));
        WatchListPort::List list = office.watchList;
        list.devices = {DeviceId(eve), DeviceId(me)};
        office.ports.writeWatchList(list, office.list());
        office.answer(200, watched({bob, eve}));
        QCOMPARE(office.http.asked().last(),
            ask(u"PUT"_s, u"services/BwReceptionist?receptionistType=enterprise"_s));
        const QByteArray body = office.http.lastBody();
        QVERIFY(!body.contains(bob.toUtf8()));
        QVERIFY(
            body.contains(me.toUtf8()) && body.indexOf(eve.toUtf8()) < body.indexOf(me.toUtf8()));
        office.answer(200);
        office.answer(200, watched({eve, me}));
        QVERIFY(!office.error);
        QCOMPARE(office.watchList.devices, list.devices);
        QVERIFY(office.watchList.revision != list.revision);

        // Somebody else was faster.
        office.http.takeAsked();
        office.ports.writeWatchList(list, office.list());
        office.answer(200, watched({eve, me}));
        QVERIFY(office.failedWith(ErrorCode::StateChanged));
        QCOMPARE(office.http.takeAsked().size(), 1);
    }

    void whatWasWrittenStandsWithoutReadingItAgain()
    {
        Office office;
        office.ports.readWatchList(office.list());
        office.answer(200, watched({bob}));
        WatchListPort::List list = office.watchList;
        list.devices.append(DeviceId(eve));
        office.ports.writeWatchList(list, office.list());
        office.answer(200, watched({bob}));
        office.answer(200);
        office.answer(200, "<html><body>Maintenance</body></html>");
        QVERIFY(!office.error);
        QCOMPARE(office.watchList.devices, list.devices);
        // And the next change goes on from it.
        list = office.watchList;
        list.devices.removeFirst();
        office.http.takeAsked();
        office.ports.writeWatchList(list, office.list());
        office.answer(200, watched({bob, eve}));
        QVERIFY(office.http.asked().last().startsWith(u"PUT "_s));
    }

    void aListThatIsNotToBeHadIsKeptHere()
    {
        for (const int status : {403, 404}) {
            Office office;
            office.ports.readWatchList(office.list());
            office.answer(status, xsiDocument("ErrorInfo", "<summary>Nee</summary>"));
            QVERIFY(office.failedWith(ErrorCode::NotSupported));
        }
    }

    void watchListIsNeverEmptiedByAccident()
    {
        Office office;
        for (const QStringList &there : {QStringList{bob}, QStringList()}) {
            office.ports.writeWatchList({}, office.list()); // a list that nobody read
            office.answer(200, watched(there));
            QVERIFY(office.failedWith(ErrorCode::StateChanged));
        }
        office.ports.readWatchList(office.list());
        office.answer(200, "<html><body>Maintenance</body></html>");
        QVERIFY(office.failedWith(ErrorCode::Protocol));
        for (const QString &asked : office.http.asked())
            QVERIFY(asked.startsWith(u"GET "_s));
    }

    void refusedWatchListIsNotAllowed()
    {
        for (const int status : {400, 403, 409}) {
            Office office;
            office.ports.readWatchList(office.list());
            office.answer(200, watched({bob}));
            WatchListPort::List list = office.watchList;
            list.devices.append(DeviceId(eve));
            office.ports.writeWatchList(list, office.list());
            office.answer(200, watched({bob}));
            office.answer(status, xsiDocument("ErrorInfo", "<summary>Te veel</summary>"));
            QVERIFY(office.failedWith(ErrorCode::NotAllowed));
            QVERIFY(office.error->userText.contains(u"Te veel"_s));
        }
    }

    void servicesAreChangedInPlace()
    {
        Office office;
        office.ports.setDoNotDisturb(true, office.done());
        office.answer(200,
            xsiDocument("DoNotDisturb", "<active>false</active><ringSplash>true</ringSplash>"));
        QCOMPARE(office.http.takeAsked(),
            (QStringList{ask(u"GET"_s, u"services/DoNotDisturb"_s),
                ask(u"PUT"_s, u"services/DoNotDisturb"_s)}));
        QVERIFY(office.http.lastBody().contains("<active>true</active>"));
        QVERIFY(office.http.lastBody().contains("<ringSplash>true</ringSplash>"));
        QCOMPARE(office.answers, 0);
        office.answer();
        QVERIFY(office.answers == 1 && !office.error);

        office.ports.setForwarding({ForwardingType::Immediate, true, u"06-12 34"_s}, office.done());
        office.answer(200,
            xsiDocument("CallForwardingAlways", "<active>false</active><forwardToPhoneNumber/>"));
        QVERIFY(office.http.takeAsked().last().endsWith(u"services/CallForwardingAlways"_s));
        QVERIFY(office.http.lastBody().contains("061234"));
        office.answer(403, xsiDocument("ErrorInfo", "<summary>Nee</summary>"));
        QVERIFY(office.failedWith(ErrorCode::NotAllowed));

        office.ports.setForwarding({ForwardingType::Immediate, true, {}}, office.done());
        QVERIFY(office.failedWith(ErrorCode::InvalidInput));
        for (const ForwardingType type : {ForwardingType::Busy, ForwardingType::Night}) {
            office.ports.setForwarding({type, true, u"201"_s}, office.done()); // not assigned
            QVERIFY(office.failedWith(ErrorCode::NotSupported));
        }
        QVERIFY(office.http.takeAsked().isEmpty());
    }

    void lostLink()
    {
        Office office;
        office.ports.setDoNotDisturb(true, office.done());
        office.requests.close(linkLostError());
        office.settle();
        QVERIFY(office.answers == 1 && office.failedWith(ErrorCode::LinkLost));
        office.ports.end();
        office.ports.readWatchList(office.list());
        QVERIFY(office.answers == 2 && office.failedWith(ErrorCode::LinkLost));
    }
};

BALIE_TEST(XsiOptionalPorts)
#include "tst_XsiOptionalPorts.moc"
