#include "tests/simulator-face/Wire.h"
#include "tests/support/TestRegistry.h"

#include <set>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;
using namespace std::chrono_literals;

namespace {

PbxConfig quiet(int users = 40)
{
    PbxConfig config;
    config.office.activity = Activity::None;
    config.office.users = users;
    return config;
}

QByteArray escape(const QByteArray &element)
{
    return "<privateData><private>" + element + "</private></privateData>";
}

const QString inPrivate = u"extensions/privateData/private/"_s;

} // namespace

class Devices : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aSnapshotTellsEverythingAtOnce();
    void aLongSnapshotComesInSegments();
    void aCallsSnapshotNamesAllWhoAreInIt();
    void theDirectoryComesInPages();
    void aPageFitsTheCarrier();
    void theStandardsListOfDevices();
    void theWatchListIsGuarded();
    void anAdministratorsChangeIsTold();
    void aRestartLosesSessionsAndCalls();
};

void Devices::aSnapshotTellsEverythingAtOnce()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    for (const char *id : {"201", "202"})
        pbx.pbx().setControlled({id}, true);
    TestClient client(clock, pbx.dialer());
    client.login();
    pbx.pbx().apply(SetDoNotDisturb{{"201"}, true});
    pbx.pbx().apply(SetForwarding{{"201"}, ForwardingKind::NoAnswer, true, "203", {}});
    const Outcome made = pbx.pbx().apply(MakeCall{{"201"}, "202", false});
    QVERIFY(made.ok());
    clock.advance(1500ms);
    pbx.pbx().apply(AnswerCall{{made.connection->call, {"202"}}});
    clock.advance(700ms);
    const Document shot = client.ask("SnapshotDevice", "<snapshotObject>201</snapshotObject>");
    QCOMPARE(shot.root, u"SnapshotDeviceResponse"_s);
    const QString item = u"crossRefIDorSnapshotData/snapshotData/snapshotDeviceResponseInfo/"_s;
    QCOMPARE(shot.value(item + u"connectionIdentifier/deviceID"_s), u"201"_s);
    QCOMPARE(shot.value(item + u"endpointDevice/deviceIdentifier"_s), u"202"_s);
    QCOMPARE(shot.values(item + u"localCallState/compoundCallState/localConnectionState"_s),
        (QStringList{u"connected"_s, u"connected"_s}));
    QCOMPARE(shot.attribute(inPrivate + u"DeviceState@doNotDisturb"_s), u"true"_s);
    QCOMPARE(shot.attribute(inPrivate + u"DeviceState/forwarding@type"_s), u"forwardNoAns"_s);
    QCOMPARE(shot.attribute(inPrivate + u"DeviceState/forwarding@to"_s), u"203"_s);
    QCOMPARE(shot.attribute(inPrivate + u"Connections/connection@direction"_s), u"out"_s);
    QCOMPARE(shot.attribute(inPrivate + u"Connections/connection@startedMsAgo"_s), u"2200"_s);
    QCOMPARE(shot.attribute(inPrivate + u"Connections/connection@answeredMsAgo"_s), u"700"_s);
}

void Devices::aLongSnapshotComesInSegments()
{
    ManualClock clock;
    PbxConfig config = quiet();
    config.face.snapshotSegment = 2;
    InMemoryPbx pbx(clock, config);
    TestClient client(clock, pbx.dialer());
    client.login();
    for (const char *id : {"201", "202", "203", "204", "205"}) {
        pbx.pbx().setControlled({id}, true);
        QVERIFY(pbx.pbx().apply(MakeCall{{id}, "200", false}).ok());
    }
    const Document first = client.ask("SnapshotDevice", "<snapshotObject>200</snapshotObject>");
    const QString crossRef = first.value(u"crossRefIDorSnapshotData/serviceCrossRefID"_s);
    QVERIFY(!crossRef.isEmpty());
    const auto segments = client.takeEvents();
    QCOMPARE(segments.size(), 3U);
    QStringList devices;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Document &segment = segments[i].document;
        QCOMPARE(segment.root, u"SnapshotDeviceData"_s);
        QVERIFY(segments[i].invoke != u"9999"_s);
        QCOMPARE(segment.value(u"serviceCrossRefID"_s), crossRef);
        QCOMPARE(segment.value(u"segmentID"_s), QString::number(i + 1));
        QCOMPARE(segment.value(u"lastSegment"_s), i == 2 ? u"true"_s : u"false"_s);
        devices += segment.values(
            u"snapshotData/snapshotDeviceResponseInfo/endpointDevice/deviceIdentifier"_s);
        QCOMPARE(segment.attributes.contains(inPrivate + u"DeviceState@inService"_s), i == 2);
    }
    QCOMPARE(devices, (QStringList{u"201"_s, u"202"_s, u"203"_s, u"204"_s, u"205"_s}));
}

void Devices::aCallsSnapshotNamesAllWhoAreInIt()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient client(clock, pbx.dialer());
    client.login();
    pbx.pbx().setControlled({"202"}, true);
    const Outcome made = pbx.pbx().apply(MakeCall{{"201"}, "202", false});
    const QByteArray id = QByteArray::fromStdString(made.connection->call.value);
    const Document shot = client.ask(
        "SnapshotCall", "<snapshotObject><callID>" + id + "</callID></snapshotObject>");
    const QString item = u"crossRefIDorSnapshotData/snapshotData/snapshotCallResponseInfo/"_s;
    QCOMPARE(shot.values(item + u"deviceOnCall/deviceIdentifier"_s).size(), 2);
    QCOMPARE(shot.values(item + u"localConnectionInfo"_s).size(), 2);
    QVERIFY(shot.values(item + u"localConnectionInfo"_s).contains(u"alerting"_s));
    QCOMPARE(shot.value(u"callingDevice/deviceIdentifier"_s), u"201"_s);
    QCOMPARE(shot.value(u"calledDevice/deviceIdentifier"_s), u"202"_s);
}

void Devices::theDirectoryComesInPages()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet(450));
    TestClient client(clock, pbx.dialer());
    client.login();
    const QString path = inPrivate + u"Devices/device@id"_s;
    std::set<QString> seen;
    int total = -1;
    for (int offset = 0; total < 0 || offset < total;) {
        const Document page = client.ask("Escape",
            escape("<b:GetDevices xmlns:b=\"urn:balie:csta:1\" offset=\""
                + QByteArray::number(offset) + "\" limit=\"500\"/>"));
        total = page.attribute(inPrivate + u"Devices@total"_s).toInt();
        QCOMPARE(page.attribute(inPrivate + u"Devices@offset"_s).toInt(), offset);
        const auto [first, last] = page.attributes.equal_range(path);
        const auto count = std::distance(first, last);
        QVERIFY(count > 0 && count <= 200);
        for (auto i = first; i != last; ++i)
            seen.insert(i->second);
        offset += int(count);
    }
    QCOMPARE(int(seen.size()), total);
    QVERIFY(seen.contains(u"200"_s) && seen.contains(u"701"_s) && seen.contains(u"699"_s));
    QVERIFY(total > 450);
}

void Devices::aPageFitsTheCarrier()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet(450));
    TestClient client(clock, pbx.dialer(), Framing::J2);
    client.login();
    const Document page = client.ask("Escape",
        escape("<b:GetDevices xmlns:b=\"urn:balie:csta:1\" offset=\"0\" limit=\"200\"/>"));
    QCOMPARE(page.root, u"EscapeResponse"_s);
    QVERIFY(page.text.size() <= 65527);
    QVERIFY(page.attributes.count(inPrivate + u"Devices/device@id"_s) > 100);
}

void Devices::theStandardsListOfDevices()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet(450));
    TestClient client(clock, pbx.dialer());
    client.login();
    const Document first = client.ask("GetSwitchingFunctionDevices",
        "<requestedDeviceCategory>station</requestedDeviceCategory>");
    const auto segments = client.takeEvents();
    QCOMPARE(segments.size(), 3U);
    qsizetype stations = 0;
    for (const Message &segment : segments) {
        QCOMPARE(segment.document.root, u"SwitchingFunctionDevices"_s);
        QCOMPARE(
            segment.document.value(u"serviceCrossRefID"_s), first.value(u"serviceCrossRefID"_s));
        stations += segment.document.values(u"deviceList/device/deviceID"_s).size();
    }
    QCOMPARE(stations, 450);
    QCOMPARE(segments.back().document.value(u"lastSegment"_s), u"true"_s);
    client.ask(
        "GetSwitchingFunctionDevices", "<requestedDeviceCategory>acd</requestedDeviceCategory>");
    const auto none = client.takeEvents();
    QCOMPARE(none.size(), 1U);
    QCOMPARE(none[0].document.value(u"lastSegment"_s), u"true"_s);
}

void Devices::theWatchListIsGuarded()
{
    ManualClock clock;
    PbxConfig config = quiet();
    config.face.edition = Edition::Instap;
    InMemoryPbx pbx(clock, config);
    TestClient client(clock, pbx.dialer());
    client.login();
    const Document list
        = client.ask("Escape", escape("<b:GetWatchList xmlns:b=\"urn:balie:csta:1\"/>"));
    QCOMPARE(list.values(inPrivate + u"WatchList/device"_s).size(), 8);
    const QByteArray revision = list.attribute(inPrivate + u"WatchList@revision"_s).toUtf8();
    const auto set = [&](const QByteArray &against, int count) {
        QByteArray devices;
        for (int i = 0; i < count; ++i)
            devices += "<b:device>" + QByteArray::number(201 + i) + "</b:device>";
        return client.ask("Escape",
            escape("<b:SetWatchList xmlns:b=\"urn:balie:csta:1\" revision=\"" + against + "\">"
                + devices + "</b:SetWatchList>"));
    };
    QCOMPARE(set(revision, 9).value(u"privateErrorCode"_s), u"watchListLimit"_s);
    const Document changed = set(revision, 3);
    QCOMPARE(changed.attribute(inPrivate + u"WatchList@revision"_s).toInt(), revision.toInt() + 1);
    QCOMPARE(set(revision, 2).value(u"privateErrorCode"_s), u"watchListConflict"_s);
    QCOMPARE(client.ask("Escape", escape("<b:GetWatchList xmlns:b=\"urn:balie:csta:1\"/>"))
                 .values(inPrivate + u"WatchList/device"_s)
                 .size(),
        3);
    pbx.face().assignWatchList("receptie", {{"205"}}, true);
    QCOMPARE(set(QByteArray::number(revision.toInt() + 2), 2).value(u"privateErrorCode"_s),
        u"watchListReadOnly"_s);
}

void Devices::anAdministratorsChangeIsTold()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient client(clock, pbx.dialer());
    client.login();
    TestClient other(clock, pbx.dialer());
    other.login("201");
    pbx.face().assignWatchList("receptie", {{"205"}});
    pbx.face().announceDevicesChanged();
    const auto told = client.takeEvents();
    QCOMPARE(told.size(), 2U);
    QCOMPARE(told[0].document.root, u"PrivateEvent"_s);
    QVERIFY(told[0].document.text.contains("WatchListChanged"));
    QVERIFY(told[1].document.text.contains("DevicesChanged"));
    QCOMPARE(other.takeEvents().size(), 1U);
}

void Devices::aRestartLosesSessionsAndCalls()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient client(clock, pbx.dialer());
    client.login();
    client.monitor("201");
    pbx.pbx().apply(MakeCall{{"201"}, "202", false});
    pbx.pbx().apply(SetDoNotDisturb{{"203"}, true});
    client.takeEvents();
    pbx.restart();
    clock.settle();
    QVERIFY(client.isClosed());
    QVERIFY(client.takeEvents().empty());
    QCOMPARE(pbx.engine().callCount(), 0U);
    QVERIFY(pbx.engine().truth({"203"})->doNotDisturb);
    TestClient again(clock, pbx.dialer());
    again.login();
}

} // namespace balie::test

using balie::test::Devices;
BALIE_TEST(Devices)
#include "tst_Devices.moc"
