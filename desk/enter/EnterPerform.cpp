#include "desk/enter/EnterPerform.h"

namespace balie::desk {

namespace {

std::optional<EnterCall> callOf(const CallsModel &calls, const CallItem *item)
{
    if (!item)
        return std::nullopt;
    const int waiting = calls.rowOf(item->consultationOf);
    return enterCall(*item, waiting < 0 ? nullptr : &calls.item(waiting));
}

} // namespace

void perform(const EnterMeaning &meaning, CallActions &actions, WaitUntilFree &waiting)
{
    switch (meaning.act) {
    case EnterAct::Answer:
        actions.answer(meaning.call);
        break;
    case EnterAct::BlindTransfer:
        actions.blindTransfer(meaning.call, meaning.to);
        break;
    case EnterAct::Consult:
        actions.consult(meaning.call, meaning.to);
        break;
    case EnterAct::Dial:
        actions.dial(meaning.to);
        break;
    case EnterAct::VoiceMail:
        actions.toVoiceMail(meaning.call, meaning.to.mailboxOf, meaning.to.name);
        break;
    case EnterAct::WaitUntilFree:
        waiting.add(meaning.call, meaning.to);
        actions.hold(meaning.call);
        break;
    case EnterAct::Nothing:
    case EnterAct::Ask:
        break;
    }
}

void tellCalls(EnterLine &line, const CallsModel &calls)
{
    line.setCalls(callOf(calls, calls.activeCall()), callOf(calls, calls.longestRinging()));
}

} // namespace balie::desk
