#pragma once

#include <QByteArray>
#include <cstdint>
#include <cstdlib>

namespace balie::fuzz {

/// A defect that the fuzzer is to report.
inline void require(bool held)
{
    if (!held)
        std::abort();
}

/// An input as a stream and the size of the pieces in which it arrives.
struct CutStream {
    CutStream(const uint8_t *data, size_t size)
        : portion(1 + data[0] % 16)
        , stream(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1)
    {
    }

    qsizetype portion;
    QByteArray stream;
};

/// Gives the stream piece by piece for as long as `take` wants more.
template <typename Take>
void inPortions(const QByteArray &stream, qsizetype portion, Take take)
{
    for (qsizetype at = 0; at < stream.size(); at += portion) {
        if (!take(stream.sliced(at, qMin(portion, stream.size() - at))))
            return;
    }
}

} // namespace balie::fuzz
