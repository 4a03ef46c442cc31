#include "tests/connectors-sql/SqlBench.h"

#include "crm-connectors/profile/ProfileReader.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

Error unanswered()
{
    return {ErrorCode::Cancelled, u"The test waited in vain."_s, {}};
}

/// Starts a question and waits for its answer.
template <typename T, typename Start> Expected<T> answered(Start start)
{
    std::optional<Expected<T>> answer;
    const std::unique_ptr<crm::ConnectorTask> task
        = start([&answer](Expected<T> came) { answer = std::move(came); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMs))
        return unexpected(unanswered());
    return *answer;
}

Expected<std::unique_ptr<crm::Connector>> made(
    const QString &id, const Settings &settings, const crm::ConnectorTools &tools)
{
    const auto profile = crm::ProfileReader::readFolder(QStringLiteral(BALIE_PROFILES "/") + id);
    if (!profile)
        return unexpected(profile.error());
    crm::ConnectorSetting setting{u"klanten"_s, settings};
    for (const crm::ProfileSetting &one : (*profile)->settings) {
        if (!setting.values.contains(one.key))
            setting.values.insert(one.key, one.defaultValue);
    }
    return crm::SqlConnector::make(*profile, setting, tools, workerProgram());
}

QStringList namesOf(const Expected<crm::LookupReply> &reply)
{
    if (!reply)
        return {u"error "_s + errorCodeName(reply.error().code) + u": "_s + reply.error().detail};
    QStringList names;
    for (const crm::ContactCard &card : reply->cards)
        names << card.name;
    names.sort();
    return names;
}

} // namespace

QString workerProgram()
{
    return QStringLiteral(BALIE_SQL_WORKER);
}

crm::CallReport callReport(const QString &key, const QString &cardId)
{
    crm::CallReport report;
    report.key = key;
    report.card = {u"klanten"_s, {}, cardId};
    report.number = u"+31612345671"_s;
    report.start = QDateTime(QDate(2026, 11, 23), QTime(14, 5, 9), Qt::OffsetFromUTC, 3600);
    report.seconds = 83;
    report.subject = u"Belde over de factuur"_s;
    report.text = u"Zei: 'morgen'; \"; DROP TABLE people; -- caf\u00e9\nen nog een regel"_s;
    return report;
}

SqlBench::SqlBench(const QString &profile, const Settings &settings, const QString &password)
    : m_password(password)
    , m_tools{m_session, m_clock, m_numbers,
          [this](const QString &key) { return key == "password"_L1 ? m_password : QString(); }}
    , m_made(made(profile, settings, m_tools))
{
}

crm::SqlConnector &SqlBench::connector()
{
    return static_cast<crm::SqlConnector &>(*m_made.value());
}

Expected<crm::LookupReply> SqlBench::byNumber(const QString &number)
{
    return answered<crm::LookupReply>([&](auto done) {
        return connector().findByNumber({m_numbers.read(number), 25}, std::move(done));
    });
}

Expected<crm::LookupReply> SqlBench::byName(const QString &text, int limit)
{
    return answered<crm::LookupReply>([&](auto done) {
        return connector().findByName({text, limit}, std::move(done));
    });
}

Expected<crm::ContactCard> SqlBench::card(const QString &id, const QString &type)
{
    return answered<crm::ContactCard>([&](auto done) {
        return connector().getCard({u"klanten"_s, type, id}, std::move(done));
    });
}

Expected<crm::CallReceipt> SqlBench::log(const crm::CallReport &report)
{
    return answered<crm::CallReceipt>(
        [&](auto done) { return connector().logCall(report, std::move(done)); });
}

SqlBench::Trial SqlBench::tried(const QString &number)
{
    Trial trial;
    crm::TrialHandlers handlers;
    handlers.step = [&trial](const crm::TrialStep &step) { trial.steps << step; };
    handlers.done = [&trial](bool wentWell, const QVector<crm::ContactCard> &cards) {
        trial.wentWell = wentWell;
        trial.cards = cards;
        trial.isDone = true;
    };
    const auto task = connector().tryOut(m_numbers.read(number), std::move(handlers));
    if (!QTest::qWaitFor([&trial] { return trial.isDone; }, patienceMs))
        qWarning("the trial never ended");
    return trial;
}

QStringList SqlBench::namesByNumber(const QString &number)
{
    return namesOf(byNumber(number));
}

QStringList SqlBench::namesByName(const QString &text)
{
    return namesOf(byName(text));
}

SqlHand::SqlHand(const QString &connection, const QString &user, const QString &password)
    : m_worker(workerProgram(), m_clock, [connection, user, password] {
        return QCborMap{{u"do"_s, u"open"_s}, {u"connection"_s, connection}, {u"user"_s, user},
            {u"password"_s, password}, {u"seconds"_s, 30}};
    })
{
}

Expected<QCborMap> SqlHand::ask(const QString &what, const QString &sql)
{
    const QCborMap message{{u"do"_s, what}, {u"sql"_s, sql}, {u"seconds"_s, 30}};
    return answered<QCborMap>([&](auto done) {
        return m_worker.ask(
            {[message](const QCborMap &) { return Expected<QCborMap>(message); }}, std::move(done));
    });
}

QString SqlHand::write(const QString &sql)
{
    const auto answer = ask(u"write"_s, sql);
    return answer ? QString() : answer.error().detail;
}

QString SqlHand::read(const QString &sql)
{
    const auto answer = ask(u"query"_s, sql);
    if (!answer)
        return answer.error().detail;
    return answer->value("rows"_L1).toArray().at(0).toArray().at(0).toString();
}

} // namespace balie::test
