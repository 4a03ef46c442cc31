#pragma once

#include "crm-connectors/engines/sql/worker/OdbcHandles.h"

#include <QCborArray>
#include <memory>
#include <optional>

namespace balie::sql {

/// One connection to one ODBC data source. Autocommit; each statement is closed when its rows are
/// fetched, so that no locks stay.
class OdbcSource {
public:
    enum class Access { ReadOnly, Write };
    struct Login {
        QString connection; ///< a connection string without user and password
        QString user;
        QString password;
        int seconds = 0; ///< to sign in
    };
    struct Statement {
        QString sql; ///< with question marks
        QCborArray values;
        int rows = 0; ///< at most
        int seconds = 0;
    };

    explicit OdbcSource(Access access);
    ~OdbcSource();
    Q_DISABLE_COPY_MOVE(OdbcSource)

    /// The answer of "open", or a fault.
    QCborMap open(const Login &login);
    bool isOpen() const { return m_isOpen; }
    /// The answer of "query", or a fault. A connection that was lost is made anew, once.
    QCborMap query(const Statement &statement);
    /// The answer of "write", or a fault. Never repeated here.
    QCborMap write(const Statement &statement);

private:
    std::optional<OdbcFault> connectAnew();
    void close();
    QString info(SQLUSMALLINT what) const;
    std::optional<OdbcFault> execute(OdbcHandle &handle, const Statement &statement);
    std::optional<OdbcFault> executeBound(OdbcHandle &handle, const Statement &statement);
    QCborMap queryOnce(const Statement &statement);
    QCborMap fetched(OdbcHandle &handle, int rows);

    Access m_access;
    Login m_login;
    OdbcHandle m_environment;
    std::unique_ptr<OdbcHandle> m_connection;
    bool m_isOpen = false;
    bool m_cannotBind = false; ///< as this driver has shown
};

} // namespace balie::sql
