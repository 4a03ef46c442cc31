#pragma once

#include "base/ManualClock.h"
#include "base/xml/XmlTree.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/transport/MemoryTransport.h"

#include <QPointer>

namespace balie::test {

/// A provider whose far end is the test: what it sends is kept, and answered only by what the test
/// says. Virtual time.
class ScriptedServer {
public:
    struct Sent {
        int invokeId = 0;
        QString root;
        QByteArray document;
        bool answered = false;
    };
    struct Notes final : TraceSink {
        void record(const TraceRecord &record) override
        {
            if (record.kind == TraceRecord::Kind::Note)
                texts.append(QString::fromUtf8(record.payload));
        }
        QStringList texts;
    };

    explicit ScriptedServer(
        const QString &profile = {}, const std::function<void(cti::ServerProfile &)> &change = {});

    void signIn();
    /// Signs in and answers until the own device, with no calls, is in; then everybody in
    /// `watched`.
    void goLive(const QStringList &watched = {});

    /// Watches this one alone; its monitor "x<device>" is granted, its snapshot is still open.
    void watch(const QString &device);

    /// Turns of the clock, short enough for no deadline.
    void settle();
    /// The requests of that name that have not been answered.
    QVector<int> open(const QString &root) const;
    int count(const QString &root) const;
    const Sent *last(const QString &root) const;
    /// The device that a MonitorStart or SnapshotDevice asks for.
    QString deviceOf(int invokeId) const;

    void answer(int invokeId, const QByteArray &document);
    /// Answers the oldest open request of that name; false if there is none.
    bool answerNext(const QString &root, const QByteArray &document);
    /// MonitorStart gets the reference "x<device>", SnapshotDevice no calls, until nothing is asked
    /// any more.
    void answerSync();
    void event(const QByteArray &document) { deliver(9999, document); }
    void deliver(int invokeId, const QByteArray &document);
    void deliverRaw(const QByteArray &text);
    void dropLink();

    /// Takes what the provider handed over; the last snapshot of each device and the link stay
    /// readable.
    void take();
    const cti::LinkStatus &link();
    cti::DeviceSnapshot device(const QString &id);

    static QByteArray snapshot(const QByteArray &connections = {});
    /// One connection of a snapshot.
    static QByteArray connection(const QByteArray &call, const QByteArray &device,
        const QByteArray &state, const QByteArray &endpoint);
    /// The answer to MonitorStart: the reference is "x<device>".
    static QByteArray monitorAnswer(const QByteArray &device);
    static QByteArray statusAnswer(const QByteArray &status);
    static QByteArray timerAnswer(int seconds);
    static QByteArray delivered(const QByteArray &monitor, const QByteArray &call,
        const QByteArray &device, const QByteArray &calling);

    ManualClock clock;
    Notes notes;
    cti::HandOver handOver;
    QVector<Sent> sent;
    int connections = 0;
    bool acceptsConnections = true;
    std::unique_ptr<cti::CstaProvider> provider;

private:
    QPointer<cti::MemoryTransport> m_wire;
    std::unique_ptr<Timer> m_accept;
    cti::LinkStatus m_link;
    QHash<QString, cti::DeviceSnapshot> m_devices;
};

} // namespace balie::test
