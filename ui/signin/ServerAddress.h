#pragma once

#include "base/Expected.h"

#include <QUrl>

namespace balie::ui {

/// What a person types as the server: a host name, host:port, or a full address with https,
/// http (BroadWorks), wss, ws, tls or tcp (CSTA). Without a scheme it becomes wss, the safe default. Errors: InvalidInput with a sentence
/// for the field.
Expected<QUrl> serverFromText(const QString &text);

} // namespace balie::ui
