#include "desk/store/StoreCrew.h"

#include <algorithm>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;
using sqlite::Database;

namespace {

/// While the file is in trouble a write tries once instead of waiting, so that a queue of them does not stand
/// still for minutes.
constexpr std::chrono::milliseconds patience{2'000};
constexpr std::chrono::milliseconds troubledPatience{50};
/// A disk that damages every file is not given one after another.
constexpr int mostReplacements = 2;

Error cancelled()
{
    return {ErrorCode::Cancelled, {}, u"a newer reading took its place"_s};
}

/// Smaller is served first.
int urgency(Lane lane)
{
    switch (lane) {
    case Lane::Caller:
        return 0;
    case Lane::Search:
        return 1;
    case Lane::SearchMore:
    case Lane::History:
    case Lane::Contacts:
    case Lane::Notes:
    case Lane::DeskNotes:
    case Lane::CallNotes:
    case Lane::Slips:
        return 2;
    case Lane::Lint:
    case Lane::Export:
        return 3;
    }
    Q_UNREACHABLE();
}

/// Whether `newer` makes `older` pointless.
bool replaces(const StoreTask &newer, const StoreTask &older)
{
    if (newer.owner != older.owner || newer.lane == Lane::Caller)
        return false;
    return newer.lane == older.lane
        || (newer.lane == Lane::Search && older.lane == Lane::SearchMore);
}

} // namespace

StoreCrew::StoreCrew(QString path, std::function<void()> mailArrived)
    : m_path(std::move(path))
    , m_mailArrived(std::move(mailArrived))
{
    for (Reader &reader : m_readers)
        reader.thread = std::thread([this, &reader] { readerLoop(reader); });
    m_writer = std::thread([this] { writerLoop(); });
}

StoreCrew::~StoreCrew()
{
    {
        const Lock lock(m_mutex);
        m_isEnding = true;
        for (Reader &reader : m_readers)
            interrupt(reader, Interruption::Stale);
        m_changed.notify_all();
    }
    for (Reader &reader : m_readers)
        reader.thread.join();
    m_writer.join();
}

void StoreCrew::open()
{
    const Lock lock(m_mutex);
    m_isOpenWanted = true;
    m_changed.notify_all();
}

void StoreCrew::write(std::unique_ptr<StoreTask> task)
{
    const Lock lock(m_mutex);
    m_writes.push_back(std::move(task));
    m_changed.notify_all();
}

void StoreCrew::read(std::unique_ptr<StoreTask> task)
{
    const Lock lock(m_mutex);
    Reader &reader = readerOf(task->lane);
    drop(reader, [&](const StoreTask &older) { return replaces(*task, older); });
    if (reader.running != nullptr && reader.running->lane == Lane::SearchMore
        && urgency(task->lane) < urgency(Lane::SearchMore))
        interrupt(reader, Interruption::Later);
    const auto behind = std::find_if(reader.tasks.begin(), reader.tasks.end(),
        [&](const auto &other) { return urgency(other->lane) > urgency(task->lane); });
    reader.tasks.insert(behind, std::move(task));
    m_changed.notify_all();
}

void StoreCrew::cancel(Lane lane)
{
    const Lock lock(m_mutex);
    drop(readerOf(lane), [lane](const StoreTask &task) { return task.lane == lane; });
}

std::deque<StoreCrew::Mail> StoreCrew::takeMail()
{
    const Lock lock(m_mutex);
    return std::exchange(m_mail, {});
}

StoreCrew::Reader &StoreCrew::readerOf(Lane lane)
{
    const bool isSearch = lane == Lane::Search || lane == Lane::SearchMore || lane == Lane::Caller;
    return m_readers[isSearch ? 0 : 1];
}

void StoreCrew::post(std::unique_ptr<StoreTask> task)
{
    m_mail.push_back({std::move(task), {}});
    arrived();
}

void StoreCrew::post(const StoreState &state)
{
    m_mail.push_back({nullptr, state});
    arrived();
}

void StoreCrew::arrived()
{
    if (m_mail.size() == 1)
        m_mailArrived();
}

/// Answers what waits and interrupts what runs.
void StoreCrew::drop(Reader &reader, const std::function<bool(const StoreTask &)> &isStale)
{
    if (reader.running != nullptr && isStale(*reader.running))
        interrupt(reader, Interruption::Stale);
    for (auto task = reader.tasks.begin(); task != reader.tasks.end();) {
        if (!isStale(**task)) {
            ++task;
            continue;
        }
        (*task)->refuse(cancelled());
        post(std::move(*task));
        task = reader.tasks.erase(task);
    }
}

void StoreCrew::interrupt(Reader &reader, Interruption why)
{
    if (reader.running == nullptr || reader.interruption == Interruption::Stale)
        return;
    reader.interruption = why;
    reader.database->interrupt();
}

void StoreCrew::readerLoop(Reader &reader)
{
    std::optional<Database> database;
    Lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [&] {
            return m_isEnding || (m_isReplacing && reader.hasFile)
                || (!m_isReplacing && m_gate != Gate::Waiting && !reader.tasks.empty());
        });
        if (m_isEnding || m_isReplacing) {
            lock.unlock();
            database.reset();
            lock.lock();
            reader.hasFile = false;
            m_changed.notify_all();
            if (m_isEnding)
                return;
            continue;
        }
        if (m_gate == Gate::Refused) {
            auto task = std::move(reader.tasks.front());
            reader.tasks.pop_front();
            task->refuse(m_refusal);
            post(std::move(task));
            continue;
        }
        runReading(reader, database, lock);
    }
}

Expected<void> StoreCrew::openForReader(
    Reader &reader, std::optional<Database> &database, Lock &lock)
{
    if (database)
        return {};
    reader.hasFile = true;
    const auto mode = m_readersMode;
    lock.unlock();
    auto opened = Database::open(m_path, mode);
    lock.lock();
    if (!opened)
        return unexpected(opened.error());
    database.emplace(*std::move(opened));
    return {};
}

void StoreCrew::runReading(Reader &reader, std::optional<Database> &database, Lock &lock)
{
    const auto opened = openForReader(reader, database, lock);
    // The lock was let go of: the task that was seen may be gone.
    if (m_isEnding || m_isReplacing || reader.tasks.empty())
        return;
    auto task = std::move(reader.tasks.front());
    reader.tasks.pop_front();
    if (!opened) {
        reader.hasFile = false;
        m_isDamageFound = m_isDamageFound || Database::isDamage(opened.error());
        task->refuse(opened.error());
        post(std::move(task));
        m_changed.notify_all();
        return;
    }

    reader.running = task.get();
    reader.interruption = Interruption::None;
    reader.database = &*database;
    lock.unlock();
    // One view of the file, however many statements the job has.
    const auto begun = database->execute("BEGIN");
    if (begun)
        task->run(*database);
    else
        task->refuse(begun.error());
    lock.lock();
    reader.running = nullptr;
    reader.database = nullptr;
    const auto why = std::exchange(reader.interruption, Interruption::None);
    database->resume();
    const auto trouble = database->takeTrouble();
    m_isDamageFound = m_isDamageFound || (trouble && Database::isDamage(*trouble));
    if (!database->execute("COMMIT"))
        database.reset(); // as good as new the next time
    if (why == Interruption::Later) {
        const auto behind = std::find_if(reader.tasks.begin(), reader.tasks.end(),
            [&](const auto &other) { return urgency(other->lane) >= urgency(task->lane); });
        reader.tasks.insert(behind, std::move(task));
        return;
    }
    if (why == Interruption::Stale)
        task->refuse(cancelled());
    post(std::move(task));
    m_changed.notify_all();
}

void StoreCrew::writerLoop()
{
    Lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] {
            return m_isEnding || m_isOpenWanted || m_isDamageFound
                || (m_gate != Gate::Waiting && !m_writes.empty());
        });
        if (m_isOpenWanted) {
            m_isOpenWanted = false;
            if (m_gate == Gate::Open)
                continue;
            if (m_gate == Gate::ReadOnly) {
                openForWriting(lock);
                continue;
            }
            lock.unlock();
            auto opened = openStoreFile(m_path);
            lock.lock();
            takeOver(std::move(opened));
        } else if (std::exchange(m_isDamageFound, false)) {
            if (m_gate == Gate::Open || m_gate == Gate::ReadOnly)
                replaceFile(lock);
        } else if (m_gate != Gate::Waiting && !m_writes.empty()) {
            runWriting(lock);
        } else if (m_isEnding) {
            break;
        }
    }
    lock.unlock();
    m_database.reset();
}

void StoreCrew::runWriting(Lock &lock)
{
    auto task = std::move(m_writes.front());
    m_writes.pop_front();
    if (m_gate != Gate::Open) {
        task->refuse(m_refusal);
        post(std::move(task));
        return;
    }
    lock.unlock();
    const bool hasWritten = !task->run(*m_database);
    const auto trouble = m_database->takeTrouble();
    lock.lock();
    post(std::move(task));
    if (trouble && Database::isDamage(*trouble))
        m_isDamageFound = true;
    else
        noteTrouble(trouble, hasWritten);
}

/// The state tells when writes begin to fail, and when they are kept again.
void StoreCrew::noteTrouble(const std::optional<Error> &trouble, bool hasWritten)
{
    if (!hasWritten && trouble) {
        if (!std::exchange(m_isTroubled, true))
            m_database->setPatience(troubledPatience);
        post(StoreState{StoreState::Kind::Unavailable, trouble->userText, m_state.keptFile});
        if (m_isEnding) {
            m_gate = Gate::Refused;
            m_refusal = *trouble;
        }
    } else if (hasWritten && std::exchange(m_isTroubled, false)) {
        m_database->setPatience(patience);
        post(m_state);
    }
}

void StoreCrew::takeOver(OpenedStore opened)
{
    if (opened.state.kind == StoreState::Kind::Fresh)
        ++m_replaced;
    m_database.reset();
    if (opened.database)
        m_database.emplace(*std::move(opened.database));
    m_readersMode = opened.readersMode;
    m_refusal = opened.refusal;
    m_isTroubled = false;
    m_gate = !m_database                                    ? Gate::Refused
        : opened.state.kind == StoreState::Kind::ReadOnly ? Gate::ReadOnly
                                                          : Gate::Open;
    m_state = opened.state;
    post(m_state);
    m_changed.notify_all();
}

/// Until m_isReplacing is taken back they do not open it either.
void StoreCrew::makeReadersLetGo(Lock &lock)
{
    m_isReplacing = true;
    for (Reader &reader : m_readers)
        interrupt(reader, Interruption::Later);
    m_changed.notify_all();
    m_changed.wait(lock, [this] {
        return std::none_of(m_readers.begin(), m_readers.end(), [](const Reader &reader) { return reader.hasFile; });
    });
}

/// A file that can only be read so far. Readers may have opened it as one that nobody writes, so they let go first.
void StoreCrew::openForWriting(Lock &lock)
{
    lock.unlock();
    const bool isWorthIt = mayBeWritten(m_path);
    lock.lock();
    if (!isWorthIt) {
        post(m_state); // tried in vain
        return;
    }
    makeReadersLetGo(lock);
    lock.unlock();
    m_database.reset();
    auto opened = openStoreFile(m_path);
    lock.lock();
    m_isReplacing = false;
    takeOver(std::move(opened));
}

/// The readers let go first: closing the last connection of a file touches what lies beside it by name.
void StoreCrew::replaceFile(Lock &lock)
{
    makeReadersLetGo(lock);
    const bool mayBegin = m_replaced < mostReplacements;
    lock.unlock();
    auto damaged = std::exchange(m_database, std::nullopt);
    OpenedStore opened;
    if (mayBegin) {
        opened = replaceStoreFile(m_path, std::move(damaged));
    } else {
        damaged->leaveAsIs();
        damaged.reset();
        opened.refusal = Database::damage(u"damaged again and again"_s);
        opened.state = {StoreState::Kind::Unavailable, opened.refusal.userText, m_state.keptFile};
    }
    lock.lock();
    m_isReplacing = false;
    m_isDamageFound = false;
    takeOver(std::move(opened));
}

} // namespace balie::desk
