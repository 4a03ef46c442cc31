#include "crm-connectors/engines/sql/worker/OdbcHandles.h"

#include <algorithm>

namespace balie::sql {

using namespace Qt::Literals::StringLiterals;

static_assert(sizeof(SQLWCHAR) == sizeof(char16_t), "built for UTF-16 ODBC");

OdbcHandle::OdbcHandle(SQLSMALLINT kind, SQLHANDLE parent)
    : m_kind(kind)
{
    if (!SQL_SUCCEEDED(SQLAllocHandle(kind, parent, &m_handle)))
        m_handle = SQL_NULL_HANDLE;
}

OdbcHandle::~OdbcHandle()
{
    if (m_handle != SQL_NULL_HANDLE)
        SQLFreeHandle(m_kind, m_handle);
}

QCborMap OdbcFault::toCbor() const
{
    return {{u"state"_s, state}, {u"native"_s, native}, {u"message"_s, message}};
}

OdbcFault faultOf(const OdbcHandle &handle)
{
    SQLWCHAR state[6]{};
    SQLWCHAR message[1024]{};
    SQLINTEGER native = 0;
    SQLSMALLINT length = 0;
    const SQLRETURN got = handle.get() == SQL_NULL_HANDLE
        ? SQLRETURN(SQL_INVALID_HANDLE)
        : SQLGetDiagRecW(handle.kind(), handle.get(), 1, state, &native, message,
            SQLSMALLINT(std::size(message)), &length);
    if (!SQL_SUCCEEDED(got))
        return {u"HY000"_s, 0, u"the driver does not say why"_s};
    return {fromWide(state, 5), native,
        fromWide(message, std::min<qsizetype>(length, qsizetype(std::size(message)) - 1))};
}

QString fromWide(const SQLWCHAR *text, qsizetype length)
{
    return QString::fromUtf16(reinterpret_cast<const char16_t *>(text), length);
}

} // namespace balie::sql
