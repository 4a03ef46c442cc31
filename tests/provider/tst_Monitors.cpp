// What the provider does to know of everybody what is true, whatever the switch answers.
#include "cti/switchboard/Switchboard.h"
#include "tests/provider/ScriptedServer.h"
#include "tests/support/TestRegistry.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedServer;

namespace {

/// The answer to a SnapshotDevice whose data follows under the reference r1.
QByteArray announcement()
{
    return "<SnapshotDeviceResponse><crossRefIDorSnapshotData><serviceCrossRefID>r1</"
           "serviceCrossRefID></crossRefIDorSnapshotData></SnapshotDeviceResponse>";
}

QByteArray segment(const QByteArray &id, const QByteArray &last, const QByteArray &connections)
{
    return "<SnapshotDeviceData><serviceCrossRefID>r1</serviceCrossRefID>"
        + (id.isEmpty() ? QByteArray() : "<segmentID>" + id + "</segmentID>") + "<lastSegment>"
        + last + "</lastSegment><snapshotData>" + connections
        + "</snapshotData></SnapshotDeviceData>";
}

} // namespace

class Monitors : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whoComesIntoViewGoesBeforeTheServicesOfTheOthers()
    {
        ScriptedServer server(
            u"generic"_s, [](ServerProfile &profile) { profile.outstanding = 2; });
        const QByteArray empty = "<SnapshotDeviceResponse><crossRefIDorSnapshotData>"
                                 "<snapshotData/></crossRefIDorSnapshotData>"
                                 "</SnapshotDeviceResponse>";
        const auto monitors = [&] {
            bool any = true;
            while (any) {
                any = false;
                for (const int id : server.open(u"MonitorStart"_s)) {
                    any = true;
                    server.answer(
                        id, ScriptedServer::monitorAnswer(server.deviceOf(id).toUtf8()));
                }
                while (server.answerNext(u"SnapshotDevice"_s, empty))
                    any = true;
            }
        };
        QVector<DeviceId> watched;
        for (int number = 1001; number <= 1010; ++number)
            watched.append(DeviceId(QString::number(number)));
        server.provider->setWatched(watched);
        server.signIn();
        server.answerNext(u"StartApplicationSession"_s,
            "<StartApplicationSessionPosResponse><sessionID>s1</sessionID>"
            "</StartApplicationSessionPosResponse>");
        monitors();
        QCOMPARE(server.link().state, LinkState::Live);
        QCOMPARE(server.open(u"GetDoNotDisturb"_s).size(), 2); // of eleven
        server.provider->setWatched(watched + QVector<DeviceId>{DeviceId(u"2000"_s)});
        QCOMPARE(server.count(u"MonitorStart"_s), 11);
        const QByteArray on = "<GetDoNotDisturbResponse><doNotDisturbOn>true</doNotDisturbOn>"
                              "</GetDoNotDisturbResponse>";
        const QByteArray none = "<GetForwardingResponse><forwardingList/></GetForwardingResponse>";
        server.answerNext(u"GetDoNotDisturb"_s, on);
        server.answerNext(u"GetForwarding"_s, none);
        QCOMPARE(server.count(u"MonitorStart"_s), 12);
        monitors();
        QCOMPARE(server.device(u"2000"_s).knowledge, Knowledge::Known);
        while (server.answerNext(u"GetDoNotDisturb"_s, on)
            || server.answerNext(u"GetForwarding"_s, none)) { }
        for (const DeviceId &device : std::as_const(watched)) {
            QCOMPARE(server.device(device.value()).services.doNotDisturb, std::optional(true));
            QVERIFY(server.device(device.value()).services.forwarding.has_value());
        }
    }

    void halfAPictureIsNone_data()
    {
        QTest::addColumn<QVector<QByteArray>>("parts");
        const QByteArray one = ScriptedServer::connection("1", "301", "hold", "302");
        const QByteArray two = ScriptedServer::connection("2", "301", "connected", "303");
        QTest::newRow("the middle is lost")
            << QVector<QByteArray>{segment("1", "false", one), segment("3", "true", two)};
        QTest::newRow("the first is lost") << QVector<QByteArray>{segment("2", "true", two)};
        QTest::newRow("which is the last is garbled")
            << QVector<QByteArray>{segment("1", "tru", one)};
        QTest::newRow("which is the last is not said") << QVector<QByteArray>{
            "<SnapshotDeviceData><serviceCrossRefID>r1</serviceCrossRefID><snapshotData>" + one
            + "</snapshotData></SnapshotDeviceData>"};
    }
    void halfAPictureIsNone()
    {
        QFETCH(QVector<QByteArray>, parts);
        ScriptedServer server;
        server.goLive();
        server.watch(u"301"_s);
        server.answerNext(u"SnapshotDevice"_s, announcement());
        for (const QByteArray &part : std::as_const(parts))
            server.event(part);
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Waiting);
        server.clock.advance(1s);
        const QByteArray whole = ScriptedServer::connection("2", "301", "connected", "303");
        QVERIFY(server.answerNext(u"SnapshotDevice"_s, ScriptedServer::snapshot(whole)));
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Known);
        QCOMPARE(server.device(u"301"_s).connections.size(), 1);
    }

    void aPartThatComesTwiceCountsOnce()
    {
        ScriptedServer server;
        server.goLive();
        server.watch(u"301"_s);
        server.answerNext(u"SnapshotDevice"_s, announcement());
        const QByteArray one = ScriptedServer::connection("1", "301", "hold", "302");
        const QByteArray two = ScriptedServer::connection("2", "301", "connected", "303");
        server.event(segment("0", "false", one));
        server.event(segment("0", "false", one));
        server.event(segment("1", "true", two + one)); // nor does a row that stands in two of them
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Known);
        QCOMPARE(server.device(u"301"_s).connections.size(), 2);
    }

    void ownCallsWithoutAnOtherSideAreAskedFor()
    {
        ScriptedServer server;
        server.signIn();
        server.answerNext(u"StartApplicationSession"_s,
            "<StartApplicationSessionPosResponse><sessionID>s1</sessionID>"
            "</StartApplicationSessionPosResponse>");
        server.answerNext(u"MonitorStart"_s, ScriptedServer::monitorAnswer("200"));
        const auto nobody = [](const QByteArray &call, const QByteArray &state) {
            return ScriptedServer::connection(call, "200", state, {})
                .replace("<deviceID></deviceID>", "<notKnown/>");
        };
        server.answerNext(u"SnapshotDevice"_s,
            ScriptedServer::snapshot(nobody("1", "connected") + nobody("2", "hold")
                + nobody("3", "initiated")
                + ScriptedServer::connection("4", "200", "hold", "305")));
        QCOMPARE(server.link().state, LinkState::Live); // that is not waited for
        QCOMPARE(server.open(u"SnapshotCall"_s).size(), 2);
        const auto item = [](const QByteArray &device) {
            return "<snapshotCallResponseInfo><deviceOnCall><deviceIdentifier>" + device
                + "</deviceIdentifier></deviceOnCall><callIdentifier><callID>1</callID><deviceID>"
                + device
                + "</deviceID></callIdentifier><localConnectionInfo>connected</localConnectionInfo>"
                  "</snapshotCallResponseInfo>";
        };
        server.answerNext(u"SnapshotCall"_s,
            "<SnapshotCallResponse><crossRefIDorSnapshotData><snapshotData>" + item("200")
                + item("+31201234567")
                + "</snapshotData></crossRefIDorSnapshotData><callingDevice><deviceIdentifier>"
                  "+31201234567</deviceIdentifier></callingDevice><calledDevice>"
                  "<deviceIdentifier>+31207654321</deviceIdentifier></calledDevice>"
                  "</SnapshotCallResponse>");
        server.answerNext(u"SnapshotCall"_s, // and a switch that does not know it
            "<CSTAErrorCode><operation>serviceNotSupported</operation></CSTAErrorCode>");
        const QVector<Connection> calls = server.device(u"200"_s).connections;
        QCOMPARE(calls.size(), 4);
        const auto of = [&](const QString &call) {
            return *std::ranges::find_if(
                calls, [&](const Connection &each) { return each.id.call == CallId(call); });
        };
        QCOMPARE(of(u"1"_s).remote.number, u"+31201234567"_s);
        QCOMPARE(of(u"1"_s).direction, Direction::Incoming);
        QCOMPARE(of(u"1"_s).called.number, u"+31207654321"_s);
        QCOMPARE(of(u"2"_s).remote, Party());
        QCOMPARE(of(u"4"_s).remote.number, u"305"_s);
        QCOMPARE(server.count(u"SnapshotCall"_s), 2);
        QCOMPARE(server.link().state, LinkState::Live);
    }

    void callsOfOthersAreNotAskedForOneByOne()
    {
        ScriptedServer server;
        server.goLive();
        server.watch(u"301"_s);
        server.answerNext(u"SnapshotDevice"_s,
            ScriptedServer::snapshot(ScriptedServer::connection("1", "301", "connected", "301")));
        QCOMPARE(server.device(u"301"_s).connections.size(), 1);
        QCOMPARE(server.count(u"SnapshotCall"_s), 0);
    }

    void aColleagueWhomABusySwitchKeepsRefusingComesInTheEnd()
    {
        ScriptedServer server;
        server.goLive();
        server.provider->setWatched({DeviceId(u"301"_s)});
        const QByteArray busy = "<CSTAErrorCode><performanceManagement>performanceLimitExceeded</"
                                "performanceManagement></CSTAErrorCode>";
        QVector<std::chrono::seconds> waited;
        std::chrono::seconds since{0};
        for (int second = 0; second < 400; ++second) {
            if (server.answerNext(u"MonitorStart"_s, busy)) {
                waited.append(since);
                since = 0s;
            }
            server.answerNext(u"SnapshotDevice"_s, busy);
            server.answerNext(u"RequestSystemStatus"_s, ScriptedServer::statusAnswer("normal"));
            server.answerNext(u"ResetApplicationSessionTimer"_s, ScriptedServer::timerAnswer(300));
            server.event("<PrivateEvent/>");
            server.clock.advance(1s);
            since += 1s;
        }
        QVERIFY(waited.size() > 9);
        QCOMPARE(waited.mid(0, 9),
            (QVector<std::chrono::seconds>{0s, 1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}));
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Waiting);
        server.provider->refresh(DeviceId(u"301"_s)); // asked for by hand: not in a minute
        server.answerSync();
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Known);
    }

    void aPictureWithoutAMonitorBehindItIsNoLamp()
    {
        ScriptedServer server;
        server.goLive();
        server.provider->setWatched({DeviceId(u"301"_s)});
        server.answerNext(u"MonitorStart"_s,
            "<CSTAErrorCode><performanceManagement>generic</performanceManagement>"
            "</CSTAErrorCode>");
        server.answerNext(u"SnapshotDevice"_s, ScriptedServer::snapshot());
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Waiting);
        server.clock.advance(1s);
        server.answerSync();
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Known);
    }

    void doubtAboutWhatHappenedAfterThePictureIsNotLost()
    {
        ScriptedServer server;
        server.goLive();
        server.watch(u"301"_s);
        server.answerNext(u"SnapshotDevice"_s, announcement());
        // A call of which nobody said that it began: only another picture can tell.
        server.event("<RetrievedEvent><monitorCrossRefID>x301</monitorCrossRefID>"
                     "<retrievedConnection><callID>9</callID><deviceID>301</deviceID>"
                     "</retrievedConnection><cause>normal</cause></RetrievedEvent>");
        const int asked = server.count(u"SnapshotDevice"_s);
        server.event(segment("1", "true", {}));
        QCOMPARE(server.count(u"SnapshotDevice"_s), asked + 1);
        server.answerNext(u"SnapshotDevice"_s, ScriptedServer::snapshot());
        QVERIFY(server.device(u"301"_s).connections.isEmpty());
        QCOMPARE(server.count(u"SnapshotDevice"_s), asked + 1);
    }

    void aFeatureThatIsNotSaidClearlyIsAskedFor_data()
    {
        QTest::addColumn<QByteArray>("event");
        const auto row = [](const char *name, const QByteArray &kind, const QByteArray &parts) {
            QTest::newRow(name) << "<" + kind + "><monitorCrossRefID>x301</monitorCrossRefID>"
                    + "<device><deviceIdentifier>301</deviceIdentifier></device>" + parts + "</"
                    + kind + ">";
        };
        row("do not disturb garbled", "DoNotDisturbEvent", "<doNotDisturbOn>tru</doNotDisturbOn>");
        row("do not disturb missing", "DoNotDisturbEvent", {});
        row("forwarding garbled", "ForwardingEvent",
            "<forwardingType>forwardImmediate</forwardingType><forwardStatus>f</forwardStatus>");
        row("forwarding missing", "ForwardingEvent", {});
        row("forwarding of an unknown kind", "ForwardingEvent",
            "<forwardingType>forwardMoon</forwardingType><forwardStatus>true</forwardStatus>");
    }
    void aFeatureThatIsNotSaidClearlyIsAskedFor()
    {
        QFETCH(QByteArray, event);
        ScriptedServer server;
        server.goLive();
        server.watch(u"301"_s);
        const QByteArray away
            = ScriptedServer::snapshot()
                  .replace("\"false\"", "\"true\"")
                  .replace("/></private>",
                      "><forwarding type=\"forwardImmediate\" on=\"true\" to=\"205\"/>"
                      "</b:DeviceState></private>");
        server.answerNext(u"SnapshotDevice"_s, away);
        const DeviceServices before = server.device(u"301"_s).services;
        QCOMPARE(before.doNotDisturb, std::optional(true));
        QCOMPARE(before.forwarding->size(), 1);
        server.event(event);
        // Neither "off", which nobody said, nor what it was.
        const DeviceServices doubted = server.device(u"301"_s).services;
        QVERIFY(doubted.doNotDisturb != std::optional(false));
        QVERIFY(!doubted.forwarding || doubted.forwarding == before.forwarding);
        QCOMPARE(server.count(u"SnapshotDevice"_s), 3);
        QVERIFY(server.answerNext(u"SnapshotDevice"_s, away));
        QCOMPARE(server.device(u"301"_s).services, before);
    }

    void forwardingThatEndsWithoutAKindEndsAllKinds()
    {
        ScriptedServer server;
        server.goLive({u"301"_s});
        const auto event = [](const QByteArray &type, const QByteArray &status) {
            return "<ForwardingEvent><monitorCrossRefID>x301</monitorCrossRefID><device>"
                   "<deviceIdentifier>301</deviceIdentifier></device>"
                + type + "<forwardStatus>" + status
                + "</forwardStatus><forwardTo>205</forwardTo></ForwardingEvent>";
        };
        server.event(event("<forwardingType>forwardBusy</forwardingType>", "true"));
        server.event(event("<forwardingType>forwardNoAns</forwardingType>", "true"));
        server.event(event({}, "true")); // one that has no other kind
        QCOMPARE(server.device(u"301"_s).services.forwarding->size(), 3);
        server.event(event({}, "false"));
        QVERIFY(server.device(u"301"_s).services.forwarding->isEmpty());
    }

    void checkNowAsksOnceAlsoForThoseNotWatched()
    {
        ScriptedServer server;
        server.goLive();
        Switchboard board(server.clock);
        board.apply(server.handOver.take());
        server.clock.advance(1s);
        server.provider->refresh(DeviceId(u"555"_s));
        server.answerNext(u"SnapshotDevice"_s,
            ScriptedServer::snapshot(ScriptedServer::connection("1", "555", "connected", "301")));
        QCOMPARE(server.count(u"MonitorStart"_s), 1);
        board.apply(server.handOver.take());
        // What it said is kept with its moment, but nothing vouches for it from now on.
        const DeviceSnapshot *told = board.device(DeviceId(u"555"_s));
        QVERIFY(told);
        QCOMPARE(told->connections.size(), 1);
        QCOMPARE(told->knowledge, Knowledge::NotWatched);
        QCOMPARE(told->at, server.clock.now());
        QVERIFY(board.isFresh(DeviceId(u"200"_s)));
        QVERIFY(!board.isFresh(DeviceId(u"555"_s)));
    }

    void checkNowGathersWhatComesInParts()
    {
        ScriptedServer server;
        server.goLive();
        server.provider->refresh(DeviceId(u"555"_s));
        const QByteArray one = ScriptedServer::connection("1", "555", "hold", "302");
        const QByteArray two = ScriptedServer::connection("2", "555", "connected", "303");
        server.event(segment("1", "false", one)); // ahead of the answer that names it
        server.answerNext(u"SnapshotDevice"_s, announcement());
        QCOMPARE(server.device(u"555"_s).connections.size(), 0);
        server.event(segment("2", "true", two));
        QCOMPARE(server.device(u"555"_s).connections.size(), 2);
        QCOMPARE(server.device(u"555"_s).knowledge, Knowledge::NotWatched);
        // Half an answer is none: the last one stands.
        server.provider->refresh(DeviceId(u"555"_s));
        server.answerNext(u"SnapshotDevice"_s, announcement());
        server.event(segment("2", "true", {}));
        QCOMPARE(server.device(u"555"_s).connections.size(), 2);
    }
};

BALIE_TEST(Monitors)
#include "tst_Monitors.moc"
