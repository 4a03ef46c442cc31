#pragma once

#include "base/Expected.h"
#include "base/TraceSink.h"

#include <QFile>
#include <memory>
#include <optional>

namespace balie {

/// Reads a trace record by record. One thread.
class TraceReader {
public:
    /// ErrorCode::Io where the file cannot be read.
    static Expected<TraceReader> open(const QString &path);
    /// Whether bytes that a file begins with are those of a trace, as against a document or frames.
    static bool looksLikeTrace(const QByteArray &head);

    /// The next record, nullopt at the end. After ErrorCode::InvalidInput (a line that is no
    /// record) reading may go on with the next line.
    Expected<std::optional<TraceRecord>> next();
    /// Of the record read last, from 1.
    qint64 line() const { return m_line; }

private:
    explicit TraceReader(std::unique_ptr<QFile> file)
        : m_file(std::move(file))
    {
    }

    std::unique_ptr<QFile> m_file;
    qint64 m_line = 0;
};

} // namespace balie
