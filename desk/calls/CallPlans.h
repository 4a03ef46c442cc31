#pragma once

#include "cti/ports/CallControlPort.h"
#include "cti/switchboard/Switchboard.h"

#include <list>
#include <vector>

namespace balie::desk {

/// One command of a plan. It is sent as soon as `ready` says so; the events tell when to ask again.
struct PlanStep {
    std::function<bool()> ready; ///< empty: at once
    std::function<cti::CallCommand()>
        command; ///< made when it is sent: ids may have changed meanwhile
};

/// Commands one after the other, each waiting for what the one before it caused.
struct Plan {
    std::vector<PlanStep> steps;
    /// Exactly once, unless CallPlans is destroyed before; with what the last step gave back.
    std::function<void(const Expected<cti::CommandResult> &)> done;
};

/// Runs plans for CallActions. A refused command, a lost link, or a state that does not come within
/// the patience ends a plan; nothing is repeated. GUI thread.
class CallPlans : public QObject {
    Q_OBJECT

public:
    /// How long a step waits for the state it needs. Someone who is consulted may let it ring for a
    /// while.
    static constexpr std::chrono::seconds patience{30};

    /// All must outlive this object.
    CallPlans(cti::CallControlPort &port, const cti::Switchboard &switchboard, Clock &clock,
        QObject *parent = nullptr);
    ~CallPlans() override;

    void run(Plan plan);

private:
    struct Running;

    void proceed(quint64 serial);
    void proceedAll();
    void answered(quint64 serial, const Expected<cti::CommandResult> &result);
    void finish(quint64 serial, const Expected<cti::CommandResult> &result);
    Running *find(quint64 serial);

    cti::CallControlPort &m_port;
    const cti::Switchboard &m_switchboard;
    Clock &m_clock;
    std::list<std::unique_ptr<Running>> m_running;
    quint64 m_serial = 0;
};

} // namespace balie::desk
