#pragma once

#include "crm-connectors/dav/DavClient.h"

namespace balie {

/// Walks from an address to the resource that knows where the user's things are: itself, or by way of
/// .well-known, the root and the user's principal (RFC 6764 clause 6, RFC 5397).
class DavFinder {
public:
    struct Way {
        QLatin1StringView service; ///< behind .well-known: "carddav"
        QByteArray question; ///< body of each PROPFIND
        std::function<bool(const DavItem &)> isThere; ///< this one knows
    };
    using Done = std::function<void(const Expected<DavItem> &)>;

    /// `client` outlives this; it is this one's until it is done. Where nobody knows, `done` gets the last
    /// that was asked. It comes from a later turn of the loop and may delete both.
    DavFinder(const QUrl &start, DavClient &client, Way way, Done done);
    Q_DISABLE_COPY_MOVE(DavFinder)

private:
    void lookAt(const QUrl &url, bool isGuess);
    void take(const DavItem &item);
    void finish(const Expected<DavItem> &result);

    QUrl m_start;
    DavClient &m_client;
    Way m_way;
    Done m_done;
    QVector<QUrl> m_seen;
};

} // namespace balie
