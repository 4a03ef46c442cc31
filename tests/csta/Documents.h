#pragma once

#include "cti/csta/Decoder.h"

namespace balie::test {

/// The message of a document that can be read; one that cannot fails the test by its warning.
inline csta::Message read(const QByteArray &document)
{
    auto message = csta::decode(document);
    if (!message) {
        qWarning("%s", qPrintable(message.error().detail));
        return {};
    }
    return *message;
}

} // namespace balie::test
