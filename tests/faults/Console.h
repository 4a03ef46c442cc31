#pragma once

#include "base/ManualClock.h"
#include "cti/oracle/DeviceFacts.h"
#include "cti/provider/PbxClient.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/simulator/faults/FaultyDialer.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/PbxControl.h"
#include "tests/faults/SimHttp.h"
#include "tests/faults/Tap.h"

namespace balie::test {

/// Keeps what went over the wire.
class Recording final : public TraceSink {
public:
    void record(const TraceRecord &record) override { m_records.append(record); }
    const QVector<TraceRecord> &records() const { return m_records; }
    /// The last `count`, a line each, for whoever has to find out what went wrong.
    QString last(qsizetype count) const;
    qsizetype notesWith(QByteArrayView text) const;

private:
    QVector<TraceRecord> m_records;
};

/// The whole stack without windows against the PBX in memory, with the faults of a plan between
/// them, on one clock: reception 200 signs in and watches all colleagues, the park slots and the
/// voice mail.
class Console {
public:
    struct Setup {
        sim::PbxConfig pbx = quiet();
        sim::Framing framing = sim::Framing::Text;
        std::vector<sim::Fault> faults{};
        std::optional<cti::ServerProfile> profile{}; ///< of CSTA
        cti::Protocol protocol = cti::Protocol::Csta;
        int requestsPerSecond = 200; ///< of Xsi
        quint32 seed = 1; ///< of the faults
    };
    /// Nobody does anything unless a test says so, and the console may watch everybody.
    static sim::PbxConfig quiet(int users = 12);

    explicit Console(Setup setup);
    ~Console();

    /// The device as this protocol names it: the extension, or the user id.
    cti::DeviceId id(const QString &extension) const;
    void signIn(const QString &password = QStringLiteral("balie"));
    void run(std::chrono::milliseconds time = std::chrono::milliseconds(300));

    /// In what the console differs from the PBX; empty: in nothing. Waits until nothing is on its
    /// way. Over Xsi, whose ids are not those of the PBX, also whether the halves of a call are
    /// shown as one.
    QStringList differences();

    const cti::LinkStatus &link() const { return client->switchboard().link(); }
    const cti::DeviceSnapshot &at(const QString &extension) const;
    /// Where the own line has its parked calls; empty where the protocol has no such place.
    cti::DeviceId parkPlace() const;
    /// What is parked there, or an empty one.
    cti::Connection parked() const;
    const cti::DeviceSnapshot &own() const { return at(QStringLiteral("200")); }
    /// The own connection in that state, or an empty one.
    cti::Connection own(cti::ConnectionState state) const;
    cti::CallThreadId threadAt(const QString &device) const;
    Expected<cti::CommandResult> execute(const cti::CallCommand &command);

    ManualClock clock;
    Recording trace;
    sim::FaultPlan plan;
    sim::InMemoryPbx pbx;
    sim::PbxControl control;
    SimHttp http;
    sim::FaultyDialer faulty;
    Tap tap;
    QVector<cti::DeviceId> watched;
    QVector<cti::CallEvent> events; ///< all that the switchboard told
    QVector<Error> errors; ///< all that the link gave as a reason
    std::unique_ptr<cti::PbxClient> client;

private:
    cti::PbxClient::MakeProvider makeProvider(const Setup &setup);

    cti::Protocol m_protocol;
    cti::SignIn m_signIn;
};

} // namespace balie::test
