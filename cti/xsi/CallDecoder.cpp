#include "cti/xsi/CallDecoder.h"

#include "cti/xsi/Elements.h"

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Enum> struct Word {
    QLatin1StringView text;
    Enum value;
};

constexpr Word<Personality> personalities[]{
    {"originator"_L1, Personality::Originator},
    {"terminator"_L1, Personality::Terminator},
    {"clicktodial"_L1, Personality::ClickToDial},
};

constexpr Word<CallState> states[]{
    {"alerting"_L1, CallState::Alerting},
    {"active"_L1, CallState::Active},
    {"held"_L1, CallState::Held},
    {"remoteheld"_L1, CallState::RemoteHeld},
    {"detached"_L1, CallState::Detached},
    {"released"_L1, CallState::Released},
    {"idle"_L1, CallState::Idle},
};

template <typename Enum, size_t N> Enum wordOf(const QString &text, const Word<Enum> (&words)[N])
{
    QString plain;
    for (const QChar sign : text) {
        if (sign.isLetter())
            plain += sign.toLower();
    }
    for (const auto &word : words) {
        if (plain == word.text)
            return word.value;
    }
    return Enum::Unknown;
}

Redirection redirectionFrom(const XmlElement &element)
{
    // The party stands in an element of its own, or its parts stand here.
    const auto party = childOf(element, "party"_L1);
    return {partyFrom(party ? party : element), textOf(element, "reason"_L1)};
}

QVector<Redirection> redirectionsFrom(const XmlElement &list)
{
    QVector<Redirection> all;
    for (auto child = list.firstChild(); child; child = child.nextSibling()) {
        if (isOurs(child))
            all.append(redirectionFrom(child));
    }
    return all;
}

std::optional<AcdInfo> acdFrom(const XmlElement &element)
{
    if (!element || element.isNil())
        return std::nullopt;
    AcdInfo acd;
    acd.userId = textOf(element, "acdUserId"_L1);
    acd.name = textOf(element, "acdName"_L1);
    acd.number = textOf(element, "acdNumber"_L1);
    acd.callsInQueue = intOf(element, "numCallsInQueue"_L1);
    acd.waitTimeMs = longOf(element, "waitTime"_L1);
    return acd;
}

QString releaseCauseFrom(const XmlElement &element)
{
    const auto cause = childOf(element, "internalReleaseCause"_L1);
    return cause ? cause.value() : element.value();
}

} // namespace

RemoteParty partyFrom(const XmlElement &element)
{
    RemoteParty party;
    party.name = textOf(element, "name"_L1);
    party.address = textOf(element, "address"_L1);
    party.userId = textOf(element, "userId"_L1);
    party.userDn = textOf(element, "userDN"_L1);
    party.callType = textOf(element, "callType"_L1);
    party.privacy = isSet(element, "privacy"_L1);
    return party;
}

Call callFrom(const XmlElement &element)
{
    Call call;
    call.callId = textOf(element, "callId"_L1);
    call.extTrackingId = textOf(element, "extTrackingId"_L1);
    call.networkCallId = textOf(element, "networkCallId"_L1);
    call.personalityText = textOf(element, "personality"_L1);
    call.personality = wordOf(call.personalityText, personalities);
    call.stateText = textOf(element, "state"_L1);
    call.state = wordOf(call.stateText, states);
    call.remote = partyFrom(childOf(element, "remoteParty"_L1));
    call.redirections = redirectionsFrom(childOf(element, "redirections"_L1));
    if (const auto redirect = childOf(element, "redirect"_L1); redirect && !redirect.isNil())
        call.redirect = redirectionFrom(redirect);
    call.hasEndpoint = isSet(element, "endpoint"_L1);
    call.allowAnswer = isSet(element, "allowAnswer"_L1);
    call.allowRetrieve = isSet(element, "allowRetrieve"_L1);
    call.recallType = textOf(element, "recallType"_L1);
    call.recallFrom = partyFrom(childOf(element, "recallFromParty"_L1));
    call.startTime = longOf(element, "startTime"_L1);
    call.answerTime = longOf(element, "answerTime"_L1);
    call.heldTime = longOf(element, "heldTime"_L1);
    call.detachedTime = longOf(element, "detachedTime"_L1);
    call.releaseTime = longOf(element, "releaseTime"_L1);
    call.releaseCause = releaseCauseFrom(childOf(element, "releaseCause"_L1));
    call.releasingParty = textOf(element, "releasingParty"_L1);
    call.acd = acdFrom(childOf(element, "acdCallInfo"_L1));
    call.recordingState = textOf(element, "recordingState"_L1);
    call.allowedRecordingControls = textOf(element, "allowedRecordingControls"_L1);
    call.clientSessionInfo = textOf(element, "clientSessionInfo"_L1);
    call.executiveUserId = textOf(element, "executiveUserId"_L1);
    return call;
}

} // namespace balie::xsi
