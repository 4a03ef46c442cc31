#pragma once

#include <QCborArray>
#include <QString>
#include <optional>

/// For drivers that cannot be given parameters (mdbtools): the statement with the values in it.
/// Only what cannot mean anything to any SQL: letters, digits, blanks and + - . @ % _ in quotes. In
/// a pattern, which begins with %, every other character becomes the wildcard _; any other value
/// with one is refused.
namespace balie::sql {

/// Nothing: a value is refused, or there are more or fewer values than question marks.
std::optional<QString> withLiterals(const QString &sql, const QCborArray &values);

} // namespace balie::sql
