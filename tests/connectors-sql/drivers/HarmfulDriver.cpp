// The least that a driver manager takes for an ODBC driver. It connects, and then, when a statement
// comes, it crashes or never returns.
#include <sql.h>
#include <sqlext.h>

#include <csignal>
#include <cstring>
#include <unistd.h>

#define BALIE_EXPORT extern "C" __attribute__((visibility("default")))

namespace {

int anything = 0;

[[noreturn]] void doHarm()
{
#ifdef BALIE_DRIVER_CRASH
    ::signal(SIGSEGV, SIG_DFL);
    ::raise(SIGSEGV);
#endif
    for (;;)
        ::pause();
}

} // namespace

BALIE_EXPORT SQLRETURN SQLAllocHandle(SQLSMALLINT, SQLHANDLE, SQLHANDLE *made)
{
    *made = &anything;
    return SQL_SUCCESS;
}

BALIE_EXPORT SQLRETURN SQLFreeHandle(SQLSMALLINT, SQLHANDLE)
{
    return SQL_SUCCESS;
}

BALIE_EXPORT SQLRETURN SQLSetEnvAttr(SQLHENV, SQLINTEGER, SQLPOINTER, SQLINTEGER)
{
    return SQL_SUCCESS;
}

BALIE_EXPORT SQLRETURN SQLSetConnectAttr(SQLHDBC, SQLINTEGER, SQLPOINTER, SQLINTEGER)
{
    return SQL_SUCCESS;
}

BALIE_EXPORT SQLRETURN SQLDriverConnect(
    SQLHDBC, SQLHWND, SQLCHAR *, SQLSMALLINT, SQLCHAR *, SQLSMALLINT, SQLSMALLINT *, SQLUSMALLINT)
{
    return SQL_SUCCESS;
}

BALIE_EXPORT SQLRETURN SQLDisconnect(SQLHDBC)
{
    return SQL_SUCCESS;
}

BALIE_EXPORT SQLRETURN SQLGetInfo(
    SQLHDBC, SQLUSMALLINT, SQLPOINTER to, SQLSMALLINT most, SQLSMALLINT *length)
{
    if (to && most > 0)
        std::memset(to, 0, size_t(most));
    if (length)
        *length = 0;
    return SQL_SUCCESS;
}

BALIE_EXPORT SQLRETURN SQLGetDiagRec(SQLSMALLINT, SQLHANDLE, SQLSMALLINT, SQLCHAR *, SQLINTEGER *,
    SQLCHAR *, SQLSMALLINT, SQLSMALLINT *)
{
    return SQL_NO_DATA;
}

BALIE_EXPORT SQLRETURN SQLPrepare(SQLHSTMT, SQLCHAR *, SQLINTEGER)
{
    doHarm();
}

BALIE_EXPORT SQLRETURN SQLExecute(SQLHSTMT)
{
    doHarm();
}
