#pragma once

#include <QMap>
#include <QObject>
#include <chrono>
#include <thread>

namespace balie::bench {

/// Counts how often the threads of this process slept and woke in a stretch of time: the kernel's count of voluntary
/// context switches of each thread, read before and after from a thread of the meter's own, which does not count.
/// Nothing that is measured runs a turn because of it. GUI thread.
class WakeUpMeter : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~WakeUpMeter() override;

    void measure(std::chrono::seconds duration);

    quint64 ofGui() const { return m_gui; }
    /// Of the thread with that name; 0 where there is none.
    quint64 ofThread(const QByteArray &name) const { return m_others.value(name); }
    quint64 ofAll() const;

Q_SIGNALS:
    /// The time is over; the figures are those of it.
    void finished();

private:
    std::jthread m_thread;
    quint64 m_gui = 0;
    QMap<QByteArray, quint64> m_others;
};

} // namespace balie::bench
