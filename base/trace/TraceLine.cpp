#include "base/trace/TraceLine.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringConverter>
#include <QTimeZone>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

QString kindName(TraceRecord::Kind kind)
{
    switch (kind) {
    case TraceRecord::Kind::In:
        return u"in"_s;
    case TraceRecord::Kind::Out:
        return u"out"_s;
    case TraceRecord::Kind::Note:
        return u"note"_s;
    }
    return {};
}

Unexpected<Error> notATrace(const QString &detail)
{
    return unexpected(Error{ErrorCode::InvalidInput,
        QCoreApplication::translate("balie::TraceReader", "This is not a trace file of Balie."),
        detail});
}

} // namespace

QByteArray traceLine(const TraceRecord &record)
{
    QJsonObject line{
        {u"time"_s,
            QDateTime::fromMSecsSinceEpoch(record.wallMs, Qt::UTC).toString(Qt::ISODateWithMs)},
        {u"ms"_s, record.monotonicMs},
        {u"session"_s, qint64(record.session)},
        {u"kind"_s, kindName(record.kind)},
    };
    if (!record.protocol.isEmpty())
        line[u"protocol"_s] = record.protocol;
    if (!record.invoke.isEmpty())
        line[u"invoke"_s] = record.invoke;
    QStringDecoder utf8(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = utf8(record.payload);
    // A byte order mark would be lost on the way through a string.
    if (utf8.hasError() || record.payload.startsWith("\xEF\xBB\xBF"))
        line[u"payload64"_s] = QString::fromLatin1(record.payload.toBase64());
    else if (!text.isEmpty())
        line[u"payload"_s] = text;
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

Expected<TraceRecord> traceRecord(const QByteArray &line)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(line, &fault);
    if (!document.isObject())
        return notATrace(
            fault.error == QJsonParseError::NoError ? u"no JSON object"_s : fault.errorString());
    const QJsonObject object = document.object();

    TraceRecord record;
    const QString kind = object[u"kind"_s].toString();
    if (kind == "in"_L1)
        record.kind = TraceRecord::Kind::In;
    else if (kind == "out"_L1)
        record.kind = TraceRecord::Kind::Out;
    else if (kind == "note"_L1)
        record.kind = TraceRecord::Kind::Note;
    else
        return notATrace(u"kind '%1'"_s.arg(kind));
    const QDateTime time = QDateTime::fromString(object[u"time"_s].toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return notATrace(u"time '%1'"_s.arg(object[u"time"_s].toString()));
    record.wallMs = time.toMSecsSinceEpoch();
    record.monotonicMs = object[u"ms"_s].toInteger();
    record.session = quint32(object[u"session"_s].toInteger());
    record.protocol = object[u"protocol"_s].toString();
    record.invoke = object[u"invoke"_s].toString();
    record.payload = object.contains(u"payload64"_s)
        ? QByteArray::fromBase64(object[u"payload64"_s].toString().toLatin1())
        : object[u"payload"_s].toString().toUtf8();
    return record;
}

} // namespace balie
