#include "cti/xsi/Decoder.h"
#include "cti/xsi/Elements.h"

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

namespace {

/// An xs:dateTime or epoch milliseconds: the two kinds of log differ.
QDateTime momentOf(const XmlElement &element)
{
    if (const auto epoch = wholeNumber(element))
        return *epoch > 0 ? QDateTime::fromMSecsSinceEpoch(*epoch, Qt::UTC) : QDateTime();
    return QDateTime::fromString(element.value(), Qt::ISODateWithMs).toUTC();
}

std::optional<qint64> epochOf(const XmlElement &element)
{
    const QDateTime moment = momentOf(element);
    return moment.isValid() ? std::optional(moment.toMSecsSinceEpoch()) : std::nullopt;
}

QString firstOf(const XmlElement &entry, std::initializer_list<QLatin1StringView> names)
{
    for (const auto name : names) {
        if (const QString text = textOf(entry, name); !text.isEmpty())
            return text;
    }
    return {};
}

CallLogRecord recordFrom(const XmlElement &entry, const QString &kind)
{
    CallLogRecord record;
    record.kind = kind;
    record.id = textOf(entry, "callLogId"_L1);
    record.countryCode = textOf(entry, "countryCode"_L1);
    if (kind == "placed"_L1) {
        record.name = firstOf(entry, {"name"_L1, "connectedName"_L1, "calledName"_L1});
        record.number = firstOf(
            entry, {"phoneNumber"_L1, "dialedNumber"_L1, "calledNumber"_L1, "connectedNumber"_L1});
    } else {
        record.name
            = firstOf(entry, {"name"_L1, "callingPresentationName"_L1, "callingAssertedName"_L1});
        record.number = firstOf(
            entry, {"phoneNumber"_L1, "callingPresentationNumber"_L1, "callingAssertedNumber"_L1});
    }
    const auto time = childOf(entry, "time"_L1);
    record.time = momentOf(time ? time : childOf(entry, "startTime"_L1));
    record.answerMs = epochOf(childOf(entry, "answerTime"_L1));
    record.releaseMs = epochOf(childOf(entry, "releaseTime"_L1));
    return record;
}

void collect(const XmlElement &element, const QString &kind, QVector<CallLogRecord> &records)
{
    for (const auto name :
        {"callLogsEntry"_L1, "callLogEntry"_L1, "enhancedCallLogsEntry"_L1, "entry"_L1}) {
        if (isNamed(element, name)) {
            records.append(recordFrom(element, kind));
            return;
        }
    }
    QString inner = kind;
    for (const auto name : {"placed"_L1, "received"_L1, "missed"_L1}) {
        if (isNamed(element, name))
            inner = name;
    }
    for (auto child = element.firstChild(); child; child = child.nextSibling())
        collect(child, inner, records);
}

} // namespace

Expected<CallLogPage> decodeCallLogs(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    const auto root = tree->root();
    CallLogPage page;
    collect(root, {}, page.records);
    page.numberOfRecords = intOf(root, "numberOfRecords"_L1);
    page.total = intOf(root, "totalAvailableRecords"_L1);
    return page;
}

} // namespace balie::xsi
