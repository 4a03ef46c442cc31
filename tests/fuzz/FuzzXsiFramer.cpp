// The framer of the Xsi channel against any bytes in any portions: the same documents however the
// bytes are cut, and nothing in them that did not stand in the stream.
#include "cti/xsi/StreamFramer.h"
#include "tests/fuzz/Portions.h"

using balie::xsi::StreamFramer;
using namespace balie::fuzz;

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
    inPortions(stream, portion, [&](const QByteArray &piece) {
        const auto documents = framer.feed(piece);
        if (documents)
            outcome.documents += *documents;
        outcome.failed = !documents;
        return !outcome.failed;
    });
    outcome.pending = framer.pending();
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const auto [portion, stream] = CutStream(data, size);

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
