#pragma once

#include "base/sqlite/Statement.h"
#include "desk/store/Store.h"
#include "tests/support/Patience.h"

#include <QTemporaryDir>
#include <optional>

namespace balie::test {

/// Waits for the answer of one job.
template <typename T>
class Answer {
public:
    auto receiver()
    {
        return [this](Expected<T> result) {
            ++m_times;
            m_result.emplace(std::move(result));
        };
    }
    bool isThere() const { return m_result.has_value(); }
    int times() const { return m_times; }
    const Expected<T> &result() const { return *m_result; }

private:
    int m_times = 0;
    std::optional<Expected<T>> m_result;
};

/// A store job that runs one statement.
inline auto statement(const char *sql)
{
    return [sql](sqlite::Database &database) { return database.execute(sql); };
}

/// A store job that gives the first column of the first row.
inline auto number(const char *sql)
{
    return [sql](sqlite::Database &database) -> Expected<int> {
        auto prepared = database.prepare(sql);
        if (!prepared)
            return unexpected(prepared.error());
        const auto row = prepared->step();
        if (!row)
            return unexpected(row.error());
        return int(prepared->integer(0));
    };
}

} // namespace balie::test
