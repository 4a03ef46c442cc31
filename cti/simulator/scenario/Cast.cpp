#include "cti/simulator/scenario/Cast.h"

#include <algorithm>

namespace balie::sim {

using namespace std::chrono_literals;

namespace {

constexpr Millis patienceFrom = 30s;
constexpr Millis patienceTo = 75s;
// Somebody who talks to a person at a client waits for that person's decisions.
constexpr Millis withClient = 4min;

} // namespace

Cast::Cast(const Engine &engine, Temper temper, std::uint32_t seed)
    : m_engine(engine)
    , m_temper(temper)
    , m_dice(seed)
{
}

void Cast::setControlled(const DeviceId &device, bool controlled, Millis now)
{
    const auto truth = m_engine.truth(device);
    if (controlled) {
        m_controlled.insert(device);
        for (auto it = m_byConnection.begin(); it != m_byConnection.end();) {
            const ConnectionId connection = it->first;
            ++it;
            if (connection.device == device)
                forget(connection);
        }
    } else if (m_controlled.erase(device) > 0 && truth) {
        // Nobody is left to deal with what the client had open.
        for (const ConnectionTruth &connection : truth->connections) {
            const ConnectionId id{connection.call, device};
            if (connection.state == ConnectionState::Alerting)
                planAnswer(id, now);
            else
                plan(id, now + talkOf(device), ClearConnection{id});
        }
    }
}

void Cast::setAnswersAfter(const DeviceId &device, std::optional<Millis> after)
{
    Manner &manner = m_manners[device];
    manner.decided = true;
    manner.answersAfter = after;
}

void Cast::setTalk(const DeviceId &device, Millis talk)
{
    m_manners[device].talk = talk;
}

void Cast::setPatience(const DeviceId &device, Millis patience)
{
    m_manners[device].patience = patience;
}

void Cast::setReception(const DeviceId &device, std::vector<DeviceId> colleagues)
{
    m_reception = device;
    m_colleagues = std::move(colleagues);
}

const Cast::Manner *Cast::manner(const DeviceId &device) const
{
    const auto found = m_manners.find(device);
    return found == m_manners.end() ? nullptr : &found->second;
}

bool Cast::plays(const DeviceId &device) const
{
    if (isControlled(device))
        return false;
    const Device *known = m_engine.device(device);
    return known
        && (known->category == DeviceCategory::Station
            || known->category == DeviceCategory::Outside);
}

Millis Cast::talkOf(const DeviceId &device)
{
    const Manner *known = manner(device);
    return known && known->talk ? *known->talk : m_dice.between(m_temper.talkFrom, m_temper.talkTo);
}

void Cast::plan(const ConnectionId &connection, Millis at, Command command)
{
    forget(connection);
    const Key key{at, ++m_order};
    m_plans.emplace(key, std::pair{connection, std::move(command)});
    m_byConnection.emplace(connection, key);
}

void Cast::forget(const ConnectionId &connection)
{
    const auto found = m_byConnection.find(connection);
    if (found == m_byConnection.end())
        return;
    m_plans.erase(found->second);
    m_byConnection.erase(found);
}

void Cast::planAnswer(const ConnectionId &connection, Millis now)
{
    const Manner *known = manner(connection.device);
    const bool decided = known && known->decided;
    const bool answers
        = decided ? known->answersAfter.has_value() : m_dice.chance(m_temper.percentThatAnswer);
    const Millis drawn = m_dice.between(m_temper.answerFrom, m_temper.answerTo);
    if (answers)
        plan(connection, now + (decided ? *known->answersAfter : drawn), AnswerCall{connection});
}

void Cast::planPatience(const ConnectionId &connection, Millis now)
{
    const Manner *known = manner(connection.device);
    const Millis drawn = m_dice.between(patienceFrom, patienceTo);
    plan(connection, now + (known && known->patience ? *known->patience : drawn),
        ClearConnection{connection});
}

void Cast::planConversation(const Event &event)
{
    const bool clientThere = std::any_of(event.views.begin(), event.views.end(),
        [&](const View &view) { return isControlled(view.device); });
    const Device *answering = m_engine.device(event.actor);
    const bool message = answering && answering->category == DeviceCategory::VoiceUnit;
    for (const View &view : event.views) {
        if (!plays(view.device)
            || (view.local != ConnectionState::Connected && view.local != ConnectionState::Hold))
            continue;
        const ConnectionId connection{event.subject.call, view.device};
        Millis talk = message ? m_dice.between(5s, 15s) : talkOf(view.device);
        if (clientThere)
            talk += withClient;
        if (view.device == m_reception && !m_colleagues.empty() && !message) {
            plan(connection, event.at + m_dice.between(3s, 8s),
                SingleStepTransferCall{connection, m_dice.oneOf(m_colleagues).value, {}});
        } else if (!clientThere && m_engine.device(view.device)->category == DeviceCategory::Station
            && m_dice.chance(m_temper.percentThatHold)) {
            plan(connection, event.at + talk / 2, HoldCall{connection});
        } else {
            plan(connection, event.at + talk, ClearConnection{connection});
        }
    }
}

void Cast::observe(const Event &event)
{
    const CallId &call = event.subject.call;
    const auto own = [&](const View &view) { return ConnectionId{call, view.device}; };
    switch (event.type) {
    case EventType::Delivered:
    case EventType::NetworkReached:
        for (const View &view : event.views) {
            if (!plays(view.device))
                continue;
            if (view.device == event.actor)
                planAnswer(own(view), event.at);
            else if (!m_byConnection.contains(own(view)))
                planPatience(own(view), event.at);
        }
        break;
    case EventType::Established:
        planConversation(event);
        break;
    case EventType::Held:
        if (plays(event.actor))
            plan(event.subject, event.at + m_dice.between(3s, 10s), RetrieveCall{event.subject});
        break;
    case EventType::Retrieved:
        if (plays(event.actor))
            plan(event.subject, event.at + talkOf(event.actor), ClearConnection{event.subject});
        break;
    case EventType::Failed:
        for (const View &view : event.views) {
            if (plays(view.device) && view.device != event.actor)
                plan(own(view), event.at + m_dice.between(2s, 4s), ClearConnection{own(view)});
        }
        break;
    case EventType::Transferred:
        for (const ConnectionChange &change : event.changes) {
            if (change.before)
                forget(*change.before);
        }
        forget(event.subject);
        if (event.secondary)
            forget(*event.secondary);
        for (const View &view : event.views) {
            if (view.local == ConnectionState::Null || !plays(view.device))
                continue;
            const ConnectionId connection{event.changes.front().now.call, view.device};
            if (view.local == ConnectionState::Alerting)
                planAnswer(connection, event.at);
            else
                planPatience(connection, event.at);
        }
        break;
    case EventType::ConnectionCleared:
    case EventType::Diverted:
        for (const View &view : event.views) {
            if (view.local == ConnectionState::Null)
                forget(own(view));
        }
        break;
    default:
        break;
    }
}

void Cast::observe(const std::vector<Event> &events)
{
    for (const Event &event : events)
        observe(event);
}

std::optional<Millis> Cast::next() const
{
    if (m_plans.empty())
        return std::nullopt;
    return m_plans.begin()->first.first;
}

std::optional<std::pair<Millis, Command>> Cast::takeDue(Millis now)
{
    if (m_plans.empty() || m_plans.begin()->first.first > now)
        return std::nullopt;
    auto node = m_plans.extract(m_plans.begin());
    m_byConnection.erase(node.mapped().first);
    return std::pair{node.key().first, std::move(node.mapped().second)};
}

} // namespace balie::sim
