#include "cti/tracetool/XsiTrace.h"

#include <QRegularExpression>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;

XsiTrace::XsiTrace(QVector<TraceRecord> records)
{
    static const QRegularExpression request(u"^(GET|POST|PUT|DELETE) (\\S+)$"_s);
    QHash<QString, qsizetype> byNumber;
    for (TraceRecord &record : records) {
        const QString number = record.invoke;
        if (!number.isEmpty() && !number.front().isDigit())
            continue;
        const qsizetype here = m_messages.size();
        XsiMessage message;
        const auto found = byNumber.constFind(number);
        XsiExchange *exchange
            = number.isEmpty() || found == byNumber.cend() ? nullptr : &m_exchanges[*found];
        const QString text = QString::fromUtf8(record.payload);
        if (record.kind == TraceRecord::Kind::Note && !number.isEmpty()) {
            if (const auto match = request.match(text); match.hasMatch()) {
                message.sends = m_exchanges.size();
                byNumber.insert(number, message.sends);
                XsiExchange sent;
                sent.key = exchangeKey(match.captured(1), match.captured(2), {});
                sent.sentAt = here;
                m_exchanges.append(sent);
            } else if (exchange && text.startsWith("status "_L1)) {
                exchange->status = text.sliced(7).toInt();
                exchange->answeredAt = here;
            } else if (exchange && text.startsWith("failed: "_L1)) {
                exchange->failure = text.sliced(8);
                exchange->answeredAt = here;
            }
        } else if (exchange && record.kind == TraceRecord::Kind::Out) {
            exchange->key += exchangeKey({}, {}, record.payload);
            exchange->isStream = exchange->key.startsWith("POST /channel <"_L1);
        } else if (exchange && record.kind == TraceRecord::Kind::In) {
            if (exchange->isStream) {
                message.answers = *found; // a piece
            } else {
                exchange->body = record.payload;
                exchange->answeredAt = here;
            }
        }
        message.record = std::move(record);
        m_messages.append(std::move(message));
    }
    for (qsizetype i = 0; i < m_exchanges.size(); ++i) {
        if (const qsizetype at = m_exchanges.at(i).answeredAt; at >= 0)
            m_messages[at].answers = i;
        m_byKey[m_exchanges.at(i).key].append(i);
    }
}

QString exchangeKey(const QString &method, const QString &path, const QByteArray &body)
{
    static const QRegularExpression event(u"<(?:\\w+:)?event>([^<]*)<"_s);
    QString key;
    if (!method.isEmpty())
        key = method + u' ' + path.section(u"/v2.0"_s, 1);
    if (body.isEmpty())
        return key;
    const QString text = QString::fromUtf8(body);
    // Of a channel only that it is one.
    key += text.contains("<Channel"_L1) ? u" <"_s : QString();
    for (auto matches = event.globalMatch(text); matches.hasNext();)
        key += u' ' + matches.next().captured(1);
    return key;
}

} // namespace balie::tracetool
