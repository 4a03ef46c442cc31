#pragma once

#include "crm-connectors/api/Engine.h"
#include "crm-connectors/engines/sql/SqlSpec.h"
#include "crm-connectors/engines/sql/SqlWorker.h"
#include "crm-connectors/profile/CardLinks.h"

namespace balie::crm {

/// What all questions of one connector share. Its tasks may outlive the connector, so each holds
/// it; the tools outlive them all. One thread.
class SqlLine {
public:
    /// What is sought, for every statement that seeks it.
    struct Sought {
        enum class What { Number, Name, Card };
        What what = What::Number;
        SqlParameters parameters;
        QCborMap copy; ///< digits, words or id: for a file that is read without statements
    };

    SqlLine(std::shared_ptr<const Profile> profile, SqlSpec spec, ConnectorSetting setting,
        const ConnectorTools &tools, const QString &program);
    Q_DISABLE_COPY_MOVE(SqlLine)

    const Profile &profile() const { return *m_profile; }
    const SqlSpec &spec() const { return m_spec; }
    const QString &connectorId() const { return m_setting.id; }
    const PhoneNumbers &numbers() const { return m_tools.numbers; }
    Clock &clock() const { return m_tools.clock; }
    const CardLinks &links() const { return m_links; }
    SqlWorker &worker() { return m_worker; }
    bool isFile() const { return !m_spec.file.isEmpty(); }
    /// Somebody looks on: see ConnectorTools::watch.
    bool isWatched() const { return bool(m_tools.watch); }
    void tell(const TrialStep &step) const { m_tools.watch(step); }
    /// Without the password.
    QString masked(QString text) const;
    /// A question and its answer, as an administrator reads them.
    TrialStep shown(const QCborMap &message, const Expected<QCborMap> &answer,
        std::chrono::milliseconds took) const;
    QString secret() const
    {
        return m_tools.secret ? m_tools.secret(QStringLiteral("password")) : QString();
    }

    Sought number(const PhoneNumber &number) const;
    Sought name(const QString &text) const;
    Sought card(const CardKey &key) const;

    /// The statements of such a question.
    const QVector<SqlQuery> &queries(Sought::What what) const;
    /// "query" or "copy", for the database that was opened. InvalidInput: the table cannot be put
    /// into a statement.
    Expected<QCborMap> message(
        const SqlQuery &query, const Sought &sought, int rows, const QCborMap &opened) const;
    /// "query" or "write" with a statement of its own.
    QCborMap message(
        const SqlStatement &statement, const SqlParameters &parameters, bool isWrite) const;
    std::chrono::milliseconds deadline() const;

private:
    int seconds() const;
    QCborMap opening() const;

    std::shared_ptr<const Profile> m_profile;
    SqlSpec m_spec;
    ConnectorSetting m_setting;
    ConnectorTools m_tools;
    CardLinks m_links;
    SqlWorker m_worker;
};

} // namespace balie::crm
