#pragma once

#include <QCborMap>
#include <QString>

#ifdef Q_OS_WIN
#include <windows.h>
#endif
#include <sql.h>
#include <sqlext.h>

namespace balie::sql {

/// One ODBC handle, freed with this.
class OdbcHandle {
public:
    OdbcHandle(SQLSMALLINT kind, SQLHANDLE parent);
    ~OdbcHandle();
    Q_DISABLE_COPY_MOVE(OdbcHandle)

    SQLHANDLE get() const { return m_handle; }
    SQLSMALLINT kind() const { return m_kind; }

private:
    SQLSMALLINT m_kind;
    SQLHANDLE m_handle = SQL_NULL_HANDLE;
};

/// What a call at this handle complained about.
struct OdbcFault {
    QString state; ///< SQLSTATE
    qint64 native = 0;
    QString message;

    QCborMap toCbor() const;
};

OdbcFault faultOf(const OdbcHandle &handle);

inline SQLWCHAR *wide(const QString &text)
{
    return reinterpret_cast<SQLWCHAR *>(const_cast<ushort *>(text.utf16()));
}
/// `length` in characters; less than 0: up to the zero.
QString fromWide(const SQLWCHAR *text, qsizetype length = -1);

} // namespace balie::sql
