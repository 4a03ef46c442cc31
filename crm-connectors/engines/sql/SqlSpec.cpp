#include "crm-connectors/engines/sql/SqlSpec.h"

#include "crm-connectors/engines/sql/SqlParameters.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

Unexpected<Error> refused(const QString &sentence, const QString &detail)
{
    return unexpected(Error{ErrorCode::InvalidInput, sentence, detail});
}

/// A value in a connection string: in braces, where nothing ends it but a lone closing one.
QString braced(QString value)
{
    static const QRegularExpression simple(
        u"^[\\w /\\\\:.,-]*$"_s, QRegularExpression::UseUnicodePropertiesOption);
    if (simple.match(value).hasMatch() && value == value.trimmed())
        return value;
    return u'{' + value.replace(u'}', "}}"_L1) + u'}';
}

class Reading {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::SqlSpec)

public:
    Reading(const Profile &profile, const QHash<QString, QString> &settings)
        : m_own(profile.engineOwn)
        , m_settings(settings)
    {
    }

    Expected<SqlSpec> run();

private:
    /// A string by the letter, or {"setting": KEY}.
    QString text(const QJsonValue &value) const
    {
        if (value.isObject())
            return m_settings.value(value.toObject().value("setting"_L1).toString()).trimmed();
        return value.toString().trimmed();
    }
    QString text(QLatin1StringView key) const { return text(m_own.value(key)); }

    Expected<void> readKeys() const;
    Expected<void> readConnection();
    Expected<void> readTable();
    Expected<void> readQueries(
        QLatin1StringView key, const QStringList &known, QVector<SqlQuery> &queries);
    Expected<void> readLogCall();
    Error at(const QString &place, const Error &error) const
    {
        return {error.code, tr("At %1: %2").arg(place, error.userText), error.detail};
    }

    const QJsonObject m_own;
    const QHash<QString, QString> m_settings;
    SqlSpec m_spec;
};

Expected<void> Reading::readKeys() const
{
    static const QStringList known{u"comment"_s, u"connection"_s, u"connectionString"_s, u"file"_s,
        u"dialect"_s, u"table"_s, u"columns"_s, u"search"_s, u"findByNumber"_s, u"findByName"_s,
        u"getCard"_s, u"logCall"_s, u"type"_s, u"kind"_s};
    for (const QString &key : m_own.keys()) {
        if (!known.contains(key))
            return refused(
                tr("The profile cannot be used: there is no key “%1” in “sql”.").arg(key),
                u"/sql/"_s + key);
    }
    return {};
}

Expected<void> Reading::readConnection()
{
#ifndef Q_OS_WIN
    m_spec.file = text("file"_L1);
    if (m_own.contains("file"_L1)) {
        if (m_spec.file.isEmpty())
            return refused(tr("Choose the file of the database."), u"/sql/file is empty"_s);
        return {};
    }
#endif
    m_spec.connection = text("connectionString"_L1);
    static const QRegularExpression password(
        u"(^|;)\\s*(PWD|PASSWORD)\\s*="_s, QRegularExpression::CaseInsensitiveOption);
    if (password.match(m_spec.connection).hasMatch())
        return refused(tr("There is a password in the connection string. Put it in its own field, "
                          "where it is kept safely."),
            u"/sql/connectionString"_s);
    while (m_spec.connection.endsWith(u';'))
        m_spec.connection.chop(1);
    const QJsonObject parts = m_own.value("connection"_L1).toObject();
    QStringList pairs;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        if (const QString value = text(part.value()); !value.isEmpty())
            pairs << part.key() + u'=' + braced(value);
    }
    if (m_spec.connection.isEmpty())
        m_spec.connection = pairs.join(u';');
    static const QRegularExpression source(
        u"(^|;)\\s*(DSN|DRIVER|FILEDSN)\\s*="_s, QRegularExpression::CaseInsensitiveOption);
    if (!source.match(m_spec.connection).hasMatch())
        return refused(tr("Fill in which data source (DSN) is meant."),
            u"no DSN and no DRIVER in the connection"_s);
    return {};
}

Expected<void> Reading::readTable()
{
    const QString name = text("table"_L1);
    if (name.isEmpty())
        return {};
    QHash<QString, QString> columns;
    const QJsonObject own = m_own.value("columns"_L1).toObject();
    for (auto column = own.begin(); column != own.end(); ++column) {
        if (const QString value = text(column.value()); !value.isEmpty())
            columns.insert(column.key(), value);
    }
    const auto search = text("search"_L1) == "interleaved"_L1 ? SqlTable::Search::Interleaved
                                                              : SqlTable::Search::Digits;
    auto table = SqlTable::make(name, columns, search);
    if (!table)
        return unexpected(table.error());
    m_spec.table = *table;
    return {};
}

Expected<void> Reading::readQueries(
    QLatin1StringView key, const QStringList &known, QVector<SqlQuery> &queries)
{
    const QJsonValue own = m_own.value(key);
    const QJsonArray list = own.isArray() ? own.toArray() : QJsonArray{own};
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QJsonObject object = list.at(i).toObject();
        const bool isDetailed = object.contains("sql"_L1);
        SqlQuery query;
        query.type = text(isDetailed && object.contains("type"_L1) ? object.value("type"_L1)
                                                                   : m_own.value("type"_L1));
        const QString kind
            = text(isDetailed && object.contains("kind"_L1) ? object.value("kind"_L1)
                                                            : m_own.value("kind"_L1));
        query.kind = kind == "company"_L1 ? CardKind::Company : CardKind::Person;
        const QString sql = text(isDetailed ? object.value("sql"_L1) : list.at(i));
        if (!sql.isEmpty()) {
            auto statement = SqlStatement::read(sql, SqlStatement::Use::Read, known);
            if (!statement)
                return unexpected(at(u"/sql/"_s + key, statement.error()));
            query.own = *statement;
        } else if (!m_spec.table) {
            continue;
        }
        queries << query;
    }
    return {};
}

Expected<void> Reading::readLogCall()
{
    const QJsonObject own = m_own.value("logCall"_L1).toObject();
    const QString look = text(own.value("look"_L1));
    const QString write = text(own.value("write"_L1));
    if (look.isEmpty() && write.isEmpty())
        return {};
    // Without a look nobody knows after a lost connection whether the call stands there.
    if (look.isEmpty() || write.isEmpty())
        return refused(
            tr("To write calls down, fill in both statements: the one that looks whether "
               "a call is there already, and the one that writes it."),
            u"/sql/logCall needs look and write"_s);
    const QStringList known = sqlParameters::callNames();
    auto looking = SqlStatement::read(look, SqlStatement::Use::Read, known);
    if (!looking)
        return unexpected(at(u"/sql/logCall/look"_s, looking.error()));
    auto writing = SqlStatement::read(write, SqlStatement::Use::Write, known);
    if (!writing)
        return unexpected(at(u"/sql/logCall/write"_s, writing.error()));
    if (!looking->names().contains("call_key"_L1) || !writing->names().contains("call_key"_L1))
        return refused(tr("Both statements for writing calls down need :call_key, by which a call "
                          "is known again."),
            u"/sql/logCall without :call_key"_s);
    m_spec.look = *looking;
    m_spec.write = *writing;
    return {};
}

Expected<SqlSpec> Reading::run()
{
    if (const auto done = readKeys(); !done)
        return unexpected(done.error());
    if (const auto done = readConnection(); !done)
        return unexpected(done.error());
    m_spec.dialect = dialectNamed(text("dialect"_L1));
    if (const auto done = readTable(); !done)
        return unexpected(done.error());
    if (!m_spec.file.isEmpty() && !m_spec.table)
        return refused(tr("Fill in the table and its columns."), u"/sql/table is empty"_s);
    if (const auto done
        = readQueries("findByNumber"_L1, sqlParameters::numberNames(), m_spec.findByNumber);
        !done)
        return unexpected(done.error());
    if (const auto done
        = readQueries("findByName"_L1, sqlParameters::nameNames(), m_spec.findByName);
        !done)
        return unexpected(done.error());
    if (const auto done = readQueries("getCard"_L1, sqlParameters::cardNames(), m_spec.getCard);
        !done)
        return unexpected(done.error());
    if (const auto done = readLogCall(); !done)
        return unexpected(done.error());
    if (m_spec.findByNumber.isEmpty() && m_spec.findByName.isEmpty())
        return refused(tr("Fill in the table and its columns, or a statement that searches."),
            u"neither table nor statement"_s);
    return m_spec;
}

} // namespace

Expected<SqlSpec> SqlSpec::read(const Profile &profile, const QHash<QString, QString> &settings)
{
    return Reading(profile, settings).run();
}

} // namespace balie::crm
