// The framer against any bytes in any portions: it must give the same frames however the bytes are
// cut, and what it gives must be what stood in the stream.
#include "cti/csta/Framing.h"

#include <QVector>
#include <cstdint>
#include <cstdlib>

using namespace balie::csta;

namespace {

struct Outcome {
    QVector<Frame> frames;
    bool failed = false;
};

Outcome readAll(const QByteArray &stream, qsizetype portion)
{
    Outcome outcome;
    FrameReader reader;
    for (qsizetype at = 0; at < stream.size() && !outcome.failed; at += portion) {
        reader.feed(stream.sliced(at, qMin(portion, stream.size() - at)));
        for (;;) {
            const auto frame = reader.next();
            if (!frame) {
                outcome.failed = true;
                break;
            }
            if (!*frame)
                break;
            outcome.frames.append(**frame);
        }
    }
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
