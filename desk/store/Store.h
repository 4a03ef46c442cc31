#pragma once

#include "base/sqlite/Database.h"

#include <QObject>
#include <QPointer>
#include <functional>
#include <memory>

namespace balie::desk {

/// Which readings take each other's place: a newer one of a lane interrupts the older, which is answered with
/// Cancelled. Search and Caller have a reader of their own, so that no list makes them wait.
enum class Lane { Search, SearchMore, Caller, History, Contacts, Notes, DeskNotes, CallNotes, Slips, Lint, Export };

/// What became of the file at opening, and since.
struct StoreState {
    enum class Kind {
        Opening,
        Open,
        Fresh,       ///< the file was damaged; it is kept as `keptFile` and a new one was begun
        ReadOnly,    ///< everything can be read, nothing is written down
        Unavailable, ///< locked by another process, no place: nothing is kept in this run
        Closed,
    };
    Kind kind = Kind::Opening;
    QString sentence; ///< for the user: what is wrong and what to do; empty for Opening, Open and Closed
    QString keptFile; ///< the damaged file, whole, for a repair
};

/// The user's SQLite file and its threads: one writer, two readers. Jobs are functions that get the database of their
/// thread; their answers come back to the GUI thread, in the order of writing for writes, and never after `context` is gone.
/// Every job is answered once: with its result, Cancelled, or why the store cannot. GUI thread.
class Store : public QObject {
    Q_OBJECT

public:
    template <typename T> using Job = std::function<Expected<T>(sqlite::Database &)>;
    template <typename T> using Done = std::function<void(Expected<T>)>;

    explicit Store(QString path, QObject *parent = nullptr);
    /// Writes what was handed in, then ends the threads; readings are interrupted.
    ~Store() override;

    /// Opens, migrates and checks on the writer's thread; jobs may be handed in at once and wait.
    void open();
    const StoreState &state() const { return m_state; }
    const QString &path() const { return m_path; }

    /// In the order handed in. The job makes its own Transaction; it is run again by nobody.
    template <typename T> void write(QObject *context, Job<T> job, Done<T> done = {});
    /// `done` after every write that was answered before: a reader sees what was written.
    template <typename T> void read(Lane lane, QObject *context, Job<T> job, Done<T> done);
    /// Interrupts the lane's reading.
    void cancel(Lane lane);
    /// Tries to get the readable rows out of a kept damaged file into this one.
    void repair(const QString &keptFile, QObject *context, Done<int> done);

Q_SIGNALS:
    void stateChanged(const balie::desk::StoreState &state);

private:
    QString m_path;
    StoreState m_state;
};

} // namespace balie::desk
