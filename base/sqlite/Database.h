#pragma once

#include "base/Expected.h"

#include <QString>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

namespace balie::sqlite {

class Statement;

/// One connection to an SQLite file: the only door to the library. Belongs to one thread, except
/// interrupt(). Errors: Io for a full or failing disk, Busy when another process holds the lock longer than the busy
/// time-out, NotAllowed where the file may only be read, InvalidInput for a file that is damaged or no database
/// (isDamage() tells it), Cancelled after interrupt(), Protocol for a statement that is wrong. The detail holds
/// SQLite's message and extended code, never bound values.
class Database {
public:
    enum class Mode {
        ReadWrite, ///< makes the file
        ReadOnly,
        /// A file that nobody writes while it is open, in a folder where nothing can be made. Ignores what a
        /// crash left beside it.
        Immutable,
    };

    /// In ReadWrite: WAL, synchronous NORMAL, foreign keys on. NotAllowed where a file that was to be written may
    /// only be read. `patience` is the busy time-out.
    static Expected<Database> open(const QString &path, Mode mode, std::chrono::milliseconds patience = {});
    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    /// Leaves the write-ahead log of a damaged file as it is (see leaveAsIs()).
    ~Database();

    /// One or more statements without parameters and without rows.
    Expected<void> execute(const char *sql);
    /// Kept by its text: the second time costs no parsing. Hand it back by letting it go.
    Expected<Statement> prepare(const char *sql);
    Expected<int> userVersion();
    Expected<void> setUserVersion(int version);
    qint64 lastInsertedRow() const;
    qint64 changedRows() const;
    void setPatience(std::chrono::milliseconds patience);
    /// Closing does not write the log into the file: for a file that is to be kept as it was found.
    void leaveAsIs();

    /// From any thread while the database lives: what runs now, and every next statement until resume(), ends with
    /// Cancelled.
    void interrupt();
    void resume();
    bool isInterrupted() const;

    /// The last error since the last call that is about the file and not about a statement: no room,
    /// locked, read-only, damaged.
    std::optional<Error> takeTrouble();
    static bool isDamage(const Error &error);
    /// What the library says of a damaged file, for damage that the caller sees.
    static Error damage(const QString &detail);

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    friend class Statement;
    friend class Transaction;
    std::unique_ptr<Private> d;
};

} // namespace balie::sqlite
