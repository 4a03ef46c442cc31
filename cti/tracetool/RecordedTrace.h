#pragma once

#include "base/TraceSink.h"
#include "base/xml/XmlTree.h"

#include <QHash>
#include <QVector>

namespace balie::tracetool {

/// One record of a CSTA trace, read as far as a replay needs it.
struct RecordedMessage {
    TraceRecord record;
    XmlTree tree; ///< empty for notes and for what cannot be read
    QString root; ///< likewise
    qsizetype answers = -1; ///< index of the request that this one answers
};

/// A whole trace with its answers paired to its requests: invoke ids alone do not tell, they are
/// used again.
class RecordedTrace {
public:
    explicit RecordedTrace(QVector<TraceRecord> records);

    const QVector<RecordedMessage> &messages() const { return m_messages; }
    /// Indices of our requests with that content (requestContent()), in their order.
    QVector<qsizetype> requests(const QString &content) const { return m_requests.value(content); }

private:
    QVector<RecordedMessage> m_messages;
    QHash<QString, QVector<qsizetype>> m_requests;
};

/// What makes a request the same as another: its root and all it says, without secrets. Sessions
/// are all the same, because their user's password is not in the trace.
QString requestContent(const XmlTree &tree);

} // namespace balie::tracetool
