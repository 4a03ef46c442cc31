#pragma once

#include "base/Expected.h"

#include <QByteArray>
#include <QVector>

namespace balie::xsi {

/// Cuts the endless reply of a channel into documents by element depth: one chunk is not one
/// document. Comments, CDATA sections, processing instructions and quoted '>' are understood; white
/// space and an XML declaration between documents are skipped. One thread, no allocation beyond what
/// waits for its end.
class StreamFramer {
public:
    static constexpr qsizetype maxDocument = 4 * 1024 * 1024;

    /// The documents that these bytes complete, in order, each from its root's '<' to its end (the
    /// XML declaration that stood before it included). Error (Protocol) for a DOCTYPE, for what can
    /// be no XML and for more than maxDocument without an end: the stream cannot be read any further.
    Expected<QVector<QByteArray>> feed(const QByteArray &bytes);
    void clear();

private:
    // The implementation is the codec's.
};

} // namespace balie::xsi
