#pragma once

#include "cti/tracetool/LineOutput.h"

#include <QByteArray>

namespace balie::tracetool {

/// One line for an Xsi document: file, protocol, message (the event's type, else the root's local
/// name), userId, targetId, subscriptionId and sequence where it has them, calls and fields; or an
/// error line. `where` says which document of the file an error is about; empty for the only one.
void decodeXsiDocument(
    const QString &file, const QByteArray &document, const QString &where, LineOutput &output);

/// The bytes of one document, or of a channel with several: each that can be read gives its line.
void decodeXsiStream(const QString &file, const QByteArray &bytes, LineOutput &output);

} // namespace balie::tracetool
