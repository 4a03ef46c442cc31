#pragma once

#include "crm-connectors/dav/DavSettings.h"

namespace balie {

/// How to reach CardDAV address books. What an administrator fills in stands in README.md.
struct CardDavSettings : DavSettings {
    int cardsPerRequest = 100;
    qint64 maximum = 200'000; ///< address books with more cards are not copied
    std::chrono::milliseconds syncTimeout{30 * 60'000}; ///< for the whole of synchronise()
};

} // namespace balie
