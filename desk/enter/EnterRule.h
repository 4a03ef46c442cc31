#pragma once

#include "cti/lamp/Lamp.h"
#include "desk/actions/TransferKind.h"
#include "desk/calls/CallItem.h"
#include "desk/calls/Destination.h"

namespace balie::desk {

/// What the selected row of the search stands for.
struct EnterTarget {
    Destination destination;
    bool isPerson = false; ///< false: a typed number
    bool isEmergency = false; ///< the typed number for help
    cti::DeviceId device; ///< of the person
    cti::Reachability reachability = cti::Reachability::Unknown;
    QString why; ///< the lamp's word: why he cannot take it
    QString mobile; ///< empty: has none
    Destination deputy; ///< empty number: has none, or cannot take it now
    bool hasVoiceMail = false; ///< the PBX has voice mail

    friend bool operator==(const EnterTarget &, const EnterTarget &) = default;
};

/// A call as far as Enter cares.
struct EnterCall {
    cti::ConnectionId connection;
    QString title;
    cti::Actions actions;
    cti::ConnectionId
        waiting; ///< not empty: this call consults somebody for the caller who waits there
    QString waitingTitle;

    friend bool operator==(const EnterCall &, const EnterCall &) = default;
};

/// Everything the rule may look at.
struct EnterSituation {
    bool fieldEmpty = true;
    bool settled = true; ///< the field has been empty for settleTime
    std::optional<EnterTarget> selected;
    std::optional<EnterCall> active;
    std::optional<EnterCall> longestRinging;
    TransferKind kind = TransferKind::Blind;
    bool linkLive = true;
    bool asked = false; ///< Enter was pressed once on somebody who cannot take the call

    friend bool operator==(const EnterSituation &, const EnterSituation &) = default;
};

enum class EnterAct {
    Nothing,
    Answer, ///< EnterMeaning::call
    BlindTransfer, ///< call, to
    Consult, ///< call, to
    Dial, ///< to
    Ask, ///< somebody who cannot take it: say why and offer the ways
    VoiceMail, ///< only as a way: call, to.mailboxOf
    WaitUntilFree, ///< only as a way: call goes on hold until `to` is free
};

/// One numbered way out for somebody who cannot take the call.
struct EnterWay {
    int digit = 0;
    QString text; ///< translated: "voice mail", "mobile", "Imke Vos (deputy)"
    EnterAct act = EnterAct::Nothing;
    Destination to;

    friend bool operator==(const EnterWay &, const EnterWay &) = default;
};

struct EnterMeaning {
    EnterAct act = EnterAct::Nothing;
    cti::ConnectionId call;
    Destination to;
    QString sentence; ///< for the line under the list; empty when there is nothing to say
    QVector<EnterWay> ways; ///< while asked

    friend bool operator==(const EnterMeaning &, const EnterMeaning &) = default;
};

/// A call that starts to ring never changes what Enter means until the field has been empty this
/// long.
inline constexpr Clock::Milliseconds enterSettleTime{700};

/// A second Enter within this time is a bounce of the first.
inline constexpr Clock::Milliseconds enterBounceTime{300};

/// The active call as the rule wants it; nullopt where nothing is to be transferred: a busy tone that
/// stands for nobody. `waiting` is the call that it is the consultation of, if any.
std::optional<EnterCall> enterCall(const CallItem &active, const CallItem *waiting);

/// What Enter does now. Pure: docs/console.md, "Handling a call".
EnterMeaning enterMeaning(const EnterSituation &situation);

} // namespace balie::desk
