#include "crm-connectors/engines/sql/SqlLine.h"

#include "crm-connectors/engines/sql/SqlParameters.h"

#include <QCborArray>
#include <QCoreApplication>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Reading a whole file takes longer than asking for a row, but only once.
constexpr std::chrono::milliseconds fileDeadline{30'000};
constexpr qsizetype mostRowsShown = 5;

struct Trial {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::SqlTrial)
};

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

QString SqlLine::masked(QString text) const
{
    if (const QString password = secret(); password.size() >= 3)
        text.replace(password, u"\u2022\u2022\u2022"_s);
    return text;
}

TrialStep SqlLine::shown(const QCborMap &message, const Expected<QCborMap> &answer,
    std::chrono::milliseconds took) const
{
    TrialStep step;
    step.title = Trial::tr("%1 was searched.").arg(profile().name);
    step.took = took;
    if (message.contains("sql"_L1)) {
        QStringList lines{message.value("sql"_L1).toString()};
        qsizetype at = 0;
        for (const auto &value : message.value("values"_L1).toArray())
            lines << u"? %1 = %2"_s.arg(++at).arg(value.toVariant().toString());
        step.request = masked(lines.join(u'\n'));
    } else {
        step.request = u"%1, %2: %3"_s.arg(message.value("file"_L1).toString(),
            message.value("table"_L1).toString(), message.value("digits"_L1).toString());
    }
    if (answer) {
        const QCborArray rows = answer->value("rows"_L1).toArray();
        step.reply = Trial::tr("%n row(s)", nullptr, int(rows.size()));
        for (qsizetype i = 0; i < std::min<qsizetype>(rows.size(), mostRowsShown); ++i) {
            QStringList fields;
            for (const auto &field : rows.at(i).toArray())
                fields << field.toString().simplified().left(80);
            step.reply += u'\n' + fields.join(u" | "_s);
        }
    } else {
        step.reply = answer.error().userText + u'\n' + answer.error().detail;
    }
    step.reply = masked(step.reply);
    return step;
}

} // namespace balie::crm
