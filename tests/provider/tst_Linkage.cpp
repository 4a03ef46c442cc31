// Call linkage (ECMA-269): what a switch that has it says about which call became which, and which
// only carries another's id.
#include "base/ManualClock.h"
#include "cti/provider/csta/DeviceFold.h"
#include "cti/switchboard/Switchboard.h"
#include "tests/provider/FlowScript.h"
#include "tests/support/TestRegistry.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

csta::SnapshotConnection row(const QString &call, const QString &remote, const QString &global,
    const QString &thread, ConnectionState state = ConnectionState::Connected)
{
    csta::SnapshotConnection told;
    told.connection = {call, {u"2000"_s, {}}};
    told.endpoint = {csta::Party::Kind::Device, {remote, {}}, {}};
    told.states.append({state, {}});
    told.linkage = {global, thread};
    return told;
}

/// The user's own device, folded and told to a switchboard.
struct Own {
    Own()
    {
        QObject::connect(&board, &Switchboard::callEvent, &board,
            [this](const CallEvent &event) { events.append(event); });
        LinkStatus live;
        live.state = LinkState::Live;
        live.ownDevice = DeviceId(u"2000"_s);
        handOver.postLink(live);
        snapshot({});
    }

    void snapshot(const QVector<csta::SnapshotConnection> &rows)
    {
        fold.replace(rows, {}, clock.now(), false);
        tell(true);
    }
    void event(const QString &line, const csta::CallLinkage &linkage = {})
    {
        csta::CallEvent event = test::scriptEvent(line).event;
        event.linkage = linkage;
        fold.apply(event, {}, clock.now());
        tell(false);
    }
    void tell(bool resynced)
    {
        clock.advance(1s);
        handOver.postOrdered(fold.take(resynced));
        events.clear();
        board.apply(handOver.take());
    }
    CallThreadId thread(const QString &call) const
    {
        return board.threadOf(ConnectionId{CallId(call), DeviceId(u"2000"_s)});
    }
    bool told(CallEventKind kind) const
    {
        return std::ranges::any_of(
            events, [&](const CallEvent &event) { return event.kind == kind; });
    }

    ManualClock clock;
    ServerProfile profile = *ServerProfile::named(u"generic"_s);
    DeviceFold fold{DeviceId(u"2000"_s), true, profile};
    HandOver handOver;
    Switchboard board{clock};
    QVector<CallEvent> events; ///< of the last step
};

} // namespace

class Linkage : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anIdThatWasGivenToAnotherCallMeanwhileIsSeenThrough()
    {
        Own own;
        own.snapshot({row(u"1"_s, u"+31201111111"_s, u"g1"_s, u"t1"_s)});
        const CallThreadId first = own.thread(u"1"_s);
        own.snapshot({row(u"1"_s, u"+31202222222"_s, u"g2"_s, u"t2"_s)});
        QVERIFY(own.thread(u"1"_s) != first);
        QVERIFY(own.told(CallEventKind::Ended));
        QVERIFY(own.told(CallEventKind::Answered));
        const CallThreadId second = own.thread(u"1"_s);
        own.snapshot({row(u"1"_s, u"+31202222222"_s, u"g2"_s, u"t2"_s)});
        QCOMPARE(own.thread(u"1"_s), second);
        QVERIFY(own.events.isEmpty());
        own.snapshot({row(u"1"_s, u"+31202222222"_s, {}, {})}); // says nothing now
        QCOMPARE(own.thread(u"1"_s), second);
    }

    void aCallThatRingsUnderAnotherCallsIdEndsThat()
    {
        Own own;
        own.event(u"O Delivered 1/O local=alerting calling=A called=O"_s, {u"g1"_s, u"t1"_s});
        const CallThreadId first = own.thread(u"1"_s);
        own.event(u"O Delivered 1/O local=alerting calling=A called=O"_s, {u"g1"_s, u"t1"_s});
        QCOMPARE(own.thread(u"1"_s), first);
        own.event(u"O Delivered 1/O local=alerting calling=U called=O"_s, {u"g2"_s, u"t2"_s});
        QVERIFY(own.told(CallEventKind::Ended));
        QVERIFY(own.told(CallEventKind::Offered));
        QVERIFY(own.thread(u"1"_s) != first);
    }

    void aCallThatBecameAnotherWhileNobodyLookedStaysTheCallItWas()
    {
        Own own;
        own.snapshot({row(u"1"_s, u"3001"_s, u"g1"_s, u"t1"_s)});
        const CallThreadId thread = own.thread(u"1"_s);
        // 3001 has transferred us to 3002.
        own.snapshot({row(u"5"_s, u"3002"_s, u"g5"_s, u"t1"_s)});
        QCOMPARE(own.thread(u"5"_s), thread);
        QVERIFY(!own.told(CallEventKind::Ended));
    }

    void ofACallAndAnotherEnquiryNothingFollows()
    {
        Own own;
        const auto held = row(u"1"_s, u"A"_s, u"g1"_s, u"t1"_s, ConnectionState::Hold);
        own.snapshot({held, row(u"2"_s, u"3001"_s, u"g2"_s, u"t1"_s)});
        const CallThreadId enquiry = own.thread(u"2"_s);
        own.snapshot({held, row(u"4"_s, u"3002"_s, u"g4"_s, u"t1"_s)});
        QVERIFY(own.thread(u"4"_s) != enquiry);
        QVERIFY(own.told(CallEventKind::Ended));
    }

    void ofTwoUnknownCallersTheOneThatComesBackIsKnown()
    {
        // Both withheld, both sent to 3001: only the linkage tells which of them is back.
        for (const QString &back : {u"1"_s, u"2"_s}) {
            Own own;
            QHash<QString, CallThreadId> threads;
            for (const QString &call : {u"1"_s, u"2"_s}) {
                const csta::CallLinkage linkage{u'g' + call, u't' + call};
                own.event(u"O Delivered %1/O local=alerting calling=withheld called=O"_s.arg(call),
                    linkage);
                own.event(
                    u"O Established %1/O local=connected calling=withheld called=O"_s.arg(call),
                    linkage);
                threads[call] = own.thread(call);
                own.event(
                    u"O Transfered %1/O local=null device=O new=T cause=singleStepTransfer"_s.arg(
                        call),
                    linkage);
            }
            own.event(u"O Delivered 9/O local=alerting calling=withheld called=O last=T "
                      "cause=recallNoAnswer"_s,
                {u"g9"_s, u't' + back});
            QVERIFY(own.told(CallEventKind::Recalled));
            QCOMPARE(own.thread(u"9"_s), threads[back]);
        }
    }

    void aTransferNamesTheCallByItsLinkageWhereItsIdsDoNot()
    {
        Own own;
        own.event(u"O Delivered 1/O local=alerting calling=A called=O"_s, {u"g1"_s, u"t1"_s});
        own.event(u"O Established 1/O local=connected calling=A called=O"_s, {u"g1"_s, u"t1"_s});
        const CallThreadId thread = own.thread(u"1"_s);
        csta::CallEvent event
            = test::scriptEvent(u"O Transfered 77/A local=connected device=A new=U list=5/O,5/U"_s)
                  .event;
        event.linkage = {u"g5"_s, u"t1"_s};
        event.oldLinkage = {u"g1"_s, u"t1"_s};
        own.fold.apply(event, {}, own.clock.now());
        own.tell(false);
        QCOMPARE(own.fold.connections().size(), 1);
        QCOMPARE(own.thread(u"5"_s), thread);
    }
};

BALIE_TEST(Linkage)
#include "tst_Linkage.moc"
