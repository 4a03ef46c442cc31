#pragma once

#include "base/sqlite/Database.h"

#include <QObject>
#include <QPointer>
#include <functional>
#include <optional>

namespace balie::desk {

/// Which readings take each other's place: a newer one of the same lane and context interrupts the older,
/// which is answered with Cancelled; a newer Search does so with SearchMore too. Those of Caller are all
/// answered. Search and Caller have a reader of their own, so that no list makes them wait: a SearchMore that
/// runs when one of them comes is interrupted and begun again afterwards.
enum class Lane { Search, SearchMore, Caller, History, Contacts, Notes, DeskNotes, CallNotes, Slips, Lint, Export };

/// A job with its answer. Made and ended on the GUI thread; run() and refuse() on a thread of the store.
class StoreTask {
public:
    virtual ~StoreTask() = default;
    /// The error that the job ended with, if it did.
    virtual std::optional<Error> run(sqlite::Database &database) = 0;
    virtual void refuse(const Error &error) = 0;
    /// Calls back, once.
    virtual void answer() = 0;

    Lane lane = Lane::Search; ///< of readings
    const void *owner = nullptr; ///< the context's address, only to tell contexts apart
};

template <typename T>
class TypedStoreTask final : public StoreTask {
public:
    using Job = std::function<Expected<T>(sqlite::Database &)>;
    using Done = std::function<void(Expected<T>)>;

    TypedStoreTask(QObject *context, Job job, Done done)
        : m_context(context)
        , m_job(std::move(job))
        , m_done(std::move(done))
    {
        owner = context;
    }

    std::optional<Error> run(sqlite::Database &database) override
    {
        m_result.emplace(m_job(database));
        return *m_result ? std::nullopt : std::optional(m_result->error());
    }
    void refuse(const Error &error) override { m_result.emplace(unexpected(error)); }
    void answer() override
    {
        if (m_done && m_context)
            m_done(*std::move(m_result));
    }

private:
    QPointer<QObject> m_context;
    Job m_job;
    Done m_done;
    std::optional<Expected<T>> m_result;
};

} // namespace balie::desk
