// The framer against any bytes in any portions: it must give the same frames however the bytes are
// cut, and what it gives must be what stood in the stream.
#include "cti/csta/Framing.h"
#include "tests/fuzz/Portions.h"

#include <QVector>

using namespace balie::csta;
using namespace balie::fuzz;

namespace {

struct Outcome {
    QVector<Frame> frames;
    bool failed = false;
};

Outcome readAll(const QByteArray &stream, qsizetype portion)
{
    Outcome outcome;
    FrameReader reader;
    inPortions(stream, portion, [&](const QByteArray &piece) {
        reader.feed(piece);
        for (;;) {
            const auto frame = reader.next();
            if (!frame) {
                outcome.failed = true;
                return false;
            }
            if (!*frame)
                return true;
            outcome.frames.append(**frame);
        }
    });
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
    require(whole.frames == cut.frames && whole.failed == cut.failed);

    QByteArray again;
    for (const Frame &frame : whole.frames) {
        const auto bytes = writeFrame(frame);
        require(bytes.hasValue());
        again += *bytes;
    }
    require(stream.startsWith(again));

    if (const auto text = readTextMessage(stream))
        require(writeTextMessage(*text) == stream);
    return 0;
}
