#include "crm-connectors/engines/sql/worker/OdbcSource.h"

#include "crm-connectors/engines/sql/worker/Literals.h"

#include <QCborValue>
#include <QStringList>
#include <algorithm>
#include <deque>

namespace balie::sql {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A field longer than this is no name and no number.
constexpr qsizetype longestField = 8000;
constexpr int mostColumns = 100;

/// Attributes hold whole numbers in the place of a pointer.
SQLPOINTER number(SQLULEN value)
{
    return reinterpret_cast<SQLPOINTER>(value);
}

/// Braces keep everything as it is, the closing one doubled; only where they are needed, because
/// old drivers take them for a part of the value.
QString braced(QString value)
{
    const bool isPlain = std::all_of(value.cbegin(), value.cend(),
        [](QChar c) { return c.isLetterOrNumber() || u"_-.@\\"_s.contains(c); });
    return isPlain ? value : u'{' + value.replace(u'}', "}}"_L1) + u'}';
}

QCborValue textAt(const OdbcHandle &handle, SQLUSMALLINT column)
{
    QString text;
    SQLWCHAR part[1024];
    for (;;) {
        SQLLEN length = 0;
        const SQLRETURN got
            = SQLGetData(handle.get(), column, SQL_C_WCHAR, part, sizeof part, &length);
        if (got == SQL_NO_DATA)
            break;
        if (!SQL_SUCCEEDED(got)) {
            // Drivers that know no wide characters.
            char narrow[4096];
            if (!SQL_SUCCEEDED(
                    SQLGetData(handle.get(), column, SQL_C_CHAR, narrow, sizeof narrow, &length))
                || length == SQL_NULL_DATA)
                return QCborValue(nullptr);
            narrow[sizeof narrow - 1] = '\0';
            return QString::fromUtf8(narrow);
        }
        if (length == SQL_NULL_DATA)
            return QCborValue(nullptr);
        text += fromWide(part);
        if (got == SQL_SUCCESS || text.size() > longestField)
            break;
    }
    return text.left(longestField);
}

/// What says that parameters are the trouble, and not the statement.
bool isAboutBinding(const OdbcFault &fault)
{
    return fault.state == "IM001"_L1 || fault.state == "HYC00"_L1 || fault.state == "07002"_L1;
}

} // namespace

OdbcSource::OdbcSource(Access access)
    : m_access(access)
    , m_environment(SQL_HANDLE_ENV, SQL_NULL_HANDLE)
{
    SQLSetEnvAttr(m_environment.get(), SQL_ATTR_ODBC_VERSION, number(SQL_OV_ODBC3), 0);
}

OdbcSource::~OdbcSource()
{
    close();
}

void OdbcSource::close()
{
    if (m_isOpen)
        SQLDisconnect(m_connection->get());
    m_isOpen = false;
    m_connection.reset();
}

QString OdbcSource::info(SQLUSMALLINT what) const
{
    SQLWCHAR text[256]{};
    SQLSMALLINT length = 0;
    if (!SQL_SUCCEEDED(SQLGetInfoW(m_connection->get(), what, text, sizeof text, &length)))
        return {};
    return fromWide(text);
}

std::optional<OdbcFault> OdbcSource::connectAnew()
{
    close();
    m_connection = std::make_unique<OdbcHandle>(SQL_HANDLE_DBC, m_environment.get());
    if (m_connection->get() == SQL_NULL_HANDLE)
        return faultOf(m_environment);
    SQLSetConnectAttr(
        m_connection->get(), SQL_ATTR_LOGIN_TIMEOUT, number(SQLULEN(m_login.seconds)), 0);
    if (m_access == Access::ReadOnly)
        SQLSetConnectAttr(m_connection->get(), SQL_ATTR_ACCESS_MODE, number(SQL_MODE_READ_ONLY), 0);
    QString whole = m_login.connection;
    if (!m_login.user.isEmpty())
        whole += u";UID="_s + braced(m_login.user);
    if (!m_login.password.isEmpty())
        whole += u";PWD="_s + braced(m_login.password);
    // The completed string is not asked for: of a driver that does not write one, unixODBC would
    // measure what happens to stand in its own buffer.
    const SQLRETURN got = SQLDriverConnectW(m_connection->get(), nullptr, wide(whole),
        SQLSMALLINT(whole.size()), nullptr, 0, nullptr, SQL_DRIVER_NOPROMPT);
    if (!SQL_SUCCEEDED(got))
        return faultOf(*m_connection);
    m_isOpen = true;
    SQLSetConnectAttr(m_connection->get(), SQL_ATTR_AUTOCOMMIT, number(SQL_AUTOCOMMIT_ON), 0);
    return {};
}

QCborMap OdbcSource::open(const Login &login)
{
    m_login = login;
    m_cannotBind = false;
    if (const auto fault = connectAnew())
        return fault->toCbor();
    const QString product = info(SQL_DBMS_NAME);
    // It takes parameters without a complaint, and then trips over the question mark.
    m_cannotBind = product == "MDBTOOLS"_L1;
    return {{u"product"_s, product}, {u"driver"_s, info(SQL_DRIVER_NAME)}};
}

std::optional<OdbcFault> OdbcSource::executeBound(OdbcHandle &handle, const Statement &statement)
{
    if (!SQL_SUCCEEDED(SQLPrepareW(handle.get(), wide(statement.sql), SQL_NTS)))
        return faultOf(handle);
    // The driver reads them at SQLExecute: their places must stay.
    std::deque<QString> texts;
    std::deque<SQLBIGINT> numbers;
    std::deque<SQLLEN> lengths;
    for (qsizetype i = 0; i < statement.values.size(); ++i) {
        const QCborValue value = statement.values.at(i);
        SQLRETURN bound = SQL_ERROR;
        if (value.isInteger()) {
            numbers.push_back(value.toInteger());
            lengths.push_back(0);
            bound = SQLBindParameter(handle.get(), SQLUSMALLINT(i + 1), SQL_PARAM_INPUT,
                SQL_C_SBIGINT, SQL_BIGINT, 0, 0, &numbers.back(), 0, &lengths.back());
        } else {
            texts.push_back(value.toString());
            const QString &text = texts.back();
            const auto bytes = SQLLEN(text.size()) * SQLLEN(sizeof(SQLWCHAR));
            lengths.push_back(bytes);
            // Beyond 4000 characters SQL Server wants the long kind.
            const SQLSMALLINT kind = text.size() > 4000 ? SQL_WLONGVARCHAR : SQL_WVARCHAR;
            bound = SQLBindParameter(handle.get(), SQLUSMALLINT(i + 1), SQL_PARAM_INPUT,
                SQL_C_WCHAR, kind, SQLULEN(std::max<qsizetype>(1, text.size())), 0, wide(text),
                bytes, &lengths.back());
        }
        if (!SQL_SUCCEEDED(bound))
            return faultOf(handle);
    }
    const SQLRETURN done = SQLExecute(handle.get());
    if (!SQL_SUCCEEDED(done) && done != SQL_NO_DATA)
        return faultOf(handle);
    return {};
}

std::optional<OdbcFault> OdbcSource::execute(OdbcHandle &handle, const Statement &statement)
{
    if (!m_cannotBind) {
        const auto fault = executeBound(handle, statement);
        if (!fault || !isAboutBinding(*fault))
            return fault;
        m_cannotBind = true;
        SQLFreeStmt(handle.get(), SQL_RESET_PARAMS);
    }
    const auto whole = withLiterals(statement.sql, statement.values);
    if (!whole)
        return OdbcFault{u"BAL01"_s, 0, u"this driver takes no parameters"_s};
    const SQLRETURN done = SQLExecDirectW(handle.get(), wide(*whole), SQL_NTS);
    if (!SQL_SUCCEEDED(done) && done != SQL_NO_DATA)
        return faultOf(handle);
    return {};
}

QCborMap OdbcSource::queryOnce(const Statement &statement)
{
    OdbcHandle handle(SQL_HANDLE_STMT, m_connection->get());
    if (handle.get() == SQL_NULL_HANDLE)
        return faultOf(*m_connection).toCbor();
    // Not every driver knows these; the engine has a deadline of its own, and fetching ends anyway.
    SQLSetStmtAttr(handle.get(), SQL_ATTR_QUERY_TIMEOUT, number(SQLULEN(statement.seconds)), 0);
    SQLSetStmtAttr(handle.get(), SQL_ATTR_MAX_ROWS, number(SQLULEN(statement.rows) + 1), 0);
    if (const auto fault = execute(handle, statement))
        return fault->toCbor();
    return fetched(handle, statement.rows);
}

QCborMap OdbcSource::fetched(OdbcHandle &handle, int rows)
{
    SQLSMALLINT count = 0;
    if (!SQL_SUCCEEDED(SQLNumResultCols(handle.get(), &count)))
        return faultOf(handle).toCbor();
    count = std::min<SQLSMALLINT>(count, mostColumns);
    QCborArray columns;
    for (SQLSMALLINT i = 1; i <= count; ++i) {
        SQLWCHAR name[256]{};
        SQLSMALLINT length = 0;
        SQLSMALLINT kind = 0;
        SQLULEN size = 0;
        SQLSMALLINT digits = 0;
        SQLSMALLINT nullable = 0;
        SQLDescribeColW(handle.get(), SQLUSMALLINT(i), name, SQLSMALLINT(std::size(name)), &length,
            &kind, &size, &digits, &nullable);
        columns.append(fromWide(name));
    }
    QCborArray all;
    bool more = false;
    while (count > 0) {
        const SQLRETURN got = SQLFetch(handle.get());
        if (got == SQL_NO_DATA)
            break;
        if (!SQL_SUCCEEDED(got))
            return faultOf(handle).toCbor();
        if (all.size() >= rows) {
            more = true;
            break;
        }
        QCborArray row;
        for (SQLSMALLINT i = 1; i <= count; ++i)
            row.append(textAt(handle, SQLUSMALLINT(i)));
        all.append(row);
    }
    return {{u"columns"_s, columns}, {u"rows"_s, all}, {u"more"_s, more}};
}

QCborMap OdbcSource::query(const Statement &statement)
{
    const auto isLost = [](const QCborMap &answer) {
        return answer.value("state"_L1).toString().startsWith("08"_L1);
    };
    QCborMap answer = queryOnce(statement);
    if (!isLost(answer))
        return answer;
    if (const auto fault = connectAnew())
        return fault->toCbor();
    return queryOnce(statement);
}

QCborMap OdbcSource::write(const Statement &statement)
{
    OdbcHandle handle(SQL_HANDLE_STMT, m_connection->get());
    if (handle.get() == SQL_NULL_HANDLE)
        return faultOf(*m_connection).toCbor();
    SQLSetStmtAttr(handle.get(), SQL_ATTR_QUERY_TIMEOUT, number(SQLULEN(statement.seconds)), 0);
    const auto fault = m_cannotBind
        ? std::optional(OdbcFault{u"BAL01"_s, 0, u"this driver takes no parameters"_s})
        : executeBound(handle, statement);
    if (fault)
        return fault->toCbor();
    SQLLEN count = 0;
    SQLRowCount(handle.get(), &count);
    return {{u"count"_s, qint64(count)}};
}

} // namespace balie::sql
