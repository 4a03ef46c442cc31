#include "base/sqlite/Errors.h"

#include "base/sqlite/Database.h"

#include <QCoreApplication>
#include <sqlite3.h>

namespace balie::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(balie::sqlite::Database)
};

constexpr QLatin1StringView damageMark("damaged file: ");

int primary(int resultCode)
{
    return resultCode & 0xff;
}

} // namespace

Error errorOf(sqlite3 *connection, int resultCode, bool ofText)
{
    QString detail = u"sqlite %1: %2"_s.arg(resultCode).arg(
        QString::fromUtf8(sqlite3_errstr(resultCode)));
    const bool namesColumnsOnly = primary(resultCode) == SQLITE_CONSTRAINT;
    if (connection != nullptr && (ofText || namesColumnsOnly))
        detail += u" ("_s + QString::fromUtf8(sqlite3_errmsg(connection)) + u')';

    switch (primary(resultCode)) {
    case SQLITE_INTERRUPT:
        return interrupted();
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy,
            Words::tr("Another program is using the file with your contacts and calls. Close it, or wait a moment."),
            detail};
    case SQLITE_FULL:
        return {ErrorCode::Io,
            Words::tr("There is no room left on the disk. Make room, then what you do is kept again."), detail};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
        return {ErrorCode::Io,
            Words::tr("The file with your contacts and calls cannot be reached. Look whether its disk is there."),
            detail};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::NotAllowed,
            Words::tr("The file with your contacts and calls may only be read. Ask your administrator for the right to write it."),
            detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Database::damage(detail);
    case SQLITE_TOOBIG:
        return {ErrorCode::InvalidInput, Words::tr("This is too long to be kept."), detail};
    default:
        return {ErrorCode::Protocol, Words::tr("Your contacts and calls cannot be read just now."), detail};
    }
}

bool isTrouble(int resultCode)
{
    switch (primary(resultCode)) {
    case SQLITE_BUSY:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return true;
    default:
        return false;
    }
}

Error interrupted()
{
    return {ErrorCode::Cancelled, {}, u"interrupted"_s};
}

bool Database::isDamage(const Error &error)
{
    return error.code == ErrorCode::InvalidInput && error.detail.startsWith(damageMark);
}

Error Database::damage(const QString &detail)
{
    return {ErrorCode::InvalidInput, Words::tr("The file with your contacts and calls is damaged."),
        damageMark + detail};
}

} // namespace balie::sqlite
