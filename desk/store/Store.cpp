#include "desk/store/Store.h"

#include "desk/store/Schema.h"
#include "desk/store/StoreCrew.h"

#include <QPointer>

namespace balie::desk {

namespace {

constexpr std::chrono::seconds untilNextTry{10};

} // namespace

Store::Store(QString path, QObject *parent, Clock *clock)
    : QObject(parent)
    , m_path(std::move(path))
    , m_again(clock == nullptr ? nullptr : clock->makeTimer([this] { m_crew->open(); }))
    , m_crew(std::make_unique<StoreCrew>(
          m_path, [this] { QMetaObject::invokeMethod(this, &Store::deliver, Qt::QueuedConnection); }))
{
}

Store::~Store() = default;

void Store::open()
{
    if (m_state.kind == StoreState::Kind::Closed)
        enter({StoreState::Kind::Opening, {}, {}});
    m_crew->open();
}

void Store::cancel(Lane lane)
{
    m_crew->cancel(lane);
}

void Store::repair(const QString &keptFile, QObject *context, Done<int> done)
{
    write<int>(
        context,
        [keptFile](sqlite::Database &database) { return Schema::repair(keptFile, database); },
        [this, done = std::move(done)](Expected<int> rows) {
            if (rows)
                Q_EMIT stateChanged(m_state);
            if (done)
                done(std::move(rows));
        });
}

void Store::addWrite(std::unique_ptr<StoreTask> task)
{
    m_crew->write(std::move(task));
}

void Store::addRead(Lane lane, std::unique_ptr<StoreTask> task)
{
    task->lane = lane;
    m_crew->read(std::move(task));
}

void Store::deliver()
{
    // Whoever is called may delete the store.
    const QPointer<Store> self(this);
    for (auto &mail : m_crew->takeMail()) {
        if (mail.task)
            mail.task->answer();
        else
            enter(mail.state);
        if (!self)
            return;
    }
}

void Store::enter(const StoreState &state)
{
    if (m_again) {
        if (state.kind == StoreState::Kind::Unavailable || state.kind == StoreState::Kind::ReadOnly)
            m_again->start(untilNextTry);
        else
            m_again->stop();
    }
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(m_state);
}

} // namespace balie::desk
