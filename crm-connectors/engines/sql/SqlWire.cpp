#include "crm-connectors/engines/sql/SqlWire.h"

#include <QCborValue>
#include <QtEndian>

namespace balie::crm::sqlWire {

namespace {

constexpr qsizetype lengthBytes = 4;

} // namespace

QByteArray framed(const QCborMap &message)
{
    const QByteArray body = message.toCborValue().toCbor();
    QByteArray frame(lengthBytes, Qt::Uninitialized);
    qToBigEndian(quint32(body.size()), frame.data());
    return frame + body;
}

std::optional<QCborMap> Reader::next()
{
    if (m_isBroken || m_bytes.size() < lengthBytes)
        return {};
    const auto length = qFromBigEndian<quint32>(m_bytes.constData());
    if (length > mostBytes) {
        m_isBroken = true;
        return {};
    }
    if (m_bytes.size() - lengthBytes < qsizetype(length))
        return {};
    QCborParserError problem;
    const QCborValue value
        = QCborValue::fromCbor(m_bytes.mid(lengthBytes, qsizetype(length)), &problem);
    m_bytes.remove(0, lengthBytes + qsizetype(length));
    if (problem.error != QCborError::NoError || !value.isMap()) {
        m_isBroken = true;
        return {};
    }
    return value.toMap();
}

} // namespace balie::crm::sqlWire
