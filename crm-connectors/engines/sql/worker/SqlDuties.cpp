#include "crm-connectors/engines/sql/worker/SqlDuties.h"

#include <algorithm>

namespace balie::sql {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostRows = 2000;

QCborMap refused(const QString &why)
{
    return OdbcFault{u"BAL05"_s, 0, why}.toCbor();
}

} // namespace

QCborMap SqlDuties::open(const QCborMap &question)
{
    m_login = {question.value("connection"_L1).toString(), question.value("user"_L1).toString(),
        question.value("password"_L1).toString(), int(question.value("seconds"_L1).toInteger(3))};
    m_writing.reset();
    m_reading = std::make_unique<OdbcSource>(OdbcSource::Access::ReadOnly);
    return m_reading->open(m_login);
}

QCborMap SqlDuties::write(const OdbcSource::Statement &statement)
{
    if (!m_writing || !m_writing->isOpen()) {
        m_writing = std::make_unique<OdbcSource>(OdbcSource::Access::Write);
        const QCborMap opened = m_writing->open(m_login);
        if (!m_writing->isOpen())
            return opened;
    }
    QCborMap answer = m_writing->write(statement);
    // The next write begins with a connection that is known to be good.
    if (answer.contains("state"_L1))
        m_writing.reset();
    return answer;
}

QCborMap SqlDuties::done(const QCborMap &question)
{
    const QString what = question.value("do"_L1).toString();
    if (what == "open"_L1)
        return open(question);
    if (what == "copy"_L1)
        return m_copy.found(question);
    if (!m_reading || !m_reading->isOpen())
        return refused(u"nothing is open"_s);
    const OdbcSource::Statement statement{question.value("sql"_L1).toString(),
        question.value("values"_L1).toArray(),
        std::clamp(int(question.value("rows"_L1).toInteger(25)), 1, mostRows),
        int(question.value("seconds"_L1).toInteger(3))};
    if (what == "query"_L1)
        return m_reading->query(statement);
    if (what == "write"_L1)
        return write(statement);
    return refused(u"unknown: "_s + what);
}

} // namespace balie::sql
