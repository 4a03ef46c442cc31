// The user's call logs: three lists, told as one. The enhanced ones go back further and say how long
// was talked; they come in pages (Xsi Interface Specification R2020.07, 3.5.7, 3.5.18).
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiPorts.h"
#include "cti/xsi/Decoder.h"

#include <QSet>
#include <algorithm>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = CallLogEntry::Kind;

constexpr int logPageSize = 200; ///< asked for; the server's own most silently wins
constexpr std::array logKinds{Kind::Placed, Kind::Answered, Kind::Missed};

QString listOf(Kind kind)
{
    switch (kind) {
    case Kind::Placed:
        return u"Placed"_s;
    case Kind::Answered:
        return u"Received"_s;
    case Kind::Missed:
        break;
    }
    return u"Missed"_s;
}

/// Only the basic logs, or none, are there for this user.
bool isWithheld(const Error &error)
{
    return error.code == ErrorCode::NotAllowed || error.code == ErrorCode::StateChanged;
}

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
    quint64 number = 0;
    QDateTime since;
    CallLogPort::PageArrived arrived;
    bool enhanced = false;
    QVector<CallLogEntry> entries;
    QSet<QString> ids; ///< a page moves on where a call ends while it is read
    int missing = 0;
    bool answered = false;
};

void XsiPorts::readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived)
{
    const bool assigned = m_services.basicCallLogs || m_services.enhancedCallLogs;
    if (const auto why = whyNot(assigned, "no call logs are assigned"_L1)) {
        arrived(unexpected(*why));
        return;
    }
    const auto read = std::make_shared<LogRead>();
    read->number = ++m_logRead;
    read->since = since;
    read->arrived = std::move(arrived);
    read->enhanced = m_services.enhancedCallLogs;
    readLogs(read);
}

void XsiPorts::readLogs(const LogReading &read)
{
    read->missing = int(logKinds.size());
    for (const Kind kind : logKinds)
        readLog(read, kind, 1);
}

void XsiPorts::readLog(const LogReading &read, Kind kind, int start)
{
    QUrlQuery query;
    if (read->enhanced) {
        if (read->since.isValid())
            query.addQueryItem(u"startTime"_s, read->since.toUTC().toString(Qt::ISODateWithMs));
        query.addQueryItem(u"results"_s, QString::number(logPageSize));
        query.addQueryItem(u"start"_s, QString::number(start));
    }
    const QString logs = read->enhanced ? u"EnhancedCallLogs"_s : u"CallLogs"_s;
    submit(request(HttpMethod::Get, {u"directories"_s, logs, listOf(kind)}, query),
        [this, read, kind, start, enhanced = read->enhanced](const Expected<HttpReply> &reply) {
            // A newer reading took its place, it has failed, or the other logs are read instead.
            if (read->number == m_logRead && !read->answered && read->enhanced == enhanced)
                logArrived(read, kind, start, reply);
        });
}

void XsiPorts::logArrived(
    const LogReading &read, Kind kind, int start, const Expected<HttpReply> &reply)
{
    if (!reply && read->enhanced && m_services.basicCallLogs && isWithheld(reply.error())) {
        read->enhanced = false;
        read->entries.clear();
        read->ids.clear();
        readLogs(read);
        return;
    }
    const auto told = reply ? xsi::decodeCallLogs(reply->body)
                            : Expected<xsi::CallLogPage>(unexpected(Error(reply.error())));
    if (!told) {
        read->answered = true;
        read->arrived(unexpected(Error(told.error())));
        return;
    }
    bool isNews = false;
    for (const xsi::CallLogRecord &record : told->records) {
        CallLogEntry entry = entryFrom(record, kind);
        if (read->ids.contains(entry.id))
            continue;
        isNews = true;
        read->ids.insert(entry.id);
        if (!read->since.isValid() || record.time >= read->since)
            read->entries.append(std::move(entry));
    }
    const int next = start + std::max(told->numberOfRecords.value_or(0), int(told->records.size()));
    if (read->enhanced && isNews && told->total && next <= *told->total) {
        readLog(read, kind, next);
        return;
    }
    if (--read->missing > 0)
        return;
    std::ranges::stable_sort(read->entries, std::ranges::greater(), &CallLogEntry::startedAt);
    read->answered = true;
    read->arrived(CallLogPort::Page{std::move(read->entries), true});
}

} // namespace balie::cti
