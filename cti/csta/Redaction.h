#pragma once

#include <QByteArray>

namespace balie::csta {

/// The document with the content of passwords, account and authorisation codes replaced by "***".
/// Works on the bytes, so that broken documents and texts around a document lose their secrets as
/// well; everything else stays byte for byte. Pure; any thread.
QByteArray redacted(const QByteArray &document);

} // namespace balie::csta
