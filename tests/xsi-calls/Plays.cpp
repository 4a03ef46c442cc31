#include "tests/xsi-calls/Plays.h"

namespace balie::test {

using namespace cti;
using P = xsi::Personality;
using S = xsi::CallState;
using Kind = CallEventKind;
using Stream = QVector<Told>;

namespace {

/// One leg, so that only what changes need be written.
struct Leg {
    QString id;
    QString tracking;
    P personality;
    QString with;

    Told told(const char *type, S state) const
    {
        return {QString::fromLatin1(type), CallOf(id, tracking, personality, state, with), 0};
    }
    Told rings() const { return told("CallReceived", S::Alerting); }
    Told clicked() const
    {
        return {u"CallOriginating"_s, CallOf(id, tracking, P::ClickToDial, S::Alerting, with), 0};
    }
    Told dialled() const { return told("CallOriginated", S::Alerting); }
    Told answered() const { return told("CallAnswered", S::Active); }
    Told held() const { return told("CallHeld", S::Held); }
    Told released() const { return told("CallReleased", S::Released); }
};

/// One event a second, from this second on.
Stream from(int second, Stream stream)
{
    for (Told &told : stream)
        told.second = second++;
    return stream;
}

Told sentBy(Told told, const QString &who, const QString &reason)
{
    told.call.redirections = {{remoteParty(who), reason}};
    return told;
}

Told recalled(Told told, const QString &type, const QString &who)
{
    told.call.recallType = type;
    if (!who.isEmpty())
        told.call.recallFrom = remoteParty(who);
    return told;
}

const Leg inbound{u"a1"_s, u"t1"_s, P::Terminator, caller};
const Leg toBob{u"a1"_s, u"t1"_s, P::Originator, bob};
const Leg fromBob{u"a1"_s, u"t1"_s, P::Terminator, bob};
const Leg bobFromMe{u"b1"_s, u"t1"_s, P::Terminator, me};

std::function<void(XsiStage &)> sendsOff(EndReason reason, const QString &to)
{
    return [=](XsiStage &stage) {
        stage.devices.noteLeaving(XsiStage::id(u"t1"_s), reason, {DeviceId(to), {}, {}, false});
    };
}

QVector<Play> made()
{
    Told wrong = toBob.told("CallReleasing", S::Alerting);
    wrong.call.releaseCause = u"User Not Found"_s;
    return {
        {"click to dial",
            {{me, from(0, {toBob.clicked(), toBob.dialled(), toBob.answered(), toBob.released()})},
                {bob, from(1, {bobFromMe.rings(), bobFromMe.answered(), bobFromMe.released()})}},
            {Kind::Originated, Kind::RemoteAlerting, Kind::Answered, Kind::Ended}, {}},
        {"click to dial, never lifted", {{me, from(0, {toBob.clicked(), toBob.released()})}},
            {Kind::Originated, Kind::Ended}, {}},
        {"the telephone dials",
            {{me, from(0, {toBob.dialled(), toBob.answered(), toBob.released()})}},
            {Kind::Originated, Kind::RemoteAlerting, Kind::Answered, Kind::Ended}, {}},
        {"inbound", {{me, from(0, {inbound.rings(), inbound.answered(), inbound.released()})}},
            {Kind::Offered, Kind::Answered, Kind::Ended}, {}},
        {"wrong number", {{me, from(0, {toBob.dialled(), wrong, toBob.released()})}},
            {Kind::Originated, Kind::RemoteAlerting, Kind::Failed, Kind::Ended}, {}},
        {"held there",
            {{me,
                from(0,
                    {fromBob.rings(), fromBob.answered(), fromBob.told("CallHeld", S::RemoteHeld),
                        fromBob.told("CallRetrieved", S::Active), fromBob.released()})}},
            {Kind::Offered, Kind::Answered, Kind::Changed, Kind::Changed, Kind::Ended}, {}},
    };
}

QVector<Play> handedOnByOthers()
{
    const Leg bobToMe{u"b1"_s, u"t1"_s, P::Originator, me};
    Told bobLeaves = bobToMe.released();
    bobLeaves.call.redirect = xsi::Redirection{remoteParty(eve), u"transfer"_s};
    const Leg moved{u"a1"_s, u"t5"_s, P::Terminator, eve};
    const Leg turned{u"a1"_s, u"t5"_s, P::Originator, eve};
    const Leg atEve{u"e1"_s, u"t5"_s, P::Terminator, me};
    const Leg picked{u"a1"_s, u"t4"_s, P::Originator, eve};
    const Leg eveHas{u"e1"_s, u"t4"_s, P::Terminator, me};
    return {
        {"far side transfers me, announced",
            {{me,
                 from(0,
                     {fromBob.rings(), fromBob.answered(), moved.told("CallTransferred", S::Active),
                         moved.released()})},
                {bob, from(0, {bobToMe.dialled(), bobToMe.answered(), bobLeaves})}},
            {Kind::Offered, Kind::Answered, Kind::Changed, Kind::Ended}, {}},
        {"far side transfers me, unannounced",
            {{me,
                 from(0,
                     {fromBob.rings(), fromBob.answered(),
                         turned.told("CallTransferred", S::Alerting), turned.answered(),
                         turned.answered(), turned.released()})},
                {eve,
                    from(2,
                        {sentBy(atEve.rings(), bob, u"transfer"_s),
                            sentBy(atEve.answered(), bob, u"transfer"_s), atEve.answered(),
                            atEve.released()})}},
            {Kind::Offered, Kind::Answered, Kind::RemoteAlerting, Kind::Answered, Kind::Ended}, {}},
        {"picked up by a colleague",
            {{me,
                 from(0,
                     {toBob.dialled(), picked.told("CallPickedUp", S::Alerting), picked.answered(),
                         picked.released()})},
                {bob, from(0, {bobFromMe.rings(), bobFromMe.released()})},
                {eve, from(2, {eveHas.answered(), eveHas.released()})}},
            {Kind::Originated, Kind::RemoteAlerting, Kind::Changed, Kind::Answered, Kind::Ended},
            {}},
        {"parked by one, fetched by another",
            {{me,
                 from(0,
                     {fromBob.rings(), fromBob.answered(),
                         moved.told("CallParkRetrieved", S::Active), moved.released()})},
                {eve, from(2, {atEve.answered(), atEve.released()})}},
            {Kind::Offered, Kind::Answered, Kind::Changed, Kind::Ended}, {}},
    };
}

QVector<Play> handedOnByMe()
{
    const Leg bobGets{u"b1"_s, u"t3"_s, P::Terminator, caller};
    const Leg bobSame{u"b1"_s, u"t1"_s, P::Terminator, caller};
    QVector<Play> plays{
        {"I transfer unannounced",
            {{me, from(0, {inbound.rings(), inbound.answered(), inbound.released()})},
                {bob,
                    from(2,
                        {sentBy(bobGets.rings(), me, u"transfer"_s),
                            sentBy(bobGets.answered(), me, u"transfer"_s), bobGets.released()})}},
            {}, sendsOff(EndReason::Transferred, bob)},
        {"I deflect",
            {{me, from(0, {inbound.rings(), inbound.released()})},
                {bob, from(1, {sentBy(bobSame.rings(), me, u"deflection"_s), bobSame.released()})}},
            {Kind::Offered, Kind::Ended}, sendsOff(EndReason::Diverted, bob)},
    };
    const Leg asked{u"a2"_s, u"t2"_s, P::Originator, bob};
    const Leg bobAsked{u"b1"_s, u"t2"_s, P::Terminator, me};
    // Nobody says under which of the ids a transferred call goes on.
    for (const QString &goesOn : {u"t1"_s, u"t2"_s, u"t7"_s}) {
        const Leg after{u"b1"_s, goesOn, P::Terminator, caller};
        plays.append({"I transfer announced",
            {{me,
                 from(0,
                     {inbound.rings(), inbound.answered(), inbound.held(), asked.clicked(),
                         asked.dialled(), asked.answered(), inbound.released(), asked.released()})},
                {bob,
                    from(4,
                        {bobAsked.rings(), bobAsked.answered(),
                            after.told("CallTransferred", S::Active), after.released()})}},
            {}, [](XsiStage &stage) {
                stage.devices.noteConsultation(XsiStage::id(u"t1"_s), u"a2"_s);
                stage.devices.noteLeaving(XsiStage::id(u"t1"_s), EndReason::Transferred,
                    {DeviceId(bob), {}, {}, false}, CallId(u"t2"_s));
                stage.devices.noteLeaving(
                    XsiStage::id(u"t2"_s), EndReason::Merged, {}, CallId(u"t2"_s));
            }});
    }
    return plays;
}

QVector<Play> comingBack()
{
    QVector<Play> plays;
    for (const QString &tracking : {u"t1"_s, u"t9"_s}) {
        const Leg again{u"a9"_s, tracking, P::Terminator, caller};
        plays.append({"a transfer comes back",
            {{me,
                from(0,
                    {inbound.rings(), inbound.answered(), inbound.released(),
                        recalled(again.rings(), u"Call Transfer Recall"_s, bob),
                        again.released()})}},
            {Kind::Offered, Kind::Answered, Kind::Transferred, Kind::Recalled, Kind::Ended},
            sendsOff(EndReason::Transferred, bob)});
        const Leg back{u"a1"_s, tracking, P::Terminator, caller};
        plays.append({"a parked call comes back",
            {{me,
                from(0,
                    {inbound.rings(), inbound.answered(), inbound.told("CallUpdated", S::Detached),
                        recalled(back.rings(), u"Call Park Recall"_s, {}), back.released()})}},
            {Kind::Offered, Kind::Answered, Kind::Ended, Kind::Recalled, Kind::Ended}, {}});
    }
    return plays;
}

} // namespace

QVector<Play> allPlays()
{
    return made() + handedOnByOthers() + handedOnByMe() + comingBack();
}

} // namespace balie::test
