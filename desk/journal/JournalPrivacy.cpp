#include "desk/journal/JournalPrivacy.h"

#include "base/sqlite/Statement.h"
#include "desk/store/JournalTable.h"
#include "desk/store/NoteTable.h"
#include "desk/store/SlipTable.h"

namespace balie::desk {

using namespace std::chrono_literals;

namespace {

/// Notes first: they are few, and one transaction.
Expected<int> removeNotes(sqlite::Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers)
{
    if (const auto erased = journal::eraseWhatIsFreed(database); !erased)
        return unexpected(erased.error());
    auto transaction = sqlite::Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    const auto notes = notes::removeScope(database, scope);
    if (!notes)
        return notes;
    const auto slips = slips::removeScope(database, scope, numbers);
    if (!slips)
        return slips;
    if (const auto done = transaction->commit(); !done)
        return unexpected(done.error());
    return *notes + *slips;
}

} // namespace

JournalPrivacy::JournalPrivacy(Store &store, const PhoneNumbers &numbers, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_numbers(numbers)
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
        [scope, numbers = m_numbers](sqlite::Database &database) -> Expected<PrivacyCount> {
            auto count = journal::countScope(database, scope);
            const auto notes = notes::countScope(database, scope);
            const auto slips = slips::countScope(database, scope, numbers);
            if (!count)
                return count;
            if (!notes || !slips)
                return unexpected(!notes ? notes.error() : slips.error());
            count->notes = *notes;
            count->slips = *slips;
            return count;
        },
        [this, counted = std::move(counted)](const Expected<PrivacyCount> &count) {
            if (count)
                counted(*count);
            else if (count.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(count.error());
        });
}

void JournalPrivacy::count(const JournalEntry &entry, QObject *context, Counted counted)
{
    if (entry.key.isEmpty()) {
        counted({1, 0, 0, 0}); // nobody whose notes could be known
        return;
    }
    count(scopeOf(entry), context, [counted = std::move(counted)](const PrivacyCount &count) {
        counted({1, 0, count.notes, count.slips});
    });
}

void JournalPrivacy::remove(const PrivacyScope &scope)
{
    Q_EMIT removing(scope);
    if (scope.isEverything())
        run([nowMs = m_clock.wallMs()](sqlite::Database &database) { return journal::removeAll(database, nowMs); }, false);
    else
        run([scope, numbers = m_numbers](sqlite::Database &database) {
            return journal::removeScope(database, scope, numbers, rowsAtOnce);
        }, true);
    run([scope, numbers = m_numbers](sqlite::Database &database) { return removeNotes(database, scope, numbers); }, false);
}

PrivacyScope JournalPrivacy::scopeOf(const JournalEntry &entry)
{
    PrivacyScope scope;
    scope.keys = {entry.key};
    PhoneNumber number;
    number.dial = entry.key;
    scope.subjects = {noteSubject(number)};
    scope.fromMs = entry.startedMs;
    // A line about a call is often finished after it.
    scope.untilMs = std::max(entry.endedMs, entry.startedMs) + std::chrono::milliseconds(timeForNotes).count();
    return scope;
}

void JournalPrivacy::remove(const JournalEntry &entry)
{
    if (!entry.key.isEmpty()) {
        const PrivacyScope scope = scopeOf(entry);
        Q_EMIT removing(scope);
        run([scope, numbers = m_numbers](sqlite::Database &database) { return removeNotes(database, scope, numbers); },
            false);
    }
    run([uuid = entry.uuid](sqlite::Database &database) { return journal::remove(database, uuid); }, false);
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
    run([old, numbers = m_numbers](sqlite::Database &database) {
        return journal::removeScope(database, old, numbers, rowsAtOnce);
    }, true);
    // Slips that are open are work to do, however old; closed ones go by themselves.
    run([old](sqlite::Database &database) { return notes::removeScope(database, old); }, false);
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
    if (all == 0)
        return;
    Q_EMIT removed(all);
    m_eraseWanted = true;
    if (!std::exchange(m_erasing, true))
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
