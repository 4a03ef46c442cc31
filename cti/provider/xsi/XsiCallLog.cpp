// The user's call logs: three lists, told as one.
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiPorts.h"
#include "cti/xsi/Decoder.h"

#include <algorithm>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

CallLogEntry entryFrom(const xsi::CallLogRecord &record, CallLogEntry::Kind kind)
{
    CallLogEntry entry;
    entry.id = record.id;
    if (entry.id.isEmpty())
        entry.id
            = record.kind + u' ' + record.time.toString(Qt::ISODateWithMs) + u' ' + record.number;
    entry.kind = kind;
    entry.remote = {{}, record.number, record.name, record.number.isEmpty()};
    entry.startedAt = record.time;
    if (record.answerMs && record.releaseMs && *record.releaseMs >= *record.answerMs)
        entry.talked = std::chrono::duration_cast<std::chrono::seconds>(
            std::chrono::milliseconds(*record.releaseMs - *record.answerMs));
    return entry;
}

} // namespace

/// One reading, of which the lists come in one by one.
struct XsiPorts::LogRead {
    QVector<CallLogEntry> entries;
    int missing = 0;
    bool answered = false;
};

void XsiPorts::readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived)
{
    if (const auto why = whyNot(m_services.basicCallLogs, "Basic Call Logs is not assigned"_L1)) {
        arrived(unexpected(*why));
        return;
    }
    using Kind = CallLogEntry::Kind;
    constexpr std::array lists{std::pair("Placed", Kind::Placed),
        std::pair("Received", Kind::Answered), std::pair("Missed", Kind::Missed)};
    const auto read = std::make_shared<LogRead>();
    read->missing = int(lists.size());
    const quint64 number = ++m_logRead;
    for (const auto &[list, kind] : lists) {
        submit(
            request(HttpMethod::Get, {u"directories"_s, u"CallLogs"_s, QString::fromLatin1(list)}),
            [this, read, number, since, kind = kind, arrived](const Expected<HttpReply> &reply) {
                if (number != m_logRead || read->answered)
                    return; // a newer reading took its place, or it has failed
                const auto told = reply
                    ? xsi::decodeCallLogs(reply->body)
                    : Expected<QVector<xsi::CallLogRecord>>(unexpected(Error(reply.error())));
                if (!told) {
                    read->answered = true;
                    arrived(unexpected(Error(told.error())));
                    return;
                }
                for (const xsi::CallLogRecord &record : *told) {
                    if (!since.isValid() || record.time >= since)
                        read->entries.append(entryFrom(record, kind));
                }
                if (--read->missing > 0)
                    return;
                std::ranges::stable_sort(
                    read->entries, std::ranges::greater(), &CallLogEntry::startedAt);
                read->answered = true;
                arrived(CallLogPort::Page{std::move(read->entries), true});
            });
    }
}

} // namespace balie::cti
