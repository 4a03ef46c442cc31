#pragma once

#include "crm-connectors/engines/sql/SqlDialect.h"
#include "crm-connectors/engines/sql/SqlStatement.h"
#include "crm-connectors/profile/Profile.h"

#include <QVector>

namespace balie::crm {

/// One statement that finds cards.
struct SqlQuery {
    std::optional<SqlStatement> own; ///< else made for the table
    QString type; ///< CardKey::type where no column tells it
    CardKind kind = CardKind::Person;
};

/// What a profile's own part "sql" says, with the settings in it. README.md beside this file
/// describes its keys. A value.
class SqlSpec {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::SqlSpec)

public:
    /// InvalidInput: the sentence names the setting or the place (as a JSON pointer).
    static Expected<SqlSpec> read(const Profile &profile, const QHash<QString, QString> &settings);

    QString connection; ///< without user and password; empty with a file
    QString file; ///< of Access, read through mdbtools in place of ODBC
    std::optional<SqlDialect> dialect; ///< nothing: as the database says itself
    std::optional<SqlTable> table;
    QVector<SqlQuery> findByNumber;
    QVector<SqlQuery> findByName;
    QVector<SqlQuery> getCard;
    std::optional<SqlStatement> look; ///< whether a call is written already
    std::optional<SqlStatement> write;
};

} // namespace balie::crm
