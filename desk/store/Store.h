#pragma once

#include "base/Clock.h"
#include "base/sqlite/Database.h"
#include "desk/store/StoreState.h"
#include "desk/store/StoreTask.h"

#include <QObject>
#include <functional>
#include <memory>

namespace balie::desk {

class StoreCrew;

/// The user's SQLite file and its threads: one writer, two readers. Jobs are functions that get the database of their
/// thread; their answers come back to the GUI thread, in the order of writing for writes, and never after `context` is gone.
/// Every job is answered once while the store lives: with its result, Cancelled, or why the store cannot. What was answered
/// to a write survives the end of this process in any form; a power cut may cost the last moments. GUI thread, which never
/// touches the file: only the destructor waits for the threads.
class Store : public QObject {
    Q_OBJECT

public:
    template <typename T> using Job = std::function<Expected<T>(sqlite::Database &)>;
    template <typename T> using Done = std::function<void(Expected<T>)>;

    /// With a clock, a file that cannot be opened for now, or only for reading, is tried again every ten seconds; without,
    /// at every open().
    explicit Store(QString path, QObject *parent = nullptr, Clock *clock = nullptr);
    /// Writes what was handed in, then ends the threads; readings are interrupted, nothing is answered any more.
    ~Store() override;

    /// Opens, migrates and checks on the writer's thread; jobs may be handed in at once and wait.
    void open();
    const StoreState &state() const { return m_state; }
    const QString &path() const { return m_path; }

    /// In the order handed in. The job makes its own Transaction; it is run once. `context` null: the store itself.
    template <typename T> void write(QObject *context, Job<T> job, Done<T> done = {})
    {
        addWrite(makeTask<T>(context, std::move(job), std::move(done)));
    }
    /// `done` after every write that was answered before: a reader sees what was written. The job sees one state of the
    /// file from its beginning to its end; it may be run again, after it was interrupted for something more urgent.
    template <typename T> void read(Lane lane, QObject *context, Job<T> job, Done<T> done)
    {
        addRead(lane, makeTask<T>(context, std::move(job), std::move(done)));
    }
    /// Interrupts the lane's readings, of every context.
    void cancel(Lane lane);
    /// Gets the readable rows out of a kept damaged file into this one; `done` hears how many. The kept file stays. The
    /// state is told once more: what was read before is to be read again.
    void repair(const QString &keptFile, QObject *context, Done<int> done);

Q_SIGNALS:
    /// Also after a repair, with the state as it was.
    void stateChanged(const balie::desk::StoreState &state);

private:
    template <typename T> std::unique_ptr<StoreTask> makeTask(QObject *context, Job<T> job, Done<T> done)
    {
        return std::make_unique<TypedStoreTask<T>>(
            context == nullptr ? this : context, std::move(job), std::move(done));
    }
    void addWrite(std::unique_ptr<StoreTask> task);
    void addRead(Lane lane, std::unique_ptr<StoreTask> task);
    void deliver();
    void enter(const StoreState &state);

    QString m_path;
    StoreState m_state;
    std::unique_ptr<Timer> m_again;
    std::unique_ptr<StoreCrew> m_crew;
};

} // namespace balie::desk
