#pragma once

#include "base/sqlite/Database.h"

#include <optional>
#include <string>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace balie::sqlite {

/// What a Database and its statements share; stays where it is when the Database moves.
struct Database::Private {
    Private() = default;
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;
    ~Private();

    /// Makes an Error of a result code and remembers trouble.
    Error failure(int resultCode, bool ofText);
    /// Takes back a statement that is no longer used.
    void keep(sqlite3_stmt *statement);

    sqlite3 *connection = nullptr;
    std::unordered_map<std::string, sqlite3_stmt *> idle; ///< by its text
    std::atomic<bool> isInterrupted = false;
    std::optional<Error> trouble;
};

} // namespace balie::sqlite
