#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace balie::csta {

/// Whether elements and attributes of that local name hold what nobody but the PBX may read.
bool isSecret(QByteArrayView name);

/// The document with the content of passwords, account and authorisation codes, sent digits and
/// session ids replaced by "***".
/// Works on the bytes, so that broken documents and texts around a document lose their secrets as
/// well; everything else stays byte for byte. Pure; any thread.
QByteArray redacted(const QByteArray &document);

} // namespace balie::csta
