#pragma once

#include "crm-connectors/sources/ContactSource.h"

#include <QSet>

namespace balie::test {

/// What the handlers of a synchronisation were told; kept as a caller's store would keep it.
class WatchedSync {
public:
    explicit WatchedSync(ContactSource &source, SyncStart start = {})
        : known(start.known)
    {
        task = source.synchronise(std::move(start),
            {[this](const SyncBatch &batch) {
                 ++batches;
                 done = batch.done;
                 total = batch.total;
                 for (const Contact &contact : batch.changed) {
                     changed.append(contact);
                     known.insert(contact.uid, contact.revision);
                 }
                 gone += batch.gone;
                 for (const QString &uid : batch.gone)
                     known.remove(uid);
                 if (onBatch)
                     onBatch();
             },
                [this](Expected<SyncEnd> given) { result = std::move(given); }});
    }
    Q_DISABLE_COPY_MOVE(WatchedSync)

    bool isOver() const { return result.has_value(); }
    bool wentWell() const { return result && *result; }
    bool failedWith(ErrorCode code) const { return result && !*result && result->error().code == code; }
    QString sentence() const { return result && !*result ? result->error().userText : QString(); }
    /// What the next one goes on from.
    SyncStart next() const { return {wentWell() ? (*result)->continuation : QByteArray(), known}; }
    const Contact *find(const QString &displayName) const
    {
        for (const Contact &contact : changed) {
            if (contact.displayName == displayName)
                return &contact;
        }
        return nullptr;
    }

    QHash<QString, QString> known;
    QVector<Contact> changed;
    QStringList gone;
    int batches = 0;
    qint64 done = 0;
    std::optional<qint64> total;
    std::optional<Expected<SyncEnd>> result;
    std::function<void()> onBatch;
    std::unique_ptr<SourceTask> task;
};

class WatchedSearch {
public:
    WatchedSearch(ContactSource &source, const QString &text, int limit = 50)
    {
        task = source.search(
            text, limit, [this](Expected<SourceSearchResult> given) { result = std::move(given); });
    }
    Q_DISABLE_COPY_MOVE(WatchedSearch)

    bool isOver() const { return result.has_value(); }
    QStringList names() const
    {
        QStringList found;
        if (result && *result) {
            for (const Contact &contact : (*result)->contacts)
                found.append(contact.displayName);
        }
        found.sort();
        return found;
    }

    std::optional<Expected<SourceSearchResult>> result;
    std::unique_ptr<SourceTask> task;
};

class WatchedTest {
public:
    explicit WatchedTest(ContactSource &source)
    {
        task = source.test({[this](const SourceTestStep &step) { steps.append(step); },
            [this](bool well) { wentWell = well; }});
    }
    Q_DISABLE_COPY_MOVE(WatchedTest)

    bool isOver() const { return wentWell.has_value(); }

    QVector<SourceTestStep> steps;
    std::optional<bool> wentWell;
    std::unique_ptr<SourceTask> task;
};

} // namespace balie::test
