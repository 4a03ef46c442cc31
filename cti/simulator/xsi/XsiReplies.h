#pragma once

#include "cti/simulator/xsi/XsiHttp.h"

namespace balie::sim::replies {

XsiHttpReply done(int status = 200);
/// A document, in ISO-8859-1 when `latin1`.
XsiHttpReply document(const QByteArray &xml, int status = 200, bool latin1 = false);
/// ErrorInfo.
XsiHttpReply refusal(int status, const QString &english);
/// What a web server in front says: HTML, no ErrorInfo.
XsiHttpReply html(int status);

} // namespace balie::sim::replies
