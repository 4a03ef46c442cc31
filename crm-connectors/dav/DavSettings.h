#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <chrono>

namespace balie {

/// How to reach one WebDAV server.
struct DavSettings {
    QUrl url; ///< of the server, of a principal, or of one collection; https, or as HttpRequest allows
    QString user; ///< for basic authentication; empty where the port that sends adds the sign-in
    QString password;
    QByteArray bearerToken; ///< in place of user and password, where it is not empty
    QByteArray extraCaPem; ///< the office's own authorities, added to the system's
    bool allowPlain = false; ///< the user agreed to an unencrypted server
    qint64 largestReply = 64LL * 1024 * 1024; ///< bytes
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds requestTimeout{60'000}; ///< of each request
};

} // namespace balie
