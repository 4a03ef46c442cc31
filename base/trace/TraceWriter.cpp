#include "base/trace/TraceWriter.h"

#include "base/trace/TraceLine.h"

#include <QCoreApplication>
#include <QFile>

namespace balie {

using namespace Qt::Literals::StringLiterals;

Expected<std::unique_ptr<TraceWriter>> TraceWriter::open(const QString &path, Redactor redactor)
{
    auto file = std::make_unique<QFile>(path);
    const bool open = file->open(QIODevice::WriteOnly | QIODevice::Truncate,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        // A file that was there before keeps its permissions on opening.
        && file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!open) {
        return unexpected(Error{ErrorCode::Io,
            QCoreApplication::translate("balie::TraceWriter", "The trace cannot be written to %1.")
                .arg(path),
            file->errorString()});
    }
    return std::unique_ptr<TraceWriter>(new TraceWriter(std::move(file), std::move(redactor)));
}

TraceWriter::TraceWriter(std::unique_ptr<QFileDevice> file, Redactor redactor)
    : m_file(std::move(file))
    , m_redactor(std::move(redactor))
    , m_thread([this] { run(); })
{
}

TraceWriter::~TraceWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_end = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void TraceWriter::record(const TraceRecord &record)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_queuedBytes + record.payload.size() > LargestQueue) {
            ++m_dropped;
            return;
        }
        m_queuedBytes += record.payload.size();
        m_queue.push_back(record);
    }
    m_wake.notify_one();
}

void TraceWriter::run()
{
    for (;;) {
        std::deque<TraceRecord> batch;
        qint64 dropped = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_end || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            batch.swap(m_queue);
            m_queuedBytes = 0;
            dropped = std::exchange(m_dropped, 0);
        }
        for (const TraceRecord &record : batch)
            write(record);
        if (dropped > 0) {
            TraceRecord note = batch.back();
            note.kind = TraceRecord::Kind::Note;
            note.invoke.clear();
            note.payload = "dropped " + QByteArray::number(dropped)
                + " records: the file could not take them in time";
            write(note);
        }
        m_file->flush();
    }
}

void TraceWriter::write(const TraceRecord &record)
{
    TraceRecord clean = record;
    clean.payload = m_redactor(record.payload);
    m_file->write(traceLine(clean) + '\n');
}

} // namespace balie
