#pragma once

#include "base/TraceSink.h"

#include <QHash>
#include <QStringList>
#include <QVector>

namespace balie::tracetool {

/// One record of an Xsi trace, read as far as a replay needs it.
struct XsiMessage {
    TraceRecord record;
    qsizetype sends = -1; ///< index of the request that leaves here
    qsizetype answers = -1; ///< index of the request whose reply, or piece of it, is complete here
};

/// A request of the console and what came back.
struct XsiExchange {
    QString key; ///< method, path below the version, and the event packages that it asks for
    qsizetype sentAt = -1; ///< index of the message
    qsizetype answeredAt = -1; ///< likewise; -1: never. Of a stream its end
    bool isStream = false;
    int status = 200;
    QByteArray body;
    QString failure; ///< instead of a reply
};

/// A whole trace with its replies paired to its requests. What the check of a sign-in wrote into
/// the same file (with a tag before its numbers) is left out.
class XsiTrace {
public:
    explicit XsiTrace(QVector<TraceRecord> records);

    const QVector<XsiMessage> &messages() const { return m_messages; }
    const QVector<XsiExchange> &exchanges() const { return m_exchanges; }
    /// Indices of exchanges with that key, in their order.
    QVector<qsizetype> withKey(const QString &key) const { return m_byKey.value(key); }

private:
    QVector<XsiMessage> m_messages;
    QVector<XsiExchange> m_exchanges;
    QHash<QString, QVector<qsizetype>> m_byKey;
};

/// What makes a request the same as another. Channel sets are those of the machine that it comes
/// from, and are left out.
QString exchangeKey(const QString &method, const QString &path, const QByteArray &body);

} // namespace balie::tracetool
