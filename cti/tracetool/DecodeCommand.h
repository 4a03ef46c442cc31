#pragma once

#include "cti/tracetool/LineOutput.h"

namespace balie::tracetool {

enum class FileForm {
    Document, ///< one CSTA document, or a trace where the file is one
    Framed, ///< a stream of Annex J.2 frames
    Xsi, ///< one Xsi document, a recorded channel with several, or a trace
};

/// `balie-trace decode`: one line a message, with file, protocol, message and fields; for CSTA also
/// kind, invoke (where framed) and ids, for Xsi see XsiDocuments.h. A file that cannot be read
/// gives an error line, and the next one is tried.
void decodeFile(const QString &path, FileForm form, LineOutput &output);

} // namespace balie::tracetool
