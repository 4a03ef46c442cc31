#pragma once

#include "cti/provider/xsi/XsiProvider.h"
#include "tests/xsi-link/ScriptedXsp.h"

namespace balie::test {

/// A provider, the server it talks to, and what a screen would know. Virtual time.
class XsiRig : private TraceSink {
public:
    XsiRig();
    ~XsiRig() override;

    /// Signs in and lets `time` pass.
    void start(std::chrono::milliseconds time = std::chrono::seconds(2));
    /// Names become "NAME@example.nl".
    static QString person(const QString &name) { return name + QStringLiteral("@example.nl"); }
    void watch(const QStringList &names);
    void watchDevices(const QVector<cti::DeviceId> &devices);

    cti::LinkStatus link();
    cti::LinkState state() { return link().state; }
    /// The last that was told of this person; nothing if never.
    cti::DeviceSnapshot device(const QString &name);
    cti::DeviceSnapshot deviceOf(const cti::DeviceId &device);
    QByteArrayList lines(const QByteArray &part = {}) const;
    /// "POST alice Standard Call" of every request for a subscription, in order.
    QStringList subscribed() const;
    QByteArray trace() const { return m_trace; }

    ManualClock clock;
    ScriptedXsp xsp{clock};
    cti::HandOver handOver;
    cti::SignIn signIn;
    cti::XsiProvider::Options options;
    double random = 0.0;
    std::unique_ptr<cti::XsiProvider> provider;

private:
    void record(const TraceRecord &record) override { m_trace += record.payload + '\n'; }
    void drain();

    QByteArray m_trace;
    cti::LinkStatus m_link;
    QHash<cti::DeviceId, cti::DeviceSnapshot> m_devices;
};

} // namespace balie::test
