#include "cti/simulator/xsi/CallText.h"

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

const char *reason(Cause cause)
{
    switch (cause) {
    case Cause::CallForwardImmediate:
        return "unconditional";
    case Cause::CallForwardBusy:
        return "user-busy";
    case Cause::CallForwardNoAnswer:
        return "no-answer";
    case Cause::CallForward:
    case Cause::DoNotDisturb:
        return "do-not-disturb";
    case Cause::Redirected:
        return "deflection";
    case Cause::Transfer:
    case Cause::SingleStepTransfer:
        return "transfer";
    default:
        return "unknown";
    }
}

const char *releaseCause(Cause cause)
{
    switch (cause) {
    case Cause::Busy:
        return "Busy";
    case Cause::DestOutOfOrder:
    case Cause::DoNotDisturb:
        return "Temporarily Unavailable";
    case Cause::InvalidNumberFormat:
        return "Translation Failure";
    case Cause::DestNotObtainable:
        return "User Not Found";
    default:
        return "Request Failure";
    }
}

const char *recallType(RecallReason reason)
{
    switch (reason) {
    case RecallReason::NoAnswer:
    case RecallReason::Busy:
        return "Call Transfer Recall";
    case RecallReason::Park:
        return "Call Park Recall";
    case RecallReason::Hold:
        return "Automatic Hold/Retrieve Recall";
    }
    return "";
}

/// It went on without this user; Advanced Call tells of it before the release.
bool isDetached(const CallLeg &leg)
{
    return leg.detached != 0 && leg.state != LegState::Released;
}

void time(XsiWriter &out, QByteArrayView name, qint64 ms)
{
    if (ms != 0)
        out.number(name, ms);
}

} // namespace

const char *CallText::personality(const CallLeg &leg)
{
    switch (leg.personality) {
    case LegPersonality::Originator:
        return "Originator";
    case LegPersonality::Terminator:
        return "Terminator";
    case LegPersonality::ClickToDial:
        return "Click-to-Dial";
    }
    return "";
}

const char *CallText::state(const CallLeg &leg)
{
    if (isDetached(leg))
        return "Detached";
    switch (leg.state) {
    case LegState::Alerting:
        return "Alerting";
    case LegState::Active:
        return leg.remoteHeld ? "Remote Held" : "Active";
    case LegState::Held:
        return "Held";
    case LegState::Released:
        return "Released";
    }
    return "";
}

bool CallText::talksRemotely(const DeviceId &device) const
{
    const auto found = m_options.remoteTalk.find(device);
    return found == m_options.remoteTalk.end() || found->second;
}

void CallText::party(XsiWriter &out, QByteArrayView element, const DeviceId &device) const
{
    const Device *known = m_engine.device(device);
    const QString userId = m_users.idOf(device);
    out.open(element);
    if (known && known->withheld) {
        out.empty("privacy");
    } else {
        if (known)
            out.optional("name", QString::fromStdString(known->name));
        const QString number = QString::fromStdString(device.value);
        if (number.startsWith(u'+'))
            out.leafWith("address", u"tel:"_s + number, "countryCode", u"31"_s);
        else if (!userId.isEmpty())
            out.leaf("address", u"tel:"_s + number);
        else if (!number.isEmpty())
            out.leaf("address", u"sip:%1@%2"_s.arg(number, m_options.domain));
        out.optional("userId", userId);
        if (const QString direct = m_users.publicNumber(device);
            !userId.isEmpty() && !direct.isEmpty())
            out.leafWith("userDN", u"tel:%1;ext=%2"_s.arg(direct, number), "countryCode", u"31"_s);
    }
    out.leaf("callType", userId.isEmpty() ? "Network" : "Group");
    out.close();
}

void CallText::redirections(XsiWriter &out, const CallLeg &leg) const
{
    // The last one is this user's own, where he sent the call away.
    const std::size_t earlier = leg.redirections.size() - (isDetached(leg) ? 1 : 0);
    if (earlier > 0) {
        out.open("redirections");
        for (std::size_t i = 0; i < earlier; ++i) {
            out.open("redirection");
            party(out, "party", leg.redirections[i].from);
            out.leaf("reason", reason(leg.redirections[i].cause));
            out.close();
        }
        out.close();
    }
    if (isDetached(leg)) {
        out.open("redirect");
        out.leaf("address", u"tel:"_s + QString::fromStdString(leg.remote.value));
        out.leaf("reason", reason(leg.redirections.back().cause));
        out.number("redirectTime", leg.detached);
        out.close();
    }
}

void CallText::write(XsiWriter &out, const CallLeg &leg) const
{
    out.leaf("callId", QString::fromLatin1(leg.callId));
    out.leaf("extTrackingId", QString::fromLatin1(leg.trackingId));
    out.leaf("personality", personality(leg));
    out.leaf("state", state(leg));
    if (leg.releaseCause) {
        out.open("releaseCause");
        out.leaf("internalReleaseCause", releaseCause(*leg.releaseCause));
        out.close();
    }
    if (leg.releasedHere)
        out.leaf("releasingParty", *leg.releasedHere ? "localRelease" : "remoteRelease");
    party(out, "remoteParty", leg.remote);
    redirections(out, leg);
    if (leg.answered != 0) {
        out.open("endpoint", "AccessEndpoint");
        out.leaf("addressOfRecord", u"sip:"_s + m_users.idOf(leg.device));
        out.close();
        out.number("appearance", 1);
    }
    if (talksRemotely(leg.device)) {
        if (leg.ringsHere())
            out.empty("allowAnswer");
        if (leg.state == LegState::Held)
            out.empty("allowRetrieve");
    }
    if (leg.recall)
        out.leaf("recallType", recallType(*leg.recall));
    time(out, "startTime", leg.started);
    time(out, "answerTime", leg.answered);
    time(out, "heldTime", leg.held);
    time(out, "totalHeldTime", leg.totalHeld);
    time(out, "detachedTime", leg.detached);
    time(out, "releaseTime", leg.released);
    if (leg.recall && !leg.recallFrom.empty())
        party(out, "recallFromParty", leg.recallFrom);
    out.optional("clientSessionInfo", leg.info);
}

} // namespace balie::sim
