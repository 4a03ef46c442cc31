#pragma once

#include "base/Clock.h"
#include "crm-connectors/api/Connector.h"

#include <QCborMap>
#include <QObject>
#include <QProcess>
#include <deque>

#include "crm-connectors/engines/sql/SqlWire.h"

namespace balie::crm {

/// The worker process of one data source: one question at a time, killed at a question's deadline,
/// started again with the next question. Protocol: SqlWire.h. One thread; never blocks it, but for
/// the moment in which a killed process is gone when this is deleted.
class SqlWorker final : public QObject {
    Q_OBJECT

public:
    struct Question {
        /// Called when the database is open and it is this question's turn; `opened` is the answer
        /// of "open".
        std::function<Expected<QCborMap>(const QCborMap &opened)> message;
        std::chrono::milliseconds deadline{3000}; ///< opening and answering together
    };

    /// `opening` makes the "open" message for each new process; an empty one: nothing to open. It
    /// holds the password, which goes through the pipe and nowhere else.
    SqlWorker(QString program, Clock &clock, std::function<QCborMap()> opening);
    ~SqlWorker() override;

    /// Errors as SqlFaults has them. `done` comes from a later turn of the loop.
    [[nodiscard]] std::unique_ptr<ConnectorTask> ask(Question question, Done<QCborMap> done);

    qint64 processId() const { return m_process ? m_process->processId() : 0; }

    /// Where it is installed: beside the engines' folder.
    static QString installedProgram();

private:
    struct Job {
        Question question;
        Done<QCborMap> done; ///< empty: cancelled
    };
    class Ticket;

    void pumpLater();
    void pump();
    void start();
    void sendQuestion();
    void onReadable();
    void onMessage(const QCborMap &message);
    void onEnded(int code);
    void retire();
    void finish(Expected<QCborMap> result);

    const QString m_program;
    const std::function<QCborMap()> m_opening;
    std::unique_ptr<Timer> m_deadline;
    QProcess *m_process = nullptr; ///< owned, as those that are still dying
    sqlWire::Reader m_reader;
    QCborMap m_opened;
    bool m_isOpen = false;
    std::shared_ptr<Job> m_current;
    std::deque<std::shared_ptr<Job>> m_waiting;
};

} // namespace balie::crm
