#pragma once

#include <QByteArray>
#include <QCborMap>
#include <optional>

/// What engine and worker say to each other: each message four bytes of length (big-endian) and a
/// CBOR map (RFC 8949). The engine asks, the worker answers each question once, in order.
///
///   {do: "open", connection, user, password, seconds}    -> {product, driver}
///   {do: "query", sql, values: [text or number], rows, seconds}
///                                                        -> {columns: [], rows: [[]], more}
///   {do: "write", sql, values, seconds}                  -> {count}
///   {do: "copy", file, table, columns: {name: column}, digits | words: [] | id, rows}
///                                                        -> as query
///   what failed                                          -> {state, native, message}
///
/// `state` is an SQLSTATE, or one of the worker's own: BAL01 a value that this driver cannot be
/// given, BAL02 the file cannot be read, BAL03 mdbtools are missing, BAL04 no such table or column,
/// BAL05 not opened or not understood.
namespace balie::crm::sqlWire {

/// More than any answer may have; whoever gets more gives up.
inline constexpr quint32 mostBytes = 16 * 1024 * 1024;

QByteArray framed(const QCborMap &message);

/// Makes messages of bytes as they come.
class Reader {
public:
    void add(const QByteArray &bytes) { m_bytes += bytes; }
    /// Nothing: not all of it is there yet, or isBroken().
    std::optional<QCborMap> next();
    bool isBroken() const { return m_isBroken; }

private:
    QByteArray m_bytes;
    bool m_isBroken = false;
};

} // namespace balie::crm::sqlWire
