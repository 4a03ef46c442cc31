#include "base/trace/TraceReader.h"

#include "base/trace/TraceLine.h"

#include <QCoreApplication>

namespace balie {

using namespace Qt::Literals::StringLiterals;

Expected<TraceReader> TraceReader::open(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly)) {
        return unexpected(Error{ErrorCode::Io,
            QCoreApplication::translate("balie::TraceReader", "%1 cannot be read.").arg(path),
            file->errorString()});
    }
    return TraceReader(std::move(file));
}

bool TraceReader::looksLikeTrace(const QByteArray &head)
{
    return head.trimmed().startsWith('{');
}

Expected<std::optional<TraceRecord>> TraceReader::next()
{
    while (!m_file->atEnd()) {
        const QByteArray line = m_file->readLine().trimmed();
        ++m_line;
        if (line.isEmpty())
            continue;
        auto record = traceRecord(line);
        if (!record) {
            Error error = record.error();
            error.detail = u"line %1: %2"_s.arg(m_line).arg(error.detail);
            return unexpected(std::move(error));
        }
        return std::optional(std::move(*record));
    }
    return std::optional<TraceRecord>();
}

} // namespace balie
