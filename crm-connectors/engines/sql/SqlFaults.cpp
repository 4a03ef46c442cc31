#include "crm-connectors/engines/sql/SqlFaults.h"

#include "crm-connectors/steps/ErrorRules.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

Error SqlFaults::ofAnswer(const QCborMap &answer)
{
    const QString state = answer.value("state"_L1).toString();
    const qint64 native = answer.value("native"_L1).toInteger();
    const QString detail = u"SQLSTATE %1 (%2): %3"_s.arg(state).arg(native).arg(
        withoutPersonalData(answer.value("message"_L1).toString()).simplified().left(300));
    const auto is = [&](QLatin1StringView beginning) { return state.startsWith(beginning); };
    // MariaDB says "no right" with a state of its own or with that of wrong statements.
    static constexpr qint64 noRight[]{1044, 1142, 1143, 1227, 1370};
    if (is("28"_L1))
        return {ErrorCode::BadCredentials,
            tr("The database refuses the user name or the password. Correct them in the settings."),
            detail};
    if (state == "42501"_L1 || is("25006"_L1)
        || std::find(std::begin(noRight), std::end(noRight), native) != std::end(noRight))
        return {ErrorCode::NotAllowed,
            tr("This database user has no right to do that. Ask the administrator of the database "
               "for it."),
            detail};
    if (state == "IM002"_L1 || state == "IM003"_L1 || state == "01000"_L1)
        return {ErrorCode::InvalidInput,
            tr("This computer has no such data source, or not its ODBC driver. Set it up, or "
               "correct its name in the settings."),
            detail};
    if (is("HYT"_L1))
        return {ErrorCode::Timeout, tr("The database did not answer in time."), detail};
    if (is("08"_L1))
        return {ErrorCode::Unreachable,
            tr("The database cannot be reached. Check that it runs and that this computer may "
               "connect to it."),
            detail};
    if (is("42"_L1) || is("37000"_L1) || is("S000"_L1) || is("07"_L1) || is("21"_L1) || is("22"_L1))
        return {ErrorCode::InvalidInput,
            tr("The database does not understand the statement: a table or column that it does "
               "not have, or a mistake in the statement. Correct it in the settings."),
            detail};
    if (is("23"_L1))
        return {ErrorCode::Refused,
            tr("The database refuses the call: a column needs a value that it does not get, or the "
               "call is there already. Look at the statement in the settings."),
            detail};
    if (state == "BAL01"_L1)
        return {ErrorCode::NotSupported,
            tr("The driver of this database cannot search for that. Leave out what is neither "
               "letter nor digit."),
            detail};
    if (state == "BAL02"_L1)
        return {ErrorCode::Unreachable,
            tr("The file of the database cannot be read. Check its place and the rights to it."),
            detail};
    if (state == "BAL03"_L1)
        return {ErrorCode::InvalidInput,
            tr("The program mdb-json, which reads Access files, is not installed. Install the "
               "package mdbtools."),
            detail};
    if (state == "BAL04"_L1)
        return {ErrorCode::InvalidInput,
            tr("The file has no such table or column. Correct them in the settings."), detail};
    return {ErrorCode::Protocol,
        tr("The database reports an error. Test the connection in the settings to see which."),
        detail};
}

Error SqlFaults::crashed(int code)
{
    return {ErrorCode::Unreachable,
        tr("The ODBC driver of the database stopped unexpectedly. It is started again with the "
           "next call; if this goes on, install a newer driver."),
        u"the worker ended with %1"_s.arg(code)};
}

Error SqlFaults::late(std::chrono::milliseconds deadline)
{
    return {ErrorCode::Timeout, tr("The database did not answer in time."),
        u"worker stopped after %1 ms"_s.arg(deadline.count())};
}

Error SqlFaults::notInstalled(const QString &why)
{
    return {ErrorCode::NotSupported,
        tr("The part of this program that reads databases is missing. Install the program anew."),
        why};
}

Error SqlFaults::nonsense(const QString &what)
{
    return {ErrorCode::Protocol, tr("The answer of the database cannot be read."), what};
}

Error SqlFaults::gone()
{
    return {ErrorCode::InvalidInput, tr("This card is no longer in the database."), u"no row"_s};
}

Error SqlFaults::notSupported()
{
    return {ErrorCode::NotSupported, tr("This connector cannot do that."), u"no statement"_s};
}

} // namespace balie::crm
