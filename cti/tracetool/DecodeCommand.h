#pragma once

#include "cti/tracetool/LineOutput.h"

namespace balie::tracetool {

enum class FileForm {
    Document, ///< one XML document, or a trace where the file is one
    Framed, ///< a stream of Annex J.2 frames
};

/// `balie-trace decode --protocol csta`: one line a message, with file, protocol, message, kind,
/// invoke (where framed), ids and fields. A file that cannot be read gives an error line, and the
/// next one is tried.
void decodeFile(const QString &path, FileForm form, LineOutput &output);

} // namespace balie::tracetool
