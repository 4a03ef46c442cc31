#include "cti/csta/Framing.h"

#include <QCoreApplication>
#include <QtEndian>
#include <algorithm>

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype HeaderSize = 8;
constexpr qsizetype LargestFrame = 0xFFFF;

Error notCsta(const QString &detail)
{
    return {ErrorCode::Protocol,
        QCoreApplication::translate(
            "balie::csta", "What answers there does not speak CSTA. Check server and port."),
        detail};
}

std::optional<int> invokeId(QByteArrayView digits)
{
    int value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

} // namespace

QString invokeText(int invokeId)
{
    return QString::number(invokeId).rightJustified(4, u'0');
}

void FrameReader::feed(const QByteArray &bytes)
{
    if (m_error)
        return;
    // Frames already taken are dropped here, not in next(): one move per read instead of one per
    // frame.
    if (m_start > 0) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    m_buffer.append(bytes);
}

Expected<std::optional<Frame>> FrameReader::next()
{
    const auto fail = [this](const QString &detail) {
        m_error = notCsta(detail);
        m_buffer.clear();
        m_start = 0;
        return unexpected(Error(*m_error));
    };
    if (m_error)
        return unexpected(Error(*m_error));

    const QByteArrayView rest = QByteArrayView(m_buffer).sliced(m_start);
    // What is there of the header is judged at once: a port that is not CSTA may never send eight
    // bytes.
    if ((rest.size() >= 1 && rest[0] != 0) || (rest.size() >= 2 && rest[1] != 0)) {
        return fail(u"J.2 format indicator is not 0: %1"_s.arg(QString::fromLatin1(
            rest.first(std::min<qsizetype>(rest.size(), 2)).toByteArray().toHex())));
    }
    qsizetype length = 0;
    if (rest.size() >= 4) {
        length = qFromBigEndian<quint16>(rest.data() + 2);
        if (length < HeaderSize)
            return fail(u"J.2 length %1 is shorter than the header"_s.arg(length));
    }
    const QByteArrayView digits = rest.size() > 4
        ? rest.sliced(4, std::min<qsizetype>(rest.size() - 4, 4))
        : QByteArrayView();
    const auto id = invokeId(digits);
    if (!id)
        return fail(u"J.2 invoke id is not four digits"_s);
    if (rest.size() < HeaderSize || rest.size() < length)
        return std::optional<Frame>();

    m_start += length;
    return std::optional(Frame{*id, rest.sliced(HeaderSize, length - HeaderSize).toByteArray()});
}

Expected<QByteArray> writeFrame(const Frame &frame)
{
    const qsizetype length = frame.document.size() + HeaderSize;
    if (length > LargestFrame) {
        return unexpected(Error{ErrorCode::InvalidInput,
            QCoreApplication::translate("balie::csta",
                "This is too much for one message to the "
                "telephone system."),
            u"document of %1 bytes, a J.2 frame holds 65527"_s.arg(frame.document.size())});
    }
    if (frame.invokeId < 0 || frame.invokeId > EventInvokeId) {
        return unexpected(Error{ErrorCode::InvalidInput,
            QCoreApplication::translate("balie::csta", "The request could not be sent."),
            u"invoke id %1"_s.arg(frame.invokeId)});
    }
    QByteArray bytes;
    bytes.reserve(length);
    bytes.append(2, '\0');
    bytes.append(char((length >> 8) & 0xFF)).append(char(length & 0xFF));
    bytes.append(invokeText(frame.invokeId).toLatin1());
    bytes.append(frame.document);
    return bytes;
}

Expected<Frame> readTextMessage(const QByteArray &message)
{
    const auto id = message.size() >= 4 ? invokeId(QByteArrayView(message).first(4)) : std::nullopt;
    if (!id)
        return unexpected(notCsta(u"text message does not begin with four digits"_s));
    return Frame{*id, message.sliced(4)};
}

QByteArray writeTextMessage(const Frame &frame)
{
    return invokeText(frame.invokeId).toLatin1() + frame.document;
}

} // namespace balie::csta
