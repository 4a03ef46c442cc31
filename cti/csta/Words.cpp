#include "cti/csta/Words.h"

#include <array>

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;
using cti::Action;
using cti::ConnectionState;

namespace {

template <typename Value> struct Word {
    QLatin1StringView name;
    Value value;
};
template <typename Value> Word(QLatin1StringView, Value) -> Word<Value>;

constexpr std::array connectionStates{
    Word{"null"_L1, ConnectionState::Null},
    Word{"initiated"_L1, ConnectionState::Initiated},
    Word{"alerting"_L1, ConnectionState::Alerting},
    Word{"connected"_L1, ConnectionState::Connected},
    Word{"hold"_L1, ConnectionState::Hold},
    Word{"queued"_L1, ConnectionState::Queued},
    Word{"fail"_L1, ConnectionState::Fail},
};

using StatePair = std::pair<ConnectionState, ConnectionState>;

constexpr std::array simpleStates{
    Word{"callNull"_L1, StatePair{ConnectionState::Null, ConnectionState::Null}},
    Word{"callPending"_L1, StatePair{ConnectionState::Initiated, ConnectionState::Null}},
    Word{"callOriginated"_L1, StatePair{ConnectionState::Connected, ConnectionState::Null}},
    Word{"callDelivered"_L1, StatePair{ConnectionState::Connected, ConnectionState::Alerting}},
    Word{"callDeliveredHeld"_L1, StatePair{ConnectionState::Hold, ConnectionState::Alerting}},
    Word{"callReceived"_L1, StatePair{ConnectionState::Alerting, ConnectionState::Connected}},
    Word{"callEstablished"_L1, StatePair{ConnectionState::Connected, ConnectionState::Connected}},
    Word{"callEstablishedHeld"_L1, StatePair{ConnectionState::Hold, ConnectionState::Connected}},
    Word{"callReceivedOnHold"_L1, StatePair{ConnectionState::Alerting, ConnectionState::Hold}},
    Word{"callEstablishedOnHold"_L1, StatePair{ConnectionState::Connected, ConnectionState::Hold}},
    Word{"callQueued"_L1, StatePair{ConnectionState::Connected, ConnectionState::Queued}},
    Word{"callQueuedHeld"_L1, StatePair{ConnectionState::Hold, ConnectionState::Queued}},
    Word{"callFailed"_L1, StatePair{ConnectionState::Connected, ConnectionState::Fail}},
    Word{"callFailedHeld"_L1, StatePair{ConnectionState::Hold, ConnectionState::Fail}},
    // The far end is gone and the receiver still off the hook: for whoever watches, the device is
    // busy.
    Word{"callBlocked"_L1, StatePair{ConnectionState::Fail, ConnectionState::Null}},
};

constexpr std::array systemStates{
    Word{"disabled"_L1, SystemStatusValue::Disabled},
    Word{"partiallyDisabled"_L1, SystemStatusValue::PartiallyDisabled},
    Word{"enabled"_L1, SystemStatusValue::Enabled},
    Word{"initializing"_L1, SystemStatusValue::Initializing},
    Word{"messagesLost"_L1, SystemStatusValue::MessagesLost},
    Word{"normal"_L1, SystemStatusValue::Normal},
    Word{"overloadImminent"_L1, SystemStatusValue::OverloadImminent},
    Word{"overloadReached"_L1, SystemStatusValue::OverloadReached},
    Word{"overloadRelieved"_L1, SystemStatusValue::OverloadRelieved},
};

constexpr std::array services{
    Word{"alternateCall"_L1, Action::Alternate},
    Word{"answerCall"_L1, Action::Answer},
    Word{"campOnCall"_L1, Action::CampOn},
    Word{"clearConnection"_L1, Action::Clear},
    Word{"conferenceCall"_L1, Action::Conference},
    Word{"consultationCall"_L1, Action::Consult},
    Word{"deflectCall"_L1, Action::Deflect},
    Word{"directedPickupCall"_L1, Action::PickUp},
    Word{"generateDigits"_L1, Action::GenerateDigits},
    Word{"holdCall"_L1, Action::Hold},
    Word{"parkCall"_L1, Action::Park},
    Word{"reconnectCall"_L1, Action::Reconnect},
    Word{"retrieveCall"_L1, Action::Retrieve},
    Word{"singleStepTransfer"_L1, Action::SingleStepTransfer},
    Word{"transferCall"_L1, Action::Transfer},
};

template <typename Words>
auto lookUp(const Words &words, const QString &raw) -> const typename Words::value_type *
{
    for (const auto &word : words) {
        if (word.name == raw)
            return &word;
    }
    return nullptr;
}

LocalState known(ConnectionState state)
{
    for (const auto &word : connectionStates) {
        if (word.value == state)
            return {state, word.name};
    }
    return {};
}

} // namespace

LocalState localState(const QString &raw)
{
    const auto *word = lookUp(connectionStates, raw);
    return {word ? std::optional(word->value) : std::nullopt, raw};
}

QVector<LocalState> statesOfSimpleCall(const QString &raw)
{
    const auto *word = lookUp(simpleStates, raw);
    if (!word)
        return {LocalState{std::nullopt, raw}};
    return {known(word->value.first), known(word->value.second)};
}

SystemStatusWord systemStatus(const QString &raw)
{
    const auto *word = lookUp(systemStates, raw);
    return {word ? word->value : SystemStatusValue::Other, raw};
}

QString systemStatusName(SystemStatusValue value)
{
    for (const auto &word : systemStates) {
        if (word.value == value)
            return word.name;
    }
    return {};
}

ServicesPermitted servicesPermitted(const XmlElement &element)
{
    ServicesPermitted permitted;
    for (auto group = element.firstChild(); group; group = group.nextSibling()) {
        for (auto service = group.firstChild(); service; service = service.nextSibling()) {
            const auto *word = lookUp(services, service.name());
            if (!word)
                continue;
            permitted.mentioned |= word->value;
            const QString value = service.value();
            permitted.allowed.setFlag(word->value, value == "true"_L1 || value == "1"_L1);
        }
    }
    return permitted;
}

} // namespace balie::csta
