#include "crm-connectors/host/ThreadedCardPort.h"

#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "crm-connectors/host/ConnectorHost.h"

#include <map>
#include <utility>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int numbersInMind = 200;

/// Without how long the last look-up took, which nobody needs to be told.
bool isSameHealth(QVector<ConnectorHealth> a, QVector<ConnectorHealth> b)
{
    for (auto *all : {&a, &b}) {
        for (ConnectorHealth &health : *all)
            health.lastTook = std::chrono::milliseconds(0);
    }
    return a == b;
}

} // namespace

struct ThreadedCardPort::There {
    There(const PhoneNumbers &numbers, const HostLimits &limits)
        : host(clock, numbers, limits)
    {
    }

    SystemClock clock;
    HttpClient http{clock};
    ConnectorHost host;
    std::map<quint64, std::shared_ptr<void>> tasks;
};

class ThreadedCardPort::Task final : public ConnectorTask {
public:
    Task(std::shared_ptr<ThreadedCardPort *> port, quint64 id)
        : m_port(std::move(port))
        , m_id(id)
    {
    }
    ~Task() override
    {
        if (*m_port)
            (*m_port)->release(m_id);
    }

private:
    std::shared_ptr<ThreadedCardPort *> m_port; ///< read and written on the GUI thread only
    quint64 m_id;
};

class ThreadedCardPort::CopyTask final : public SourceTask {
public:
    explicit CopyTask(std::unique_ptr<ConnectorTask> task)
        : m_task(std::move(task))
    {
    }

private:
    std::unique_ptr<ConnectorTask> m_task;
};

/// What the GUI thread holds of a connector's contacts.
class ThreadedCardPort::Directory final : public ContactSource {
public:
    Directory(std::shared_ptr<ThreadedCardPort *> port, QString connector)
        : m_port(std::move(port))
        , m_connector(std::move(connector))
    {
    }

    std::unique_ptr<SourceTask> synchronise(SyncStart start, SyncHandlers handlers) override
    {
        if (!*m_port)
            return std::make_unique<CopyTask>(nullptr);
        return std::make_unique<CopyTask>(
            (*m_port)->synchronise(m_connector, start, std::move(handlers)));
    }
    std::unique_ptr<SourceTask> search(
        const QString &, int, std::function<void(Expected<SourceSearchResult>)>) override
    {
        return std::make_unique<CopyTask>(nullptr);
    }
    std::unique_ptr<SourceTask> test(SourceTestHandlers) override
    {
        return std::make_unique<CopyTask>(nullptr);
    }

private:
    std::shared_ptr<ThreadedCardPort *> m_port; ///< read on the GUI thread only
    QString m_connector;
};

ThreadedCardPort::ThreadedCardPort(const PhoneNumbers &numbers, const HostLimits &limits)
    : m_worker(new QObject)
    , m_self(std::make_shared<ThreadedCardPort *>(this))
    , m_newContacts(numbersInMind)
{
    m_thread.setObjectName("Connectors"_L1);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(
        m_worker,
        [this, numbers, limits] {
            m_there = std::make_unique<There>(numbers, limits);
            m_there->host.setHealthTold([this](const QVector<ConnectorHealth> &health) {
                tell([this, health] { takeHealth(health); });
            });
        },
        Qt::QueuedConnection);
}

ThreadedCardPort::~ThreadedCardPort()
{
    *m_self = nullptr;
    // What was made on the thread goes on it; nothing of it blocks.
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            m_there->tasks.clear();
            m_there.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void ThreadedCardPort::post(Work work)
{
    QMetaObject::invokeMethod(
        m_worker, [this, work = std::move(work)] { work(*m_there); }, Qt::QueuedConnection);
}

void ThreadedCardPort::tell(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

void ThreadedCardPort::setConnectors(Make make)
{
    m_newContacts.clear();
    post([make = std::move(make)](
             There &there) { there.host.setConnectors(make(there.http, there.clock)); });
}

void ThreadedCardPort::setNumbers(const PhoneNumbers &numbers)
{
    post([numbers](There &there) { there.host.setNumbers(numbers); });
}

void ThreadedCardPort::signInChanged(const QString &connector)
{
    post([connector](There &there) { there.host.signInChanged(connector); });
}

void ThreadedCardPort::forget(const QString &numberKey)
{
    post([numberKey](There &there) { there.host.forget(numberKey); });
}

std::unique_ptr<ConnectorTask> ThreadedCardPort::task(quint64 id)
{
    return std::make_unique<Task>(m_self, id);
}

void ThreadedCardPort::release(quint64 id)
{
    // Handlers may hold what leads back here: they go after the tables are in order again.
    const FindHandlers find = m_finds.take(id);
    const Done<ContactCard> card = m_cards.take(id);
    const Done<CallReceipt> note = m_notes.take(id);
    const Done<QVector<BusyReply>> calendars = m_calendars.take(id);
    const SyncHandlers copy = m_copies.take(id);
    m_others.remove(id);
    post([id](There &there) { there.tasks.erase(id); });
}

std::unique_ptr<ConnectorTask> ThreadedCardPort::begin(Begin begin)
{
    const quint64 id = ++m_lastId;
    m_others.insert(id);
    post([this, id, begin = std::move(begin)](There &there) {
        const Tell tellBack = [this, id](std::function<void()> call) {
            tell([this, id, call = std::move(call)] {
                if (m_others.contains(id))
                    call();
            });
        };
        there.tasks[id] = begin(there.http, there.clock, tellBack);
    });
    return task(id);
}

std::unique_ptr<ConnectorTask> ThreadedCardPort::findByNumber(
    const PhoneNumber &number, FindHandlers handlers)
{
    const quint64 id = ++m_lastId;
    m_finds.insert(id, handlers);
    post([this, id, number](There &there) {
        if (number.kind == NumberKind::Number) {
            const auto places = there.host.newContactPlaces(number);
            tell([this, key = number.key(), places] {
                m_newContacts.insert(key, new QVector<NewContactPlace>(places));
            });
        }
        there.tasks[id]
            = there.host.findByNumber(number, {[this, id](const CardFindings &findings) {
                  tell([this, id, findings] { told(id, findings); });
              }});
    });
    return task(id);
}

std::unique_ptr<ConnectorTask> ThreadedCardPort::findByName(
    const QString &text, FindHandlers handlers)
{
    const quint64 id = ++m_lastId;
    m_finds.insert(id, handlers);
    post([this, id, text](There &there) {
        there.tasks[id] = there.host.findByName(text, {[this, id](const CardFindings &findings) {
            tell([this, id, findings] { told(id, findings); });
        }});
    });
    return task(id);
}

std::unique_ptr<ConnectorTask> ThreadedCardPort::getCard(const CardKey &key, Done<ContactCard> done)
{
    const quint64 id = ++m_lastId;
    m_cards.insert(id, done);
    post([this, id, key](There &there) {
        there.tasks[id] = there.host.getCard(key, [this, id](const Expected<ContactCard> &card) {
            tell([this, id, card] { told(m_cards, id, card); });
        });
    });
    return task(id);
}

std::unique_ptr<ConnectorTask> ThreadedCardPort::logCall(
    const CallReport &report, Done<CallReceipt> done)
{
    const quint64 id = ++m_lastId;
    m_notes.insert(id, done);
    post([this, id, report](There &there) {
        there.tasks[id]
            = there.host.logCall(report, [this, id](const Expected<CallReceipt> &receipt) {
                  tell([this, id, receipt] { told(m_notes, id, receipt); });
              });
    });
    return task(id);
}

std::unique_ptr<ConnectorTask> ThreadedCardPort::busy(
    const BusyLookup &lookup, Done<QVector<BusyReply>> done)
{
    const quint64 id = ++m_lastId;
    m_calendars.insert(id, done);
    post([this, id, lookup](There &there) {
        there.tasks[id]
            = there.host.busy(lookup, [this, id](const Expected<QVector<BusyReply>> &replies) {
                  tell([this, id, replies] { told(m_calendars, id, replies); });
              });
    });
    return task(id);
}

std::unique_ptr<ContactSource> ThreadedCardPort::directory(const QString &connector)
{
    return std::make_unique<Directory>(m_self, connector);
}

std::unique_ptr<ConnectorTask> ThreadedCardPort::synchronise(
    const QString &connector, const SyncStart &start, SyncHandlers handlers)
{
    const quint64 id = ++m_lastId;
    m_copies.insert(id, handlers);
    post([this, id, connector, start](There &there) {
        there.tasks[id] = there.host.synchronise(connector, start,
            {[this, id](
                 const SyncBatch &batch) { tell([this, id, batch] { toldOfCopy(id, batch); }); },
                [this, id](const Expected<SyncEnd> &end) {
                    tell([this, id, end] { toldOfCopy(id, end); });
                }});
    });
    return task(id);
}

void ThreadedCardPort::toldOfCopy(quint64 id, const SyncBatch &batch)
{
    const auto handler = m_copies.value(id).batch; // may delete its task
    if (handler)
        handler(batch);
}

void ThreadedCardPort::toldOfCopy(quint64 id, const Expected<SyncEnd> &end)
{
    const auto handler = m_copies.take(id).done;
    if (handler)
        handler(end);
}

void ThreadedCardPort::told(quint64 id, const CardFindings &findings)
{
    const FindHandlers handlers
        = findings.isComplete ? m_finds.take(id) : m_finds.value(id); // may delete its task
    if (handlers.found)
        handlers.found(findings);
}

template <typename T>
void ThreadedCardPort::told(QHash<quint64, Done<T>> &open, quint64 id, const Expected<T> &value)
{
    if (const Done<T> done = open.take(id))
        done(value);
}

QVector<NewContactPlace> ThreadedCardPort::newContactPlaces(const PhoneNumber &number) const
{
    const auto *known = m_newContacts.object(number.key());
    return known ? *known : QVector<NewContactPlace>();
}

void ThreadedCardPort::takeHealth(const QVector<ConnectorHealth> &health)
{
    const bool isNew = !isSameHealth(m_health, health);
    m_health = health;
    if (isNew)
        Q_EMIT healthChanged();
}

} // namespace balie::crm
