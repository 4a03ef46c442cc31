#pragma once

#include "crm-connectors/engines/directory/FolderList.h"
#include "crm-connectors/sources/ContactSource.h"

#include <QSet>

namespace balie::crm {

/// One synchronisation with a customer system that tells what changed: of each folder the pages
/// behind the address that it gave the last time, or all of it. Everything is read anew the first
/// time, when the system no longer knows since when, and when a folder is gone or another account
/// is signed in; who is not seen then is gone. A contact that moved to another folder stays.
///
/// The continuation holds the address of each folder. Pages and addresses of another origin are not
/// followed.
class DirectorySync final : public SourceTask {
public:
    static constexpr qsizetype most = 200'000; ///< contacts; a directory with more is not copied
    static constexpr std::chrono::minutes limit{30};

    DirectorySync(
        std::shared_ptr<const DirectoryLine> shared, SyncStart start, SyncHandlers handlers);
    ~DirectorySync() override;
    Q_DISABLE_COPY_MOVE(DirectorySync)

private:
    void listFolders();
    void begin(const QStringList &folders);
    void readFolder();
    void ask(const QUrl &address);
    void take(const Answer &answer);
    /// False: it is over, or this is gone.
    bool takeRecords(const Answer &answer);
    void takeRemoved(const QString &uid);
    void takeContact(const Contact &contact);
    void startAnew();
    void allRead();
    /// False: this is gone.
    bool deliver();
    void finish(const Expected<SyncEnd> &end);
    void fail(const Error &error) { finish(unexpected(error)); }
    Error tooMany() const;
    Values values() const;
    QByteArray scope() const;
    QHash<QString, QString> linksOf(const QByteArray &continuation) const;
    QByteArray continuation() const;

    std::shared_ptr<const DirectoryLine> m_shared;
    SyncStart m_start;
    SyncHandlers m_handlers;
    std::unique_ptr<Timer> m_limit;
    std::unique_ptr<HttpCall> m_signIn;
    std::unique_ptr<FolderList> m_folderList;
    std::unique_ptr<Exchange> m_exchange;
    QStringList m_folders;
    qsizetype m_at = 0; ///< the folder that is read
    int m_pages = 0; ///< of this folder
    QHash<QString, QString> m_links; ///< of the last time, by folder; empty: everything anew
    QHash<QString, QString> m_newLinks;
    int m_restarts = 0;
    QHash<QString, qsizetype> m_seen; ///< uids, and in which folder
    QSet<QString> m_told; ///< uids that the caller has by now
    QSet<QString> m_removed;
    SyncBatch m_batch;
    qint64 m_looked = 0;
    int m_unreadable = 0;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
};

} // namespace balie::crm
