// How a command goes through its steps: requests, and waiting for what they cause.
#include "cti/provider/xsi/XsiCommandRun.h"

#include "cti/provider/ProviderErrors.h"

#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

XsiCommands::Run *XsiCommands::find(quint64 id)
{
    const auto found = m_runs.find(id);
    return found == m_runs.end() ? nullptr : found->second.get();
}

const Connection *XsiCommands::ownCall(const QString &callId) const
{
    const auto connection = m_devices.ownConnection(callId);
    return connection ? m_devices.connection(*connection) : nullptr;
}

void XsiCommands::send(Run &run, HttpMethod method, const QStringList &path, const QUrlQuery &query,
    Answered answered, Failed failed)
{
    XsiRequest request;
    request.method = method;
    request.path = QStringList{u"user"_s, m_own.value(), u"calls"_s} + path;
    request.query = query;
    request.priority = XsiPriority::Command;
    const bool tellsTelephone = path.last() == "Talk"_L1 || path.last() == "Hold"_L1;
    m_requests.submit(std::move(request),
        [this, id = run.id, alive = std::weak_ptr(m_alive), answered = std::move(answered),
            failed = std::move(failed), tellsTelephone](const Expected<HttpReply> &reply) {
            if (alive.expired())
                return;
            if (!reply && reply.error().code == ErrorCode::NotAllowed && tellsTelephone)
                m_devices.noteDeafTelephone();
            Run *const present = find(id);
            if (!present)
                return;
            if (reply)
                answered(*present, *reply);
            else if (failed)
                failed(*present, reply.error());
            else
                fail(*present, reply.error());
        });
}

void XsiCommands::sendTo(Run &run, HttpMethod method, const QString &callId,
    const QStringList &rest, const QUrlQuery &query, Answered answered, Failed failed)
{
    send(run, method, QStringList{callId} + rest, query, std::move(answered), std::move(failed));
}

void XsiCommands::single(Run &run, HttpMethod method, const QString &callId,
    const QStringList &rest, const QUrlQuery &query)
{
    sendTo(run, method, callId, rest, query,
        [this](Run &present, const HttpReply &) { finish(present, CommandResult()); });
}

void XsiCommands::wait(
    Run &run, Condition condition, std::chrono::milliseconds deadline, Step met, Step late)
{
    run.condition = std::move(condition);
    run.met = std::move(met);
    run.late = std::move(late);
    run.deadline = m_clock.makeTimer([this, id = run.id] {
        Run *const present = find(id);
        if (!present)
            return;
        present->condition = {};
        const Step tooLate = std::exchange(present->late, {});
        tooLate(*present);
    });
    run.deadline->start(deadline);
    deviceChanged(m_own);
}

void XsiCommands::deviceChanged(const DeviceId &device)
{
    if (device != m_own)
        return;
    QVector<quint64> waiting;
    for (const auto &[id, run] : m_runs) {
        if (run->condition)
            waiting.append(id);
    }
    for (const quint64 id : std::as_const(waiting)) {
        Run *const run = find(id);
        const Wait state = run && run->condition ? run->condition() : Wait::NotYet;
        if (state == Wait::NotYet)
            continue;
        run->condition = {};
        run->deadline->stop();
        if (state == Wait::Gone) {
            fail(*run, callGoneError());
            continue;
        }
        const Step met = std::exchange(run->met, {});
        met(*run);
    }
}

void XsiCommands::finish(Run &run, Expected<CommandResult> result)
{
    const auto over = m_runs.extract(run.id);
    over.mapped()->done(std::move(result));
}

void XsiCommands::fail(Run &run, const Error &error)
{
    finish(run, unexpected(Error(error)));
}

void XsiCommands::end()
{
    m_own = {};
    const auto over = std::exchange(m_runs, {});
    for (const auto &[id, run] : over)
        run->done(unexpected(linkLostError()));
}

} // namespace balie::cti
