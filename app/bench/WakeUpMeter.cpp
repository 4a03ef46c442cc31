#include "app/bench/WakeUpMeter.h"

#include "app/bench/ProcFile.h"

#include <QDir>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <unistd.h>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ThreadCount {
    QByteArray name;
    quint64 switches = 0;
};
using ThreadCounts = QMap<QByteArray, ThreadCount>; ///< by thread id

/// Of all threads but the one that asks.
ThreadCounts countAll()
{
    ThreadCounts counts;
    const QByteArray own = QByteArray::number(gettid());
    const QDir tasks(u"/proc/self/task"_s);
    const QStringList threads = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads) {
        const QByteArray id = thread.toLatin1();
        if (id == own)
            continue;
        counts.insert(id,
                      {procFile(tasks.filePath(thread + "/comm"_L1)).trimmed(),
                       statusNumber(procFile(tasks.filePath(thread + "/status"_L1)), "voluntary_ctxt_switches")});
    }
    return counts;
}

} // namespace

WakeUpMeter::~WakeUpMeter() = default;

void WakeUpMeter::measure(std::chrono::seconds duration)
{
    m_thread = std::jthread([this, duration](const std::stop_token &stop) {
        const ThreadCounts before = countAll();
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any never;
        never.wait_for(lock, stop, duration, [] { return false; });
        if (stop.stop_requested())
            return;
        const ThreadCounts after = countAll();
        QMetaObject::invokeMethod(
            this,
            [this, before, after] {
                m_gui = 0;
                m_others.clear();
                for (auto thread = after.cbegin(); thread != after.cend(); ++thread) {
                    const quint64 times = thread->switches - before.value(thread.key()).switches;
                    if (thread.key() == QByteArray::number(getpid()))
                        m_gui = times;
                    else
                        m_others[thread->name] += times;
                }
                Q_EMIT finished();
            },
            Qt::QueuedConnection);
    });
}

quint64 WakeUpMeter::ofAll() const
{
    return std::accumulate(m_others.cbegin(), m_others.cend(), m_gui);
}

} // namespace balie::bench
