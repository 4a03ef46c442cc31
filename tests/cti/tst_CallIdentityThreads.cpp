#include "cti/switchboard/CallIdentity.h"
#include "tests/cti/Calls.h"
#include "tests/support/TestRegistry.h"

using namespace balie::cti;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using State = ConnectionState;

namespace {

Connection rings(
    const QString &id, const QString &device, const QString &remote, balie::Clock::Milliseconds at)
{
    Connection made = connection(id, device, State::Alerting, remote);
    made.startedAt = at;
    return made;
}

Connection recalled(const QString &id, const QString &remote, balie::Clock::Milliseconds at,
    const QString &from = u"201"_s)
{
    Connection made = rings(id, u"200"_s, remote, at);
    made.recall = RecallReason::NoAnswer;
    made.recalledFrom = dev(from);
    return made;
}

} // namespace

/// What the flows do not reach: recalls that look alike, merges, and how long a thread is kept.
class CallIdentityThreads : public TestCase {
    Q_OBJECT

    /// A call of `remote` that 200 took and sent on to 201 under an id that ends with it.
    static CallThreadId sentOn(CallIdentity &identity, const QString &id, const QString &remote,
        balie::Clock::Milliseconds at, const QString &to = u"201"_s)
    {
        const Connection call = rings(id, u"200"_s, remote, at);
        const CallThreadId thread = identity.threadFor(call);
        identity.ended(ended(call, EndReason::Transferred, {}, to), at + 5s);
        return thread;
    }

private Q_SLOTS:
    void aRecallUnderANewIdFindsItsCaller()
    {
        CallIdentity identity;
        const auto first = sentOn(identity, u"1"_s, u"0201111111"_s, 0s);
        const auto second = sentOn(identity, u"2"_s, u"0302222222"_s, 6s);
        QVERIFY(first != second);
        QCOMPARE(identity.threadFor(recalled(u"7"_s, u"0201111111"_s, 30s)), first);
        QCOMPARE(identity.threadFor(recalled(u"8"_s, u"0302222222"_s, 31s)), second);
        // Nobody of that name was sent on.
        const auto stranger = identity.threadFor(recalled(u"9"_s, u"0403333333"_s, 32s));
        QVERIFY(stranger != first && stranger != second);
    }

    void aReceiverThatIsLiftedToPickUpIsInTheCallThatRings()
    {
        CallIdentity identity;
        const auto ringing = identity.threadFor(rings(u"1"_s, u"201"_s, u"0612345678"_s, 0s));
        // ServiceInitiated with cause callPickup says neither who is there nor that it goes out.
        Connection lifted = connection(u"1"_s, u"200"_s, State::Initiated, {}, Direction::Unknown);
        lifted.startedAt = 3s;
        QCOMPARE(identity.threadFor(lifted), ringing);
        // Going off hook to dial is the beginning of a call, whatever lives under that id.
        Connection dials = connection(u"1"_s, u"202"_s, State::Initiated, {}, Direction::Outgoing);
        dials.startedAt = 3s;
        QVERIFY(identity.threadFor(dials) != ringing);
    }

    void ofTwoCallersWhoWithholdTheirNumberTheFirstComesBackFirst()
    {
        CallIdentity identity;
        const auto first = sentOn(identity, u"1"_s, {}, 0s);
        const auto second = sentOn(identity, u"2"_s, {}, 6s);
        QCOMPARE(identity.threadFor(recalled(u"7"_s, {}, 30s)), first);
        QCOMPARE(identity.threadFor(recalled(u"8"_s, {}, 31s)), second);
    }

    void whoDidNotTakeItTellsWithheldCallersApart()
    {
        CallIdentity identity;
        const auto first = sentOn(identity, u"1"_s, {}, 0s, u"201"_s);
        const auto second = sentOn(identity, u"2"_s, {}, 6s, u"202"_s);
        QCOMPARE(identity.threadFor(recalled(u"7"_s, {}, 30s, u"202"_s)), second);
        QCOMPARE(identity.threadFor(recalled(u"8"_s, {}, 31s, u"201"_s)), first);
    }

    void aCallThatWasHungUpIsNotRecalled()
    {
        CallIdentity identity;
        const auto first = sentOn(identity, u"1"_s, u"0201111111"_s, 0s);
        const Connection there = rings(u"1"_s, u"201"_s, u"0201111111"_s, 5s);
        QCOMPARE(identity.threadFor(there), first);
        identity.ended(ended(there), 60s);
        QVERIFY(identity.threadFor(recalled(u"7"_s, u"0201111111"_s, 90s)) != first);
    }

    void theThreadOfTheHeldCallSurvivesWhateverWasSeenFirst()
    {
        for (const bool consultationFirst : {false, true}) {
            CallIdentity identity;
            const Connection held = connection(u"1"_s, u"200"_s, State::Hold, u"0201111111"_s);
            Connection enquiry
                = connection(u"2"_s, u"200"_s, State::Connected, u"201"_s, Direction::Outgoing);
            enquiry.consultationOf = held.id;
            const Connection there = connection(u"2"_s, u"201"_s, State::Alerting, u"200"_s);
            CallThreadId about = CallThreadId::None;
            if (consultationFirst)
                about = identity.threadFor(there);
            const CallThreadId thread = identity.threadFor(held);
            const CallThreadId asked = identity.threadFor(enquiry);
            QVERIFY(asked != thread);
            QVERIFY(!consultationFirst || asked == about);
            // The switch keeps the consultation's id: the caller's thread survives all the same.
            identity.link({call(u"1"_s), call(u"2"_s), CallLink::Why::Transfer}, dev(u"200"_s));
            QCOMPARE(identity.takeMerged(), (QVector<CallIdentity::Merged>{{asked, thread}}));
            QVERIFY(identity.takeMerged().isEmpty());
            QCOMPARE(identity.threadOf(call(u"2"_s)), thread);
        }
    }

    void aLinkMayComeBeforeEitherCall()
    {
        CallIdentity identity;
        identity.link({call(u"1"_s), call(u"3"_s), CallLink::Why::PickUp});
        const auto thread = identity.threadFor(connection(u"1"_s, u"201"_s, State::Alerting));
        QCOMPARE(identity.threadFor(connection(u"3"_s, u"200"_s, State::Connected)), thread);
    }

    void anIdOfWhichNobodyIsLeftIsFree()
    {
        CallIdentity identity;
        const Connection first = rings(u"1"_s, u"200"_s, u"0201111111"_s, 0s);
        const auto thread = identity.threadFor(first);
        QCOMPARE(identity.threadOf(first.id), thread);
        QCOMPARE(identity.threadOf(call(u"1"_s)), thread);
        identity.ended(ended(first), 3s);
        QCOMPARE(identity.threadOf(first.id), CallThreadId::None);
        QCOMPARE(identity.threadOf(call(u"1"_s)), CallThreadId::None);
        QVERIFY(identity.threadFor(rings(u"1"_s, u"200"_s, u"0201111111"_s, 4s)) != thread);
    }

    void aDeviceThatIsSeenAgainIsInTheSameCall_data()
    {
        QTest::addColumn<bool>("otherStays");
        QTest::addColumn<QString>("remote");
        QTest::newRow("the other was seen all the time") << true << u"202"_s;
        QTest::newRow("neither was") << false << u"202"_s;
        QTest::newRow("with somebody else by now") << true << u"0612345678"_s;
    }
    void aDeviceThatIsSeenAgainIsInTheSameCall()
    {
        QFETCH(bool, otherStays);
        QFETCH(QString, remote);
        CallIdentity identity;
        const Connection caller = rings(u"1"_s, u"201"_s, u"202"_s, 1s);
        const Connection called = rings(u"1"_s, u"202"_s, u"201"_s, 1s);
        const auto thread = identity.threadFor(caller);
        QCOMPARE(identity.threadFor(called), thread);
        identity.lostSightOf(caller, 10s);
        if (!otherStays)
            identity.lostSightOf(called, 11s);
        QCOMPARE(identity.threadOf(caller.id), CallThreadId::None);
        identity.forgetOverBefore(60s); // nobody said that it was
        Connection again = connection(u"1"_s, u"201"_s, State::Connected, remote);
        again.startedAt = 1s;
        QCOMPARE(identity.threadFor(again), thread);
        QCOMPARE(identity.threadFor(called), thread);
        // And then it hangs up: seen or not before, what comes later under the id is another call.
        identity.ended(ended(again), 90s);
        identity.ended(ended(called), 90s);
        QVERIFY(identity.threadFor(rings(u"1"_s, u"201"_s, u"202"_s, 100s)) != thread);
    }

    void anIdThatIsUsedAgainUnseenIsAnotherCall()
    {
        CallIdentity identity;
        const Connection call = rings(u"1"_s, u"201"_s, u"0612345678"_s, 1s);
        const auto thread = identity.threadFor(call);
        identity.lostSightOf(call, 10s);
        QVERIFY(identity.threadFor(rings(u"1"_s, u"201"_s, u"0612345678"_s, 20s)) != thread);
    }

    void whatIsOverIsForgottenAndWhatMayComeBackIsKept()
    {
        CallIdentity identity;
        for (int i = 0; i < 1'000; ++i) {
            const Connection missed = rings(u"m%1"_s.arg(i), u"200"_s, u"0302222222"_s, 0s);
            identity.threadFor(missed);
            identity.ended(ended(missed), 1s);
        }
        const auto away = sentOn(identity, u"a"_s, u"0201111111"_s, 0s);
        const Connection live = rings(u"l"_s, u"200"_s, u"0403333333"_s, 0s);
        const auto lives = identity.threadFor(live);
        QCOMPARE(identity.size(), 1'002);
        identity.forgetOverBefore(10s);
        QCOMPARE(identity.size(), 2);
        QCOMPARE(identity.threadFor(recalled(u"7"_s, u"0201111111"_s, 60s)), away);
        identity.ended(ended(recalled(u"7"_s, u"0201111111"_s, 60s)), 61s);
        identity.forgetBefore(1h);
        QCOMPARE(identity.size(), 1);
        QCOMPARE(identity.threadFor(live), lives);
        QVERIFY(identity.threadFor(recalled(u"8"_s, u"0201111111"_s, 1h)) != away);
    }
};

BALIE_TEST(CallIdentityThreads)
#include "tst_CallIdentityThreads.moc"
