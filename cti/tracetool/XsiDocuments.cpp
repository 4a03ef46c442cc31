#include "cti/tracetool/XsiDocuments.h"

#include "cti/tracetool/DocumentView.h"
#include "cti/xsi/CallDecoder.h"
#include "cti/xsi/Decoder.h"
#include "cti/xsi/Elements.h"
#include "cti/xsi/StreamFramer.h"

#include <algorithm>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// The first that is a number; who is known by another name only has none.
QJsonValue numberOrNull(std::initializer_list<QString> addresses)
{
    for (const QString &address : addresses) {
        const QString number = xsi::numberOf(address);
        const bool isNumber = !number.isEmpty() && std::ranges::all_of(number, [](QChar sign) {
            return (sign >= u'0' && sign <= u'9') || QStringView(u"+*#").contains(sign);
        });
        if (isNumber && number != "+"_L1)
            return number;
    }
    return {};
}

QJsonObject callObject(const xsi::Call &call)
{
    return {
        {u"callId"_s, textOrNull(call.callId)},
        {u"extTrackingId"_s, textOrNull(call.extTrackingId)},
        {u"state"_s, textOrNull(call.stateText)},
        {u"personality"_s, textOrNull(call.personalityText)},
        {u"remoteName"_s, textOrNull(call.remote.name)},
        {u"remoteNumber"_s, numberOrNull({call.remote.address, call.remote.userDn})},
        {u"releaseCause"_s, textOrNull(call.releaseCause)},
        {u"recallType"_s, textOrNull(call.recallType)},
    };
}

/// Every call that stands anywhere in the document; the decoder of events takes only those that it
/// makes something of.
QJsonArray callsOf(const XmlElement &root)
{
    QJsonArray calls;
    for (const auto &element : xsi::allNamed(root, "call"_L1))
        calls.append(callObject(xsi::callFrom(element)));
    return calls;
}

void put(QJsonObject &line, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        line.insert(key, value);
}

} // namespace

void decodeXsiDocument(
    const QString &file, const QByteArray &document, const QString &where, LineOutput &output)
{
    const auto tree = XmlTree::parse(document);
    const auto decoded = xsi::decodeStreamDocument(document);
    if (!tree || !decoded) {
        output.printError(file, where + (tree ? decoded.error() : tree.error()).detail);
        return;
    }
    const auto root = tree->root();
    QJsonObject line{
        {u"file"_s, file},
        {u"protocol"_s, u"xsi"_s},
        {u"message"_s, root.name()},
        {u"calls"_s, callsOf(root)},
        {u"fields"_s, fields(root)},
    };
    if (const auto *event = std::get_if<xsi::Event>(&*decoded)) {
        put(line, u"message"_s, event->type);
        put(line, u"userId"_s, event->userId);
        put(line, u"targetId"_s, event->targetId);
        put(line, u"subscriptionId"_s, event->subscriptionId);
        if (event->sequence)
            line.insert(u"sequence"_s, *event->sequence);
    } else {
        for (const auto name : {"userId"_L1, "targetId"_L1, "subscriptionId"_L1})
            put(line, name, xsi::textOf(root, name));
    }
    output.print(line);
}

void decodeXsiStream(const QString &file, const QByteArray &bytes, LineOutput &output)
{
    if (bytes.isEmpty()) {
        output.printError(file, u"the file is empty"_s);
        return;
    }
    // One document may come in a character set that cannot be cut by its bytes.
    const auto whole = XmlTree::parse(bytes);
    if (whole) {
        decodeXsiDocument(file, bytes, {}, output);
        return;
    }
    xsi::StreamFramer framer;
    int number = 0;
    // Byte by byte, so that what comes before a defect is shown.
    for (const char byte : bytes) {
        const auto documents = framer.feed(QByteArray(1, byte));
        if (!documents) {
            output.printError(file,
                number == 0 ? whole.error().detail
                            : u"document %1: %2"_s.arg(number + 1).arg(documents.error().detail));
            return;
        }
        for (const QByteArray &document : *documents) {
            ++number;
            decodeXsiDocument(file, document, u"document %1: "_s.arg(number), output);
        }
    }
    if (number == 0) {
        output.printError(file, whole.error().detail);
    } else if (framer.pending() > 0) {
        output.printError(file,
            u"document %1: the file ends after %2 bytes of it"_s.arg(number + 1)
                .arg(framer.pending()));
    }
}

} // namespace balie::tracetool
