// The framer of the Xsi channel against any bytes in any portions: the same documents however the
// bytes are cut, and nothing in them that did not stand in the stream.
#include "cti/xsi/StreamFramer.h"

#include <cstdint>
#include <cstdlib>

using balie::xsi::StreamFramer;

namespace {

struct Outcome {
    QVector<QByteArray> documents;
    bool failed = false;
    qsizetype pending = 0;
};

Outcome readAll(const QByteArray &stream, qsizetype portion)
{
    Outcome outcome;
    StreamFramer framer;
    for (qsizetype at = 0; at < stream.size() && !outcome.failed; at += portion) {
        const auto documents = framer.feed(stream.sliced(at, qMin(portion, stream.size() - at)));
        if (documents)
            outcome.documents += *documents;
        else
            outcome.failed = true;
    }
    outcome.pending = framer.pending();
    return outcome;
}

void require(bool held)
{
    if (!held)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const qsizetype portion = 1 + data[0] % 16;
    const QByteArray stream(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);

    const Outcome whole = readAll(stream, qMax<qsizetype>(stream.size(), 1));
    const Outcome cut = readAll(stream, portion);
    require(whole.failed == cut.failed);
    // What was complete before the defect is given out only where it came in an earlier piece.
    if (!whole.failed) {
        require(whole.documents == cut.documents);
        require(whole.pending == cut.pending);
    }

    QByteArray again;
    for (const QByteArray &document : whole.documents) {
        require(document.startsWith('<') && document.endsWith('>'));
        again += document + '\n';
    }
    const Outcome second = readAll(again, qMax<qsizetype>(again.size(), 1));
    require(!second.failed && second.documents == whole.documents && second.pending == 0);
    return 0;
}
