#include "desk/enter/EnterRule.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

struct EnterText {
    Q_DECLARE_TR_FUNCTIONS(EnterRule)
};

EnterMeaning nothing(QString sentence = {})
{
    return {EnterAct::Nothing, {}, {}, std::move(sentence), {}};
}

bool canTakeIt(const EnterTarget &target)
{
    return !target.isPerson || target.reachability == cti::Reachability::Yes
        || target.reachability == cti::Reachability::Unknown;
}

EnterMeaning emptyField(const EnterSituation &situation)
{
    if (!situation.settled || !situation.longestRinging)
        return nothing();
    return {EnterAct::Answer, situation.longestRinging->connection, {},
        EnterText::tr("Enter: answer %1").arg(situation.longestRinging->title), {}};
}

/// How the active call can be sent on; Nothing when it cannot.
EnterAct transferAct(const EnterSituation &situation)
{
    const cti::Actions actions = situation.active->actions;
    const bool consult = actions.testFlag(cti::Action::Consult);
    if (situation.kind == TransferKind::Consult && consult)
        return EnterAct::Consult;
    return actions.testFlag(cti::Action::SingleStepTransfer) || consult ? EnterAct::BlindTransfer
                                                                        : EnterAct::Nothing;
}

QVector<EnterWay> waysFor(const EnterTarget &target, const EnterCall &call, EnterAct transfer)
{
    QVector<EnterWay> ways;
    const auto offer = [&](QString text, EnterAct act, Destination to) {
        ways.append({static_cast<int>(ways.size()) + 1, std::move(text), act, std::move(to)});
    };
    if (target.hasVoiceMail && !target.device.isEmpty()
        && call.actions.testFlag(cti::Action::SingleStepTransfer))
        offer(EnterText::tr("voice mail"), EnterAct::VoiceMail,
            {{}, target.destination.name, target.device});
    // Only of somebody whose lamp is seen will it be known that he is free.
    if (target.reachability != cti::Reachability::Unknown && !target.device.isEmpty()
        && call.actions.testFlag(cti::Action::Hold))
        offer(EnterText::tr("wait until free"), EnterAct::WaitUntilFree, target.destination);
    if (!target.mobile.isEmpty())
        offer(EnterText::tr("mobile"), transfer,
            {target.mobile, EnterText::tr("%1 (mobile)").arg(target.destination.name), {}});
    if (!target.deputy.number.isEmpty())
        offer(EnterText::tr("%1 (deputy)").arg(target.deputy.shown()), transfer, target.deputy);
    return ways;
}

EnterMeaning asking(const EnterSituation &situation, EnterAct transfer)
{
    const EnterTarget &target = *situation.selected;
    EnterMeaning meaning{EnterAct::Ask, situation.active->connection, target.destination, {}, {}};
    //: %1 is a name, %2 a state: "on a call"
    const QString why = EnterText::tr("%1: %2").arg(target.destination.shown(), target.why);
    if (!situation.asked) {
        meaning.sentence = EnterText::tr("Enter: choose what to do. %1").arg(why);
        return meaning;
    }
    meaning.act = transfer;
    meaning.ways = waysFor(target, *situation.active, transfer);
    QStringList parts{why};
    for (const EnterWay &way : std::as_const(meaning.ways))
        //: %1 is a digit to press, %2 what it does
        parts.append(EnterText::tr("%1 %2").arg(way.digit).arg(way.text));
    parts.append(EnterText::tr("Enter: transfer anyway"));
    parts.append(EnterText::tr("Esc: back"));
    meaning.sentence = parts.join(u" \u00b7 "_s);
    return meaning;
}

/// Whoever types a name during a consultation means the caller who waits, never the colleague who
/// is consulted.
EnterMeaning transferWaiting(const EnterSituation &situation)
{
    const EnterTarget &target = *situation.selected;
    const EnterCall &consulted = *situation.active;
    if (!consulted.actions.testFlag(cti::Action::Reconnect))
        return nothing(EnterText::tr("Go back to %1 first: you are consulting %2.")
                           .arg(consulted.waitingTitle, consulted.title));
    EnterSituation back = situation;
    back.active = EnterCall{consulted.waiting, consulted.waitingTitle,
        cti::Action::SingleStepTransfer | cti::Action::Consult, {}, {}};
    if (!canTakeIt(target))
        return asking(back, transferAct(back));
    const EnterAct act = transferAct(back);
    //: %1 is the colleague who is consulted, %2 the caller who waits, %3 whom he goes to
    const QString sentence = act == EnterAct::Consult
        ? EnterText::tr("Enter: leave %1 and consult %3 for %2")
        : EnterText::tr("Enter: leave %1 and transfer %2 to %3");
    return {act, consulted.waiting, target.destination,
        sentence.arg(consulted.title, consulted.waitingTitle, target.destination.shown()), {}};
}

EnterMeaning transferTo(const EnterSituation &situation)
{
    const EnterTarget &target = *situation.selected;
    if (!situation.active->waiting.call.isEmpty())
        return transferWaiting(situation);
    const EnterAct act = transferAct(situation);
    if (act == EnterAct::Nothing)
        return nothing(EnterText::tr("The call with %1 cannot be transferred now.")
                           .arg(situation.active->title));
    if (!canTakeIt(target))
        return asking(situation, act);
    const QString sentence = act == EnterAct::Consult ? EnterText::tr("Enter: consult %1")
                                                      : EnterText::tr("Enter: transfer to %1");
    return {act, situation.active->connection, target.destination,
        sentence.arg(target.destination.shown()), {}};
}

} // namespace

std::optional<EnterCall> enterCall(const CallItem &active, const CallItem *waiting)
{
    if (active.phase == CallPhase::Failed && !waiting)
        return std::nullopt;
    return EnterCall{active.connection, active.title, active.actions,
        waiting ? waiting->connection : cti::ConnectionId(),
        waiting ? waiting->title : QString()};
}

EnterMeaning enterMeaning(const EnterSituation &situation)
{
    if (!situation.linkLive)
        return nothing(
            EnterText::tr("There is no connection to the PBX: calls cannot be handled here now."));
    if (situation.fieldEmpty)
        return emptyField(situation);
    if (!situation.selected)
        return nothing(EnterText::tr("Nobody is selected."));
    const EnterTarget &target = *situation.selected;
    if (target.destination.number.isEmpty())
        return nothing(EnterText::tr("%1 has no number.").arg(target.destination.name));
    // The number for help is called, whatever else goes on; no caller is ever transferred to it.
    if (situation.active && !target.isEmergency)
        return transferTo(situation);
    return {EnterAct::Dial, {}, target.destination,
        EnterText::tr("Enter: call %1").arg(target.destination.shown()), {}};
}

} // namespace balie::desk
