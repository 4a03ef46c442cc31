#pragma once

#include <QByteArray>
#include <QString>

namespace balie {

/// The office's own certificate authorities, a PEM file. Empty without a file, and for one that cannot be read: then the
/// server's certificate will not be trusted, and that is said. Any thread.
QByteArray readAuthorities(const QString &caFile);

} // namespace balie
