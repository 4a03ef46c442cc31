#pragma once

#include "base/Expected.h"
#include "base/TraceSink.h"

namespace balie {

/// One record as one line of JSON, without the line end. Keys: time (ISO 8601, UTC), ms
/// (monotonic), session, kind ("in", "out", "note"), protocol, invoke, and payload; payload64
/// (base64) instead where the bytes are no UTF-8. Empty parts are left out.
QByteArray traceLine(const TraceRecord &record);

/// The way back. ErrorCode::InvalidInput for anything that traceLine() does not write.
Expected<TraceRecord> traceRecord(const QByteArray &line);

} // namespace balie
