#pragma once

#include "crm-connectors/engines/sql/worker/OdbcSource.h"
#include "crm-connectors/engines/sql/worker/TableCopy.h"

namespace balie::sql {

/// Does what the engine asks, one thing at a time. Reading goes over a connection that may only
/// read; one that may write is made with the first write.
class SqlDuties {
public:
    QCborMap done(const QCborMap &question);

private:
    QCborMap open(const QCborMap &question);
    QCborMap write(const OdbcSource::Statement &statement);

    OdbcSource::Login m_login;
    std::unique_ptr<OdbcSource> m_reading;
    std::unique_ptr<OdbcSource> m_writing;
    TableCopy m_copy;
};

} // namespace balie::sql
