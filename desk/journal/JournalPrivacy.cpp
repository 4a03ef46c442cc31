#include "desk/journal/JournalPrivacy.h"

#include "base/sqlite/Statement.h"
#include "desk/store/CardTable.h"
#include "desk/store/JournalTable.h"
#include "desk/store/NoteTable.h"
#include "desk/store/SlipTable.h"

#include <QDateTime>
#include <algorithm>

namespace balie::desk {

using namespace std::chrono_literals;

namespace {

/// In a transaction that is open.
Expected<int> removeNotesAndSlips(sqlite::Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers)
{
    const auto notes = notes::removeScope(database, scope);
    if (!notes)
        return notes;
    const auto slips = slips::removeScope(database, scope, numbers);
    if (!slips)
        return slips;
    const auto reports = cards::removeScope(database, scope);
    if (!reports)
        return reports;
    if (const auto marked = journal::markUnerased(database); !marked)
        return unexpected(marked.error());
    return *notes + *slips + *reports;
}

/// Also those on their way into a customer system.
Expected<int> countNotes(sqlite::Database &database, const PrivacyScope &scope)
{
    const auto notes = notes::countScope(database, scope);
    if (!notes)
        return notes;
    const auto reports = cards::countScope(database, scope);
    return reports ? Expected<int>(*notes + *reports) : reports;
}

/// All or nothing.
Expected<int> inOne(sqlite::Database &database, const std::function<Expected<int>()> &removal)
{
    auto transaction = sqlite::Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    const auto removed = removal();
    if (!removed)
        return removed;
    if (const auto done = transaction->commit(); !done)
        return unexpected(done.error());
    return removed;
}

/// What was noted says of whom, not of which call: it is of the last one that had begun by then.
Expected<PrivacyScope> untilNextCall(sqlite::Database &database, PrivacyScope scope, const JournalEntry &entry)
{
    if (scope.keys.isEmpty())
        return scope;
    const auto later = journal::begunBetween(database, entry.key, entry.startedMs + 1, scope.untilMs);
    if (!later)
        return unexpected(later.error());
    for (const JournalEntry &other : *later) {
        if (other.uuid != entry.uuid)
            scope.untilMs = std::min(scope.untilMs, other.startedMs);
    }
    return scope;
}

} // namespace

JournalPrivacy::JournalPrivacy(Store &store, const People &people, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_people(people)
    , m_clock(clock)
    , m_daily(clock.makeTimer([this] { applyRetention(); }))
    , m_again(clock.makeTimer([this] { scrub(); }))
{
    // The program may have ended between deleting and erasing.
    m_store.write<bool>(this, [](sqlite::Database &database) { return journal::needsScrub(database); },
        [this](const Expected<bool> &needed) {
            if (needed && *needed && !std::exchange(m_erasing, true))
                scrub();
        });
}

JournalPrivacy::~JournalPrivacy() = default;

void JournalPrivacy::count(const PrivacyScope &scope, QObject *context, Counted counted)
{
    m_store.read<PrivacyCount>(
        Lane::History, context,
        [scope, numbers = m_people.numbers().numbers](sqlite::Database &database) -> Expected<PrivacyCount> {
            auto count = journal::countScope(database, scope);
            const auto notes = countNotes(database, scope);
            const auto slips = slips::countScope(database, scope, numbers);
            if (!count)
                return count;
            if (!notes || !slips)
                return unexpected(!notes ? notes.error() : slips.error());
            count->notes = *notes;
            count->slips = *slips;
            return count;
        },
        answerTo(std::move(counted)));
}

void JournalPrivacy::count(const JournalEntry &entry, QObject *context, Counted counted)
{
    m_store.read<PrivacyCount>(
        Lane::History, context,
        [scope = scopeOf(entry), entry, numbers = m_people.numbers().numbers](
            sqlite::Database &database) -> Expected<PrivacyCount> {
            const auto its = untilNextCall(database, scope, entry);
            if (!its)
                return unexpected(its.error());
            const auto notes = countNotes(database, *its);
            const auto slips = slips::countScope(database, *its, numbers);
            if (!notes || !slips)
                return unexpected(!notes ? notes.error() : slips.error());
            return PrivacyCount{1, 0, *notes, *slips};
        },
        answerTo(std::move(counted)));
}

std::function<void(Expected<PrivacyCount>)> JournalPrivacy::answerTo(Counted counted)
{
    return [this, counted = std::move(counted)](const Expected<PrivacyCount> &count) {
        if (count)
            counted(*count);
        else if (count.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(count.error());
    };
}

void JournalPrivacy::remove(const PrivacyScope &scope)
{
    Q_EMIT removing(scope);
    const PhoneNumbers numbers = m_people.numbers().numbers;
    if (scope.isEverything())
        run([nowMs = m_clock.wallMs()](sqlite::Database &database) { return journal::removeAll(database, nowMs); }, false);
    else
        run([scope, numbers](sqlite::Database &database) {
            return journal::removeScope(database, scope, numbers, rowsAtOnce);
        }, true);
    run([scope, numbers](sqlite::Database &database) {
        return inOne(database, [&] { return removeNotesAndSlips(database, scope, numbers); });
    }, false);
}

PrivacyScope JournalPrivacy::scopeOf(const JournalEntry &entry) const
{
    PrivacyScope scope;
    scope.call = entry.uuid;
    scope.fromMs = entry.startedMs;
    scope.untilMs = std::max(entry.endedMs, entry.startedMs) + std::chrono::milliseconds(timeForNotes).count();
    if (entry.key.isEmpty())
        return scope; // nobody whose notes could be known
    scope.keys = {entry.key};
    PhoneNumber number;
    number.dial = entry.key;
    // Of a colleague notes are kept under his own name.
    scope.subjects = {noteSubject(number)};
    const NoteSubject colleague = noteSubject({{}, entry.number, {}, false}, m_people);
    if (!scope.subjects.contains(colleague))
        scope.subjects.append(colleague);
    return scope;
}

void JournalPrivacy::remove(const JournalEntry &entry)
{
    ++m_jobs;
    m_store.write<PrivacyScope>(
        this,
        [scope = scopeOf(entry), entry](
            sqlite::Database &database) { return untilNextCall(database, scope, entry); },
        [this](const Expected<PrivacyScope> &scope) {
            --m_jobs;
            if (!scope) {
                Q_EMIT failed(scope.error());
                return;
            }
            Q_EMIT removing(*scope);
            run([its = *scope, numbers = m_people.numbers().numbers](sqlite::Database &database) {
                return inOne(database, [&]() -> Expected<int> {
                    const auto noted = removeNotesAndSlips(database, its, numbers);
                    if (!noted)
                        return noted;
                    const auto calls = journal::remove(database, its.call);
                    return calls ? Expected<int>(*noted + *calls) : calls;
                });
            }, false);
        });
}

void JournalPrivacy::setRetention(int days)
{
    m_days = days;
    m_daily->stop();
    applyRetention();
}

void JournalPrivacy::applyRetention()
{
    if (m_days <= 0)
        return;
    m_daily->start(24h);
    const qint64 untilMs = m_clock.wallMs() - std::chrono::milliseconds(24h).count() * m_days;
    if (untilMs <= 0)
        return;
    PrivacyScope old;
    old.untilMs = untilMs;
    run([old, numbers = m_people.numbers().numbers](sqlite::Database &database) {
        return journal::removeScope(database, old, numbers, rowsAtOnce);
    }, true);
    run([old](sqlite::Database &database) {
        return inOne(database, [&]() -> Expected<int> {
            // Slips that are open are work to do, however old.
            const auto slips
                = slips::removeEndedBefore(database, QDateTime::fromMSecsSinceEpoch(old.untilMs));
            if (!slips)
                return slips;
            const auto notes = notes::removeScope(database, old);
            if (!notes)
                return notes;
            const auto reports = cards::removeScope(database, old);
            return reports ? Expected<int>(*slips + *notes + *reports) : reports;
        });
    }, false);
}

void JournalPrivacy::run(const Removal &removal, bool repeat)
{
    ++m_jobs;
    m_store.write<int>(this, removal,
        [this, removal, repeat](const Expected<int> &rows) { removedSome(removal, repeat, 0, rows); });
}

void JournalPrivacy::removedSome(const Removal &removal, bool repeat, int before, const Expected<int> &rows)
{
    const int all = before + (rows ? *rows : 0);
    if (rows && repeat && *rows > 0) {
        m_store.write<int>(this, removal, [this, removal, all](const Expected<int> &more) {
            removedSome(removal, true, all, more);
        });
        return;
    }
    --m_jobs;
    if (!rows)
        Q_EMIT failed(rows.error());
    if (all > 0) {
        m_eraseWanted = true;
        Q_EMIT removed(all);
    }
    // Once for all that was asked for together.
    if (m_jobs == 0 && m_eraseWanted && !std::exchange(m_erasing, true))
        scrub();
}

void JournalPrivacy::scrub()
{
    m_eraseWanted = false;
    m_store.write<bool>(this, [](sqlite::Database &database) { return journal::scrub(database); },
        [this](const Expected<bool> &done) {
            // What was deleted during the last step is not covered by it.
            if (done && (!*done || m_eraseWanted)) {
                scrub();
            } else if (!done && done.error().code == ErrorCode::Busy) {
                m_again->start(untilAskedAgain); // a list is being read, which ends
            } else {
                m_erasing = false;
                if (done)
                    Q_EMIT erased();
                else
                    Q_EMIT failed(done.error());
            }
        });
}

} // namespace balie::desk
