#pragma once

#include "base/Clock.h"
#include "base/phone/PhoneNumbers.h"
#include "crm-connectors/sources/ContactSource.h"
#include "desk/store/ContactTable.h"
#include "desk/store/Store.h"

#include <QObject>

namespace balie::desk {

/// How far a synchronisation is.
struct SyncProgress {
    qint64 done = 0;
    std::optional<qint64> total; ///< where the source tells
    int added = 0;
    int changed = 0;
    int removed = 0;
};

/// One synchronisation of one source with the store: only what differs is read and written, each batch as it comes, so that
/// nothing is lost when it is cut short. What came in stays when it is stopped or deleted. GUI thread.
class SourceSync : public QObject {
    Q_OBJECT

public:
    /// Store and clock must outlive this object.
    SourceSync(Store &store, const PhoneNumbers &numbers, const Clock &clock, ContactSourceInfo info,
        std::unique_ptr<ContactSource> source, QObject *parent = nullptr);

    void start();
    /// Nothing is told any more.
    void stop();
    const SyncProgress &progress() const { return m_progress; }
    /// Parts that were left out, for the user; after finished().
    const QStringList &notRead() const { return m_notRead; }

Q_SIGNALS:
    void progressed();
    /// Once. Whoever hears it may delete this later.
    void finished(const balie::Expected<void> &result);

private:
    struct Known {
        ContactSourceInfo info;
        QHash<QString, QString> revisions;
    };

    void begin(const Known &known);
    void take(const SyncBatch &batch);
    void sourceEnded(const Expected<SyncEnd> &end);
    void concludeIfDone();
    void end(const Expected<void> &result);

    Store &m_store;
    const PhoneNumbers m_numbers;
    const Clock &m_clock;
    ContactSourceInfo m_info;
    std::unique_ptr<ContactSource> m_source;
    std::unique_ptr<SourceTask> m_task;
    SyncProgress m_progress;
    QStringList m_notRead;
    std::optional<Expected<SyncEnd>> m_end; ///< what the source ended with
    std::optional<Error> m_writeError;
    int m_underWay = 0; ///< batches that the store has not answered
    bool m_isOver = false;
};

} // namespace balie::desk
