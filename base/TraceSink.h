#pragma once

#include <QByteArray>
#include <QString>

namespace balie {

/// One message in or out, or a note about the link, as a trace keeps it.
struct TraceRecord {
    enum class Kind { In, Out, Note };

    Kind kind = Kind::Note;
    qint64 wallMs = 0;      ///< UTC, milliseconds since 1970
    qint64 monotonicMs = 0; ///< for intervals: the wall clock may jump
    quint32 session = 0;    ///< of the link, see LinkStatus::session
    QString protocol;       ///< "csta", "xsi"
    QString invoke;         ///< the frame's invoke id where the protocol has one, else empty
    QByteArray payload;     ///< the document as it was on the wire (secrets already removed), or the note's text
};

/// Where messages are recorded. Called on the link's I/O thread; an implementation must not block it.
class TraceSink {
public:
    virtual ~TraceSink() = default;
    virtual void record(const TraceRecord &record) = 0;
};

} // namespace balie
