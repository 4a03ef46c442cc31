#pragma once

#include "crm-connectors/sources/CardDavDiscovery.h"
#include "crm-connectors/sources/ContactSource.h"

#include "base/Clock.h"

#include <QObject>
#include <QSet>

namespace balie {

/// One synchronisation with the address books of a server. Of each book first what changed (RFC 6578), or,
/// where the server cannot tell or has forgotten since when, the list of all; then the cards that differ from
/// the caller's. A contact's uid is the path of its card, decoded; its revision is the ETag.
class CardDavSync final : public QObject, public SourceTask {
    Q_OBJECT

public:
    CardDavSync(const CardDavSettings &settings, HttpPort &http, Clock &clock, SyncStart start,
        SyncHandlers handlers);
    ~CardDavSync() override;

private:
    void nextBook();
    void askChanges(const QString &since);
    void takeChanges(const Expected<HttpReply> &reply, const QString &since);
    void listAll();
    /// `whole`: what is not among the items is gone. False: it is over, and this may be gone.
    bool takeList(const QVector<DavItem> &items, bool whole);
    void fetchCards();
    void takeCards(const Expected<HttpReply> &reply, const QVector<QByteArray> &asked);
    void fetchOneByOne();
    void takeCard(const QByteArray &path, const QString &etag, const QByteArray &card);
    void tellGone(const QString &uid);
    void allRead();
    bool deliver();
    void finish(Expected<SyncEnd> result);
    QByteArray scope() const;

    CardDavSettings m_settings;
    SyncStart m_start;
    SyncHandlers m_handlers;
    std::unique_ptr<Timer> m_limit;
    std::unique_ptr<DavClient> m_client; ///< none any more when it is over
    std::unique_ptr<CardDavDiscovery> m_discovery;
    QVector<CardDavBook> m_books;
    qsizetype m_next = 0; ///< the book after the one that is read
    QHash<QString, QString> m_tokens; ///< by path of the book
    QHash<QString, QString> m_newTokens;
    QSet<QString> m_listed; ///< uids of the present book, over the parts of a whole list
    bool m_wholeList = false;
    QVector<QByteArray> m_wanted; ///< paths of cards to fetch, encoded
    bool m_oneByOne = false;
    SyncBatch m_batch;
    QSet<QString> m_gone; ///< told as gone
    int m_unreadable = 0;
};

} // namespace balie
