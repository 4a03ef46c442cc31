#pragma once

#include "base/Expected.h"
#include "base/contacts/Contact.h"

#include <QByteArray>
#include <QHash>
#include <functional>
#include <memory>
#include <optional>

namespace balie {

/// What a synchronisation goes on from.
struct SyncStart {
    /// Of the last SyncEnd of this source; empty: the first time, or everything anew.
    QByteArray continuation;
    /// What the caller has of this source: uid and revision. A run that was cut short goes on where it
    /// was by this alone, and only what differs is told.
    QHash<QString, QString> known;
};

/// What came in. Whole and consistent by itself: it may be stored at once, and stays true when the rest
/// never comes.
struct SyncBatch {
    QVector<Contact> changed; ///< to add or to replace; never one that the caller has with that revision
    QStringList gone; ///< uids of the caller's that the source no longer has
    qint64 done = 0; ///< contacts looked at so far, unchanged ones too
    std::optional<qint64> total; ///< of those to look at, where the source tells
};

struct SyncEnd {
    QByteArray continuation; ///< for the next time
    QStringList notRead; ///< parts that were left out, as sentences for the user: referrals, unreadable cards
};

struct SyncHandlers {
    std::function<void(const SyncBatch &)> batch;
    /// Exactly once unless cancelled, and the last. After an error all batches still hold; go on with the
    /// old continuation.
    std::function<void(Expected<SyncEnd>)> done;
};

struct SourceSearchResult {
    QVector<Contact> contacts;
    bool more = false; ///< the source had more than the limit
};

/// One step of trying a source out.
struct SourceTestStep {
    enum class Kind {
        Reach, ///< name, network and the secure connection
        SignIn,
        FindPlace, ///< search base, address books
        ReadContacts,
    };
    Kind kind = Kind::Reach;
    QString said; ///< what was found, for the user; of a step that went well
    std::optional<Error> error; ///< then this is the last step
};

struct SourceTestHandlers {
    std::function<void(const SourceTestStep &)> step;
    std::function<void(bool wentWell)> done; ///< exactly once unless cancelled, and the last
};

/// Something under way at a source. Deleting it cancels at once and without waiting: no handler is called
/// any more. Deleting it from inside one of its own handlers is allowed.
class SourceTask {
public:
    virtual ~SourceTask() = default;
};

/// A place outside this program that holds contacts. Every task runs on the thread that begins it, never
/// blocks it, calls its handlers from later turns of its loop only, and ends by itself: each has deadlines.
/// Tasks may outlive the source.
class ContactSource {
public:
    virtual ~ContactSource() = default;

    [[nodiscard]] virtual std::unique_ptr<SourceTask> synchronise(SyncStart start, SyncHandlers handlers) = 0;
    /// Asks the source itself, for directories that are too large to copy: name, company or a number in
    /// any notation. NotSupported where it cannot.
    [[nodiscard]] virtual std::unique_ptr<SourceTask> search(
        const QString &text, int limit, std::function<void(Expected<SourceSearchResult>)> done)
        = 0;
    [[nodiscard]] virtual std::unique_ptr<SourceTask> test(SourceTestHandlers handlers) = 0;
};

} // namespace balie
