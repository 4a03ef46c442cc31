#pragma once

#include <QString>
#include <QUrl>

namespace balie {

// What an address alone tells. No name is looked up; any thread.

/// Written as numbers, IPv4 or IPv6 (without brackets).
bool isIpAddress(const QString &host);

/// 127.0.0.0/8, ::1 and "localhost"; nothing that merely looks like one.
bool isLoopback(const QString &host);

/// Scheme, host and port are the same; a port that is not written is the scheme's own.
bool isSameOrigin(const QUrl &one, const QUrl &other);

/// A scheme, in lower case, that no link from elsewhere may have: it runs something here, reads files, or sends.
bool isDangerousScheme(const QString &scheme);

} // namespace balie
