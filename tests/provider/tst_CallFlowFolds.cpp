// The flows that our commands can cause, as the events of several monitors: folded in many orders,
// and twice with the same call ids, as a switch does that reuses them at once.
#include "cti/provider/csta/DeviceFold.h"
#include "tests/provider/FlowScript.h"
#include "tests/support/TestRegistry.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::deviceNamed;
using balie::test::nameOfDevice;

namespace {

/// A fold for each monitored device.
class Office {
public:
    Office()
    {
        for (const QString &name : {u"O"_s, u"T"_s, u"A"_s, u"V"_s, u"P"_s, u"U"_s})
            m_folds.emplace(
                name, DeviceFold(DeviceId(deviceNamed(name)), name == "O"_L1, m_profile));
    }

    DeviceFold::Outcome apply(const test::ScriptEvent &event)
    {
        m_now += 100ms;
        const auto outcome = m_folds.at(event.monitor).apply(event.event, {}, m_now);
        DeviceSnapshot snapshot = m_folds.at(event.monitor).take(false);
        m_ended[event.monitor] += snapshot.ended;
        m_links[event.monitor] += snapshot.links;
        return outcome;
    }
    DeviceFold::Outcome apply(const QString &line) { return apply(test::scriptEvent(line)); }
    DeviceFold &fold(const QString &name) { return m_folds.at(name); }
    const Connection &only(const QString &name)
    {
        return m_folds.at(name).connections().first().model;
    }

    /// "O c1 connected A": one line for each connection of every device.
    QStringList state() const
    {
        static const QStringList words{u"null"_s, u"initiated"_s, u"alerting"_s, u"connected"_s,
            u"hold"_s, u"queued"_s, u"fail"_s};
        QStringList lines;
        for (const auto &[name, fold] : m_folds) {
            for (const FoldedConnection &entry : fold.connections()) {
                lines << u"%1 %2 %3 %4"_s.arg(name, entry.model.id.call.value(),
                    words[int(entry.model.state)], nameOfDevice(entry.model.remote.device.value()));
            }
        }
        lines.sort();
        return lines;
    }
    /// "c1 Transferred c3 T": what ended at a device, in order.
    QStringList ended(const QString &name) const
    {
        static const QStringList words{
            u"Unknown"_s, u"Cleared"_s, u"Transferred"_s, u"Merged"_s, u"Diverted"_s, u"Failed"_s};
        QStringList lines;
        for (const EndedConnection &end : m_ended.value(name)) {
            lines << u"%1 %2 %3 %4"_s
                         .arg(end.last.id.call.value(), words[int(end.reason)], end.movedTo.value(),
                             nameOfDevice(end.newDestination.device.value()))
                         .trimmed();
        }
        return lines;
    }
    QStringList links(const QString &name) const
    {
        QStringList lines;
        for (const CallLink &link : m_links.value(name))
            lines << link.oldCall.value() + u'>' + link.newCall.value();
        return lines;
    }
    void forgetEnded() { m_ended.clear(); }

private:
    ServerProfile m_profile = *ServerProfile::named({});
    std::map<QString, DeviceFold> m_folds;
    QHash<QString, QVector<EndedConnection>> m_ended;
    QHash<QString, QVector<CallLink>> m_links;
    Clock::Milliseconds m_now{1'000};
};

QStringList lines(const char *text)
{
    QStringList result;
    for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
        if (!line.trimmed().isEmpty())
            result << line.trimmed();
    }
    return result;
}

constexpr auto incomingToO = R"(
    O Delivered c1/O local=alerting calling=A called=O cause=newCall
    A Delivered c1/O local=connected calling=A called=O cause=newCall
    O Established c1/O local=connected calling=A called=O cause=newCall
    A Established c1/O local=connected calling=A called=O cause=newCall
)";
constexpr auto consultation = R"(
    O Held c1/O local=hold cause=consultation
    A Held c1/O local=connected cause=consultation
    O ServiceInitiated c2/O local=initiated cause=consultation
    O Originated c2/O local=connected calling=O called=T cause=consultation
    O Delivered c2/T local=connected calling=O called=T cause=consultation
    T Delivered c2/T local=alerting calling=O called=T cause=consultation
)";
constexpr auto consultationAnswered = R"(
    O Established c2/T local=connected calling=O called=T
    T Established c2/T local=connected calling=O called=T
)";

} // namespace

class CallFlowFolds : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void flows_data();
    void flows();

    void recallsSayFromWhomAndWhy()
    {
        Office office;
        office.apply(
            u"O Delivered c9/O local=alerting calling=A called=O last=T cause=recallNoAnswer"_s);
        QCOMPARE(office.only(u"O"_s).recall, RecallReason::NoAnswer);
        QCOMPARE(office.only(u"O"_s).recalledFrom, DeviceId(deviceNamed(u"T"_s)));
        office.apply(u"O Established c9/O local=connected calling=A called=O cause=normal"_s);
        QCOMPARE(office.only(u"O"_s).recall, RecallReason::NoAnswer);
    }

    void aHeldCallMayRingAgain()
    {
        Office office;
        for (const QString &line : lines(incomingToO))
            office.apply(line);
        office.apply(u"O Held c1/O local=hold"_s);
        office.apply(u"O Delivered c1/O local=alerting calling=A called=O cause=recall"_s);
        QCOMPARE(office.only(u"O"_s).state, ConnectionState::Alerting);
        QCOMPARE(office.only(u"O"_s).recall, RecallReason::Hold);
        QVERIFY(office.ended(u"O"_s).isEmpty());
    }

    /// We dialled T and reached V, to whom T is forwarded: it is V who is on hold.
    void ourOwnCallThatComesBackFromHoldKeepsWhomItHadReached()
    {
        Office office;
        for (const QString &line : lines(R"(
                O Originated c1/O local=connected calling=O called=T cause=newCall
                O Delivered c1/V local=connected calling=O called=T last=T cause=callForwardImmediate
                O Established c1/V local=connected calling=O called=T last=T
                O Held c1/O local=hold)"))
            office.apply(line);
        QCOMPARE(office.only(u"O"_s).remote.device, DeviceId(deviceNamed(u"V"_s)));
        office.apply(u"O Delivered c1/O local=alerting calling=O called=T cause=recall"_s);
        QCOMPARE(office.only(u"O"_s).recall, RecallReason::Hold);
        QCOMPARE(office.only(u"O"_s).remote.device, DeviceId(deviceNamed(u"V"_s)));
        QCOMPARE(office.only(u"O"_s).direction, Direction::Outgoing);
    }

    void aConsultationKnowsWhatItIsFor()
    {
        Office office;
        for (const QString &line : lines(incomingToO) + lines(consultation))
            office.apply(line);
        const auto &connections = office.fold(u"O"_s).connections();
        QCOMPARE(connections[1].model.consultationOf, connections[0].model.id);
        QVERIFY(connections[1].model.remoteAlerting);
        QCOMPARE(connections[1].model.actions,
            Actions(Action::Clear | Action::Reconnect | Action::Transfer));
        QVERIFY(!connections[0].model.actions.testFlag(Action::Retrieve));
        for (const QString &line : lines(consultationAnswered))
            office.apply(line);
        QVERIFY(office.fold(u"O"_s).connections()[1].model.actions.testFlag(Action::Alternate));
        QVERIFY(office.fold(u"O"_s).connections()[0].model.actions.testFlag(Action::Alternate));
        office.apply(
            u"O ConnectionCleared c1/A local=null cause=normalClearing"_s); // the caller gave up
        QCOMPARE(office.only(u"O"_s).consultationOf, ConnectionId());
        QVERIFY(!office.only(u"O"_s).actions.testFlag(Action::Transfer));
    }

    void aConferenceNamesEverybodyInIt()
    {
        Office office;
        for (const QString &line :
            lines(incomingToO) + lines(consultation) + lines(consultationAnswered))
            office.apply(line);
        office.apply(u"O Conferenced c1/O secondary=c2/O local=connected device=O cause=conference "
                     "list=c3/O<c1/O,c3/A<c1/A,c3/T<c2/T"_s);
        const auto named = [&](const QVector<Party> &parties) {
            QStringList names;
            for (const Party &party : parties)
                names << nameOfDevice(party.device.value());
            return names;
        };
        QCOMPARE(nameOfDevice(office.only(u"O"_s).remote.device.value()), u"A"_s);
        QCOMPARE(named(office.only(u"O"_s).others), QStringList{u"T"_s});
        // The caller leaves: the colleague is whom we talk to.
        office.apply(u"O ConnectionCleared c3/A local=connected cause=normalClearing"_s);
        QCOMPARE(nameOfDevice(office.only(u"O"_s).remote.device.value()), u"T"_s);
        QVERIFY(office.only(u"O"_s).others.isEmpty());
    }

    void theResponseNamesTheConsultationWhereTheEventsDoNot()
    {
        Office office;
        for (const QString &line : lines(incomingToO))
            office.apply(line);
        office.fold(u"O"_s).noteConsultation(CallId(u"c1"_s), CallId(u"c2"_s));
        office.apply(u"O Held c1/O local=hold"_s);
        office.apply(u"O Delivered c2/T local=connected calling=O called=T"_s);
        QCOMPARE(office.fold(u"O"_s).connections()[1].model.consultationOf.call, CallId(u"c1"_s));
    }

    void whatTheSwitchPermitsDecides()
    {
        Office office;
        test::ScriptEvent event
            = test::scriptEvent(u"O Delivered c1/O local=alerting calling=A called=O"_s);
        event.event.permitted
            = csta::ServicesPermitted{Action::Answer | Action::Deflect | Action::Alternate,
                Action::Answer | Action::Alternate};
        office.apply(event);
        const Actions actions = office.only(u"O"_s).actions;
        QVERIFY(actions.testFlag(Action::Answer));
        QVERIFY(!actions.testFlag(Action::Deflect)); // refused
        QVERIFY(actions.testFlag(Action::Clear)); // not mentioned
        QVERIFY(!actions.testFlag(Action::Alternate)); // with nothing to alternate with
    }

    void othersAreOursToPickUpOnly()
    {
        Office office;
        office.apply(u"T Delivered c1/T local=alerting calling=A called=T"_s);
        QCOMPARE(office.only(u"T"_s).actions, Actions(Action::PickUp));
        office.apply(u"T Established c1/T local=connected calling=A called=T"_s);
        QCOMPARE(office.only(u"T"_s).actions, Actions());
    }

    void withheldCallersStayWithheld()
    {
        Office office;
        office.apply(u"O Delivered c1/O local=alerting calling=withheld called=O"_s);
        QVERIFY(office.only(u"O"_s).remote.withheld);
        QVERIFY(office.only(u"O"_s).remote.device.isEmpty());
    }

    void dynamicIdentifiersGoBackAsTheyCame()
    {
        Office office;
        const QString dynamic = u"N<2000>Line7;uid=FF00"_s;
        office.apply(
            u"O Delivered c1/%1 local=alerting calling=A called=O device=O"_s.arg(dynamic));
        QCOMPARE(office.fold(u"O"_s).wireOf(CallId(u"c1"_s)).device.text, dynamic);
        QCOMPARE(office.only(u"O"_s).id.device, DeviceId(deviceNamed(u"O"_s)));
        // No localConnectionInfo, and only the dynamic identifier says whose connection it is.
        office.apply(u"O Established c1/%1 calling=A called=O"_s.arg(dynamic));
        QCOMPARE(office.only(u"O"_s).state, ConnectionState::Connected);
    }

    void aBareCallIdIsEnough()
    {
        Office office;
        office.apply(u"O Originated c1/O local=connected calling=O called=T"_s);
        office.apply(u"O Delivered c1 calling=O called=T"_s);
        QVERIFY(office.only(u"O"_s).remoteAlerting);
        QCOMPARE(office.only(u"O"_s).state, ConnectionState::Connected);
        office.apply(u"O Failed c1 called=T cause=busy"_s);
        QCOMPARE(office.only(u"O"_s).state, ConnectionState::Connected);
        QCOMPARE(office.only(u"O"_s).failCause, u"busy"_s);
        QCOMPARE(office.only(u"O"_s).actions, Actions(Action::Clear));
    }

    void aBareDeviceIsEnough()
    {
        Office office;
        office.apply(u"O Delivered c1/O local=alerting calling=A called=O"_s);
        office.apply(u"O Established /O local=connected calling=A called=O"_s);
        QCOMPARE(office.state(), QStringList{u"O c1 connected A"_s});
        office.apply(u"O ConnectionCleared /O local=null"_s);
        QVERIFY(office.state().isEmpty());
    }

    void echoesOfCallsThatWentAreNothing()
    {
        Office office;
        for (const QString &line : lines(incomingToO))
            office.apply(line);
        office.apply(u"O Transfered c1/O local=null device=O new=T cause=singleStepTransfer"_s);
        const auto outcome
            = office.apply(u"O ConnectionCleared c1/O local=null cause=normalClearing"_s);
        QVERIFY(!outcome.changed);
        QVERIFY(!outcome.doubtful);
        QCOMPARE(office.ended(u"O"_s).size(), 1);
    }

    void eventsOutOfOrderAreDoubted()
    {
        Office office;
        QVERIFY(office.apply(u"O ConnectionCleared c1/O local=null"_s)
                    .doubtful); // before its call came
        QVERIFY(!office.apply(u"O Delivered c2/O local=alerting calling=A called=O"_s).doubtful);
        QVERIFY(office.apply(u"O Retrieved c2/O local=connected"_s).doubtful);
        QVERIFY(office.apply(u"T Held c7/T local=hold calling=A"_s).doubtful);
        QCOMPARE(office.fold(u"T"_s).connections().size(), 1); // never dropped
    }

    void aReusedIdIsAnotherCall()
    {
        Office office;
        for (const QString &line : lines(incomingToO))
            office.apply(line);
        const auto outcome
            = office.apply(u"O Delivered c1/O local=alerting calling=U called=O cause=newCall"_s);
        QVERIFY(outcome.doubtful);
        QCOMPARE(office.ended(u"O"_s), QStringList{u"c1 Unknown"_s});
        QCOMPARE(office.state().filter(u"O"_s),
            (QStringList{u"A c1 connected O"_s, u"O c1 alerting U"_s}));
    }

    void snapshotsReplaceAndNeverMerge()
    {
        Office office;
        for (const QString &line : lines(incomingToO))
            office.apply(line);
        csta::SnapshotConnection told;
        told.connection = {u"c8"_s, {deviceNamed(u"O"_s), {}}};
        told.endpoint = {csta::Party::Kind::Device, {deviceNamed(u"T"_s), {}}, {}};
        told.states
            = {{ConnectionState::Hold, u"hold"_s}, {ConnectionState::Connected, u"connected"_s}};
        office.fold(u"O"_s).replace({told}, {}, 9s, true);
        const DeviceSnapshot snapshot = office.fold(u"O"_s).take(true);
        QCOMPARE(snapshot.connections.size(), 1);
        QCOMPARE(snapshot.connections[0].state, ConnectionState::Hold);
        QCOMPARE(snapshot.connections[0].remote.device, DeviceId(deviceNamed(u"T"_s)));
        QCOMPARE(snapshot.ended.size(), 1);
        QVERIFY(snapshot.resynced);
    }

    void aSnapshotWithinASessionKeepsWhatItDoesNotSay()
    {
        Office office;
        for (const QString &line : lines(incomingToO))
            office.apply(line);
        const Connection before = office.only(u"O"_s);
        csta::SnapshotConnection told;
        told.connection = {u"c1"_s, {deviceNamed(u"O"_s), {}}};
        told.endpoint = {csta::Party::Kind::Device, {deviceNamed(u"A"_s), {}}, {}};
        told.states = {{ConnectionState::Connected, u"connected"_s}};
        office.fold(u"O"_s).replace({told}, {}, 9s, true);
        QCOMPARE(office.only(u"O"_s).answeredAt, before.answeredAt);
        QCOMPARE(office.only(u"O"_s).direction, Direction::Incoming);
        office.fold(u"O"_s).replace({told}, {}, 9s, false); // after a gap it may be another call
        QVERIFY(!office.only(u"O"_s).answeredAt);
        QCOMPARE(office.only(u"O"_s).direction, Direction::Unknown);
    }
};

void CallFlowFolds::flows_data()
{
    QTest::addColumn<QStringList>("events");
    QTest::addColumn<QStringList>("state");
    QTest::addColumn<QStringList>("endedAtO");
    QTest::addColumn<QStringList>("linksAtO");
    const QStringList none;
    const QStringList in = lines(incomingToO);
    const QStringList consult = in + lines(consultation);
    const QStringList consulted = consult + lines(consultationAnswered);

    const QStringList outgoing = lines(R"(
        O ServiceInitiated c1/O local=initiated cause=makeCall
        O Originated c1/O local=connected calling=O called=T cause=newCall
        O Delivered c1/T local=connected calling=O called=T
        T Delivered c1/T local=alerting calling=O called=T)");
    const QStringList answered = outgoing + lines(R"(
        O Established c1/T local=connected calling=O called=T
        T Established c1/T local=connected calling=O called=T)");
    QTest::newRow("F1 rings") << outgoing << lines("O c1 connected T\nT c1 alerting O") << none
                              << none;
    QTest::newRow("F1 answered") << answered << lines("O c1 connected T\nT c1 connected O") << none
                                 << none;
    QTest::newRow("F1 cleared, two events") << answered + lines(R"(
        T ConnectionCleared c1/T local=null
        O ConnectionCleared c1/T local=connected
        O ConnectionCleared c1/O local=null)")
                                            << none << lines("c1 Cleared") << none;
    QTest::newRow("F1 cleared, one event") << answered + lines(R"(
        T ConnectionCleared c1/T local=null
        O ConnectionCleared c1/T local=null)")
                                           << none << lines("c1 Cleared") << none;
    QTest::newRow("F1 first steps missing")
        << lines(R"(
        O Delivered c1/T local=connected calling=O called=T
        T Delivered c1/T local=alerting calling=O called=T)")
        << lines("O c1 connected T\nT c1 alerting O") << none << none;
    QTest::newRow("F1 without local states")
        << lines(R"(
        O ServiceInitiated c1/O
        O Originated c1/O calling=O called=T
        O Delivered c1/T calling=O called=T
        T Delivered c1/T calling=O called=T
        T Established c1/T calling=O called=T
        O Established c1/T calling=O called=T)")
        << lines("O c1 connected T\nT c1 connected O") << none << none;
    QTest::newRow("F1 over a trunk") << lines(R"(
        O Originated c1/O local=connected calling=O called=A
        O NetworkReached c1/trunk local=connected calling=O called=A)")
                                     << lines("O c1 connected A") << none << none;
    QTest::newRow("F2 answered") << in << lines("A c1 connected O\nO c1 connected A") << none
                                 << none;
    QTest::newRow("F2 the caller gives up") << lines(R"(
        O Offered c1/O local=alerting calling=A called=O
        O Delivered c1/O local=alerting calling=A called=O
        O ConnectionCleared c1/A local=null cause=callCancelled)")
                                            << none << lines("c1 Cleared") << none;
    QTest::newRow("F3 blind transfer")
        << in + lines(R"(
        O Transfered c1/O local=null device=O new=T cause=singleStepTransfer
        A Transfered c1/O local=connected device=O new=T cause=singleStepTransfer
        A Delivered c1/T local=connected calling=A called=T last=O
        T Delivered c1/T local=alerting calling=A called=T last=O cause=singleStepTransfer)")
        << lines("A c1 connected T\nT c1 alerting A") << lines("c1 Transferred c1 T") << none;
    QTest::newRow("F3 with a new id and an echo") << in + lines(R"(
        O Transfered c1/O local=null device=O new=T list=c3/A<c1/A,c3/T cause=singleStepTransfer
        O ConnectionCleared c1/O local=null
        A Transfered c1/O local=connected device=O new=T list=c3/A<c1/A,c3/T cause=singleStepTransfer
        T Delivered c3/T local=alerting calling=A called=T last=O cause=singleStepTransfer
        T Established c3/T local=connected calling=A called=T last=O
        A Established c3/T local=connected calling=A called=T last=O)")
                                                  << lines("A c3 connected T\nT c3 connected A")
                                                  << lines("c1 Transferred c3 T") << lines("c1>c3");
    QTest::newRow("F3 comes back")
        << in + lines(R"(
        O Transfered c1/O local=null device=O new=T cause=singleStepTransfer
        A Transfered c1/O local=connected device=O new=T cause=singleStepTransfer
        T Delivered c1/T local=alerting calling=A called=T last=O cause=singleStepTransfer
        T Diverted c1/T local=null device=T new=O cause=recallNoAnswer
        O Delivered c1/O local=alerting calling=A called=O last=T cause=recallNoAnswer
        A Delivered c1/O local=connected calling=A called=O last=T cause=recallNoAnswer)")
        << lines("A c1 connected O\nO c1 alerting A") << lines("c1 Transferred c1 T") << none;
    QTest::newRow("F4 consultation rings")
        << consult << lines("A c1 connected O\nO c1 hold A\nO c2 connected T\nT c2 alerting O")
        << none << none;
    for (const char *id : {"c1", "c2", "c3"}) {
        const QString third = QString::fromLatin1(id);
        QStringList transfer = lines(R"(
            O Transfered c1/O local=null device=O new=T secondary=c2/O list=%1/A<c1/A,%1/T<c2/T cause=transfer
            A Transfered c1/O local=connected device=O new=T secondary=c2/O list=%1/A<c1/A,%1/T<c2/T cause=transfer
            T Transfered c1/O local=connected device=O new=T secondary=c2/O list=%1/A<c1/A,%1/T<c2/T cause=transfer)");
        transfer.replaceInStrings(u"%1"_s, third);
        QStringList links;
        for (const QString &old : {u"c1"_s, u"c2"_s}) {
            if (old != third)
                links << old + u'>' + third;
        }
        QTest::addRow("F4 transfer to %s", id)
            << consulted + transfer
            << QStringList{u"A %1 connected T"_s.arg(third), u"T %1 connected A"_s.arg(third)}
            << QStringList{u"c1 Transferred %1 T"_s.arg(third), u"c2 Merged %1"_s.arg(third)}
            << links;
        QStringList early = transfer;
        early.last().replace(u"local=connected"_s, u"local=alerting"_s);
        QTest::addRow("F4 transfer while it rings to %s", id)
            << consult + early
            << QStringList{u"A %1 connected T"_s.arg(third), u"T %1 alerting A"_s.arg(third)}
            << QStringList{u"c1 Transferred %1 T"_s.arg(third), u"c2 Merged %1"_s.arg(third)}
            << links;
    }
    QTest::newRow("F4 back to the caller") << consulted + lines(R"(
        O ConnectionCleared c2/O local=null
        T ConnectionCleared c2/O local=connected
        T ConnectionCleared c2/T local=null
        O Retrieved c1/O local=connected
        A Retrieved c1/O local=connected)") << lines("A c1 connected O\nO c1 connected A")
                                           << lines("c2 Cleared") << none;
    QTest::newRow("F4 to and fro")
        << consulted + lines(R"(
        O Held c2/O local=hold cause=alternate
        T Held c2/O local=connected cause=alternate
        O Retrieved c1/O local=connected cause=alternate
        A Retrieved c1/O local=connected cause=alternate)")
        << lines("A c1 connected O\nO c1 connected A\nO c2 hold T\nT c2 connected O") << none
        << none;
    const QStringList parked = in + lines(R"(
        O Diverted c1/O local=null device=O new=P cause=park
        A Diverted c1/O local=connected device=O new=P cause=park
        A Queued c1/P local=connected device=P cause=park
        P Queued c1/P local=queued device=P calling=A cause=park)");
    QTest::newRow("F5 parked") << parked << lines("A c1 connected P\nP c1 queued A")
                               << lines("c1 Diverted c1 P") << none;
    QTest::newRow("F5 fetched") << parked + lines(R"(
        P Diverted c1/P local=null device=P new=O cause=callPickup
        O Established c1/O local=connected calling=A called=O cause=callPickup
        A Established c1/O local=connected calling=A called=O cause=callPickup)")
                                << lines("A c1 connected O\nO c1 connected A")
                                << lines("c1 Diverted c1 P") << none;
    QTest::newRow("F5 rings back")
        << parked + lines(R"(
        P Diverted c1/P local=null device=P new=O cause=recall
        O Delivered c1/O local=alerting calling=A called=O last=P cause=recall
        A Delivered c1/O local=connected calling=A called=O cause=recall)")
        << lines("A c1 connected O\nO c1 alerting A") << lines("c1 Diverted c1 P") << none;
    QTest::newRow("F6 picked up") << lines(R"(
        T Delivered c1/T local=alerting calling=A called=T
        A Delivered c1/T local=connected calling=A called=T
        T Diverted c1/T local=null device=T new=O cause=callPickup
        O ServiceInitiated c1/O local=initiated cause=callPickup
        O Established c1/O local=connected calling=A called=T last=T cause=callPickup
        A Established c1/O local=connected calling=A called=T last=T cause=callPickup)")
                                  << lines("A c1 connected O\nO c1 connected A") << none << none;
    QTest::newRow("F7 deflected to voice mail")
        << lines(R"(
        O Delivered c1/O local=alerting calling=A called=O
        A Delivered c1/O local=connected calling=A called=O
        O Diverted c1/O local=null device=O new=V cause=redirected
        V Delivered c1/V local=alerting calling=A called=O last=O cause=redirected
        V Established c1/V local=connected calling=A called=O last=O cause=redirected
        A Established c1/V local=connected calling=A called=O last=O cause=redirected)")
        << lines("A c1 connected V\nV c1 connected A") << lines("c1 Diverted c1 V") << none;
    QTest::newRow("F8 conference") << consulted + lines(R"(
        O Conferenced c1/O local=connected device=O secondary=c2/O list=c3/O<c1/O,c3/A<c1/A,c3/T<c2/T cause=conference
        A Conferenced c1/O local=connected device=O secondary=c2/O list=c3/O<c1/O,c3/A<c1/A,c3/T<c2/T cause=conference
        T Conferenced c1/O local=connected device=O secondary=c2/O list=c3/O<c1/O,c3/A<c1/A,c3/T<c2/T cause=conference)")
                                   << lines("A c3 connected O\nO c3 connected A\nT c3 connected O")
                                   << lines("c1 Merged c3\nc2 Merged c3") << lines("c1>c3\nc2>c3");
    QTest::newRow("F9 busy") << lines(R"(
        O ServiceInitiated c1/O local=initiated
        O Originated c1/O local=connected calling=O called=T
        O Failed c1/T local=connected device=T called=T cause=busy
        O ConnectionCleared c1/O local=null)")
                             << none << lines("c1 Cleared") << none;
    QTest::newRow("F10 forwarded at once")
        << lines(R"(
        A Diverted c1/T local=connected device=T new=V cause=callForwardImmediate
        A Delivered c1/V local=connected calling=A called=T last=T cause=callForwardImmediate
        V Delivered c1/V local=alerting calling=A called=T last=T cause=callForwardImmediate)")
        << lines("A c1 connected V\nV c1 alerting A") << none << none;
    QTest::newRow("F10 forwarded after ringing")
        << lines(R"(
        O Delivered c1/O local=alerting calling=A called=O
        O Diverted c1/O local=null device=O new=V cause=callForwardNoAnswer
        V Delivered c1/V local=alerting calling=A called=O last=O cause=callForwardNoAnswer)")
        << lines("V c1 alerting A") << lines("c1 Diverted c1 V") << none;
    QTest::newRow("F13 held by the other") << in + lines(R"(
        A Held c1/A local=hold
        O Held c1/A local=connected
        A Retrieved c1/A local=connected
        O Retrieved c1/A local=connected)") << lines("A c1 connected O\nO c1 connected A")
                                           << none << none;
}

void CallFlowFolds::flows()
{
    QFETCH(QStringList, events);
    QFETCH(QStringList, state);
    QFETCH(QStringList, endedAtO);
    QFETCH(QStringList, linksAtO);
    for (quint32 order = 0; order < 20; ++order) {
        Office office;
        for (const test::ScriptEvent &event :
            test::interleaved(test::script(events), test::seed() + order))
            office.apply(event);
        QCOMPARE(office.state(), state);
        QCOMPARE(office.ended(u"O"_s), endedAtO);
        QCOMPARE(office.links(u"O"_s), linksAtO);
        if (!state.isEmpty())
            continue;
        // Once more with the ids that have just become free.
        office.forgetEnded();
        for (const test::ScriptEvent &event :
            test::interleaved(test::script(events), test::seed() + order))
            QVERIFY(!office.apply(event).doubtful);
        QCOMPARE(office.state(), state);
        QCOMPARE(office.ended(u"O"_s), endedAtO);
    }
}

BALIE_TEST(CallFlowFolds)
#include "tst_CallFlowFolds.moc"
