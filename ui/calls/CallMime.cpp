#include "ui/calls/CallMime.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

QString callMimeType()
{
    return u"application/x-balie-call"_s;
}

std::unique_ptr<QMimeData> packCall(const DraggedCall &call, const QString &text)
{
    QByteArray packed;
    QDataStream out(&packed, QIODevice::WriteOnly);
    // Thread ids are counted per run, so the process is part of what the bytes mean.
    out << QCoreApplication::applicationPid() << static_cast<quint64>(call.thread)
        << call.connection.call.value() << call.connection.device.value();
    auto data = std::make_unique<QMimeData>();
    data->setData(callMimeType(), packed);
    if (!text.isEmpty())
        data->setText(text);
    return data;
}

std::optional<DraggedCall> unpackCall(const QMimeData *data)
{
    if (!data || !data->hasFormat(callMimeType()))
        return std::nullopt;
    QDataStream in(data->data(callMimeType()));
    qint64 process = 0;
    quint64 thread = 0;
    QString call;
    QString device;
    in >> process >> thread >> call >> device;
    if (in.status() != QDataStream::Ok || process != QCoreApplication::applicationPid())
        return std::nullopt;
    return DraggedCall{
        static_cast<cti::CallThreadId>(thread), {cti::CallId(call), cti::DeviceId(device)}};
}

} // namespace balie::ui
