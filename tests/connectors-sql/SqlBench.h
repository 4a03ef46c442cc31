#pragma once

#include "crm-connectors/engines/sql/SqlConnector.h"
#include "tests/connectors-sql/HeldClock.h"
#include "tests/connectors-sql/NoSession.h"
#include "tests/support/Patience.h"

namespace balie::test {

using Settings = QHash<QString, QString>;

/// A connector of the engine sql, as the host would make it, and questions that are waited for.
class SqlBench {
public:
    SqlBench(const QString &profile, const Settings &settings, const QString &password = {});

    const Error &problem() const { return m_made.error(); } ///< when there is no connector
    bool isReady() const { return m_made.hasValue(); }
    crm::SqlConnector &connector();
    HeldClock &clock() { return m_clock; }
    const PhoneNumbers &numbers() const { return m_numbers; }

    Expected<crm::LookupReply> byNumber(const QString &number);
    Expected<crm::LookupReply> byName(const QString &text, int limit = 25);
    Expected<crm::ContactCard> card(const QString &id, const QString &type = {});
    Expected<crm::CallReceipt> log(const crm::CallReport &report);
    struct Trial {
        bool isDone = false;
        bool wentWell = false;
        QVector<crm::TrialStep> steps;
        QVector<crm::ContactCard> cards;
    };
    Trial tried(const QString &number);

    /// Names of those that were found, in order of the alphabet, or the error's code.
    QStringList namesByNumber(const QString &number);
    QStringList namesByName(const QString &text);

private:
    QString m_password;
    HeldClock m_clock;
    NoSession m_session;
    PhoneNumbers m_numbers;
    crm::ConnectorTools m_tools;
    Expected<std::unique_ptr<crm::Connector>> m_made;
};

/// Carries statements out at a data source, to put something in or look what is there.
class SqlHand {
public:
    SqlHand(const QString &connection, const QString &user = {}, const QString &password = {});

    /// Empty: all went well; else the SQLSTATE and what the driver says.
    QString write(const QString &sql);
    /// The first field of the first row, or the error.
    QString read(const QString &sql);

private:
    Expected<QCborMap> ask(const QString &what, const QString &sql);

    HeldClock m_clock;
    crm::SqlWorker m_worker;
};

QString workerProgram();
/// A report of a call with this key.
crm::CallReport callReport(const QString &key, const QString &cardId);

} // namespace balie::test
