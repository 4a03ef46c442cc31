#pragma once

#include "crm-connectors/dav/DavFinder.h"
#include "crm-connectors/sources/CardDavSettings.h"

namespace balie {

struct CardDavBook {
    QUrl url;
    QString name;
    bool canSync = false; ///< tells what changed (RFC 6578)
};

/// Finds the address books that an address leads to: itself one, or by way of .well-known/carddav, the
/// user's principal and its home (RFC 6764 clause 6, RFC 6352 clause 7.1.1).
class CardDavDiscovery {
public:
    using Done = std::function<void(const Expected<QVector<CardDavBook>> &)>;

    /// `client` outlives this; it is this one's until it is done. `done` may delete both.
    CardDavDiscovery(const CardDavSettings &settings, DavClient &client, Done done);

private:
    void take(const DavItem &item);
    void lookInside();
    void finish(const Expected<QVector<CardDavBook>> &result);

    CardDavSettings m_settings;
    DavClient &m_client;
    Done m_done;
    QVector<QUrl> m_homes;
    QVector<CardDavBook> m_books;
    std::unique_ptr<DavFinder> m_finder;
};

} // namespace balie
