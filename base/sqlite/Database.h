#pragma once

#include "base/Expected.h"

#include <QString>
#include <atomic>
#include <memory>

struct sqlite3;

namespace balie::sqlite {

class Statement;

/// One connection to an SQLite file: the only door to the library. Belongs to one thread, except
/// interrupt(). Errors: Io for a full or failing disk, Busy when another process holds the lock longer than the busy
/// time-out, NotAllowed where the file may only be read, InvalidInput for a file that is damaged or no database
/// (isDamage() tells it), Cancelled after interrupt(). The detail holds SQLite's message and extended code, never
/// bound values.
class Database {
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// Makes the file in ReadWrite; WAL, synchronous NORMAL, foreign keys on.
    static Expected<Database> open(const QString &path, Mode mode);
    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    ~Database();

    /// One or more statements without parameters and without rows.
    Expected<void> execute(const char *sql);
    /// Kept by its text: the second time costs no parsing. Hand it back by letting it go.
    Expected<Statement> prepare(const char *sql);
    Expected<int> userVersion();
    Expected<void> setUserVersion(int version);
    qint64 lastInsertedRow() const;
    qint64 changedRows() const;

    /// From any thread: what runs now, and every next statement until resume(), ends with Cancelled.
    void interrupt();
    void resume();
    bool isInterrupted() const;

    static bool isDamage(const Error &error);

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    friend class Statement;
    std::unique_ptr<Private> d;
};

} // namespace balie::sqlite
