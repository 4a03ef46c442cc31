#pragma once

#include "base/Expected.h"
#include "base/TraceSink.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

QT_BEGIN_NAMESPACE
class QFileDevice;
QT_END_NAMESPACE

namespace balie {

/// Writes a trace as JSON lines from a thread of its own: record() only queues, from any thread.
/// What a full disk or a hung network drive cannot take is dropped and counted in the trace, never
/// waited for. The file is readable by its owner alone: it holds names and numbers.
class TraceWriter final : public TraceSink {
public:
    /// Takes the secrets out of a payload before it is written. Called on the writer's thread.
    using Redactor = std::function<QByteArray(const QByteArray &payload)>;

    /// Starts a new trace; a file of that name is replaced. ErrorCode::Io where that is not
    /// possible.
    static Expected<std::unique_ptr<TraceWriter>> open(const QString &path, Redactor redactor);
    /// Writes what is queued, then ends.
    ~TraceWriter() override;

    void record(const TraceRecord &record) override;

private:
    TraceWriter(std::unique_ptr<QFileDevice> file, Redactor redactor);
    void run();
    void write(const TraceRecord &record);

    static constexpr qsizetype LargestQueue = 32 * 1024 * 1024; ///< bytes of payload

    std::unique_ptr<QFileDevice> m_file; ///< the writer's thread only
    Redactor m_redactor; ///< the writer's thread only
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<TraceRecord> m_queue;
    qsizetype m_queuedBytes = 0;
    qint64 m_dropped = 0;
    bool m_end = false;
    std::thread m_thread;
};

} // namespace balie
