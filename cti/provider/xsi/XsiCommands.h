#pragma once

#include "cti/ports/CallControlPort.h"
#include "cti/provider/xsi/XsiDevices.h"
#include "cti/provider/xsi/XsiRequests.h"

namespace balie::cti {

/// Call commands as Xsi requests; what Xsi has none for is made of several (docs/capabilities.md),
/// each step waiting for the event of the one before it, with a deadline. An answer of success
/// means that the switch accepted it. Lives on the link's I/O thread.
class XsiCommands {
public:
    /// Names no device: a mail box is reached by VmTransfer, which has no address of its own.
    static DeviceId voiceMailDevice();

    /// All must outlive this object.
    XsiCommands(Clock &clock, XsiRequests &requests, XsiDevices &devices);
    ~XsiCommands();

    void begin(const DeviceId &ownUser, const AssignedServices &services);
    /// Composites under way fail with LinkLost.
    void end();
    void execute(const CallCommand &command, CallControlPort::Done done);
    /// From XsiDevices::onChanged.
    void deviceChanged(const DeviceId &device);

    /// The event of a step must come within this.
    static constexpr std::chrono::milliseconds stepDeadline{10'000};
    /// So long an answer waits for the event of the call that it made; then it does not name it.
    static constexpr std::chrono::milliseconds createdWithin{2'000};

private:
    struct Run;
    enum class Wait { NotYet, Met, Gone };
    using Condition = std::function<Wait()>;
    using Step = std::function<void(Run &)>;
    using Answered = std::function<void(Run &, const HttpReply &)>;
    using Failed = std::function<void(Run &, const Error &)>;

    Expected<void> check(const CallCommand &command) const;
    void start(Run &run);
    // Parts of a run. Each may end it, and then it is gone when they return.
    void send(Run &run, HttpMethod method, const QStringList &path, const QUrlQuery &query,
        Answered answered, Failed failed = {});
    void sendTo(Run &run, HttpMethod method, const QString &callId, const QStringList &rest,
        const QUrlQuery &query, Answered answered, Failed failed = {});
    void wait(
        Run &run, Condition condition, std::chrono::milliseconds deadline, Step met, Step late);
    void single(Run &run, HttpMethod method, const QString &callId, const QStringList &rest,
        const QUrlQuery &query = {});
    void finish(Run &run, Expected<CommandResult> result);
    void fail(Run &run, const Error &error);

    void makeCall(Run &run);
    void clear(Run &run);
    void sendOn(Run &run);
    void park(Run &run);
    void parkHere(Run &run, const QString &address, bool noGroup);
    void pickUp(Run &run);
    void unpark(Run &run);
    void pickedUp(Run &run, const HttpReply &reply);
    void transfer(Run &run);
    void consult(Run &run);
    void alternate(Run &run);
    void reconnect(Run &run);
    void holdThen(Run &run, const QString &callId, Step held);
    void goBack(Run &run, const QString &callId, const Error &why);
    void nameCreated(Run &run, const QString &callId);

    Run *find(quint64 id);
    const Connection *ownCall(const QString &callId) const;
    QString stateSentence(const QString &callId) const;

    Clock &m_clock;
    XsiRequests &m_requests;
    XsiDevices &m_devices;
    DeviceId m_own;
    AssignedServices m_services;
    std::map<quint64, std::unique_ptr<Run>> m_runs; ///< under way, oldest first
    quint64 m_lastRun = 0;
    std::shared_ptr<int> m_alive = std::make_shared<int>(); ///< answers may outlive us
};

} // namespace balie::cti
