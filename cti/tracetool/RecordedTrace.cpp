#include "cti/tracetool/RecordedTrace.h"

#include "cti/csta/MessageKind.h"
#include "cti/tracetool/DocumentView.h"

#include <QJsonDocument>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;

RecordedTrace::RecordedTrace(QVector<TraceRecord> records)
{
    QHash<QString, qsizetype> open; // invoke id -> request of ours that waits for its answer
    m_messages.reserve(records.size());
    for (TraceRecord &record : records) {
        RecordedMessage message;
        const auto kind = record.kind;
        const QString invoke = record.invoke;
        if (kind != TraceRecord::Kind::Note) {
            if (auto tree = XmlTree::parse(record.payload)) {
                message.tree = std::move(*tree);
                message.root = message.tree.root().name();
            }
        }
        message.record = std::move(record);
        const qsizetype index = m_messages.size();
        const bool answer = csta::isAnswer(csta::messageKind(message.root));
        if (kind == TraceRecord::Kind::Out && !answer && !message.root.isEmpty()) {
            open.insert(invoke, index);
            m_requests[requestContent(message.tree)].append(index);
        } else if (kind == TraceRecord::Kind::In && answer) {
            if (const auto request = open.find(invoke); request != open.end()) {
                message.answers = *request;
                open.erase(request);
            }
        }
        m_messages.append(std::move(message));
    }
}

QString requestContent(const XmlTree &tree)
{
    const QString root = tree.root().name();
    if (root == "StartApplicationSession"_L1)
        return root;
    return root + u' '
        + QString::fromUtf8(QJsonDocument(fields(tree.root())).toJson(QJsonDocument::Compact));
}

} // namespace balie::tracetool
