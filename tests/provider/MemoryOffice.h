#pragma once

#include "base/ManualClock.h"
#include "base/TraceSink.h"
#include "cti/provider/PbxClient.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/PbxControl.h"

namespace balie::test {

/// The whole client and a simulated PBX in memory, in virtual time. The receptionist is at 200.
class MemoryOffice {
public:
    struct Traced final : TraceSink {
        void record(const TraceRecord &record) override { records.append(record); }
        QVector<TraceRecord> records;
    };

    explicit MemoryOffice(sim::PbxConfig config = quiet(),
        sim::Framing framing = sim::Framing::Text, const QString &profile = {});

    /// A small office in which nobody does anything by himself.
    static sim::PbxConfig quiet();

    void signIn(const QString &password = QStringLiteral("balie"));
    void run(std::chrono::milliseconds time = std::chrono::milliseconds(300))
    {
        clock.advance(time);
    }
    const cti::LinkStatus &link() const { return client->switchboard().link(); }
    const cti::DeviceSnapshot &at(const QString &device) const;
    const cti::DeviceSnapshot &own() const { return at(QStringLiteral("200")); }
    /// The answer, after a while.
    Expected<cti::CommandResult> execute(const cti::CallCommand &command);

    /// A colleague who takes calls at the own telephone and nowhere else.
    QString plainColleague();
    /// A line for each connection at 200 and at whoever is watched: as the PBX has it, and as the
    /// switchboard has it.
    QString truth();
    QString shown() const;
    void watchAll();

    ManualClock clock;
    Traced trace;
    sim::InMemoryPbx pbx;
    sim::PbxControl control;
    QVector<cti::DeviceId> watched;
    std::unique_ptr<cti::PbxClient> client;

private:
    QString m_profile;
};

} // namespace balie::test
