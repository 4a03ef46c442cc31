#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <chrono>

namespace balie {

/// How to reach CardDAV address books. What an administrator fills in stands in README.md.
struct CardDavSettings {
    QUrl url; ///< of the server, of a principal, or of one address book; https, or as HttpRequest allows
    QString user; ///< for basic authentication
    QString password;
    QByteArray bearerToken; ///< in place of user and password, where it is not empty
    QByteArray extraCaPem; ///< the office's own authorities, added to the system's
    bool allowPlain = false; ///< the user agreed to an unencrypted server

    int cardsPerRequest = 100;
    qint64 maximum = 200'000; ///< address books with more cards are not copied
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds requestTimeout{60'000}; ///< of each request
    std::chrono::milliseconds syncTimeout{30 * 60'000}; ///< for the whole of synchronise()
};

} // namespace balie
