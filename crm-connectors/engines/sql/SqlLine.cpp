#include "crm-connectors/engines/sql/SqlLine.h"

#include "crm-connectors/engines/sql/SqlParameters.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Reading a whole file takes longer than asking for a row, but only once.
constexpr std::chrono::milliseconds fileDeadline{30'000};

Values settingValues(const ConnectorSetting &setting)
{
    Values values;
    for (auto one = setting.values.cbegin(); one != setting.values.cend(); ++one)
        values.set(u"setting."_s + one.key(), one.value());
    return values;
}

} // namespace

SqlLine::SqlLine(std::shared_ptr<const Profile> profile, SqlSpec spec, ConnectorSetting setting,
    const ConnectorTools &tools, const QString &program)
    : m_profile(std::move(profile))
    , m_spec(std::move(spec))
    , m_setting(std::move(setting))
    , m_tools(tools)
    , m_links(m_profile->links, settingValues(m_setting))
    , m_worker(program, tools.clock, [this] { return opening(); })
{
}

QCborMap SqlLine::opening() const
{
    if (isFile())
        return {};
    return {{u"do"_s, u"open"_s}, {u"connection"_s, m_spec.connection},
        {u"user"_s, m_setting.values.value(u"user"_s)}, {u"password"_s, secret()},
        {u"seconds"_s, seconds()}};
}

int SqlLine::seconds() const
{
    return int(std::max<qint64>(1, m_profile->request.timeout.count() / 1000));
}

std::chrono::milliseconds SqlLine::deadline() const
{
    return isFile() ? fileDeadline : m_profile->request.timeout;
}

SqlLine::Sought SqlLine::number(const PhoneNumber &number) const
{
    return {Sought::What::Number, sqlParameters::ofNumber(number, m_tools.numbers),
        {{u"digits"_s, m_tools.numbers.searchDigits(number)}}};
}

SqlLine::Sought SqlLine::name(const QString &text) const
{
    return {Sought::What::Name, sqlParameters::ofName(text),
        {{u"words"_s, QCborArray::fromStringList(sqlParameters::wordsOf(text))}}};
}

SqlLine::Sought SqlLine::card(const CardKey &key) const
{
    return {Sought::What::Card, sqlParameters::ofCard(key), {{u"id"_s, key.id}}};
}

const QVector<SqlQuery> &SqlLine::queries(Sought::What what) const
{
    switch (what) {
    case Sought::What::Number:
        return m_spec.findByNumber;
    case Sought::What::Name:
        return m_spec.findByName;
    case Sought::What::Card:
        break;
    }
    return m_spec.getCard;
}

Expected<QCborMap> SqlLine::message(
    const SqlQuery &query, const Sought &sought, int rows, const QCborMap &opened) const
{
    if (isFile()) {
        QCborMap columns;
        const auto &names = m_spec.table->columns();
        for (auto name = names.cbegin(); name != names.cend(); ++name)
            columns.insert(name.key(), name.value());
        QCborMap message = sought.copy;
        message.insert(u"do"_s, u"copy"_s);
        message.insert(u"file"_s, m_spec.file);
        message.insert(u"table"_s, m_spec.table->table());
        message.insert(u"columns"_s, columns);
        message.insert(u"rows"_s, rows);
        return message;
    }
    std::optional<SqlStatement> statement = query.own;
    if (!statement) {
        const SqlDialect dialect
            = m_spec.dialect.value_or(dialectOfProduct(opened.value("product"_L1).toString()));
        const bool isNumber = sought.what == Sought::What::Number;
        const bool isName = sought.what == Sought::What::Name;
        auto made = SqlStatement::read(isNumber ? m_spec.table->findByNumber(dialect)
                : isName                        ? m_spec.table->findByName(dialect)
                                                : m_spec.table->getCard(dialect),
            SqlStatement::Use::Read, sought.parameters.keys());
        if (!made)
            return unexpected(made.error());
        statement = *made;
    }
    QCborMap message = this->message(*statement, sought.parameters, false);
    message.insert(u"rows"_s, rows);
    return message;
}

QCborMap SqlLine::message(
    const SqlStatement &statement, const SqlParameters &parameters, bool isWrite) const
{
    return {{u"do"_s, isWrite ? u"write"_s : u"query"_s}, {u"sql"_s, statement.text()},
        {u"values"_s, statement.values(parameters)}, {u"seconds"_s, seconds()}};
}

} // namespace balie::crm
