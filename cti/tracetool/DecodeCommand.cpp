#include "cti/tracetool/DecodeCommand.h"

#include "base/trace/TraceReader.h"
#include "cti/csta/Framing.h"
#include "cti/csta/MessageKind.h"
#include "cti/tracetool/DocumentView.h"
#include "cti/tracetool/XsiDocuments.h"

#include <QFileInfo>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `where` says which message of the file an error is about; empty for the only one.
void decodeDocument(const QString &file, const QByteArray &document, const QString &invoke,
    const QString &where, LineOutput &output)
{
    const auto tree = XmlTree::parse(document);
    if (!tree) {
        output.printError(file, where + tree.error().detail);
        return;
    }
    const auto root = tree->root();
    QJsonObject line{
        {u"file"_s, file},
        {u"protocol"_s, u"csta"_s},
        {u"message"_s, root.name()},
        {u"kind"_s, csta::messageKindName(csta::messageKind(root.name()))},
        {u"ids"_s, connectionIds(root)},
        {u"fields"_s, fields(root)},
    };
    if (!invoke.isEmpty())
        line.insert(u"invoke"_s, invoke);
    output.print(line);
}

void decodeFrames(const QString &file, const QByteArray &bytes, LineOutput &output)
{
    if (bytes.isEmpty()) {
        output.printError(file, u"the file is empty"_s);
        return;
    }
    csta::FrameReader reader;
    reader.feed(bytes);
    for (int number = 1;; ++number) {
        const auto frame = reader.next();
        if (!frame) {
            output.printError(file, u"frame %1: %2"_s.arg(number).arg(frame.error().detail));
            return;
        }
        if (!*frame) {
            if (reader.pending() > 0) {
                output.printError(file,
                    u"frame %1: the file ends after %2 bytes of it"_s.arg(number).arg(
                        reader.pending()));
            }
            return;
        }
        decodeDocument(file, (*frame)->document, csta::invokeText((*frame)->invokeId),
            u"frame %1: "_s.arg(number), output);
    }
}

/// `decodeOne` gets the payload and the invoke id of each message of that protocol, and where it
/// stood.
template <typename DecodeOne>
void decodeTrace(const QString &file, const QString &path, QLatin1StringView protocol,
    LineOutput &output, DecodeOne decodeOne)
{
    auto reader = TraceReader::open(path);
    if (!reader) {
        output.printError(file, reader.error().detail);
        return;
    }
    for (;;) {
        const auto record = reader->next();
        if (!record) {
            output.printError(file, record.error().detail);
            continue;
        }
        if (!*record)
            return;
        if ((*record)->kind == TraceRecord::Kind::Note || (*record)->protocol != protocol)
            continue;
        decodeOne((*record)->payload, (*record)->invoke, u"line %1: "_s.arg(reader->line()));
    }
}

} // namespace

void decodeFile(const QString &path, FileForm form, LineOutput &output)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        output.printError(name, file.errorString());
        return;
    }
    const bool isTrace = TraceReader::looksLikeTrace(file.peek(64));
    if (form == FileForm::Framed) {
        decodeFrames(name, file.readAll(), output);
    } else if (form == FileForm::Xsi && isTrace) {
        decodeTrace(name, path, "xsi"_L1, output,
            [&](const QByteArray &payload, const QString &, const QString &where) {
                // Answers of commands have no body.
                if (!payload.isEmpty())
                    decodeXsiDocument(name, payload, where, output);
            });
    } else if (form == FileForm::Xsi) {
        decodeXsiStream(name, file.readAll(), output);
    } else if (isTrace) {
        decodeTrace(name, path, "csta"_L1, output,
            [&](const QByteArray &payload, const QString &invoke, const QString &where) {
                decodeDocument(name, payload, invoke, where, output);
            });
    } else {
        decodeDocument(name, file.readAll(), {}, {}, output);
    }
}

} // namespace balie::tracetool
