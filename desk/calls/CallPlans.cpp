#include "desk/calls/CallPlans.h"

#include <QPointer>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

struct CallPlans::Running {
    quint64 serial = 0;
    Plan plan;
    size_t next = 0;
    bool waitingForAnswer = false;
    std::unique_ptr<Timer> impatience;
};

CallPlans::CallPlans(
    cti::CallControlPort &port, const cti::Switchboard &switchboard, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_switchboard(switchboard)
    , m_clock(clock)
{
    connect(
        &switchboard, &cti::Switchboard::deviceChanged, this, [this](const cti::DeviceId &device) {
            if (device == m_switchboard.ownDevice())
                proceedAll();
        });
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &CallPlans::proceedAll);
}

CallPlans::~CallPlans() = default;

void CallPlans::run(Plan plan)
{
    const quint64 serial = ++m_serial;
    auto running = std::make_unique<Running>();
    running->serial = serial;
    running->plan = std::move(plan);
    m_running.push_back(std::move(running));
    proceed(serial);
}

void CallPlans::proceedAll()
{
    QVector<quint64> serials;
    for (const auto &running : m_running)
        serials.append(running->serial);
    for (const quint64 serial : std::as_const(serials))
        proceed(serial);
}

void CallPlans::proceed(quint64 serial)
{
    Running *running = find(serial);
    if (!running || running->waitingForAnswer)
        return; // while a command is under way, its answer (LinkLost too) decides
    if (!m_switchboard.isLive()) {
        finish(serial,
            unexpected(
                Error{ErrorCode::LinkLost, tr("The connection to the PBX was lost."), u"plan"_s}));
        return;
    }
    const PlanStep &step = running->plan.steps.at(running->next);
    if (step.ready && !step.ready()) {
        if (!running->impatience) {
            running->impatience = m_clock.makeTimer([this, serial] {
                finish(serial,
                    unexpected(Error{ErrorCode::Timeout,
                        tr("The call did not get into the state that is needed for it."),
                        u"plan step"_s}));
            });
            running->impatience->start(patience);
        }
        return;
    }
    running->impatience.reset();
    running->waitingForAnswer = true;
    m_port.execute(step.command(),
        [self = QPointer(this), serial](const Expected<cti::CommandResult> &result) {
            if (self)
                self->answered(serial, result);
        });
}

void CallPlans::answered(quint64 serial, const Expected<cti::CommandResult> &result)
{
    Running *running = find(serial);
    if (!running)
        return;
    running->waitingForAnswer = false;
    if (!result || ++running->next == running->plan.steps.size())
        finish(serial, result);
    else
        proceed(serial);
}

void CallPlans::finish(quint64 serial, const Expected<cti::CommandResult> &result)
{
    const auto found = std::find_if(m_running.begin(), m_running.end(),
        [serial](const auto &running) { return running->serial == serial; });
    if (found == m_running.end())
        return;
    // Out of the list first: whoever hears of it may start the next plan.
    const std::unique_ptr<Running> running = std::move(*found);
    m_running.erase(found);
    running->plan.done(result);
}

CallPlans::Running *CallPlans::find(quint64 serial)
{
    for (const auto &running : m_running) {
        if (running->serial == serial)
            return running.get();
    }
    return nullptr;
}

} // namespace balie::desk
