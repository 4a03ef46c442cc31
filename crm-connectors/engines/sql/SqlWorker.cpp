#include "crm-connectors/engines/sql/SqlWorker.h"

#include "crm-connectors/engines/sql/SqlFaults.h"

#include <QCoreApplication>
#include <QDir>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dyingMs = 1000;

} // namespace

/// What the asker holds: deleting it forgets the handler. The answer is waited for all the same,
/// because the worker cannot be interrupted otherwise than by killing it.
class SqlWorker::Ticket final : public ConnectorTask {
public:
    explicit Ticket(std::shared_ptr<Job> job)
        : m_job(std::move(job))
    {
    }
    ~Ticket() override { m_job->done = {}; }

private:
    std::shared_ptr<Job> m_job;
};

SqlWorker::SqlWorker(QString program, Clock &clock, std::function<QCborMap()> opening)
    : m_program(std::move(program))
    , m_opening(std::move(opening))
    , m_deadline(clock.makeTimer([this] {
        const auto deadline = m_current->question.deadline;
        retire();
        finish(unexpected(SqlFaults::late(deadline)));
    }))
{
}

SqlWorker::~SqlWorker()
{
    retire();
    for (QProcess *const process : findChildren<QProcess *>()) {
        process->disconnect(this);
        process->waitForFinished(dyingMs);
    }
}

QString SqlWorker::installedProgram()
{
    const QDir own(QCoreApplication::applicationDirPath());
#ifdef Q_OS_WIN
    return own.filePath(u"balie-sql.exe"_s);
#else
    return QDir::cleanPath(own.filePath(u"../lib/balie/balie-sql"_s));
#endif
}

std::unique_ptr<ConnectorTask> SqlWorker::ask(Question question, Done<QCborMap> done)
{
    auto job = std::make_shared<Job>(Job{std::move(question), std::move(done)});
    m_waiting.push_back(job);
    pumpLater();
    return std::make_unique<Ticket>(std::move(job));
}

void SqlWorker::pumpLater()
{
    QMetaObject::invokeMethod(this, &SqlWorker::pump, Qt::QueuedConnection);
}

void SqlWorker::pump()
{
    while (!m_current && !m_waiting.empty()) {
        if (m_waiting.front()->done)
            m_current = m_waiting.front();
        m_waiting.pop_front();
    }
    if (!m_current || m_deadline->isActive())
        return;
    m_deadline->start(m_current->question.deadline);
    if (!m_process)
        start();
    else if (m_isOpen)
        sendQuestion();
}

void SqlWorker::start()
{
    m_process = new QProcess(this);
    m_reader = {};
    m_isOpen = false;
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::readyReadStandardOutput, this, &SqlWorker::onReadable);
    connect(m_process, &QProcess::finished, this, [this](int code) { onEnded(code); });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        const QString why = m_process->errorString();
        retire();
        finish(unexpected(SqlFaults::notInstalled(why)));
    });
    m_process->start(m_program, QStringList());
    if (!m_process) // it could not be started at all
        return;
    const QCborMap opening = m_opening();
    if (opening.isEmpty()) {
        m_isOpen = true;
        sendQuestion();
    } else {
        m_process->write(sqlWire::framed(opening));
    }
}

void SqlWorker::sendQuestion()
{
    const Expected<QCborMap> message = m_current->question.message(m_opened);
    if (message)
        m_process->write(sqlWire::framed(*message));
    else
        finish(unexpected(message.error()));
}

void SqlWorker::onReadable()
{
    m_reader.add(m_process->readAllStandardOutput());
    while (m_process) {
        const auto message = m_reader.next();
        if (m_reader.isBroken()) {
            retire();
            finish(unexpected(SqlFaults::nonsense(u"not the worker's protocol"_s)));
            return;
        }
        if (!message)
            return;
        onMessage(*message);
    }
}

void SqlWorker::onMessage(const QCborMap &message)
{
    const bool isFault = message.contains("state"_L1);
    if (!m_isOpen) {
        if (isFault) {
            // A new process asks anew, perhaps with another password.
            retire();
            finish(unexpected(SqlFaults::ofAnswer(message)));
            return;
        }
        m_isOpen = true;
        m_opened = message;
        if (m_current)
            sendQuestion();
        return;
    }
    if (isFault)
        finish(unexpected(SqlFaults::ofAnswer(message)));
    else
        finish(message);
}

void SqlWorker::onEnded(int code)
{
    retire();
    finish(unexpected(SqlFaults::crashed(code)));
}

/// The process is let go of, and killed where it still runs.
void SqlWorker::retire()
{
    QProcess *const process = std::exchange(m_process, nullptr);
    m_isOpen = false;
    if (!process)
        return;
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->kill();
}

void SqlWorker::finish(Expected<QCborMap> result)
{
    m_deadline->stop();
    const std::shared_ptr<Job> job = std::exchange(m_current, nullptr);
    pumpLater();
    if (job && job->done) {
        const Done<QCborMap> done = std::exchange(job->done, {});
        done(std::move(result)); // may delete this
    }
}

} // namespace balie::crm
