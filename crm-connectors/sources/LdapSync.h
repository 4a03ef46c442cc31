#pragma once

#include "crm-connectors/sources/ContactSource.h"
#include "crm-connectors/sources/LdapSession.h"

#include <QSet>

namespace balie {

/// One synchronisation with a directory. The first time everything is read. After that only what changed
/// since, and then the uids of all, which tell who is gone: a directory does not. Where a uid turns up that
/// neither the caller nor the changes have, everything is read after all.
class LdapSync final : public QObject, public SourceTask {
    Q_OBJECT

public:
    LdapSync(const LdapSettings &settings, Clock &clock, SyncStart start, SyncHandlers handlers);
    ~LdapSync() override;

private:
    enum class Pass { Changes, Uids, Everything };

    void begin();
    void beginPass(Pass pass);
    void readPage(const QByteArray &cookie);
    void take(const QVector<LdapEntry> &entries);
    void takePage(const LdapPage &page);
    void passDone();
    bool deliver();
    void finish(Expected<SyncEnd> result);
    QByteArray continuation() const;

    LdapSettings m_settings;
    QVector<QByteArray> m_wanted;
    SyncStart m_start;
    SyncHandlers m_handlers;
    std::unique_ptr<LdapSession> m_session; ///< none any more when it is over
    std::unique_ptr<Timer> m_limit;
    Pass m_pass = Pass::Everything;
    LdapQuery m_query;
    QString m_changedBy; ///< the attribute that m_latest was read from
    QDateTime m_latest; ///< the latest change seen, UTC; invalid: the directory tells none
    QSet<QString> m_present; ///< uids that this synchronisation saw
    bool m_strangers = false;
    SyncBatch m_batch;
    QStringList m_elsewhere; ///< servers of parts that were not read
};

} // namespace balie
