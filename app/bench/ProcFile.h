#pragma once

#include <QByteArray>
#include <QString>

namespace balie::bench {

/// What stands in a file of /proc; empty where it cannot be read.
QByteArray procFile(const QString &path);

/// The number behind `key` in a status file of /proc, in the unit that stands there ("kB" for
/// sizes); 0 where there is none. `key` as it stands there, without the colon.
quint64 statusNumber(const QByteArray &status, const QByteArray &key);

} // namespace balie::bench
