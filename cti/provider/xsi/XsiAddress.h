#pragma once

#include "cti/provider/xsi/XsiRequests.h"

namespace balie::cti {

/// The address of a request below `origin` (Xsi Interface Specification R2020.07, 3.3 and 4.3).
/// Segments and values are percent-encoded, all but '@'. A path of `origin` is put before the
/// context's own.
QUrl xsiAddress(const QUrl &origin, const XsiContexts &contexts, const XsiRequest &request);

/// Whether a server that sends us from one of its nodes to this one may have our password there
/// too: as well encrypted, and the same host or a sibling of it in the same domain.
bool isTrustedMove(const QUrl &from, const QUrl &to);

/// Without the texts of elements that hold a password, a PIN or a token.
QByteArray withoutSecrets(const QByteArray &document);

} // namespace balie::cti
